import type { Journal } from '../engine/index.ts';
import type { AttemptLock, Locker, Lost } from './attempts/attempt-lock.ts';
import { LabClient, type Beginning, type LabStatus, type MomentView, type Replayed } from './page/client.ts';
import type { EngineProcess } from './page/engine-link.ts';
import { host, type Ambient } from './engine/host.ts';
import type { AttemptRecord, JournalStore, StoredAttempt } from './attempts/journal-store.ts';
import { beginScenario } from './engine/begin-scenario.ts';
import { loadScenario } from './engine/load-scenario.ts';
import { showProblem } from '../scenarios/problem.ts';
import type { Fault, Frame, Opened } from './protocol.ts';
import type { Port } from './rpc.ts';
import { turn } from './test-turn.ts';

/** Real time that only moves when the test says so, for page and engine alike. */
class Time {
  now = 0;
  #tickers: { readonly every: number; next: number; readonly tick: () => void }[] = [];

  every = (every: number, tick: () => void): (() => void) => {
    const ticker = { every, next: this.now + every, tick };
    this.#tickers.push(ticker);
    return () => {
      this.#tickers = this.#tickers.filter((other) => other !== ticker);
    };
  };

  stop(): void {
    this.#tickers = [];
  }

  /** Goes by without a tick; one of each comes afterwards. */
  skip(milliseconds: number): void {
    this.now += milliseconds;
    for (const ticker of this.#tickers) ticker.next = Math.max(ticker.next, this.now);
  }

  /** Brings what is due next; false when nothing is due by then. */
  step(until: number): boolean {
    const [due] = [...this.#tickers].sort((a, b) => a.next - b.next);
    if (!due || due.next > until) {
      this.now = until;
      return false;
    }
    this.now = due.next;
    due.next += due.every;
    due.tick();
    return true;
  }
}

interface Letter {
  readonly to: Port;
  readonly message: unknown;
  readonly alive: () => boolean;
}

/** A window's database. */
export const memoryStore = (): JournalStore & { readonly kept: Map<string, StoredAttempt> } => {
  const kept = new Map<string, StoredAttempt>();
  return {
    kept,
    persistence: { persistent: true },
    onPersistence: () => () => {},
    onSaved: () => () => {},
    records: async () => [...kept.values()].map(({ record }): AttemptRecord => record),
    load: async (id) => kept.get(id),
    save: async (record, entries) => void kept.set(record.id, structuredClone({ record, entries })),
    remove: async (id) => void kept.delete(id),
  };
};

/** Locks that the tabs of one test share. */
export const sharedLocks = (): Locker => {
  const holders = new Map<string, { readonly lost: (how: Lost) => void; readonly released: Promise<void> }>();
  return async (attempt, steal, lost): Promise<AttemptLock | undefined> => {
    const holder = holders.get(attempt);
    if (holder && !steal) return undefined;
    holder?.lost('asked');
    await holder?.released;
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const mine = { lost, released };
    holders.set(attempt, mine);
    return {
      release: () => {
        release();
        if (holders.get(attempt) === mine) holders.delete(attempt);
      },
    };
  };
};

/** A page with its engine, in one thread, with messages that can be lost. */
export class TestWorld {
  readonly client: LabClient;
  readonly screens = new Map<string, string>();
  readonly statuses: LabStatus['kind'][] = [];
  /** What was told of labs that did not open. */
  readonly refusals: string[] = [];
  readonly faults: Fault[] = [];
  /** What the page showed at once of labs that were about to be rebuilt. */
  readonly moments: MomentView[] = [];
  /** What the learner does as soon as such a moment is shown. */
  onMoment = (): void => {};
  /** What the page had shown when a rebuilt lab came, and what that showed. */
  readonly rebuilds: { readonly before: string; readonly after: string }[] = [];
  opened: Opened | undefined;
  /** What brought the rest of a scenario. */
  told: Frame | undefined;
  replayed: Replayed | undefined;
  readOnly = false;
  unfetched = 0;
  now = 0;
  readonly #time = new Time();
  readonly #load: Ambient['load'];
  #loading: Promise<unknown> | undefined;
  #letters: Letter[] = [];
  #kill: (reason: string) => void = () => {};
  /** A key that no engine survives. */
  killOn: string | undefined;
  /** How the parts of the engine come. */
  parts = (): Promise<unknown> => Promise.resolve();
  /** How those come that a story needs. */
  storyParts = (): Promise<unknown> => this.parts();
  /** Letters that are still delivered before something ends by itself. */
  #fuse: { readonly left: number; readonly blow: () => void } | undefined;
  #end: () => void = () => {};

  /** `born`: when the tab is opened, milliseconds since 1970. `shown`: when its first screen is drawn. */
  constructor(
    store: JournalStore,
    lock: Locker = sharedLocks(),
    born = 1_000_000,
    load: Ambient['load'] = loadScenario,
    shown = Promise.resolve(),
  ) {
    this.#load = load;
    this.client = new LabClient(
      {
        spawn: () => this.#spawn(),
        store,
        lock,
        every: this.#time.every,
        shown,
        calendar: () => born + this.#time.now,
      },
      {
        status: (status) => {
          this.statuses.push(status.kind);
          if (status.kind === 'refused') this.refusals.push(...status.problems.map(showProblem));
        },
        opened: (opened, replayed) => this.#open(opened, replayed),
        frame: (frame) => this.#frame(frame),
        moment: (view) => this.#moment(view),
        fault: (fault) => this.faults.push(fault),
        unfetched: () => {
          this.unfetched += 1;
        },
        readOnly: (readOnly) => {
          this.readOnly = readOnly;
        },
      },
    );
  }

  /** Opens a lab of the catalogue. */
  async open(id: string, attempt: string, seed = 1): Promise<void> {
    await this.#whole(this.client.open({ source: { kind: 'catalogue', id }, attempt, seed, speed: 1 }));
  }

  /** Opens a lab of the catalogue that begins with a session, or as an exam. */
  async openWith(id: string, attempt: string, beginning: Beginning, seed = 1): Promise<void> {
    await this.#whole(this.client.open({ source: { kind: 'catalogue', id }, attempt, seed, speed: 1, beginning }));
  }

  /** Lets real milliseconds pass, delivering letters all the while. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#time.now + milliseconds;
    await this.settle();
    do await this.#deliver();
    while (this.#time.step(until));
    await this.settle();
  }

  /** The tab is in the background: its timers come once in so many milliseconds. */
  async throttled(milliseconds: number, times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      this.#time.skip(milliseconds);
      await this.pass(0);
    }
  }

  /** Waits for something the page does while letters go back and forth. */
  async #whole(work: Promise<unknown>): Promise<void> {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    while (!done) await this.settle();
    await finished;
  }

