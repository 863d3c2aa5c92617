import { expect, it } from 'vitest';
import { screenText } from './screen-text.ts';

const shown = (...pieces: readonly string[]): string => {
  const screen = screenText();
  return pieces.map(screen).join('');
};

it('leaves what moves, clears and colours', () => {
  const text = 'a\r\n\x08\x07\t\x1b[H\x1b[2J\x1b[K\x1b[1;31mred\x1b[m\x1b[12C';
  expect(shown(text)).toBe(text);
  expect(shown('a\x1b', '[', '1', 'mb')).toBe('a\x1b[1mb');
});

it.each([
  ['a title', '\x1b]0;pwn\x07x', ']0;pwn\x07x'],
  ['the clipboard', '\x1b]52;c;aGk=\x1b\\\\', ']52;c;aGk=\\\\'],
  ['a device control string', '\x1bP+q544e\x1b\\\\', 'P+q544e\\\\'],
  ['an application program command', '\x1b_x', '_x'],
  ['a question that a terminal answers', '\x1b[6n\x1b[c\x1b[21t', '[6n[c[21t'],
  ['a reset', '\x1bc', 'c'],
  ['private modes', '\x1b[?1049h', '[?1049h'],
  ['eight bits', 'a\x9b6n\x9d0;x\0', 'a6n0;x'],
  ['eight bits in UTF-8', '\xc2\x9b6n', '6n'],
])('takes away what steers: %s', (_, text, rest) => {
  expect(shown(text)).toBe(rest);
  expect(shown(...text)).toBe(rest);
});

it('leaves letters of UTF-8', () =>
  expect(shown('\xc3\x9c \xe2\x82\xac \xc2\xa7 €')).toBe('\xc3\x9c \xe2\x82\xac \xc2\xa7 €'));
