import { describe, expect, it } from 'vitest';
import type { LabEvent, Moment, Value } from '../engine/index.ts';
import { inOne, judge, type Evidence } from './judge.ts';
import type { Expectation } from './schema.ts';

const happened = (id: string, payload: Readonly<Record<string, Value>> = {}, device = 'R1'): LabEvent => ({
  at: 0 as Moment,
  device,
  id,
  payload,
});

const facts: Readonly<Record<string, Value>> = {
  hostname: 'CORE',
  count: 3,
  on: true,
  off: false,
  files: ['a.bin', 'b.cfg'],
  none: null,
};

const evidence = (...events: readonly LabEvent[]): Evidence => ({
  events,
  fact: (id, _, of) => (of === '' ? (facts[id] ?? null) : `${id} of ${of}`),
  whyNot: (id) => (id === 'off' ? 'nobody switched it on' : undefined),
  describeFact: (id) => `The ${id}`,
  describeEvent: (id) =>
    id === 'started' ? 'IOS was started from `image`; `count` counts the starts.' : `Somebody ${id}.`,
  alone: false,
});

const met = (expect: Expectation, ...events: readonly LabEvent[]): boolean => judge(expect, evidence(...events)).met;
const fact = (name: string, should: Extract<Expectation, { fact: string }>['should']): Expectation => ({
  fact: name,
  on: 'R1',
  should,
});

describe('facts', () => {
  it.each<[string, Expectation, boolean]>([
    ['is', fact('hostname', { is: 'CORE' }), true],
    ['is, of another kind', fact('count', { is: '3' }), false],
    ['is null', fact('none', { is: null }), true],
    ['not', fact('hostname', { not: 'CORE' }), false],
    ['atLeast', fact('count', { atLeast: 3 }), true],
    ['atMost', fact('count', { atMost: 2 }), false],
    ['contains, in a list', fact('files', { contains: 'a.bin' }), true],
    ['contains, part of an item', fact('files', { contains: 'a.b' }), false],
    ['contains, in a text', fact('hostname', { contains: 'OR' }), true],
    ['matches', fact('hostname', { matches: 'C*E' }), true],
    ['matches, whole text only', fact('hostname', { matches: 'C' }), false],
    ['matches, an item', fact('files', { matches: '?.cfg' }), true],
  ])('judges %s', (_, expectation, result) => {
    expect(met(expectation)).toBe(result);
  });

  it('says what may be so or not as a statement', () => {
    const known: Evidence = {
      ...evidence(),
      describeFact: () => 'Whether there is such an account; false without one',
    };
    expect(judge(fact('on', { is: false }), known).conditions).toEqual([
      { met: false, expected: 'There is such an account (R1): no', found: 'yes' },
    ]);
  });

  it('says why a fact is not so, where it says, and only where it should be', () => {
    const found = (should: boolean) => judge(fact('off', { is: should }), evidence()).conditions[0]?.found;
    expect([found(true), found(false)]).toEqual(['no: nobody switched it on', 'no']);
  });

  it('says what was expected and what was found, with the question it asked', () => {
    expect(judge({ fact: 'hostname', on: 'R1', of: 'x', should: { is: 'CORE' } }, evidence())).toEqual({
      met: false,
      fixed: false,
      conditions: [{ met: false, expected: 'The hostname (R1, x): CORE', found: 'hostname of x' }],
    });
  });
});

describe('events', () => {
  const started = (image: string): LabEvent => happened('started', { image, count: 1 });

  it('looks at the values and the device', () => {
    const want: Expectation = { event: 'started', on: 'R1', where: { image: { matches: '*.bin' }, count: 1 } };
    expect(met(want, started('a.bin'))).toBe(true);
    expect(met(want, started('a.cfg'))).toBe(false);
    expect(met(want, happened('started', { image: 'a.bin', count: 1 }, 'R2'))).toBe(false);
  });

  it('puts the values into the sentence of the event', () => {
    const verdict = judge({ event: 'started', on: 'R1', where: { image: 'a.bin' } }, evidence(started('b.bin')));
    expect(verdict.conditions).toEqual([
      {
        met: false,
        expected: 'IOS was started from `a.bin` (R1)',
        found: 'it happened otherwise: R1, image b.bin, count 1',
      },
    ]);
  });

  it.each([
    ['dir* flash?:*', 'something like `dir… flash…:…`'],
    ['b*', 'something that begins with `b`'],
    ['*a.bin', 'something that ends in `a.bin`'],
    ['*a*', 'something like `…a…`'],
  ])('writes the pattern %s as people do', (matches, words) => {
    const want: Expectation = { event: 'started', where: { image: { matches } } };
    expect(judge(want, evidence()).conditions[0]?.expected).toBe(`IOS was started from ${words}`);
  });

  it('says in words that a command succeeded, and that something came after or before something else', () => {
    const ran = 'The ROM monitor ran `line`, with the result `result`; it is 0 when the line succeeded.';
    const told = (want: Expectation): string | undefined =>
      judge(want, { ...evidence(), describeEvent: (id) => (id === 'ran' ? ran : `Somebody ${id}.`) }).conditions[0]
        ?.expected;
    const dir = { event: 'ran', where: { line: 'dir flash0:', result: 0 } } as const;
    expect(told(dir)).toBe('The ROM monitor ran `dir flash0:` without an error');
    expect(told({ event: 'gone', after: dir, before: { event: 'back' } })).toBe(
      'Somebody gone, after the ROM monitor ran `dir flash0:` without an error, before somebody back',
    );
    expect(told({ event: 'ran', where: { line: 'dir', result: 4 } })).toBe(
      'The ROM monitor ran dir, with the result 4',
    );
  });

  it('counts', () => {
    const want: Expectation = { event: 'a', count: 2 };
    expect(met(want, happened('a'))).toBe(false);
    expect(met(want, happened('a'), happened('b'), happened('a'))).toBe(true);
  });

  it('keeps the order of after and before', () => {
    const want: Expectation = { event: 'b', after: { event: 'a' }, before: { event: 'c' } };
    const [a, b, c] = [happened('a'), happened('b'), happened('c')];
    expect(met(want, a, b, c)).toBe(true);
    expect(met(want, b, a, c)).toBe(false);
    expect(met(want, a, c, b)).toBe(false);
    expect(judge(want, evidence(a, c)).fixed).toBe(true);
    expect(judge(want, evidence(a)).fixed).toBe(false);
  });

  it('never forgives what must never happen', () => {
    const want: Expectation = { never: { event: 'erased', on: 'R1' } };
    expect(judge(want, evidence())).toMatchObject({ met: true, fixed: false });
    expect(judge(want, evidence(happened('erased', { by: 'console' })))).toMatchObject({
      met: false,
      fixed: true,
      conditions: [{ found: 'it happened: R1, by console' }],
    });
  });

  it('looks only at what happened between two events', () => {
    const want: Expectation = { during: { from: { event: 'in' }, to: { event: 'out' } }, expect: { event: 'a' } };
    const [a, enter, leave] = [happened('a'), happened('in'), happened('out')];
    expect(met(want, a, enter, leave)).toBe(false);
    expect(met(want, enter, a, leave)).toBe(true);
    expect(met(want, enter, leave, a)).toBe(false);
    expect(met(want, enter, leave, enter, a)).toBe(true);
  });
});

