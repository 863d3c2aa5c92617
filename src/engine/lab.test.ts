import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journal } from './kernel/journal.ts';
import { replay } from './kernel/journal.ts';
import type { Moment } from './kernel/clock.ts';
import { Lab } from './lab.ts';
import type { Input } from './kernel/journal.ts';
import { Guest, VTYS } from './testing/caller.ts';
import { bootedRouter, boxed } from './testing/lab.ts';

const STARTUP = 'hostname R1\nenable secret cisco\nend\n';
const spec = { devices: [boxed({ startup: STARTUP }), boxed({ name: 'R2', platform: 'c1941' })] };
const build = (seed: number): Lab => new Lab(spec, seed);

const say = (text: string): Input => ({ kind: 'type', console: 'R1', text });
const input = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        '\r',
        'enable\r',
        'cisco\r',
        'conf t\r',
        'hostname X\r',
        'end\r',
        'show version\r',
        'reload\r',
        'warm-reboot\r',
        'reload warm\r',
        'reload warm file flash:c2900-universalk9-mz.SPA.154-3.M.bin\r',
        'y',
        'n',
        ' ',
        'q',
        'sh ?',
        '\t',
        '\x03',
        '\x1a',
        '\x1e',
        'write\r',
        'dir\r',
        'boot\r',
        'reset\r',
      )
      .map(say),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }).map(say) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'break', console: 'R1' }) },
  { weight: 1, arbitrary: fc.boolean().map<Input>((on) => ({ kind: 'power', device: 'R1', on })) },
  {
    weight: 1,
    arbitrary: fc.boolean().map<Input>((inserted) => ({ kind: 'usb', device: 'R2', slot: 'usbflash0', inserted })),
  },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'type', console: 'R2', text: 'no\r' }) },
);
const step = fc.record({ input, wait: fc.constantFrom(0, 5, 200, 3_000, 40_000, 120_000) });

/** A whole session as it is compared: bytes, state, events. */
const evidence = (lab: Lab): unknown => ({
  output: lab.drain(),
  state: lab.devices.map((d) => d.snapshot()),
  phases: lab.devices.map((d) => d.phase),
  events: lab.events,
  now: lab.now,
});

function live(steps: readonly { readonly input: Input; readonly wait: number }[], pieces: number): [Lab, Journal] {
  const lab = build(7);
  const entries = steps.map(({ input: given, wait }) => {
    const entry = lab.input(given);
    for (let i = 0; i < pieces; i++) lab.advanceTo((lab.now + wait / pieces) as Moment);
    return entry;
  });
  const journal: Journal = {
    format: 'bootset-journal',
    version: 1,
    engine: 'test',
    scenario: 'x',
    seed: 7,
    entries,
    until: lab.now,
  };
  return [lab, journal];
}

describe('a lab is a function of its seed and inputs', () => {
  it('replays to the same bytes, state and events, whatever is typed and however time was cut', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 1, max: 3 }), (steps, pieces) => {
        const [original, journal] = live(steps, pieces);
        expect(evidence(replay(journal, build))).toEqual(evidence(original));
      }),
      { numRuns: 60 },
    );
  });

  it('the beginning of a journal is the session without its last inputs', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat({ max: 12 }), (steps, count) => {
        const [, journal] = live(steps, 1);
        const entries = journal.entries.slice(0, Math.max(0, journal.entries.length - count));
        const kept: Journal = { ...journal, entries, until: entries.at(-1)?.at ?? (0 as Moment) };
        const [shorter] = live(steps.slice(0, Math.max(0, steps.length - count)), 1);
        const again = replay(kept, build);
        again.advanceTo(shorter.now);
        expect(evidence(again)).toEqual(evidence(shorter));
      }),
      { numRuns: 30 },
    );
  });

  it('two devices work side by side and do not disturb each other', () => {
    const alone = new Lab({ devices: [spec.devices[0] ?? boxed()] }, 7);
    const both = build(7);
    for (const lab of [alone, both]) {
      lab.advanceTo(200_000 as Moment);
      lab.input(say('\rshow version\r'));
      lab.advanceTo(201_000 as Moment);
    }
    const of = (lab: Lab): string =>
      lab
        .drain()
        .filter((o) => o.console === 'R1')
        .map((o) => o.text)
        .join('');
    expect(of(both)).toBe(of(alone));
  });

  it('takes the name of a device for its console, and reaches the other lines by theirs', () => {
    const bench = bootedRouter();
    bench.type('conf t', ...VTYS, 'end');
    const guest = new Guest(bench);
    guest.hear();
    const at = (console: string): void => void bench.lab.input({ kind: 'type', console, text: 'letmein\r' });
    for (const nobody of ['R1:vty 1', 'R1:', 'R9', 'R1:__proto__', 'R9:vty 0']) at(nobody);
    expect([guest.hear(), bench.player.screen.includes('letmein')]).toEqual(['', true]);
    at('R1:vty 0');
    expect(guest.hear()).toBe('\nRouter>');
    bench.type();
    at('R1:con 0');
    expect(bench.player.screen).toMatch(/^letmein\n/);
  });

  it('restarts a device once where two of its programs ask for that in one moment', () => {
    const { lab, device } = bootedRouter();
    const started = (): number => lab.events.filter(({ id }) => id === 'rommon.started').length;
    const before = started();
    for (const reason of ['one', 'two']) device.spawn(device.handOver({ kind: 'reload', reason }));
    lab.advanceTo((lab.now + 300_000) as Moment);
    expect(started()).toBe(before + 1);
  });
});
