import { decode64 } from '../bytes.ts';
import { type Content, contentKey, join } from '../content.ts';
import { knowDigest } from '../crypto/digests.ts';
import { buildImage, type ImageSpec, imageBody, imageSoftware } from './image.ts';
import { type Family, type ImageLine, imageLines, releases } from './image-lines.ts';
import { recoverDigest } from '../crypto/rsa.ts';
import { trainingKey } from '../crypto/training-keys.ts';

/** What is known of a catalogue image without reading its bytes (image-digests.json, by scripts/image-digests.ts). */
export interface ShippedImage {
  /** Key of the content that was signed: the rest holds for no other bytes. */
  readonly body: string;
  readonly md5: string;
  /** SHA-1 in the envelope, and key of the content it was computed from. */
  readonly integrity?: { readonly of: string; readonly sha1: string };
  /** Base64. */
  readonly signature: string;
}

const shippedImages = new Map<string, ShippedImage>();

/** Takes over what the product ships of catalogue images: they come sooner, with the same bytes. */
export function knowImages(images: Readonly<Record<string, ShippedImage>>): void {
  for (const [id, image] of Object.entries(images)) shippedImages.set(id, image);
}

/** An image family as data: name of its files, ELF machine number its ROM monitor wants (ours, no public source). */
const families: Readonly<
  Record<
    Family,
    { readonly prefix: string; readonly machine: number; readonly signDelay: number; readonly integrity?: boolean }
  >
> = {
  C1900: { prefix: 'c1900', machine: 0x00a1, signDelay: 0 },
  C2900: { prefix: 'c2900', machine: 0x00a2, signDelay: 212 },
  C3900: { prefix: 'c3900', machine: 0x00a3, signDelay: 431 },
  ASR1002X: { prefix: 'asr1002x', machine: 0x00b1, signDelay: 0, integrity: true },
  CAT4500E: { prefix: 'cat4500e', machine: 0x00b2, signDelay: 0, integrity: true },
  C7200: { prefix: 'c7200', machine: 0x002b, signDelay: 0 },
};

const isFamily = (name: string): name is Family => Object.hasOwn(families, name);

const specs: ReadonlyMap<string, ImageSpec> = new Map(imageLines.flatMap(specsOf));

function specsOf(line: ImageLine): [string, ImageSpec][] {
  return Object.entries(line.sizes).flatMap(([family, size]) => (isFamily(family) ? [specOf(line, family, size)] : []));
}

function specOf(line: ImageLine, family: Family, size: number): [string, ImageSpec] {
  const { prefix, machine, signDelay, integrity = false } = families[family];
  const { version, build, compiled, copyright, signedAt, ...more } = releases[line.release];
  const id = line.name ?? (line.kind === 'system' ? `${prefix}-${line.suffix}` : `${family}_${line.suffix}`);
  const bundledKeys = line.bundles.map(trainingKey);
  const header = {
    kind: line.kind,
    family,
    featureSet: line.featureSet,
    version,
    ...more,
    build,
    compiled,
    copyright,
    bundledKeys,
  };
  const signer = line.key && { key: line.key, signedAt: signedAt + signDelay };
  return [id, { header, machine, size, seed: id, ...(signer && { signer }), ...(integrity && { integrity }) }];
}

/** File names of all images there are: `c2900-universalk9-mz.SPA.154-3.M.bin`. */
export const imageIds: readonly string[] = [...specs.keys()];

/** What an image is built from, to build a variant of it; undefined when there is no such image. */
export const catalogueSpec = (id: string): ImageSpec | undefined => specs.get(id);

const built = new Map<string, Content>();

/** The image file of that name; undefined when there is none. Costs next to nothing where it is known already. */
export function catalogueImage(id: string): Content | undefined {
  const spec = specs.get(id);
  const content = built.get(id) ?? (spec && (shippedImage(id, spec) ?? buildImage(spec)));
  if (content) built.set(id, content);
  return content;
}

/** The image with the signature made when the product was built, unless it was made of other bytes. */
function shippedImage(id: string, spec: ImageSpec): Content | undefined {
  const shipped = shippedImages.get(id);
  if (shipped?.integrity) knowIntegrity(spec, shipped.integrity);
  const body = imageBody(spec);
  if (!shipped || !spec.signer || shipped.body !== contentKey(body)) return undefined;
  const sha512 = recoverDigest(trainingKey(spec.signer.key), decode64(shipped.signature));
  if (sha512 === undefined) return undefined;
  const content = join(body, { kind: 'bytes', base64: shipped.signature });
  knowDigest('sha512', body, sha512);
  knowDigest('md5', content, shipped.md5);
  return content;
}

/** The SHA-1 of large images is shipped too, together with the bytes it holds for. */
function knowIntegrity(spec: ImageSpec, { of, sha1 }: { readonly of: string; readonly sha1: string }): void {
  const software = imageSoftware(spec);
  if (contentKey(software) === of) knowDigest('sha1', software, sha1);
}
