import { expect, it } from 'vitest';
import { fetchParts, type Moment } from '../../engine/index.ts';
import { Player } from '../../engine/transcript.ts';
import { loadScenario } from './load-scenario.ts';
import { RunningLab } from './running-lab.ts';

const SEED = 4;
await fetchParts();

async function opened(id: string): Promise<RunningLab> {
  const loaded = await loadScenario({ kind: 'catalogue', id }, SEED);
  if (!loaded.ok) throw new Error(`no scenario ${id}`);
  let now = 0;
  const lab = new RunningLab(loaded.scenario, SEED, () => (now += 1000));
  for (const _ of lab.toFirstPrompt());
  return lab;
}

function wait({ lab }: RunningLab, ms: number): void {
  for (const end = lab.now + ms; lab.now < end; ) lab.advanceTo(Math.min(lab.nextTimer ?? end, end) as Moment);
}

function type(lab: RunningLab, text: string): void {
  const player = new Player(lab.lab);
  player.play(text);
  player.settle();
  wait(lab, 20_000);
}
const COPY = 'copy ftp://netuser:guessme@10.1.1.20/c2900-universalk9-mz.SPA.157-3.M8.bin flash0:';
const LAN = 0;
const [R1, R2, PC] = [0, 1, 2] as const;

it('a lab says what is around its devices, and one without a network nothing', async () => {
  const { network, traffic } = (await opened('sandbox-network')).opened();
  expect(network?.hosts.map(({ name, kind, addresses }) => [name, kind, addresses.join()])).toEqual([
    ['PC', 'workstation', '10.1.1.10/24'],
    ['SRV', 'server', '10.1.1.20/24'],
  ]);
  expect(network?.wires.map(({ name, kind }) => [name, kind])).toEqual([['LAN', 'segment']]);
  expect(network?.wires[LAN]?.ends[R1]).toEqual({ machine: 'R1', port: 'GigabitEthernet0/0' });
  expect(traffic?.wires[LAN]?.plugged).toEqual([true, true, true, true]);
  const without = (await opened('sandbox-2911')).opened();
  expect('network' in without || 'traffic' in without).toBe(false);
});

it('tells what crossed only when something did, by the port where it went in or came out', async () => {
  const lab = await opened('sandbox-network');
  lab.opened();
  type(lab, '⟦⟧⟦enable⟧');
  lab.frame();
  expect(lab.frame()?.traffic).toBeUndefined();
  const before = lab.lab.traffic?.wires[LAN];
  type(lab, '⟦ping 10.1.1.2⟧');
  const after = lab.frame()?.traffic?.wires[LAN];
  const more = (way: 'sent' | 'received', end: number): number => (after?.[way][end] ?? 0) - (before?.[way][end] ?? 0);
  expect([more('sent', R1), more('received', R2), more('sent', R2), more('received', R1)]).toEqual([5, 5, 5, 5]);
  expect([more('sent', PC), more('received', PC)]).toEqual([0, 1]);
  expect(lab.frame()?.traffic).toBeUndefined();
});

it('a cable that is pulled is so in the present, and was not in the past', async () => {
  const lab = await opened('sandbox-network');
  lab.opened();
  lab.input(1, { kind: 'cable', device: 'R2', port: 'GigabitEthernet0/0', plugged: false });
  expect(lab.frame()?.traffic?.wires[LAN]?.plugged).toEqual([true, false, true, true]);
  expect(lab.at(0).traffic?.wires[LAN]?.plugged).toEqual([true, true, true, true]);
});

it('bulk data on its way says whose it is, how much has come and how long it takes', async () => {
  const lab = await opened('sandbox-network');
  lab.opened();
  type(lab, '⟦⟧⟦enable⟧');
  lab.input(1, { kind: 'type', console: 'R1', text: `${COPY}\r\r` });
  wait(lab, 8000);
  const [flow, ...others] = lab.frame()?.traffic?.flows ?? [];
  expect(others).toEqual([]);
  expect(flow).toMatchObject({
    from: 'SRV',
    to: 'R1',
    crosses: [
      { wire: 'LAN', from: { machine: 'SRV', port: 'eth0' }, to: { machine: 'R1', port: 'GigabitEthernet0/0' } },
    ],
  });
  expect(flow?.size).toBeGreaterThan(90_000_000);
  expect(flow?.arrived).toBeGreaterThan(0);
  expect(flow?.left).toBeGreaterThan(1000);
});

it('a copy that stands still is on its way until whoever waits for it gives up', async () => {
  const lab = await opened('sandbox-network');
  lab.opened();
  type(lab, '⟦⟧⟦enable⟧');
  lab.input(1, { kind: 'type', console: 'R1', text: 'copy tftp://10.1.1.20/c2900-altered.bin flash0:\r\r' });
  wait(lab, 8000);
  const moved = lab.lab.traffic?.flows[0]?.arrived ?? 0;
  lab.input(2, { kind: 'cable', device: 'R1', port: 'GigabitEthernet0/0', plugged: false });
  const seen = Array.from({ length: 200 }, () => {
    wait(lab, 1000);
    return { reading: lab.lab.reading('R1'), flows: lab.lab.traffic?.flows ?? [] };
  });
  const over = seen.findIndex(({ reading }) => reading);
  expect(over).toBeGreaterThan(35);
  const still = seen.slice(0, over).flatMap(({ flows }) => flows);
  expect(still).toHaveLength(over);
  for (const { to, arrived, left, waiting = [to] } of still)
    expect([to, arrived >= moved, left, waiting.includes('R1')]).toEqual(['R1', true, undefined, true]);
  expect(still.at(-1)).toMatchObject({ crosses: [], waiting: ['R1'] });
  expect(seen.slice(over).flatMap(({ flows }) => flows)).toEqual([]);
});
