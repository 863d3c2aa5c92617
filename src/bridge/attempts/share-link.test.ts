import fc from 'fast-check';
import { deflateSync, inflateSync } from 'fflate';
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

  it('that anybody changed is refused, or is the same', () => {
    fc.assert(
      fc.property(moment, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (shared, where, other) => {
        const text = momentText(shared);
        const at = where % text.length;
        expect([undefined, shared]).toContainEqual(momentFrom(text.slice(0, at) + other + text.slice(at + 1)));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(momentFrom(text)).toBeUndefined();
      }),
    );
  });

  it('does not unpack to more than a session can be', () => {
    const bomb = Buffer.from(deflateSync(new Uint8Array(8_000_000), { level: 9 })).toString('base64url');
    expect(bomb.length).toBeLessThan(20_000);
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

it('a moment of an address from before there were checksums opens', () => {
  const m = { v: 1, g: '1', w: [5], e: [{ kind: 'type', console: 'R1', text: 'a' }], u: 2, s: 'R1=0' };
  expect(momentFrom(packed(m))).toMatchObject({ entries: [{ at: 5, input: { text: 'a' } }], until: 7 });
  expect(fileFrom(packed({ n: 'x', t: 'y', m }))).toMatchObject({ name: 'x', text: 'y', moment: { until: 7 } });
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

/** Values that stand where others are expected. */
const odd = fc.oneof(
  fc.constantFrom(null, true, -1, 1e308, 0.5, '', 'x'.repeat(100_000), '__proto__', 'R1\0', [], {}, [[[[]]]]),
  fc
    .constantFrom('{"__proto__":{"kind":"break"}}', '{"constructor":1}', '[null]')
    .map((text): unknown => JSON.parse(text)),
);

/** Every place of a value, as the names that lead there. */
const placesOf = (value: unknown, place: readonly string[] = []): readonly (readonly string[])[] => [
  place,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...place, name]))
    : []),
];

/** A value with another at one of its places. */
function changedAt(value: unknown, [name, ...rest]: readonly string[], to: unknown): unknown {
  if (name === undefined) return to;
  const inner = changedAt((value as Record<string, unknown>)[name], rest, to);
  return Array.isArray(value)
    ? value.map((one: unknown, i) => (String(i) === name ? inner : one))
    : { ...(value as object), [name]: inner };
}

/** What an address was made of, without its checksum: whoever forges an address leaves it out. */
function contentOf(text: string): { readonly m: unknown } {
  const { c: _, ...content } = JSON.parse(Buffer.from(inflateSync(Buffer.from(text, 'base64url'))).toString()) as {
    readonly c: string;
    readonly m: unknown;
  };
  return content;
}

describe('a damaged address', () => {
  const file = moment.map((shared) =>
    fileText({ name: 'lab.yaml', text: 'id: x\n'.repeat(40), seed: 7, moment: shared }),
  );
  /** What opens is whole: it can be shared again and is the same, and its time runs forwards. */
  const opensWhole = (text: string): boolean => {
    const [one, other] = [fileFrom(text), momentFrom(text)];
    expect(one && fileFrom(fileText(one))).toEqual(one);
    expect(other && momentFrom(momentText(other))).toEqual(other);
    for (const { entries, until } of [one?.moment, other].flatMap((found) => found ?? [])) {
      const times = [...entries.map(({ at }) => at), until];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
    return (one ?? other) !== undefined;
  };

  it('that was cut off is refused', () => {
    fc.assert(
      fc.property(file, fc.nat(), (text, where) => {
        expect(fileFrom(text.slice(0, where % text.length))).toBeUndefined();
      }),
    );
  });

  it.each([
    ['went on', (text: string, more: string) => text + more],
    ['lost a piece', (text: string, piece: string, at: number) => text.slice(0, at) + text.slice(at + piece.length)],
    [
      'has a piece twice',
      (text: string, piece: string, at: number) => text.slice(0, at + piece.length) + text.slice(at),
    ],
    [
      'has other letters',
      (text: string, more: string, at: number) => text.slice(0, at) + more + text.slice(at + more.length),
    ],
    ['came in small letters', (text: string) => text.toLowerCase()],
  ])('that %s opens nothing, or what it was', (_, damage) => {
    const letters = fc.string({ minLength: 1, maxLength: 9, unit: fc.constantFrom(...'AZaz09-_%=+/. \0\u202e') });
    fc.assert(
      fc.property(file, letters, fc.nat(), (text, more, where) => {
        const damaged = damage(text, more, where % text.length);
        expect([undefined, fileFrom(text)]).toContainEqual(fileFrom(damaged));
        expect(momentFrom(damaged)).toBeUndefined();
      }),
    );
  });

  it('of which the content was changed opens nothing, or something whole', () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.string({ maxLength: 4 }), (text, where, other) => {
        const content = JSON.stringify(contentOf(text));
        const at = where % content.length;
        const changed = content.slice(0, at) + other + content.slice(at + 1);
        opensWhole(Buffer.from(deflateSync(new TextEncoder().encode(changed))).toString('base64url'));
      }),
    );
  });

  it('of which a value was changed opens nothing, or something whole', () => {
    fc.assert(
      fc.property(file, fc.nat(), odd, fc.boolean(), (text, where, value, alone) => {
        const content = contentOf(text);
        const whole = alone ? content.m : content;
        const places = placesOf(whole);
        opensWhole(packed(changedAt(whole, places[where % places.length] ?? [], value)));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['inputs', { e: Array.from({ length: 100_001 }, () => 'a'), w: Array.from({ length: 100_001 }, () => 1) }],
    ['moments', { e: ['a'], w: Array.from({ length: 200_000 }, () => 0) }],
    ['levels', { e: [JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown], w: [1] }],
    ['text', { e: ['a'.repeat(64_001)], w: [1] }],
  ])('with more %s than a session has is refused', (_, much) => {
    expect(momentFrom(packed({ v: 1, g: '1', u: 0, s: '', ...much }))).toBeUndefined();
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
