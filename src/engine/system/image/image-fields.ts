import { concat, latin1Decode, toHex, utf8Encode } from '../bytes.ts';

/** One field of an image's own header or of its signature envelope: tag (1 byte), length (2 bytes), value. */
export interface Field {
  readonly tag: number;
  readonly value: Uint8Array;
}

export const textField = (tag: number, text: string): Field => ({ tag, value: utf8Encode(text) });
export const numberField = (tag: number, value: number): Field => ({ tag, value: uint32(value) });

export const uint16 = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);
export const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

/** Big-endian unsigned number of the given width; missing bytes count as zero. */
export const readUint = (bytes: Uint8Array, at: number, width: 2 | 4): number =>
  Number.parseInt(toHex(bytes.subarray(at, at + width)) || '0', 16);

export const encodeFields = (fields: readonly Field[]): Uint8Array =>
  concat(...fields.map(({ tag, value }) => concat(Uint8Array.of(tag), uint16(value.length), value)));

/** The fields in their order, or undefined when the bytes do not end with a field. */
export function decodeFields(bytes: Uint8Array): readonly Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  while (at + 3 <= bytes.length) {
    const length = readUint(bytes, at + 1, 2);
    fields.push({ tag: bytes[at] ?? 0, value: bytes.subarray(at + 3, at + 3 + length) });
    at += 3 + length;
  }
  return at === bytes.length ? fields : undefined;
}

/** The first field with this tag as printable text, or undefined when there is none. */
export function textOfField(fields: readonly Field[], tag: number): string | undefined {
  const field = fields.find((candidate) => candidate.tag === tag);
  if (!field?.value.every((byte) => byte >= 0x20 && byte < 0x7f)) return undefined;
  return latin1Decode(field.value);
}

/** The first field with this tag as a number of four bytes, or undefined when there is none. */
export function numberOfField(fields: readonly Field[], tag: number): number | undefined {
  const field = fields.find((candidate) => candidate.tag === tag);
  return field?.value.length === 4 ? readUint(field.value, 0, 4) : undefined;
}
