import type { EngineProcess } from './engine-link.ts';
import type { AttemptRecord } from '../attempts/journal-store.ts';
import type { Opened } from '../protocol.ts';
import type { Port } from '../rpc.ts';
import { NO_ENGINE } from './unfetched.ts';

declare global {
  interface Window {
    /** What the page's first script started, before any other came (scripts/page-plugin.ts). */
    bootsetEngine?: {
      /** Starts it, where that waits for the first screen. */
      readonly start: () => Worker;
      /** It was started already: nothing can be shown before it. */
      readonly worker?: Worker;
      /** What it said so far, and what it died of. */
      readonly said: readonly MessageEvent<unknown>[];
      readonly died: readonly ErrorEvent[];
      /** The seed of the lab that it gets ready. */
      readonly seed: number;
      /** What is kept of attempts; undefined when it could not be read. */
      readonly attempts: Promise<readonly AttemptRecord[] | undefined>;
      /** The lab of the catalogue that it gets ready, and what that shows first; only where that was shipped. */
      readonly lab?: string;
      readonly screens?: Promise<Opened['screens'] | undefined>;
    };
  }
}

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
    return new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  } catch {
    return undefined;
  }
};

const NO_WORKER = 'This browser does not let the page start its engine (a web worker).';

/** The engine in a worker. Where the browser allows none it is dead from the start. `when`: it is not started before. */
function engineIn(spawn: () => Worker | undefined, when?: Promise<void>): EngineProcess {
  const messages = keepingEarly<{ readonly data: unknown }>();
  const deaths = keepingEarly<string>();
  const die = (event: ErrorEvent): void => {
    event.preventDefault();
    deaths.hear(event.message || NO_ENGINE);
  };
  let worker: Worker | undefined;
  /** What was asked of it before it was started; undefined afterwards. */
  let asked: unknown[] | undefined = [];
  const start = (): void => {
    if (!asked) return;
    worker = spawn();
    const early = window.bootsetEngine;
    if (worker) {
      worker.onmessage = messages.hear;
      worker.onmessageerror = () => deaths.hear('A message from the engine could not be read.');
      worker.onerror = die;
      for (const message of asked) worker.postMessage(message);
    } else queueMicrotask(() => deaths.hear(NO_WORKER)); // whoever starts it has it by then
    asked = undefined;
    if (!worker || early?.worker !== worker) return;
    early.said.forEach(messages.hear);
    early.died.forEach(die);
  };
  if (when) void when.then(start);
  else start();
  return {
    port: {
      postMessage: (message) => (asked ? void asked.push(message) : worker?.postMessage(message)),
      set onmessage(listener: Listener | null) {
        messages.listen(listener);
      },
    },
    onDeath: deaths.listen,
    terminate: () => {
      asked = undefined;
      worker?.terminate();
    },
  };
}

let due = (): void => {};
const engineDue = new Promise<void>((resolve) => {
  due = resolve;
});

/** The first engine waits no longer: the first screen is drawn, or comes from it. */
export const startEngine = (): void => due();

function firstEngine(): EngineProcess {
  const early = window.bootsetEngine;
  if (!early?.screens) return engineIn(() => early?.worker ?? newWorker());
  return engineIn(() => {
    try {
      return early.start();
    } catch {
      return undefined;
    }
  }, engineDue);
}

let first: EngineProcess | undefined = firstEngine();

let firstSeed = window.bootsetEngine?.seed;

/** A seed for a new attempt; the first is the one of the lab that the engine gets ready with the page. */
export function newSeed(): number {
  const seed = firstSeed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  firstSeed = undefined;
  return seed;
}

/** What a lab of the catalogue shows first, before the engine says so; undefined where that was not shipped. */
export async function screensAhead(lab: string, seed: number): Promise<Opened['screens'] | undefined> {
  const early = window.bootsetEngine;
  return early?.lab === lab && early.seed === seed ? early.screens : undefined;
}

/** Milliseconds for which no other tab can have stored anything since the page was opened, as good as. */
const YOUNG = 1000;

let firstAttempts = window.bootsetEngine?.attempts;

/**
 * The attempts that were kept when the page was opened; undefined when they must be asked for anew.
 * Only the first lab may go by them: it adds to them itself.
 */
export function attemptsAtStart(): typeof firstAttempts {
  const attempts = performance.now() > YOUNG ? undefined : firstAttempts;
  firstAttempts = undefined;
  return attempts;
}

/** The engine that was started with the page, then fresh ones: it loads while everything else does. */
export function nextEngine(): EngineProcess {
  const engine = first ?? engineIn(newWorker);
  first = undefined;
  return engine;
}
