/** A line being typed: text and cursor. Every change returns a new value. */
export interface EditBuffer {
  readonly text: string;
  readonly cursor: number;
}

export const emptyBuffer: EditBuffer = { text: '', cursor: 0 };
export const bufferOf = (text: string): EditBuffer => ({ text, cursor: text.length });

export const insert = (b: EditBuffer, what: string): EditBuffer => ({
  text: b.text.slice(0, b.cursor) + what + b.text.slice(b.cursor),
  cursor: b.cursor + what.length,
});

const between = (b: EditBuffer, from: number, to: number): EditBuffer => ({
  text: b.text.slice(0, from) + b.text.slice(to),
  cursor: from,
});

const move = (b: EditBuffer, to: number): EditBuffer => ({
  ...b,
  cursor: Math.max(0, Math.min(b.text.length, to)),
});

const wordLeft = (b: EditBuffer): number => {
  let at = b.cursor;
  while (at > 0 && b.text[at - 1] === ' ') at--;
  while (at > 0 && b.text[at - 1] !== ' ') at--;
  return at;
};

const wordRight = (b: EditBuffer): number => {
  let at = b.cursor;
  while (at < b.text.length && b.text[at] === ' ') at++;
  while (at < b.text.length && b.text[at] !== ' ') at++;
  return at;
};

const transpose = (b: EditBuffer): EditBuffer => {
  const at = b.cursor === b.text.length ? b.cursor - 1 : b.cursor;
  if (at < 1) return b;
  const swapped = (b.text[at] ?? '') + (b.text[at - 1] ?? '');
  return { text: b.text.slice(0, at - 1) + swapped + b.text.slice(at + 1), cursor: at + 1 };
};

const mapWord = (b: EditBuffer, change: (word: string) => string): EditBuffer => {
  const end = wordRight(b);
  return { text: b.text.slice(0, b.cursor) + change(b.text.slice(b.cursor, end)) + b.text.slice(end), cursor: end };
};

export interface Edit {
  readonly buffer: EditBuffer;
  /** Text that was cut and can be pasted again. */
  readonly killed?: string;
}

const kill = (b: EditBuffer, from: number, to: number): Edit =>
  from === to ? { buffer: b } : { buffer: between(b, from, to), killed: b.text.slice(from, to) };

/** The editing keys of the IOS command line, by the name `decodeKey` gives them. */
export const editingKeys: Readonly<Record<string, (b: EditBuffer) => Edit>> = {
  'ctrl-a': (b) => ({ buffer: move(b, 0) }),
  'ctrl-e': (b) => ({ buffer: move(b, b.text.length) }),
  'ctrl-b': (b) => ({ buffer: move(b, b.cursor - 1) }),
  'ctrl-f': (b) => ({ buffer: move(b, b.cursor + 1) }),
  'esc-b': (b) => ({ buffer: move(b, wordLeft(b)) }),
  'esc-f': (b) => ({ buffer: move(b, wordRight(b)) }),
  'ctrl-d': (b) => ({ buffer: between(b, b.cursor, Math.min(b.text.length, b.cursor + 1)) }),
  rubout: (b) => ({ buffer: b.cursor === 0 ? b : between(b, b.cursor - 1, b.cursor) }),
  'ctrl-u': (b) => kill(b, 0, b.cursor),
  'ctrl-x': (b) => kill(b, 0, b.cursor),
  'ctrl-k': (b) => kill(b, b.cursor, b.text.length),
  'ctrl-w': (b) => kill(b, wordLeft(b), b.cursor),
  'esc-d': (b) => kill(b, b.cursor, wordRight(b)),
  'ctrl-t': (b) => ({ buffer: transpose(b) }),
  'esc-c': (b) => ({ buffer: mapWord(b, (w) => w.replace(/[^ ]/, (c) => c.toUpperCase())) }),
  'esc-l': (b) => ({ buffer: mapWord(b, (w) => w.toLowerCase()) }),
  'esc-u': (b) => ({ buffer: mapWord(b, (w) => w.toUpperCase()) }),
};
