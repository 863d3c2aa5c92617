import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lab, type Entry, type Input, type Moment } from '../engine/index.ts';
import type { OpenScenario } from '../scenarios/index.ts';
import { History } from './history.ts';
import { loadScenario } from './load-scenario.ts';
import { pointsOf } from './points.ts';
import type { PastView } from './protocol.ts';

const SEED = 4;

async function scenarioOf(id: string): Promise<OpenScenario> {
  const loaded = await loadScenario({ kind: 'catalogue', id }, SEED);
  if (!loaded.ok) throw new Error(`no scenario ${id}`);
  return loaded.scenario;
}

const scenario = await scenarioOf('secure-the-bootset');
const consoles = scenario.spec.devices.map(({ name }) => name);

const end = <T>(playing: Generator<void, T>): T => {
  for (;;) {
    const step = playing.next();
    if (step.done) return step.value;
  }
};

/** What an undisturbed engine has after so many entries, just before the next. */
function replayed(entries: readonly Entry[], position: number): unknown {
  const lab = new Lab(scenario.spec, SEED);
  for (const entry of entries.slice(0, position)) lab.apply(entry);
  lab.advanceTo(entries[position]?.at ?? lab.now);
  const output = lab.drain();
  return {
    at: lab.now,
    screens: consoles.map((console) =>
      output
        .filter((piece) => piece.console === console)
        .map(({ text }) => text)
        .join(''),
    ),
    marks: scenario.grade(lab),
    phases: lab.devices.map(({ phase }) => phase),
  };
}

const seen = ({ at, screens, marks, devices }: PastView): unknown => ({
  at,
  screens: screens.map(({ text }) => text),
  marks,
  phases: devices.map(({ phase }) => phase),
});

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

const entriesOf = (given: readonly { readonly input: Input; readonly wait: number }[]): readonly Entry[] => {
  let at = 100_000;
  return given.map((step) => {
    const entry = { at: at as Moment, input: step.input };
    at += step.wait;
    return entry;
  });
};

describe('the time line', () => {
  it('is what replaying gives, at every point, in whatever order one looks', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (given, order) => {
        const entries = entriesOf(given);
        const history = new History(scenario, SEED);
        const positions = [0, ...pointsOf(entries).map(({ position }) => position)].filter((at) => at < entries.length);
        const shuffled = [...positions].sort(() => ((order.next().value ?? 0) % 2 === 0 ? -1 : 1));
        for (const position of shuffled)
          expect(seen(end(history.at(entries, position)))).toEqual(replayed(entries, position));
      }),
      { numRuns: 25 },
    );
  });

  it('grows with the session', () => {
    const entries = entriesOf(
      ['\r', 'enable\r', 'show clock\r', 'dir\r'].map((text) => ({ input: type(text), wait: 900 })),
    );
    const history = new History(scenario, SEED);
    end(history.at(entries.slice(0, 2), 1));
    expect(seen(end(history.at(entries, 3)))).toEqual(replayed(entries, 3));
    expect(seen(end(history.at(entries, 0)))).toEqual(replayed(entries, 0));
  });

  it('has no past where the present is', () => {
    const entries = entriesOf([{ input: type('\r'), wait: 0 }]);
    expect(() => end(new History(scenario, SEED).at(entries, 1))).toThrow('No past');
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
