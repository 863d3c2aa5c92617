import { expect, it } from 'vitest';
import { Pace } from './pace.ts';
import { Lab } from '../../engine/lab.ts';
import { defineEvent } from '../../engine/kernel/events.ts';
import { never, on, type Io } from '../../engine/kernel/io.ts';
import { defineSlice, type Slice } from '../../engine/kernel/slice.ts';
import type { Machine, MachineSpec } from '../../engine/system/machine.ts';
import { boxed } from '../../engine/testing/lab.ts';
import { Player } from '../../engine/transcript.ts';

const always = (): boolean => true;
const found = defineEvent<{ after: number }>('test.found', { after: 'number' }, 'A server found something.');
const polls = defineSlice({ id: 'test.polls', lifetime: 'ram', initial: () => ({ count: 0 }) });

const silent: MachineSpec = {
  name: 'S1',
  *run() {
    yield* on(never);
  },
};

/** Looks every second for ever; what it does when it has looked so often is told by `then`. */
const polling = (then: (machine: Machine, count: number) => void = () => {}): MachineSpec => ({
  name: 'S2',
  slices: [polls as Slice<never>],
  *run(machine: Machine): Io<never> {
    for (;;) {
      yield* on(machine.clock.after(1000, 'poll'));
      machine.update(polls, (draft) => {
        draft.count += 1;
      });
      then(machine, machine.read(polls).count);
    }
  },
});

/** A lab with a router at its prompt, whose start is over, and other machines. */
function labWith(...machines: readonly MachineSpec[]): Lab {
  const lab = new Lab({ devices: [boxed({ startup: 'hostname R1\nend\n' })], machines }, 1);
  new Player(lab).play('⟦+90s⟧⟦⟧⟦enable⟧');
  return lab;
}

/** Moments from now on at which skips stop, until nothing is left to skip to. */
function skips(lab: Lab): readonly number[] {
  const from = lab.now;
  const pace = new Pace(lab, () => lab.drain().length);
  const stops: number[] = [];
  for (let at = -1; at !== lab.now && stops.length < 100; ) {
    at = lab.now;
    pace.startSkip();
    while (pace.skipping) pace.run(16, always);
    if (lab.now !== at) stops.push(lab.now - from);
  }
  return stops;
}

it('a machine that nobody sits at keeps no lab busy and has no console', () => {
  const lab = new Lab({ devices: [boxed({ startup: 'end\n' })], machines: [silent] }, 1);
  expect([lab.busy, lab.consoles.map(({ name }) => name), lab.devices.length]).toEqual([true, ['R1'], 1]);
  const pace = new Pace(lab, () => lab.drain().length);
  pace.speed = 'jump';
  pace.run(16, always);
  expect([lab.busy, lab.reading('R1'), lab.reading('S1')]).toEqual([false, true, false]);
  lab.input({ kind: 'type', console: 'S1', text: 'x' });
  lab.input({ kind: 'power', device: 'R1', on: false });
  expect(lab.busy).toBe(false);
});

it('a router is what it was without the machines beside it', () => {
  const printed = (lab: Lab): string =>
    lab
      .drain()
      .map(({ at, text }) => `${at} ${text}`)
      .join('');
  const labs = [labWith(), labWith(silent, polling())];
  expect(labs.map((lab) => lab.now)).toEqual([labs[0]?.now, labs[0]?.now]);
  const [alone, beside] = labs.map(printed);
  expect(beside).toBe(alone);
});

it('skip goes past polls to what happens, and ends where nothing more does', () => {
  const warned = (lab: Lab): readonly number[] => {
    new Player(lab).play('⟦reload in 6⟧⟦:key enter⟧⟦+2s⟧');
    return skips(lab).slice(0, 3);
  };
  expect(warned(labWith(polling()))).toEqual(warned(labWith()));
  const lab = labWith(polling());
  const before = lab.now;
  skips(lab);
  expect([lab.nextEvent, lab.nextTimer]).toEqual([undefined, expect.any(Number)]);
  expect(skips(lab)).toEqual([]);
  expect(lab.now - before).toBeLessThan(60_000);
});

it('skip stops at what a poll begins', () => {
  const lab: Lab = labWith(
    polling((machine, count) => {
      if (count === 400)
        machine.spawn(
          (function* (): Io<void> {
            yield* on(machine.clock.after(500));
            machine.emit(found, { after: count });
          })(),
        );
    }),
  );
  new Player(lab).play('⟦reload in 30⟧⟦:key enter⟧⟦+2s⟧');
  const pace = new Pace(lab, () => lab.drain().length + lab.events.filter(({ id }) => id === found.id).length);
  pace.startSkip();
  while (pace.skipping) pace.run(16, always);
  expect(lab.events.filter(({ id }) => id === found.id)).toEqual([
    { at: 400_500, device: 'S2', id: found.id, payload: { after: 400 } },
  ]);
  expect(lab.now).toBe(400_500);
});

it('is refused where two have one name', () => {
  expect(() => new Lab({ devices: [boxed()], machines: [{ ...silent, name: 'R1' }] }, 1)).toThrow('R1');
});
