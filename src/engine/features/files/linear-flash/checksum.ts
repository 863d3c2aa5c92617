import { read, sizeOf, type Content } from '../../../system/content.ts';

const CHUNK = 65_536;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function* chunks(content: Content): Generator<Uint8Array> {
  for (let at = 0; at < sizeOf(content); at += CHUNK) yield read(content, at, CHUNK);
}

const remembered = <T>(compute: (content: Content) => T) => {
  const known = new WeakMap<Content, T>();
  return (content: Content): T => {
    const value = known.get(content) ?? compute(content);
    known.set(content, value);
    return value;
  };
};

/** CRC-32 of a file, as class A keeps it. */
export const crc32 = remembered((content): number => {
  let crc = 0xffffffff;
  for (const bytes of chunks(content)) for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
});

/** Checksum of 16 bits of a file, as class B keeps it: ones' complement of the sum of its words. */
export const sum16 = remembered((content): number => {
  let sum = 0;
  for (const bytes of chunks(content))
    for (let i = 0; i < bytes.length; i += 2) {
      sum += ((bytes[i] ?? 0) << 8) + (bytes[i + 1] ?? 0);
      sum = (sum & 0xffff) + (sum >>> 16);
    }
  return ~sum & 0xffff;
});
