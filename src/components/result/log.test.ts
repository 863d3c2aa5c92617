import { describe, expect, it } from 'vitest';
import { annotate, linesOf, splitAt, type Remark } from './log.ts';

const printed = (text: string, at = 0) => ({ at, console: 'R1', text });

describe('the lines of a console', () => {
  it('end at line feeds', () => {
    expect(linesOf([printed('Router>en\r\nRouter#')]).map(({ text }) => text)).toEqual(['Router>en', 'Router#']);
  });

  it('show what a terminal shows after backspaces and returns', () => {
    expect(
      linesOf([printed('shw\b\bow\r\n'), printed(' --More-- \b\b\b\b\b\b\b\b\b\b          \rnext\r\n')]).map(
        ({ text }) => text,
      ),
    ).toEqual(['sow', 'next']);
  });

  it('keep empty lines and drop control sequences and bells', () => {
    expect(linesOf([printed('\x1b[31ma\x1b[0m\x07\r\n\r\nb')]).map(({ text }) => text)).toEqual(['a', '', 'b']);
  });

  it('carry the moment at which they began', () => {
    expect(linesOf([printed('a', 5), printed('b\r\nc', 9)])).toEqual([
      { at: 5, text: 'ab' },
      { at: 9, text: 'c' },
    ]);
  });
});

describe('remarks', () => {
  const done: Remark = { at: 10, kind: 'done', text: 'Image secured' };

  it('stand beside the line that was being printed', () => {
    const log = annotate([printed('one\r\n', 1), printed('two\r\n', 10), printed('three', 20)], [done]);
    expect(log.map(({ text, remarks }) => [text, remarks.length])).toEqual([
      ['one', 0],
      ['two', 1],
      ['three', 0],
    ]);
  });

  it('are not lost when they came before the first line, or nothing was printed', () => {
    expect(annotate([printed('late', 50)], [done])[0]?.remarks).toEqual([done]);
    expect(annotate([], [done])[0]?.remarks).toEqual([done]);
    expect(annotate([], [])).toEqual([]);
  });
});

describe('what was shown before the learner began', () => {
  const pieces = [printed('boot\r\n', 1), printed('banner\r\n', 2), printed('Router>', 3), printed('en\r\n', 9)];

  it('ends at the line of the first key', () => {
    const [before, rest] = splitAt(annotate(pieces, []), 8);
    expect(before.map(({ text }) => text)).toEqual(['boot', 'banner']);
    expect(rest.map(({ text }) => text)).toEqual(['Router>en']);
  });

  it('ends earlier where something happened', () => {
    const [before] = splitAt(annotate(pieces, [{ at: 2, kind: 'act', text: 'Sent Break' }]), 8);
    expect(before.map(({ text }) => text)).toEqual(['boot']);
  });

  it('is nothing in an empty log, or when keys came first', () => {
    expect(splitAt([], 8)).toEqual([[], []]);
    expect(splitAt(annotate(pieces, []), 0)[0]).toEqual([]);
  });
});
