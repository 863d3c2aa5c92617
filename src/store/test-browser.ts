import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { host } from '../bridge/engine/host.ts';
import { beginScenario } from '../bridge/engine/begin-scenario.ts';
import { loadScenario } from '../bridge/engine/load-scenario.ts';
import type { Port } from '../bridge/rpc.ts';
import { TestDisk } from '../bridge/test-disk.ts';
import { soon, turn } from '../bridge/test-turn.ts';

/** When the page is opened, milliseconds since 1970. */
export const BORN = Date.UTC(2026, 0, 15, 9, 0);

/** Real milliseconds from one look at the page to the next. */
const STEP = 50;
/** Looks, and milliseconds of the machine's own time, after which something that is waited for does not come. */
const [LOOKS, PATIENCE] = [600, 120_000] as const;
/** Looks without sleep: what comes later may wait for a module that is being read. */
const BUSY_LOOKS = 20;

let letters = 0;

/** A worker that runs its engine in the thread of the page. */
class TestWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  onerror: ((event: { readonly message: string; preventDefault(): void }) => void) | null = null;
  #alive = true;
  readonly #engine: Port = {
    onmessage: null,
    postMessage: (message) => this.#send(message, (data) => this.onmessage?.({ data })),
  };
  readonly #stops: (() => void)[] = [];

  constructor() {
    if (refused) throw new Error('Refused by the test');
    workers.push(this);
    host(this.#engine, {
      stopwatch: () => Date.now(),
      every: (milliseconds, tick) => {
        const timer = setInterval(() => this.#alive && tick(), milliseconds);
        const stop = (): void => clearInterval(timer);
        this.#stops.push(stop);
        return stop;
      },
      breathe: turn,
      begin: (id, seed) => (unfetched ? Promise.reject(new TypeError(unfetched)) : beginScenario(id, seed)),
      load: (source, seed) => (unfetched ? Promise.reject(new TypeError(unfetched)) : loadScenario(source, seed)),
      hashes: () => Promise.resolve(),
      parts: () => Promise.resolve(),
      storyParts: () => Promise.resolve(),
      die: ({ message }) => this.die(message),
    });
  }

  postMessage(message: unknown): void {
    this.#send(message, (data) => this.#engine.onmessage?.({ data }));
  }

  terminate(): void {
    this.#alive = false;
    for (const stop of this.#stops) stop();
  }

  die(message: string): void {
    if (!this.#alive) return;
    this.terminate();
    this.onerror?.({ message, preventDefault: () => {} });
  }

  #send(message: unknown, deliver: (data: unknown) => void): void {
    if (!this.#alive) return;
    letters += 1;
    const data = structuredClone(message);
    soon(() => this.#alive && deliver(data));
  }
}

const workers: TestWorker[] = [];
let refused = false;
let unfetched: string | undefined;

interface Holder {
  readonly stolen: (reason: DOMException) => void;
}

/** The browser's locks, which its tabs share. */
class TestLocks {
  readonly #holders = new Map<string, Holder>();

  /** Waits for nothing but a lock that somebody is asked to give up. */
  async request(
    name: string,
    { ifAvailable, steal, signal }: LockOptions,
    work: (lock: Lock | null) => unknown,
  ): Promise<unknown> {
    if (ifAvailable && this.#holders.has(name)) return work(null);
    while (!steal && this.#holders.has(name)) {
      signal?.throwIfAborted();
      await turn();
    }
    this.#holders.get(name)?.stolen(new DOMException('Stolen', 'AbortError'));
    return new Promise((resolve, reject) => {
      const holder: Holder = { stolen: reject };
      this.#holders.set(name, holder);
      const release = (): void => {
        if (this.#holders.get(name) === holder) this.#holders.delete(name);
      };
      void Promise.resolve(work({ name, mode: 'exclusive' }))
        .then(resolve, reject)
        .finally(release);
    });
  }
}

vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: BORN });
Object.defineProperty(navigator, 'locks', { value: new TestLocks() });
Object.assign(globalThis, { Worker: TestWorker });

/** The browser around a page: import it before any store. Its time moves only when the test says so. */
export const browser = {
  disk: new TestDisk().install(),

  /** Waits until page and engine say nothing more to each other. */
  async settle(): Promise<void> {
    for (let quiet = 0, heard = letters; quiet < 4; quiet++) {
      await turn();
      if (letters !== heard) quiet = 0;
      heard = letters;
    }
  },

  /** Lets real milliseconds pass. */
  async pass(milliseconds: number): Promise<void> {
    await browser.settle();
    for (let left = milliseconds; left > 0; left -= STEP) {
      vi.advanceTimersByTime(Math.min(STEP, left));
      await browser.settle();
    }
  },

  /** Lets time pass until something is so. `shown`: what there is when it never is. */
  async until(so: () => boolean, shown = () => so.toString()): Promise<void> {
    const begun = performance.now();
    for (let looks = 0; !so(); looks++) {
      if (looks > LOOKS && performance.now() - begun > PATIENCE) throw new Error(`It never comes: ${shown()}`);
      await browser.pass(STEP);
      if (looks > BUSY_LOOKS) await new Promise((resolve) => void setTimeout(resolve, 5));
    }
  },

  /** The engine that runs breaks. */
  kill(): void {
    workers.at(-1)?.die('killed by the test');
  },

  /** Whether the browser lets the page start engines from now on. */
  allowEngines(allowed: boolean): void {
    refused = !allowed;
  },

  /** The error with which parts of the engine do not come from now on; none when they do. */
  failToFetch(error?: string): void {
    unfetched = error;
  },
};
