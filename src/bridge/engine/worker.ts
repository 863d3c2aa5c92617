/// <reference lib="webworker" />
import { loadScenario as catalogued } from 'virtual:catalogue';
import { ahead } from './ahead.ts';
import { beginScenario } from './begin-scenario.ts';
import { fetchParts, fetchStoryParts } from '../../engine/index.ts';
import { host } from './host.ts';
import type { Port } from '../rpc.ts';

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

const { prepare } = host(self as unknown as Port, {
  stopwatch: () => performance.now(),
  every: (milliseconds, tick) => {
    const timer = setInterval(tick, milliseconds);
    return () => clearInterval(timer);
  },
  breathe,
  begin: beginScenario,
  load: async (source, seed) => {
    if (source.kind === 'catalogue') void catalogued(source.id).catch(() => undefined); // beside what reads it
    return (await import('./load-scenario.ts')).loadScenario(source, seed, hashes);
  },
  hashes,
  parts: fetchParts,
  storyParts: fetchStoryParts,
  die: (error) => reportError(error),
});

if (ahead) prepare({ source: { kind: 'catalogue', id: ahead.id }, seed: ahead.seed });
