import { sizeOf, read, type Content } from '../../system/content.ts';

/** Bytes of one line of a hexadecimal dump. */
const ROW = 16;
const BLOCK = 4096;

const groups = (text: string, size: number): string => text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '';

function row(bytes: Uint8Array, offset: number): string {
  let hex = '';
  let text = '';
  for (const byte of bytes) {
    hex += byte.toString(16).toUpperCase().padStart(2, '0');
    text += byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : byte === 0x20 ? ' ' : '.';
  }
  const address = offset.toString(16).toUpperCase().padStart(8, '0');
  return `${address}: ${groups(hex, 8).padEnd(35)}     ${groups(text, 4)}`;
}

/** Lines of a hexadecimal dump: address, four groups of four bytes, the same as text. Made as they are taken. */
export function* hexDump(content: Content): Generator<string, void, undefined> {
  const size = sizeOf(content);
  for (let block = 0; block < size; block += BLOCK) {
    const bytes = read(content, block, BLOCK);
    for (let at = 0; at < bytes.length; at += ROW) yield row(bytes.subarray(at, at + ROW), block + at);
  }
}
