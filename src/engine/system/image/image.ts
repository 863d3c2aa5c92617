import { fail, ok, type Result } from '../../kernel/result.ts';
import { encode64 } from '../bytes.ts';
import { type Content, cut, join, read, sizeOf } from '../content.ts';
import { hasSha512, sha1Hex, sha512Hex } from '../crypto/digests.ts';
import {
  decodeEnvelope,
  ENVELOPE_BYTES,
  encodeEnvelope,
  type ImageEnvelope,
  SIGNATURE_BYTES,
} from './image-envelope.ts';
import { encodeHeader, type ImageFacts, type ImageHeader, readHeader } from './image-header.ts';
import { recoverDigest, signDigest } from '../crypto/rsa.ts';
import {
  type ImageKey,
  type KeyType,
  privateTrainingKey,
  type TrainingKeyId,
  trainingKey,
} from '../crypto/training-keys.ts';

/** Why a device does not accept an image. Wrong platform and revoked keys are the caller's to find. */
export type ImageFault = 'not-an-image' | 'truncated' | 'unsigned' | 'unknown-key' | 'bad-signature';

export interface ParsedImage extends ImageFacts {
  readonly envelope: ImageEnvelope;
  /** The signature covers this many bytes, from the first on; the 256 bytes after them are the signature. */
  readonly signedLength: number;
}

/** Who signs an image, and when (seconds since 1970). `as` makes the envelope name another key than the one used. */
export interface Signer {
  readonly key: TrainingKeyId;
  readonly signedAt: number;
  readonly as?: { readonly type: KeyType; readonly version: string };
}

export interface ImageSpec {
  readonly header: ImageHeader;
  readonly machine: number;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Of the payload: images with the same seed differ only in header and envelope. */
  readonly seed: string;
  /** Absent in an unsigned image. */
  readonly signer?: Signer;
  /** Whether the envelope holds a SHA-1 of what precedes it. */
  readonly integrity?: boolean;
}

/** An image file of true size. Signing reads all of it once; the result is remembered with its digests. */
export const buildImage = (spec: ImageSpec): Content => {
  const body = imageBody(spec);
  return spec.signer ? join(body, signatureOver(body, spec.signer.key)) : body;
};

/** The file up to its envelope: what a SHA-1 in the envelope covers. */
export function imageSoftware({ header, machine, size, seed, signer }: ImageSpec): Content {
  const envelopeAt = signer && size - ENVELOPE_BYTES;
  const head = encodeHeader({ header, machine, size, envelopeAt });
  const payload: Content = { kind: 'noise', seed, length: (envelopeAt ?? size) - head.length };
  return join({ kind: 'bytes', base64: encode64(head) }, payload);
}

/** The file up to its signature: all of an unsigned image, the signed part of a signed one. */
export function imageBody(spec: ImageSpec): Content {
  const software = imageSoftware(spec);
  if (!spec.signer) return software;
  const integrity = spec.integrity === true ? sha1Hex(software) : undefined;
  return join(software, envelopeContent(spec.header.family, spec.signer, integrity));
}

/** Unit that an envelope names: the family, or IOS-XE for the platforms that run it. */
const unitOf = (family: string): string => (/^C\d/.test(family) ? family : 'IOS-XE');

function envelopeContent(family: string, { key, signedAt, as }: Signer, integrity: string | undefined): Content {
  const { type, version } = as ?? trainingKey(key);
  const bytes = encodeEnvelope({
    commonName: 'CiscoSystems',
    organizationUnit: unitOf(family),
    organizationName: 'CiscoSystems',
    serial: signedAt.toString(16),
    hashAlgorithm: 'SHA512',
    signatureAlgorithm: '2048-bit RSA',
    keyType: type,
    keyVersion: version,
    ...(integrity !== undefined && { integrity }),
  });
  return { kind: 'bytes', base64: encode64(bytes) };
}

