import type { EngineProcess } from './engine-link.ts';
import type { Port } from './rpc.ts';

type Listener = NonNullable<Port['onmessage']>;

/** What a worker says or dies of before anybody listens is kept for whoever listens first. */
const keepingEarly = <T>(): { hear(value: T): void; listen(listener: ((value: T) => void) | null): void } => {
  let listening: ((value: T) => void) | null = null;
  let early: T[] = [];
  return {
    hear: (value) => {
      if (listening) listening(value);
      else early.push(value);
    },
    listen: (listener) => {
      listening = listener;
      if (!listener) return;
      const missed = early;
      early = [];
      for (const value of missed) listener(value);
    },
  };
};

const newWorker = (): Worker | undefined => {
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  } catch {
    return undefined;
  }
};

/** Starts an engine in a worker of its own. Where the browser allows none it is dead from the start. */
function spawnEngine(): EngineProcess {
  const worker = newWorker();
  const messages = keepingEarly<{ readonly data: unknown }>();
  const deaths = keepingEarly<string>();
  if (worker) {
    worker.onmessage = messages.hear;
    worker.onmessageerror = () => deaths.hear('A message from the engine could not be read.');
    worker.onerror = (event) => {
      event.preventDefault();
      deaths.hear(event.message || 'The engine could not be started.');
    };
  } else deaths.hear('This browser does not let the page start its engine (a web worker).');
  return {
    port: {
      postMessage: (message) => worker?.postMessage(message),
      set onmessage(listener: Listener | null) {
        messages.listen(listener);
      },
    },
    onDeath: deaths.listen,
    terminate: () => worker?.terminate(),
  };
}

let first: EngineProcess | undefined = spawnEngine();

/** The engine that was started with the page, then fresh ones: it loads while everything else does. */
export function nextEngine(): EngineProcess {
  const engine = first ?? spawnEngine();
  first = undefined;
  return engine;
}
