import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './pattern.ts';

const fits = (pattern: string, line: string): boolean | undefined => compilePattern(pattern)?.(line);

describe('output filter expressions', () => {
  it.each([
    ['hostname', 'hostname R1', true],
    ['Hostname', 'hostname R1', false],
    ['^ip', ' ip address', false],
    ['^ip', 'ip address', true],
    ['up$', 'line is up', true],
    ['up$', 'line is up ', false],
    ['line vty|line con', 'line con 0', true],
    ['(a|b)+c', 'xxabac', true],
    ['[0-9]+ bytes', '1683 bytes', true],
    ['[^ ]:', 'flash0:', true],
    ['[^ ]:', ' :', false],
    ['colou?r', 'color', true],
    ['a.c', 'abc', true],
    ['1\\.1', '1x1', false],
    ['_100_', 'path 100 200', true],
    ['_100_', 'path 1002', false],
    ['_100_', '100', true],
    ['', 'anything', true],
    ['x*', '', true],
    ['(a*)*b', 'aaaa', false],
  ])('%s on "%s" is %s', (pattern, line, expected) => {
    expect(fits(pattern, line)).toBe(expected);
  });

  it.each(['(', '[a', '*a', 'a)', '\\', '(a|'])('refuses malformed %s', (pattern) => {
    expect(compilePattern(pattern)).toBeUndefined();
  });

  it('agrees with the standard on plain expressions', () => {
    const piece = fc.constantFrom('a', 'b', '.', 'a*', 'b+', '(a|b)', '[ab]', '^', '$', 'a?');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }),
        (pieces, line) => {
          const pattern = pieces.join('');
          expect(fits(pattern, line)).toBe(new RegExp(pattern, 's').test(line));
        },
      ),
    );
  });
});
