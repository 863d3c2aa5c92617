/// <reference lib="webworker" />
import { host } from './host.ts';
import { loadScenario } from './load-scenario.ts';
import type { Port } from './rpc.ts';

let installed: Promise<unknown> | undefined;

/** Fetches and installs the fast hashes, once. Without them digests take longer and are the same. */
const hashes = (): Promise<unknown> => {
  installed ??= import('./fast-hashes.ts').then(({ installFastHashes }) => installFastHashes()).catch(() => false);
  return installed;
};

/** A turn for messages without the delay that timers have. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });

/** The lab that the page's first script knows will be asked for: the worker is named after it (src/first.ts). */
function labAhead(): Parameters<ReturnType<typeof host>['prepare']>[0] | undefined {
  try {
    const { id, seed } = JSON.parse(self.name) as { readonly id: string; readonly seed: number };
    return { source: { kind: 'catalogue', id }, seed };
  } catch {
    return undefined;
  }
}

const { prepare } = host(self as unknown as Port, {
  stopwatch: () => performance.now(),
  every: (milliseconds, tick) => {
    const timer = setInterval(tick, milliseconds);
    return () => clearInterval(timer);
  },
  breathe,
  load: (source, seed) => loadScenario(source, seed, hashes),
  hashes,
});

const ahead = labAhead();
if (ahead) queueMicrotask(() => prepare(ahead));
