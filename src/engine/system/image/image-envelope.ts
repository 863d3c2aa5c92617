import { concat, fromHex, toHex, utf8Encode } from '../bytes.ts';
import {
  decodeFields,
  encodeFields,
  type Field,
  numberField,
  numberOfField,
  readUint,
  textField,
  textOfField,
  uint16,
} from './image-fields.ts';
import type { KeyType } from '../crypto/training-keys.ts';

/** What the signature envelope of an image says about its signer. It is only true when the signature is. */
export interface ImageEnvelope {
  readonly commonName: string;
  readonly organizationUnit: string;
  readonly organizationName: string;
  /** Eight upper-case hexadecimal digits: the Unix time of signing. */
  readonly serial: string;
  readonly hashAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly keyType: KeyType;
  readonly keyVersion: string;
  /** SHA-1 of all bytes before the envelope, where the platform wants one: it finds damage, not forgery. Hexadecimal. */
  readonly integrity?: string;
}

/** The envelope is the last 512 bytes of a signed file; the signature is the last 256 of those, and covers all before it. */
export const ENVELOPE_BYTES = 512;
export const SIGNATURE_BYTES = 256;

const MAGIC = utf8Encode('BSENVLP1');
const HEAD_BYTES = ENVELOPE_BYTES - SIGNATURE_BYTES;
const SIGNATURE_HEAD = Uint8Array.of(9, SIGNATURE_BYTES >> 8, SIGNATURE_BYTES & 0xff);

const tags = {
  commonName: 1,
  organizationUnit: 2,
  organizationName: 3,
  serial: 4,
  hash: 5,
  signature: 6,
  keyType: 7,
  keyVersion: 8,
  integrity: 10,
} as const;

/** The 256 bytes that precede the signature: magic, length of the fields, fields, zeros, head of the signature field. */
export function encodeEnvelope(envelope: ImageEnvelope): Uint8Array {
  const fields = encodeFields([
    textField(tags.commonName, envelope.commonName),
    textField(tags.organizationUnit, envelope.organizationUnit),
    textField(tags.organizationName, envelope.organizationName),
    numberField(tags.serial, Number.parseInt(envelope.serial, 16)),
    textField(tags.hash, envelope.hashAlgorithm),
    textField(tags.signature, envelope.signatureAlgorithm),
    textField(tags.keyType, envelope.keyType),
    textField(tags.keyVersion, envelope.keyVersion),
    ...(envelope.integrity === undefined ? [] : [{ tag: tags.integrity, value: fromHex(envelope.integrity) }]),
  ] satisfies readonly Field[]);
  const head = concat(MAGIC, uint16(fields.length), fields);
  return concat(head, new Uint8Array(HEAD_BYTES - SIGNATURE_HEAD.length - head.length), SIGNATURE_HEAD);
}

/** Reads it back. `absent` when there is no envelope at this place, `damaged` when it cannot be read. */
export function decodeEnvelope(bytes: Uint8Array): ImageEnvelope | 'absent' | 'damaged' {
  if (toHex(bytes.subarray(0, MAGIC.length)) !== toHex(MAGIC)) return 'absent';
  const start = MAGIC.length + 2;
  const length = readUint(bytes, MAGIC.length, 2);
  const fields =
    length <= HEAD_BYTES - SIGNATURE_HEAD.length - start
      ? decodeFields(bytes.subarray(start, start + length))
      : undefined;
  if (!fields) return 'damaged';
  const commonName = textOfField(fields, tags.commonName);
  const organizationUnit = textOfField(fields, tags.organizationUnit);
  const organizationName = textOfField(fields, tags.organizationName);
  const serial = numberOfField(fields, tags.serial);
  const hashAlgorithm = textOfField(fields, tags.hash);
  const signatureAlgorithm = textOfField(fields, tags.signature);
  const keyType = textOfField(fields, tags.keyType);
  const keyVersion = textOfField(fields, tags.keyVersion);
  if (
    commonName === undefined ||
    organizationUnit === undefined ||
    organizationName === undefined ||
    serial === undefined ||
    hashAlgorithm === undefined ||
    signatureAlgorithm === undefined ||
    !isKeyType(keyType) ||
    keyVersion === undefined
  )
    return 'damaged';
  return {
    commonName,
    organizationUnit,
    organizationName,
    serial: serial.toString(16).toUpperCase().padStart(8, '0'),
    hashAlgorithm,
    signatureAlgorithm,
    keyType,
    keyVersion,
    ...integrityOf(fields),
  };
}

const SHA1_BYTES = 20;

function integrityOf(fields: readonly Field[]): { readonly integrity?: string } {
  const value = fields.find(({ tag }) => tag === tags.integrity)?.value;
  return value?.length === SHA1_BYTES ? { integrity: toHex(value) } : {};
}

export const isKeyType = (text: string | undefined): text is KeyType =>
  text === 'production' || text === 'special' || text === 'rollover';