  undo(): Promise<void> {
    return this.#whole(this.client.undo());
  }

  branch(position: number, attempt: string): Promise<void> {
    return this.#whole(this.client.branch(position, attempt));
  }

  close(): Promise<void> {
    return this.#whole(this.client.close());
  }

  /** Waits for an answer of the engine. */
  async answer<T>(work: Promise<T>): Promise<T> {
    await this.#whole(work);
    return work;
  }

  takeOver(): Promise<void> {
    return this.#whole(this.client.takeOver());
  }

  type(text: string, console = 'R1'): void {
    this.client.input({ kind: 'type', console, text });
  }

  /** The engine dies now, with every letter on its way. */
  kill(): void {
    this.#kill('killed');
  }

  /** The engine dies after so many letters more. */
  killAfter(letters: number): void {
    this.#fuse = { left: letters, blow: () => this.kill() };
  }

  /** The tab is gone without a word, page and engine. */
  vanish(): void {
    this.client.log?.seal();
    this.stall();
  }

  /** The engine says nothing any more; the page goes on. */
  stall(): void {
    this.#end();
    this.#time.stop();
    this.#letters = [];
  }

  /** The tab is gone after so many letters more. */
  vanishAfter(letters: number): void {
    this.#fuse = { left: letters, blow: () => this.vanish() };
  }