const signatureOver = (body: Content, key: TrainingKeyId): Content => ({
  kind: 'bytes',
  base64: encode64(signDigest(privateTrainingKey(key), sha512Hex(body))),
});

/** Signs what the file holds now with another key: how an altered image is made to pass. */
export function resign(content: Content, signer: Signer): Result<Content, ImageFault> {
  const parsed = parseImage(content);
  if (!parsed.ok) return parsed;
  const { family, envelope } = parsed.value;
  const software = softwareOf(content, parsed.value);
  const integrity = envelope.integrity === undefined ? undefined : sha1Hex(software);
  const body = join(software, envelopeContent(family, signer, integrity));
  return ok(join(body, signatureOver(body, signer.key)));
}

type ImageRead = Result<ParsedImage, ImageFault>;
const images = new WeakMap<Content, ImageRead>();

/** Header and envelope of a signed image, read from its bytes. Nothing is verified but that the file is whole. */
export function parseImage(content: Content): ImageRead {
  const known = images.get(content) ?? readImage(content);
  images.set(content, known);
  return known;
}

function readImage(content: Content): ImageRead {
  const facts = readHeader(content);
  if (!facts.ok) return facts;
  const { declaredSize, envelopeAt } = facts.value;
  if (sizeOf(content) < declaredSize) return fail('truncated');
  if (envelopeAt === undefined) return fail('unsigned');
  if (envelopeAt + ENVELOPE_BYTES !== declaredSize) return fail('not-an-image');
  const envelope = decodeEnvelope(read(content, envelopeAt, ENVELOPE_BYTES));
  if (envelope === 'absent') return fail('unsigned');
  if (envelope === 'damaged') return fail('bad-signature');
  return ok({ ...facts.value, envelope, signedLength: declaredSize - SIGNATURE_BYTES });
}

const signedParts = new WeakMap<Content, Content>();

/** What the signature covers; the same part again, whose digest is known. */
function signedPart(content: Content, { signedLength }: ParsedImage): Content {
  const part = signedParts.get(content) ?? cut(content, signedLength);
  signedParts.set(content, part);
  return part;
}

/** SHA-512 of the signed bytes, and the one that was signed; the latter is undefined when this key did not sign. */
export const imageHashes = (
  content: Content,
  image: ParsedImage,
  key: ImageKey,
): { readonly computed: string; readonly embedded: string | undefined } => ({
  computed: sha512Hex(signedPart(content, image)),
  embedded: recoverDigest(key, read(content, image.signedLength, SIGNATURE_BYTES)),
});

const softwareOf = (content: Content, { signedLength }: ParsedImage): Content =>
  cut(content, signedLength + SIGNATURE_BYTES - ENVELOPE_BYTES);

/** SHA-1 of the bytes before the envelope, and the one in it; undefined where the envelope has none. */
export const imageIntegrity = (
  content: Content,
  image: ParsedImage,
): { readonly computed: string; readonly embedded: string } | undefined =>
  image.envelope.integrity === undefined
    ? undefined
    : { computed: sha1Hex(softwareOf(content, image)), embedded: image.envelope.integrity };

/** The key among these that signed the image as it is now, found by the type and version that its envelope names. */
export function verifyImage(content: Content, keys: readonly ImageKey[]): Result<ImageKey, ImageFault> {
  const parsed = parseImage(content);
  if (!parsed.ok) return parsed;
  const { envelope, declaredSize } = parsed.value;
  const named = keys.filter(({ type, version }) => type === envelope.keyType && version === envelope.keyVersion);
  if (named.length === 0) return fail('unknown-key');
  if (sizeOf(content) !== declaredSize) return fail('bad-signature');
  const { signedLength } = parsed.value;
  const body = signedPart(content, parsed.value);
  const signature = read(content, signedLength, SIGNATURE_BYTES);
  const signed = named.find((key) => {
    const digest = recoverDigest(key, signature);
    return digest !== undefined && hasSha512(body, digest);
  });
  return signed ? ok(signed) : fail('bad-signature');
}
