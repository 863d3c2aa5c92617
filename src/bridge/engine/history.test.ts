import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lab, type Entry, type Input, type Moment } from '../../engine/index.ts';
import type { OpenScenario } from '../../scenarios/index.ts';
import { viewDevices } from './device-view.ts';
import { loadScenario } from './load-scenario.ts';
import { pointsOf } from '../journal/points.ts';
import type { PastView } from '../protocol.ts';
import { RunningLab } from './running-lab.ts';

const SEED = 4;

async function scenarioOf(kind: 'catalogue' | 'quiz', id: string): Promise<OpenScenario> {
  const loaded = await loadScenario({ kind, id }, SEED);
  if (!loaded.ok) throw new Error(`no scenario ${id}`);
  return loaded.scenario;
}

const scenario = await scenarioOf('catalogue', 'secure-the-bootset');
const quiz = await scenarioOf('quiz', 'image-resilience');
const consoles = scenario.spec.devices.map(({ name }) => name);

const newLab = (of = scenario): RunningLab => new RunningLab(of, SEED, () => 0);

/** A session that was opened again. */
function reopened(entries: readonly Entry[], of = scenario): RunningLab {
  const lab = newLab(of);
  for (const _ of lab.rebuild({ entries, until: entries.at(-1)?.at ?? (0 as Moment) }, Infinity));
  return lab;
}

/** A session that is going on. */
function played(given: readonly Step[]): RunningLab {
  const lab = newLab();
  for (const [id, { input, wait }] of given.entries()) {
    lab.input(id, input);
    lab.run(wait);
  }
  return lab;
}

/** What an undisturbed engine has after so many entries, just before the next. */
function replayed(entries: readonly Entry[], position: number): PastView {
  const lab = new Lab(scenario.spec, SEED);
  for (const entry of entries.slice(0, position)) lab.apply(entry);
  lab.advanceTo(entries[position]?.at ?? lab.now);
  const output = lab.drain();
  return {
    position,
    at: lab.now,
    nextDue: lab.nextEvent ?? null,
    screens: consoles.map((console) => ({
      console,
      text: output.flatMap((piece) => (piece.console === console ? piece.text : [])).join(''),
    })),
    marks: scenario.grade(lab),
    devices: viewDevices(lab, scenario.places),
  };
}

interface Step {
  readonly input: Input;
  /** Milliseconds until the next. */
  readonly wait: number;
}

const type = (text: string): Input => ({ kind: 'type', console: consoles[0] ?? '', text });
const device = consoles[0] ?? '';

const input = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom('\r', 'e', 'enable\r', 'show run\r', 'copy run start\r', 'reload\r', 'y', ' ', '\x03', 'dir\r')
      .map(type),
  },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'break', console: device }) },
  { weight: 1, arbitrary: fc.boolean().map<Input>((on) => ({ kind: 'power', device, on })) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'reset', device }) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'note', topic: 'hint', value: 'x/0' }) },
);
const steps = fc.array(fc.record({ input, wait: fc.constantFrom(0, 20, 700, 20_000) }), {
  minLength: 2,
  maxLength: 14,
});

const entriesOf = (given: readonly Step[]): readonly Entry[] => {
  let at = 100_000;
  return given.map((step) => {
    const entry = { at: at as Moment, input: step.input };
    at += step.wait;
    return entry;
  });
};

/** Where one can look, in any order. */
const positionsOf = (entries: readonly Entry[]): readonly number[] =>
  [0, ...pointsOf(entries).map(({ position }) => position)].filter((at) => at < entries.length);

const shuffledBy = (order: Iterator<number>, positions: readonly number[]): readonly number[] =>
  [...positions].sort(() => (Number(order.next().value) % 2 === 0 ? -1 : 1));

describe('the time line', () => {
  it('is what replaying gives, at every point, in whatever order one looks', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (given, order) => {
        const entries = entriesOf(given);
        const lab = reopened(entries);
        for (const position of shuffledBy(order, positionsOf(entries)))
          expect(lab.at(position)).toEqual(replayed(entries, position));
      }),
      { numRuns: 25 },
    );
  });

  it('is the same while the session goes on', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const lab = played(given);
        const { entries } = lab.journal();
        for (const position of positionsOf(entries)) expect(lab.at(position)).toEqual(replayed(entries, position));
      }),
      { numRuns: 25 },
    );
  });

  it('has the questions of then', () => {
    const answer: Input = { kind: 'note', topic: 'answer', value: 'what-hiding-does {"chosen":[1]}' };
    const lab = reopened(entriesOf([answer, type('\r')].map((input) => ({ input, wait: 10 }))), quiz);
    expect(lab.at(0).quiz).toEqual(quiz.quiz?.(quiz.newLab()));
    expect(lab.at(1).quiz).toEqual(lab.opened().quiz);
    expect(lab.at(1).quiz).not.toEqual(lab.at(0).quiz);
  });

  it('grows with the session', () => {
    const given = ['\r', 'enable\r', 'show clock\r', 'dir\r'].map((text) => ({ input: type(text), wait: 900 }));
    const lab = played(given);
    expect(() => lab.at(4)).toThrow('No past');
    lab.input(9, type('show version\r'));
    const { entries } = lab.journal();
    expect(lab.at(4)).toEqual(replayed(entries, 4));
    expect(lab.at(0)).toEqual(replayed(entries, 0));
  });

  it('has no past where the present is, nor in the middle of a line', () => {
    const lab = reopened(entriesOf(['e', 'n', '\r'].map((text) => ({ input: type(text), wait: 5 }))));
    expect(() => lab.at(1)).toThrow('No past');
    expect(() => lab.at(3)).toThrow('No past');
    expect(lab.at(0).position).toBe(0);
  });
});

describe('points', () => {
  const labels = (...inputs: readonly Input[]): readonly string[] =>
    pointsOf(entriesOf(inputs.map((one) => ({ input: one, wait: 1 })))).map(({ label }) => label);
  const keys = (text: string): readonly Input[] => [...text].map(type);

  it('are lines, not keys', () => {
    expect(labels(...keys('enable\rshow ver\r'))).toEqual(['enable', 'show ver']);
  });

  it('show what the keys made of the line', () => {
    expect(labels(...keys('shwo\x7f\x7fow ver\r'), type('\x1b[A'), type('\r'))).toEqual(['show ver', '↑']);
    expect(labels(type('\r'), type('\x03'))).toEqual(['Enter', 'Ctrl-C']);
  });

  it('are acts by themselves', () => {
    expect(
      labels(
        type('sh'),
        { kind: 'break', console: device },
        { kind: 'power', device, on: false },
        { kind: 'usb', device, slot: 'usbflash0', inserted: true },
        { kind: 'reset', device },
        { kind: 'paste', console: device, text: 'a\rb\r' },
        { kind: 'note', topic: 'hint', value: 'a/0' },
      ),
    ).toEqual(['sh', 'Break', 'Power off', 'Plugged usbflash0', 'Device reset', 'Pasted 2 lines', 'Opened a hint']);
  });

  it('end at every position once', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const points = pointsOf(entriesOf(given));
        const positions = points.map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
        expect(positions.at(-1)).toBe(given.length);
      }),
    );
  });
});
