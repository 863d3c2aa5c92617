/** Bytes of a console as the characters the engine takes: one each. */
export const charactersOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Characters of a console as bytes: one each where that is possible, UTF-8 otherwise. */
export function bytesOf(text: string): Uint8Array {
  if (/^[\u0000-\u00ff]*$/.test(text)) return Buffer.from(text, 'latin1');
  return Buffer.concat([...text].map((char) => Buffer.from(char, char <= '\u00ff' ? 'latin1' : 'utf8')));
}
