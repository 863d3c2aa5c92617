import { MessageChannel } from 'node:worker_threads';
import { host } from '../../bridge/engine/host.ts';
import { beginScenario } from '../../bridge/engine/begin-scenario.ts';
import { loadScenario } from '../../bridge/engine/load-scenario.ts';
import type { EngineCalls, EngineOrders, EnginePushes } from '../../bridge/protocol.ts';
import { connect, type Client, type Port } from '../../bridge/rpc.ts';
import type { Journal } from '../../engine/index.ts';

type EngineClient = Client<EngineCalls, EngineOrders>;

/** The page's engine, in this thread, behind messages as there. */
export interface Engine {
  readonly client: EngineClient;
  /** Opens a lab of the catalogue with a session, in place of the one before. */
  open(id: string, seed: number, journal: Pick<Journal, 'entries' | 'until'>): Promise<void>;
  close(): Promise<void>;
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const every = (milliseconds: number, tick: () => void): (() => void) => {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
};

/** Starts an engine. */
export function startEngine(): Engine {
  const { port1, port2 } = new MessageChannel();
  host(port1 as unknown as Port, {
    stopwatch: () => performance.now(),
    every,
    breathe,
    begin: beginScenario,
    load: loadScenario,
    hashes: () => Promise.resolve(),
    parts: () => Promise.resolve(),
    storyParts: () => Promise.resolve(),
    die: (error) => {
      throw error;
    },
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
  return {
    client,
    open: async (id, seed, { entries, until }) => {
      const source = { kind: 'catalogue', id } as const;
      const argument = { session: ++session, source, seed, speed: 1, journal: { entries, until } };
      const opened = await client.call('open', argument);
      if (!opened.ok) throw new Error(`${id} does not open`);
    },
    close: async () => {
      client.order('close', null);
      await client.call('ping', null);
      client.disconnect();
      port1.close();
    },
  };
}