describe('a lab with one device', () => {
  const alone = (...events: readonly LabEvent[]): Evidence => ({ ...evidence(...events), alone: true });
  const told = (expect: Expectation, ...events: readonly LabEvent[]) =>
    inOne(judge(expect, alone(...events)).conditions);

  it('needs no name for it', () => {
    expect(told(fact('hostname', { is: 'EDGE' })).expected).toBe('The hostname: EDGE');
    expect(told({ ...fact('hostname', { is: 'EDGE' }), of: 'x' }).expected).toBe('The hostname (x): EDGE');
    const erased = happened('erased', { by: 'console' });
    const when = { on: 'R1', where: { by: 'rommon' } };
    expect(told({ event: 'erased', ...when }, erased)).toMatchObject({
      expected: 'Somebody erased (by: rommon)',
      found: 'it happened otherwise: by console',
    });
    expect(told({ never: { event: 'gone', on: 'R1' } }, happened('gone'))).toMatchObject({
      expected: 'Never: Somebody gone',
      found: 'it happened',
    });
  });
});

describe('compositions', () => {
  const yes = fact('on', { is: true });
  const no = fact('hostname', { is: 'EDGE' });

  it('judges all, any and not', () => {
    expect(met({ all: [yes, no] })).toBe(false);
    expect(met({ any: [yes, no] })).toBe(true);
    expect(met({ not: no })).toBe(true);
  });

  it('tells only what is missing of several things, in one sentence', () => {
    const other = fact('hostname', { is: 'WEST' });
    const { conditions } = judge({ all: [yes, no, other] }, evidence());
    expect(inOne(conditions)).toEqual({
      met: false,
      expected: 'The hostname (R1): EDGE; The hostname (R1): WEST',
      found: 'CORE',
    });
    expect(inOne(judge({ all: [yes] }, evidence()).conditions)).toMatchObject({ met: true, found: 'yes' });
  });

  it('says of each of several things how it stands, in order and once', () => {
    const third = fact('count', { is: 3 });
    expect(judge({ all: [yes, { all: [no, third, yes] }] }, evidence()).conditions).toEqual([
      { met: true, expected: 'The on (R1): yes', found: 'yes' },
      { met: false, expected: 'The hostname (R1): EDGE', found: 'CORE' },
      { met: true, expected: 'The count (R1): 3', found: '3' },
    ]);
  });

  it('says so also of what must be between two events', () => {
    const inside: Expectation = {
      during: { from: { event: 'in' } },
      expect: { all: [{ event: 'a' }, { event: 'b' }] },
    };
    expect(judge(inside, evidence(happened('a'))).conditions.map((one) => one.met)).toEqual([false, false]);
    const begun = judge(inside, evidence(happened('in'), happened('a'))).conditions;
    expect(begun.map((one) => [one.met, one.expected])).toEqual([
      [true, 'Somebody a, after somebody in'],
      [false, 'Somebody b, after somebody in'],
    ]);
  });

  it('tells several ways as one thing to do', () => {
    const happens: Expectation = { event: 'erased' };
    expect(judge({ any: [{ all: [no, yes] }, happens] }, evidence()).conditions).toEqual([
      {
        met: false,
        expected: 'The hostname (R1): EDGE, or Somebody erased',
        found: 'CORE; it has not happened',
      },
    ]);
  });

  it('is lost for ever when one of its parts is', () => {
    const never: Expectation = { never: { event: 'erased' } };
    expect(judge({ all: [no, never] }, evidence(happened('erased'))).fixed).toBe(true);
    expect(judge({ any: [no, never] }, evidence(happened('erased'))).fixed).toBe(false);
    expect(judge({ not: { event: 'erased' } }, evidence(happened('erased'))).fixed).toBe(true);
  });
});
