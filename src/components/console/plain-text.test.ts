import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText, PlainText } from './plain-text.ts';

it('reads lines as they were left', () => {
  expect(plainText('R1#show clock\r\n12:00:01 UTC\r\nR1#')).toBe('R1#show clock\n12:00:01 UTC\nR1#');
});

it('shows what a backspace left', () => {
  expect(plainText('R1#shoe\b \bw')).toBe('R1#show');
});

it('shows a paged screen without --More--', () => {
  const more = ' --More-- ';
  const erased = '\b'.repeat(more.length) + ' '.repeat(more.length) + '\b'.repeat(more.length);
  expect(plainText(`one\r\n${more}${erased}two`)).toBe('one\ntwo');
});

it('leaves out bells and control sequences', () => {
  expect(plainText('\x07\x1b[1mbold\x1b[0m')).toBe('bold');
});

it('does not depend on how the output is cut', () => {
  const piece = fc
    .array(fc.constantFrom('a', 'b', ' ', '\r', '\n', '\b', '\x07'))
    .map((characters) => characters.join(''));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const reader = new PlainText();
      for (const one of pieces) reader.write(one);
      expect([...reader.lines, reader.current].join('\n')).toBe(plainText(pieces.join('')));
    }),
  );
});
