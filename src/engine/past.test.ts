import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from './kernel/journal.ts';
import type { Moment } from './kernel/clock.ts';
import { Lab } from './lab.ts';
import type { PastLab } from './past.ts';
import { Bench, boxed } from './testing/lab.ts';
import { wire, wiredHost, wiredRouter } from './testing/wired.ts';

const STARTUP = 'hostname R1\nenable secret cisco\nend\n';
const spec = { devices: [boxed({ startup: STARTUP }), boxed({ name: 'R2', platform: 'c1941' })] };

/** What facts are asked about that ask about something: each of these, whether it makes sense or not. */
const SUBJECTS = [
  'flash0:a.txt',
  'flash0',
  'usbflash0',
  'nvram:startup-config',
  'flash0:a.txt hostname X',
  'GigabitEthernet0/0',
  'con 0',
  'anna',
  'anna x',
  'cisco',
  'hostname X',
  'motd',
  'BOOT',
  'primary',
  'production A primary',
];

/** Everything that can be asked of a lab. */
const answers = (lab: Lab | PastLab): unknown => ({
  now: lab.now,
  next: lab.nextEvent,
  events: [...lab.events],
  notes: [...lab.notes],
  devices: lab.devices.map(({ name, phase, serial, software, console, consolePort }) => ({
    name,
    phase,
    serial,
    reading: console.reading,
    speeds: [consolePort.speed, consolePort.terminalSpeed],
    facts: [...software.facts.values()].flatMap(({ id, of }) =>
      (of === undefined ? [''] : SUBJECTS).map((subject) => [id, subject, lab.fact(id, name, subject)]),
    ),
  })),
});

const on = (console: string, text: string): Input => ({ kind: 'type', console, text });
const input = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        '\r',
        'enable\r',
        'cisco\r',
        'conf t\r',
        'hostname X\r',
        'interface gi0/0\r',
        'no shutdown\r',
        'username anna privilege 15 secret x\r',
        'config-register 0x2142\r',
        'end\r',
        'write\r',
        'reload\r',
        'copy running-config flash0:a.txt\r',
        'n',
        '\x1a',
        'clock set 10:00:00 1 Jan 2020\r',
      )
      .map((text) => on('R1', text)),
  },
  { weight: 1, arbitrary: fc.constant(on('R2', 'no\r')) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'break', console: 'R1' }) },
  { weight: 1, arbitrary: fc.boolean().map<Input>((now) => ({ kind: 'power', device: 'R1', on: now })) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'speed', console: 'R2', baud: 115_200 }) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'reset', device: 'R1' }) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'note', topic: 'hint', value: 'x/0' }) },
);
const steps = fc.array(fc.record({ input, wait: fc.constantFrom(0, 50, 3_000, 120_000) }), {
  minLength: 1,
  maxLength: 12,
});

describe('a lab as it stood', () => {
  it('answers every question as the lab did then, whatever came after', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const lab = new Lab(spec, 7);
        const kept = given.map((step) => {
          lab.input(step.input);
          lab.advanceTo((lab.now + step.wait) as Moment);
          return { past: lab.past(), then: answers(lab) };
        });
        for (const { past, then } of kept) expect(answers(past)).toEqual(then);
      }),
      { numRuns: 30 },
    );
  });

  it('knows why something was not so, also where a cable was the reason', () => {
    const r = new Bench({
      devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1', 'GigabitEthernet0/1 10.2.2.1'])],
      machines: [wiredHost('PC', '10.1.1.10')],
      wires: [wire('a', ['R1 GigabitEthernet0/0', 'PC eth0'])],
    });
    r.player.settle();
    r.type(
      '',
      '⟦+60s⟧',
      'enable',
      'configure terminal',
      'interface gi0/0',
      'shutdown',
      '⟦+9s⟧',
      'no shutdown',
      '⟦+1s⟧',
    );
    const why = (lab: Lab | PastLab): unknown =>
      ['GigabitEthernet0/0', 'GigabitEthernet0/1'].map((name) => lab.whyNot('interface.up', 'R1', name));
    const past = r.lab.past();
    const then = why(r.lab);
    expect(then).toEqual(['it is not up yet', 'nothing is connected to it']);
    r.type('⟦:cable out GigabitEthernet0/0⟧', '⟦+9s⟧');
    expect(why(past)).toEqual(then);
  });

  it('cannot be changed', () => {
    const [device] = new Lab(spec, 7).past().devices;
    expect(() => device?.random(2)).toThrow('cannot be changed');
  });
});
