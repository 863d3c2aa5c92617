/// <reference lib="webworker" />
import { installFastHashes } from './fast-hashes.ts';
import { host } from './host.ts';
import { loadScenario } from './load-scenario.ts';
import type { Port } from './rpc.ts';

const hashes = installFastHashes();

/** A turn for messages without the delay that timers have. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });

host(self as unknown as Port, {
  stopwatch: () => performance.now(),
  every: (milliseconds, tick) => {
    const timer = setInterval(tick, milliseconds);
    return () => clearInterval(timer);
  },
  breathe,
  load: async (source, seed) => {
    const [loaded] = await Promise.all([loadScenario(source, seed), hashes]);
    return loaded;
  },
});
