import { MessageChannel } from 'node:worker_threads';
import { withoutLastAct } from '../../bridge/cut.ts';
import { host } from '../../bridge/host.ts';
import { loadScenario } from '../../bridge/load-scenario.ts';
import type { EngineCalls, EngineOrders, EnginePushes } from '../../bridge/protocol.ts';
import { connect, type Port } from '../../bridge/rpc.ts';
import type { Entry, Moment } from '../../engine/index.ts';
import { openScenario } from '../../scenarios/index.ts';
import { findScenario } from '../find-scenario.ts';
import type { Figure } from './figures.ts';
import { BENCH_LAB, recordSession } from './session.ts';
import { fastest, spread, stopwatch, type Taken } from './timing.ts';

const SEED = 1;
const COMMANDS = 500;
const UNDONE = 20;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const every = (milliseconds: number, tick: () => void): (() => void) => {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
};

/** Takes back one command after the other of a session of 500, as the page does: the journal is cut, the lab reopened. */
export async function measureUndo(): Promise<readonly Figure[]> {
  const recorded = recordSession(openScenario(await findScenario(BENCH_LAB), SEED), SEED, COMMANDS);
  const { port1, port2 } = new MessageChannel();
  host(port1 as unknown as Port, {
    stopwatch: () => performance.now(),
    every,
    breathe,
    load: loadScenario,
    hashes: () => Promise.resolve(),
  });
  const ignore = (): void => {};
  const client = connect<EngineCalls, EngineOrders, EnginePushes>(port2 as unknown as Port, {
    ready: ignore,
    frame: ignore,
    fault: ({ message }) => {
      throw new Error(message);
    },
  });
  let session = 0;
  const open = async (journal: { readonly entries: readonly Entry[]; readonly until: Moment }): Promise<Taken> => {
    const read = stopwatch();
    const source = { kind: 'catalogue', id: BENCH_LAB } as const;
    const opened = await client.call('open', { session: ++session, source, seed: SEED, speed: 1, journal });
    if (!opened.ok) throw new Error(`${BENCH_LAB} does not open`);
    return read();
  };
  await open(recorded);
  const times: Taken[] = [];
  for (let past = withoutLastAct(recorded.entries); past && times.length < UNDONE; past = withoutLastAct(past.entries))
    times.push(await open(past));
  client.order('close', null);
  await client.call('ping', null);
  client.disconnect();
  port1.close();
  return [
    {
      id: 'undo',
      what: 'undo of a command in a session of 500',
      value: fastest(times),
      unit: 'ms',
      goal: { at: 'most', value: 100 },
      note: `through the host and its messages; ${spread(times)}`,
    },
  ];
}
