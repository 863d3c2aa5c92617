import type { Input, Lab, Moment, OutputChunk } from '../engine/index.ts';

export interface DriveOptions {
  /** Virtual seconds per real second. */
  readonly speed: number;
  /** Leaves out every wait in which nothing can be typed. */
  readonly jump: boolean;
  /** Consoles that somebody is at; a jump waits for these. */
  attended(): readonly string[];
  output(chunks: readonly OutputChunk[]): void;
  /** Called after anything happened. */
  settled?(): void;
}

/** Real milliseconds of work before others get a turn. */
const BUDGET = 12;
/** Real milliseconds by which a slow machine may lag; what is more is forgotten. */
const LAG = 1000;
/** Longest and shortest real milliseconds between two looks at the clock. */
const LONGEST = 1000;
const SHORTEST = 2;
/** Real milliseconds that a jump leaves after a boot has begun to print, so that Break can still be sent. */
const BREAK_GRACE = 500;

/** Lets real time pass in a lab. */
export class Drive {
  readonly #lab: Lab;
  readonly #options: DriveOptions;
  #timer: NodeJS.Timeout | undefined;
  #real = performance.now();
  #goal: number;
  #stopped = false;
  /** Devices in their bootstrap: until when, in real time, a jump waits for Break; undefined until they print. */
  readonly #booting = new Map<string, number | undefined>();

  constructor(lab: Lab, options: DriveOptions) {
    this.#lab = lab;
    this.#options = options;
    this.#goal = lab.now;
    this.#timer = setTimeout(() => this.#turn(), 0);
  }

  /** Applies an input at this moment. */
  input(input: Input): void {
    this.#flow();
    this.#lab.input(input);
    this.#show();
    this.#schedule(0);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #turn(): void {
    const ended = this.#flow() && this.#jump();
    this.#show();
    this.#options.settled?.();
    if (!this.#stopped) this.#schedule(ended ? this.#untilNext() : 0);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#turn(), delay);
  }

  #untilNext(): number {
    const due = this.#lab.nextDue;
    const virtual = due === undefined ? Infinity : due - this.#lab.now;
    return Math.min(LONGEST, Math.max(SHORTEST, virtual / this.#options.speed));
  }

  /** Brings the lab to the present. False when there was too much to do in one turn. */
  #flow(): boolean {
    const now = performance.now();
    const { speed } = this.#options;
    this.#goal = Math.min(
      Math.max(this.#goal, this.#lab.now) + (now - this.#real) * speed,
      this.#lab.now + LAG * speed,
    );
    this.#real = now;
    const goal = Math.floor(this.#goal) as Moment;
    for (let next = this.#lab.nextTimer; next !== undefined && next <= goal; next = this.#lab.nextTimer) {
      if (performance.now() - now > BUDGET) return false;
      this.#lab.advanceTo(next);
    }
    this.#lab.advanceTo(goal);
    return true;
  }

  /** Skips to when an attended console can be typed at. False when there was too much to do in one turn. */
  #jump(): boolean {
    const started = performance.now();
    while (this.#options.jump && this.#waits()) {
      if (this.#lab.nextDue === undefined) return true;
      if (performance.now() - started > BUDGET) return false;
      this.#lab.step();
      this.#goal = this.#lab.now;
      this.#show();
    }
    return true;
  }

  #waits(): boolean {
    return this.#options.attended().some((name) => {
      const phase = this.#lab.device(name)?.phase ?? 'off';
      if (phase !== 'bootstrap') this.#booting.delete(name);
      else if (!this.#booting.has(name)) this.#booting.set(name, undefined);
      const grace = this.#booting.get(name);
      if (grace !== undefined && performance.now() < grace) return false;
      return phase !== 'off' && !this.#lab.reading(name);
    });
  }

  #show(): void {
    const chunks = this.#lab.drain();
    if (chunks.length === 0) return;
    for (const { console } of chunks)
      if (this.#booting.has(console) && this.#booting.get(console) === undefined)
        this.#booting.set(console, performance.now() + BREAK_GRACE);
    this.#options.output(chunks);
  }
}