  /** What was done so far in the lab that is open. */
  get journal(): Journal {
    const journal = this.client.journal();
    if (!journal) throw new Error('no lab is open');
    return journal;
  }

  screen(console = 'R1'): string {
    return this.screens.get(console) ?? '';
  }

  /** Delivers letters until nobody writes any more. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      if (await this.#deliver()) quiet = 0;
      await turn();
    }
  }

  /** Loads a scenario in no time. */
  #loaded(...wanted: Parameters<Ambient['load']>): ReturnType<Ambient['load']> {
    const loading = this.#load(...wanted);
    if (this.#load === loadScenario) this.#loading = loading;
    return loading;
  }

  /** Delivers what is there and what is written at once in answer. True when there was something. */
  async #deliver(): Promise<boolean> {
    await this.#loading;
    let some = false;
    for (let turns = 0; turns < 8; turns++) {
      for (let letter = this.#letters.shift(); letter; letter = this.#letters.shift()) {
        some = true;
        turns = 0;
        if (this.killOn !== undefined && JSON.stringify(letter.message).includes(`"text":"${this.killOn}"`))
          this.kill();
        if (letter.alive()) letter.to.onmessage?.({ data: letter.message });
        this.#burn();
      }
      await Promise.resolve();
    }
    return some;
  }

  #burn(): void {
    const fuse = this.#fuse;
    if (!fuse) return;
    this.#fuse = fuse.left > 1 ? { ...fuse, left: fuse.left - 1 } : undefined;
    if (!this.#fuse) fuse.blow();
  }

  #spawn(): EngineProcess {
    let alive = true;
    let kill: (reason: string) => void = () => {};
    const send =
      (to: () => Port): Port['postMessage'] =>
      (message) => {
        if (alive) this.#letters.push({ to: to(), message: structuredClone(message), alive: () => alive });
      };
    const page: Port = { onmessage: null, postMessage: send(() => engine) };
    const engine: Port = { onmessage: null, postMessage: send(() => page) };
    const stops: (() => void)[] = [];
    host(engine, {
      stopwatch: () => this.#time.now,
      every: (milliseconds, tick) => {
        const stop = this.#time.every(milliseconds, () => alive && tick());
        stops.push(stop);
        return stop;
      },
      breathe: turn,
      begin: (id, seed) =>
        this.#load === loadScenario ? beginScenario(id, seed) : this.#load({ kind: 'catalogue', id }, seed),
      load: (source, seed) => this.#loaded(source, seed),
      hashes: () => Promise.resolve(),
      parts: () => this.parts(),
      storyParts: () => this.storyParts(),
      die: ({ message }) => kill(message),
    });
    const end = (): void => {
      alive = false;
      for (const stop of stops) stop();
    };
    this.#end = end;
    return {
      port: page,
      onDeath: (listener) => {
        kill = (reason) => {
          if (!alive) return;
          end();
          listener(reason);
        };
        this.#kill = kill;
      },
      terminate: end,
    };
  }

  #open(opened: Opened, replayed: Replayed): void {
    this.opened = opened;
    this.replayed = replayed;
    this.now = opened.journal.until;
    for (const { console, text } of opened.screens) {
      this.rebuilds.push({ before: this.screen(console), after: text });
      this.screens.set(console, text);
    }
  }

  #moment(view: MomentView): void {
    this.moments.push(view);
    this.now = view.at;
    for (const { console, text } of view.screens) this.screens.set(console, text);
    this.onMoment();
  }

  #frame(frame: Frame): void {
    const { output, now } = frame;
    this.now = now;
    if (frame.scenario) this.told = frame;
    for (const { console, text } of output) this.screens.set(console, this.screen(console) + text);
  }
}
