import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../kernel/clock.ts';
import type { Input } from '../../../kernel/journal.ts';
import { nextInt, randomFor, type RandomState } from '../../../kernel/random.ts';
import { SESSION_WORK, TakesTooLong } from '../../../kernel/work.ts';
import { Lab } from '../../../lab.ts';
import { pcapOf } from '../../../net/pcap.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];
const [MINUTE, DAY] = [60_000, 86_400_000];

/** R1, R2 and PC on one switch, R2 and R3 on a cable, R3 twice on a slow switch; R2 and R3 with lines of their own. */
const lab = (r2: readonly string[] = [], r3: readonly string[] = [], loss = 0): Lab =>
  new Lab(
    {
      devices: [
        wiredRouter('R1', [`${G0} 10.1.1.1`, `${G1} 10.3.3.1`]),
        wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 10.2.2.2`], r2),
        wiredRouter('R3', [`${G1} 10.2.2.3`, `${G0} 10.3.3.3`, 'GigabitEthernet0/2 10.4.4.3'], r3),
      ],
      machines: [wiredHost('PC', '10.1.1.10')],
      wires: [
        wire('LAN', [`R1 ${G0}`, `R2 ${G0}`, 'PC eth0']),
        wire('cable', [`R2 ${G1}`, `R3 ${G1}`], { loss }),
        wire('slow', [`R3 ${G0}`, 'R3 GigabitEthernet0/2', `R1 ${G1}`], { rate: 9600 }),
      ],
    },
    7,
  );

/** Goes on in steps that pass nothing. */
function walk(through: Lab, until: number): void {
  while (through.now < until) through.advanceTo(Math.min(until, through.now + 5000) as Moment);
}

const leap = (through: Lab, until: number): void => through.advanceTo(until as Moment);

/** All that could be seen of a lab. */
const seen = (of: Lab): unknown => ({
  now: of.now,
  events: of.events,
  output: of.drain(),
  machines: of.machines.map((machine) => [
    machine.name,
    machine.snapshot(),
    ['eth0', G0, G1, 'GigabitEthernet0/2'].map((port) => machine.network.counters(port)),
  ]),
  traffic: of.traffic,
  wires: of.wires.map(({ captured, forgotten }) => [
    forgotten,
    captured.length,
    captured.slice(0, 50),
    captured.slice(-50),
  ]),
  pcap: of.wires.map(({ captured }) =>
    [...pcapOf(captured, { begin: of.epoch })].map((bytes) => [bytes.length, ...bytes.slice(-400)]),
  ),
});

const inputs: readonly ((pick: (n: number) => number) => readonly Input[])[] = [
  () => [],
  (pick) => [{ kind: 'cable', device: 'R2', port: pick(2) === 0 ? G0 : G1, plugged: pick(2) === 0 }],
  (pick) => [{ kind: 'power', device: 'R3', on: pick(2) === 0 }],
  (pick) => {
    const line = [
      'cdp timer 7',
      'cdp timer 254',
      'no cdp timer',
      'cdp holdtime 10',
      'no cdp run',
      'cdp run',
      'hostname R7',
    ];
    const text = `\renable\rconfigure terminal\r${line[pick(line.length)] ?? ''}\rend\r`;
    return [...text].map((key) => ({ kind: 'type', console: ['R1', 'R2', 'R3'][pick(3)] ?? '', text: key }));
  },
];

function play(of: Lab, seed: number, reach: (of: Lab, until: number) => void): readonly unknown[] {
  const random: RandomState = randomFor(seed, 'idle');
  const pick = (n: number): number => nextInt(random, n);
  reach(of, 3 * MINUTE);
  return Array.from({ length: 4 }, () => {
    for (const input of inputs[pick(inputs.length)]?.(pick) ?? []) of.input(input);
    reach(of, of.now + pick(pick(2) === 0 ? DAY / 8 : 20 * MINUTE));
    return seen(of);
  });
}

describe('CDP in the long run', () => {
  it.each([0, 1, 2, 3, 4, 5])('R9 leaves all as if each message had been sent (%i)', (seed) => {
    const lines = [[], ['cdp timer 10'], ['cdp timer 13', 'cdp holdtime 10']];
    const [r2, r3] = [lines[seed % 3], lines[(seed >> 1) % 3]];
    expect(play(lab(r2, r3), seed, leap)).toEqual(play(lab(r2, r3), seed, walk));
  });

  it('R9 sends each, on every wire, as long as one of them loses some', () => {
    const day = (loss: number): (() => void) => {
      const of = lab([], [], loss);
      walk(of, 10 * MINUTE);
      of.limited(SESSION_WORK / 100);
      return () => leap(of, DAY);
    };
    expect(day(0)).not.toThrow();
    expect(day(0.01)).toThrow(TakesTooLong);
  });

  it('R9 has each of them in a recording that goes on', () => {
    const recorded = [walk, leap].map((reach) => {
      const of = lab();
      const recording = of.record();
      reach(of, 60 * MINUTE);
      return [...recording.until(of.now)].map((bytes) => [...bytes]);
    });
    expect(recorded[1]).toEqual(recorded[0]);
  });

  it('R9 goes past them to what else is due', () => {
    const idle = lab();
    walk(idle, 30 * MINUTE);
    const from = idle.now;
    idle.step();
    expect(idle.now - from).toBe(DAY);
  });

  it('R9 costs a year of silence no more than a session may', () => {
    const idle = lab();
    walk(idle, 10 * MINUTE);
    idle.limited(SESSION_WORK / 4);
    idle.advanceTo((idle.now + 365 * DAY) as Moment);
    expect(idle.fact('cdp.neighbors', 'R1')).toEqual(expect.arrayContaining(['R2', 'R3']));
  });
});
