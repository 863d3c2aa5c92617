import type { Lab, Moment } from '../../engine/index.ts';
import type { Speed } from '../protocol.ts';

/** Real milliseconds of lag that a slow machine may make up for; more is forgotten and the lab runs late. */
const LAG = 1000;
/** Virtual time that one skip may cover. */
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** True while there is real time left to work. */
type More = () => boolean;

/** Fires what is due up to a moment, one timer at a time, unless `more` ends it early. */
function walk(lab: Lab, moment: Moment, more: More): void {
  for (let next = lab.nextTimer; next !== undefined && next <= moment; next = lab.nextTimer) {
    if (!more()) return;
    lab.advanceTo(next);
  }
  lab.advanceTo(moment);
}

/** Where a skip began, and so what would be something new to see. */
interface Skip {
  readonly phases: string;
  readonly reading: ReadonlySet<string>;
  readonly printed: number;
  readonly busy: boolean;
  readonly limit: Moment;
}

const phasesOf = (lab: Lab): string => lab.devices.map(({ phase }) => phase).join();
const readingOf = (lab: Lab): readonly string[] =>
  lab.consoles.flatMap(({ name, awake, reading }) => (awake && reading ? [name] : []));

/** Turns real time into virtual time. */
export class Pace {
  speed: Speed = 1;
  readonly #lab: Lab;
  readonly #printed: () => number;
  #goal: number;
  #skip: Skip | undefined;

  /** `printed` counts the pieces of output so far. */
  constructor(lab: Lab, printed: () => number) {
    this.#lab = lab;
    this.#printed = printed;
    this.#goal = lab.now;
  }

  get skipping(): boolean {
    return this.#skip !== undefined;
  }

  /**
   * Begins a jump to the next thing to see. While a command or a boot runs that is its end: a console that reads
   * again, or another phase. Otherwise it is whatever prints.
   */
  startSkip(): void {
    const lab = this.#lab;
    this.#skip = {
      phases: phasesOf(lab),
      reading: new Set(readingOf(lab)),
      printed: this.#printed(),
      busy: lab.busy,
      limit: (lab.now + (lab.busy ? HOUR : DAY)) as Moment,
    };
  }

  /** Ends a jump: somebody typed. */
  endSkip(): void {
    this.#skip = undefined;
  }

  /** Lets `elapsed` real milliseconds pass in the lab, as far as `more` allows. */
  run(elapsed: number, more: More): void {
    if (this.#skip) this.#runSkip(this.#skip, more);
    else if (this.speed === 'jump' && this.#lab.busy) this.#jump(more);
    else this.#flow(elapsed, this.speed === 'jump' ? 1 : this.speed, more);
  }

  #flow(elapsed: number, factor: number, more: More): void {
    const lab = this.#lab;
    const latest = lab.now + LAG * factor;
    this.#goal = Math.min(Math.max(this.#goal, lab.now) + elapsed * factor, latest);
    walk(lab, Math.floor(this.#goal) as Moment, more);
  }

  #jump(more: More): void {
    const lab = this.#lab;
    while (lab.busy && lab.nextDue !== undefined && more()) lab.step();
    this.#goal = lab.now;
  }

  /** Time never goes beyond the last event: what is due without being seen leads to nothing more. */
  #runSkip(skip: Skip, more: More): void {
    const lab = this.#lab;
    while (this.#skip && more()) {
      const next = lab.nextEvent;
      if (next === undefined || next > skip.limit) this.#skip = undefined;
      else {
        lab.step();
        if (this.#seesNews(skip)) this.#skip = undefined;
      }
    }
    this.#goal = lab.now;
  }

  #seesNews(skip: Skip): boolean {
    if (phasesOf(this.#lab) !== skip.phases) return true;
    if (readingOf(this.#lab).some((console) => !skip.reading.has(console))) return true;
    return !skip.busy && this.#printed() > skip.printed;
  }
}
