import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Entry, Input, Moment } from '../../engine/index.ts';
import { fileFrom, fileText, journalFrom, momentFrom, momentText, type SharedMoment } from './share-link.ts';

const name = fc.constantFrom('R1', 'R2');
const input: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), console: name, text: fc.string({ maxLength: 6 }) }),
  fc.record({
    kind: fc.constant('paste' as const),
    console: name,
    text: fc.string({ maxLength: 20, unit: 'grapheme' }),
  }),
  fc.record({ kind: fc.constant('break' as const), console: name }),
  fc.record({ kind: fc.constant('power' as const), device: name, on: fc.boolean() }),
  fc.record({ kind: fc.constant('reset' as const), device: name }),
  fc.record({ kind: fc.constant('speed' as const), console: name, baud: fc.constantFrom(9600, 2400) }),
  fc.record({ kind: fc.constant('note' as const), topic: fc.constant('hint'), value: fc.string({ maxLength: 9 }) }),
);
const moment: fc.Arbitrary<SharedMoment> = fc
  .record({
    steps: fc.array(fc.record({ input, wait: fc.nat({ max: 90_000 }) }), { maxLength: 40 }),
    rest: fc.nat({ max: 100_000 }),
  })
  .map(({ steps, rest }) => {
    let at = 0;
    const entries = steps.map((step): Entry => {
      at += step.wait;
      return { at: at as Moment, input: step.input };
    });
    return { engine: '1.0.0', entries, until: (at + rest) as Moment, screens: 'R1=00000000' };
  });

const packed = (value: unknown): string =>
  Buffer.from(deflateSync(new TextEncoder().encode(JSON.stringify(value)))).toString('base64url');

describe('a moment in an address', () => {
  it('opens as it was shared', () => {
    fc.assert(
      fc.property(moment, (shared) => {
        expect(momentFrom(momentText(shared))).toEqual(shared);
      }),
    );
  });

  it('fits for a session of a hundred commands', () => {
    let at = 0;
    const entries = Array.from({ length: 100 }, (_, i) => `show version | include ${i}\r`)
      .flatMap((line) => [...line])
      .map((text, i): Entry => {
        at += 80 + ((i * 7919) % 131);
        return { at: at as Moment, input: { kind: 'type', console: 'R1', text } };
      });
    const text = momentText({ engine: '1.0.0', entries, until: at as Moment, screens: 'R1=00000000' });
    expect(text.length).toBeLessThan(8000);
  });

  it('that anybody changed is refused or is another whole one, and never throws', () => {
    fc.assert(
      fc.property(moment, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (shared, where, other) => {
        const text = momentText(shared);
        const at = where % text.length;
        expect(() => momentFrom(text.slice(0, at) + other + text.slice(at + 1))).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(momentFrom(text)).toBeUndefined();
      }),
    );
  });

  it('does not unpack to more than a session can be', () => {
    const bomb = Buffer.from(deflateSync(new Uint8Array(60_000_000), { level: 9 })).toString('base64url');
    expect(bomb.length).toBeLessThan(200_000);
    expect(momentFrom(bomb)).toBeUndefined();
  });

  it.each([
    ['an unknown input', { v: 1, g: '1', w: [1], e: [{ kind: 'eval', text: 'x' }], u: 0, s: '' }],
    ['time that runs back', { v: 1, g: '1', w: [-5], e: ['x'], u: 0, s: '' }],
    ['time without end', { v: 1, g: '1', w: [1e300], e: [{ kind: 'break', console: 'R1' }], u: 0, s: '' }],
    ['another version', { v: 2, g: '1', w: [], e: [], u: 0, s: '' }],
    ['more than belongs there', { v: 1, g: '1', w: [], e: [], u: 0, s: '', x: 1 }],
    [
      'a prototype',
      JSON.parse('{"v":1,"g":"1","w":[1],"e":[{"__proto__":{"kind":"break"},"console":"R1"}],"u":0,"s":""}'),
    ],
    ['nothing', null],
  ])('with %s is refused', (_, value) => {
    expect(momentFrom(packed(value))).toBeUndefined();
  });
});

describe('a file in an address', () => {
  it('arrives byte for byte, with seed and moment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(moment, { nil: undefined }), (text, shared) => {
        const file = { name: 'lab.yaml', text, seed: 7, ...(shared && { moment: shared }) };
        expect(fileFrom(fileText(file))).toEqual(file);
      }),
    );
  });

  it('with a moment that is not right is refused whole', () => {
    const m = { v: 1, g: '1', w: [1], e: [{ kind: 'eval' }], u: 0, s: '' };
    expect(fileFrom(packed({ n: 'x', t: 'y', m }))).toBeUndefined();
  });
});

describe('a saved session record', () => {
  const journal = { format: 'bootset-journal', version: 1, engine: '1', scenario: 'a', seed: 1, entries: [], until: 5 };

  it('is read back, also from a report of a mistake', () => {
    expect(journalFrom(JSON.stringify(journal))).toEqual(journal);
    expect(journalFrom(JSON.stringify({ message: 'x', journal }))).toEqual(journal);
  });

  it('is refused when it is nothing but brackets', () => {
    expect(journalFrom('[['.repeat(1_000_000))).toBeUndefined();
  });

  it('is read back however long somebody typed', () => {
    const entries = Array.from({ length: 30_000 }, (_, at) => ({
      at,
      input: { kind: 'type', console: 'R1', text: 'a' },
    }));
    const long = { ...journal, entries, until: 30_000 };
    expect(journalFrom(JSON.stringify({ message: 'x', journal: long }, null, 2))?.entries).toHaveLength(30_000);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"format":"bootset-journal"}',
    JSON.stringify({ ...journal, until: 1e308 }),
    JSON.stringify({ ...journal, until: -1 }),
  ])('is refused when it is %s', (text) => expect(journalFrom(text)).toBeUndefined());
});
