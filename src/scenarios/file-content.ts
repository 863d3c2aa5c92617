import {
  detachedSignature,
  publicKeyPem,
  trainingKey,
  buildImage,
  catalogueImage,
  catalogueSpec,
  cut,
  forgedImage,
  fromCivil,
  patch,
  resign,
  sizeOf,
  textContent,
  type Content,
  type EpochMillis,
  type ImageBehaviour,
} from '../engine/index.ts';
import type { FileEntry, HostFileEntry } from './schema.ts';

const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/;

/** `2020-09-22T12:47:09Z` as a moment; undefined when it is not one. */
export function parseTime(text: string): EpochMillis | undefined {
  const [, ...parts] = TIME.exec(text) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  if (parts.length === 0 || year < 1993 || year >= 2100 || hour > 23 || minute > 59 || second > 59) return undefined;
  const moment = fromCivil(year, month, day, hour, minute, second);
  return new Date(moment).toISOString().startsWith(text.slice(0, 10)) ? moment : undefined;
}

export function imageNamed(id: string): Content {
  const image = catalogueImage(id);
  if (!image) throw new Error(`No image ${id}`);
  return image;
}

function unsignedImage(id: string): Content {
  const spec = catalogueSpec(id);
  if (!spec) throw new Error(`No image ${id}`);
  const { signer: _, ...unsigned } = spec;
  return buildImage(unsigned);
}

/** Bytes of an image as it is before anything is overwritten or cut off. */
export const bytesOfImage = (id: string, unsigned: boolean): number =>
  sizeOf(unsigned ? unsignedImage(id) : imageNamed(id));

type ForgedEntry = Extract<FileEntry, { forged: unknown }>;
type ImageEntry = Exclude<Extract<FileEntry, { image: string }>, ForgedEntry>;

const behaviourOf = ({ configuration = '', messages = [] }: ForgedEntry['forged']): ImageBehaviour => ({
  configuration: configuration.split('\n').filter((line) => line.trim() !== ''),
  messages,
});

function forgedContent({ image, forged, signedBy }: ForgedEntry): Content {
  const content = forgedImage(image, { behaviour: behaviourOf(forged), ...(signedBy && { key: signedBy }) });
  if (!content) throw new Error(`No image ${image}`);
  return content;
}

/** Signs an altered image again. What is no longer a whole image stays as it is. */
function signedAgain(content: Content, { image, signedBy }: ImageEntry): Content {
  if (signedBy === undefined) return content;
  const signedAt = catalogueSpec(image)?.signer?.signedAt ?? 0;
  const signed = resign(content, { key: signedBy, signedAt });
  return signed.ok ? signed.value : content;
}

/** What a file holds. */
export function contentOf(file: FileEntry | HostFileEntry): Content {
  if ('text' in file) return textContent(file.text);
  if ('key' in file) return textContent(publicKeyPem(trainingKey(file.key)));
  if ('signatureOf' in file) return detachedSignature(imageNamed(file.signatureOf), file.signedBy ?? 'production-a');
  if ('forged' in file) return forgedContent(file);
  const image = file.unsigned ? unsignedImage(file.image) : imageNamed(file.image);
  const patches = (file.alter ?? []).map(({ at, hex }) => ({ at: Number(at), hex }));
  const altered = patches.length > 0 ? patch(image, ...patches) : image;
  const cutOff = file.truncate === undefined ? altered : cut(altered, Number(file.truncate));
  return signedAgain(cutOff, file);
}

export const isThere = ({ when }: Pick<FileEntry, 'when'>): boolean => when === undefined || when.value === when.is;
