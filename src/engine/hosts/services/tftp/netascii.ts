import { bytesContent, read, sizeOf, type Content } from '../../../system/content.ts';

/** Bytes of a file that is turned into lines of another machine; a longer one stays as it is. */
const LONGEST = 0x100000;
const [LF, CR] = [10, 13];

/** A file as it is sent as text: lines end with CR LF, and a CR alone has a zero behind it (RFC 764). */
export function asNetascii(content: Content): Content {
  if (sizeOf(content) > LONGEST) return content;
  const bytes: number[] = [];
  for (const byte of read(content, 0, LONGEST)) {
    if (byte === LF) bytes.push(CR, LF);
    else if (byte === CR) bytes.push(CR, 0);
    else bytes.push(byte);
  }
  return bytesContent(Uint8Array.from(bytes));
}

/** The file that was sent as text. */
export function fromNetascii(content: Content): Content {
  if (sizeOf(content) > LONGEST) return content;
  const bytes: number[] = [];
  let before = -1;
  for (const byte of read(content, 0, LONGEST)) {
    if (before === CR && byte === LF) bytes[bytes.length - 1] = LF;
    else if (before !== CR || byte !== 0) bytes.push(byte);
    before = byte;
  }
  return bytesContent(Uint8Array.from(bytes));
}
