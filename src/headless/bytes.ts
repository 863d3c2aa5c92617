/** Bytes of a console as the characters the engine takes: one each. */
export const charactersOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const bytesOfOne = (char: string): Buffer => Buffer.from(char, char <= '\u00ff' ? 'latin1' : 'utf8');

/** Characters of a console as bytes: one each where that is possible, UTF-8 otherwise. */
export function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'latin1');
  return bytes.toString('latin1') === text ? bytes : Buffer.concat([...text].map(bytesOfOne));
}
