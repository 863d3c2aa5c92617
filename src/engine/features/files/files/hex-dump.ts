import { sizeOf, read, type Content } from '../../../system/content.ts';

/** Bytes of one line of a hexadecimal dump. */
const ROW = 16;
const BLOCK = 4096;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
const TEXT = Array.from({ length: 256 }, (_, byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'));

/** The bytes from `at` on as these texts, a blank before every group but the first. */
function groups(bytes: Uint8Array, at: number, texts: readonly string[], size: number): string {
  let text = '';
  const end = Math.min(at + ROW, bytes.length);
  for (let i = at; i < end; i++) text += (i > at && (i - at) % size === 0 ? ' ' : '') + texts[bytes[i] ?? 0];
  return text;
}

function row(bytes: Uint8Array, at: number, offset: number): string {
  const address = (offset + at).toString(16).toUpperCase().padStart(8, '0');
  return `${address}: ${groups(bytes, at, HEX, 4).padEnd(35)}     ${groups(bytes, at, TEXT, 4)}`;
}

/** Lines of a hexadecimal dump: address, four groups of four bytes, the same as text. Made as they are taken. */
export function* hexDump(content: Content): Generator<string, void, undefined> {
  const size = sizeOf(content);
  for (let block = 0; block < size; block += BLOCK) {
    const bytes = read(content, block, BLOCK);
    for (let at = 0; at < bytes.length; at += ROW) yield row(bytes, at, block);
  }
}
