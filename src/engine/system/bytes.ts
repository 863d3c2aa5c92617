/** Text and bytes. The engine has no platform encoders, so that every host answers alike. */

/** First byte of a UTF-8 sequence, and the smallest scalar that may take it, by the number of bytes that follow. */
const LEAD = [0, 0xc0, 0xe0, 0xf0] as const;
const SMALLEST = [0, 0x80, 0x800, 0x10000] as const;

/** UTF-8 of a text; a lone surrogate becomes U+FFFD. */
export function utf8Encode(text: string): Uint8Array {
  const out = new Uint8Array(utf8Length(text));
  let at = 0;
  for (const char of text) {
    const code = scalar(char);
    if (code < 0x80) out[at++] = code;
    else {
      const extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      out[at++] = (LEAD[extra] ?? 0) | (code >> (6 * extra));
      for (let i = extra - 1; i >= 0; i--) out[at++] = 0x80 | ((code >> (6 * i)) & 0x3f);
    }
  }
  return out;
}

/** Number of bytes that a text takes as UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) length += code < 0x800 || isPaired(text, at, code) ? 1 : 2;
  }
  return length;
}

/** Whether a unit of UTF-16 is half of a character that takes four bytes. */
function isPaired(text: string, at: number, code: number): boolean {
  if (code < 0xd800 || code > 0xdfff) return false;
  const other = text.charCodeAt(code < 0xdc00 ? at + 1 : at - 1);
  return code < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
}

function scalar(char: string): number {
  const code = char.codePointAt(0) ?? 0xfffd;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

/** The text that these bytes are as UTF-8, or undefined when they are not valid UTF-8. */
export function utf8Decode(bytes: Uint8Array): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] ?? 0;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      continue;
    }
    const extra =
      first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0;
    if (extra === 0) return undefined;
    let code = first & (0x3f >> extra);
    for (let i = 0; i < extra; i++) {
      const next = bytes[at++];
      if (next === undefined || (next & 0xc0) !== 0x80) return undefined;
      code = (code << 6) | (next & 0x3f);
    }
    if (code < (SMALLEST[extra] ?? 0) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    text += String.fromCodePoint(code);
  }
  return text;
}

/** How many of these bytes go before a character of UTF-8 at their end that is not whole yet. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc2 && byte < 0xf5)
      return at + (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4) > bytes.length ? at : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** One byte for each character, of those that have one. */
export const latin1Encode = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Characters that are made at once. */
const PIECE = 4096;

/** Spread as arguments, bytes would be counted out one by one. */
const characters = (bytes: Uint8Array): string => Reflect.apply(String.fromCharCode, undefined, bytes) as string;

/** One character for each byte. */
export function latin1Decode(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += characters(bytes.subarray(at, at + PIECE));
  return text;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648 bit order) over any 64-character alphabet, without padding. */
export function encode64(bytes: Uint8Array, alphabet: string = BASE64): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i <= left; i++) text += alphabet[(word >> (18 - 6 * i)) & 0x3f];
  }
  return text;
}

/** Bytes of a base64 text, padded or not. Characters outside the alphabet are skipped, as MIME readers do. */
export function decode64(text: string): Uint8Array {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const value = BASE64.indexOf(char);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[length++] = (bits >> held) & 0xff;
  }
  return out.subarray(0, length);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Bytes of a hexadecimal text of even length; the caller has checked that it is one. */
export function fromHex(hex: string): Uint8Array {
  const out = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return out;
}

/** All parts, one after the other. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
