import type { Again } from '../kernel/clock.ts';
import { spend } from '../kernel/work.ts';
import type { Captured, Frame } from './packet.ts';

/** Frames and flows that are kept; of more, the oldest go. */
const KEPT = 20_000;

/** Frames that are made for a unit of work. */
const MADE = 10;

interface Repeated extends Again {
  readonly frame: Frame;
}

/** Frames that were sent again and again, the last so many of them, in the order in which they were sent one by one. */
function sent(repeated: readonly Repeated[], most: number): readonly Captured[] {
  return repeated
    .flatMap(({ frame, first, every, times }) =>
      Array.from({ length: Math.min(times, most) }, (_, i) => {
        const n = Math.max(0, times - most) + i;
        const at = first + n * every;
        return { at, set: n === 0 ? -1 : at - every, first, frame };
      }),
    )
    .sort((a, b) => a.at - b.at || a.set - b.set || b.first - a.first)
    .slice(-most)
    .map(({ at, frame }) => ({ kind: 'frame', at, frame: { ...frame } }));
}

/** What a wire has seen, as far as it is kept. */
export class Captures {
  #kept: Captured[] = [];
  /** Since the last that is kept. */
  #repeated: Repeated[] = [];
  #forgotten = 0;

  get kept(): readonly Captured[] {
    this.#makeRepeated();
    return this.#kept;
  }

  /** How many are no longer kept. */
  get forgotten(): number {
    this.#makeRepeated();
    return this.#forgotten;
  }

  add(one: Captured): void {
    this.#makeRepeated();
    this.#kept.push(one);
    this.#forget(this.#kept.length);
  }

  /** The same frame again and again; what others have sent in the meantime is told before anything later. */
  repeat(frame: Frame, again: Again): void {
    spend(Math.ceil(Math.min(again.times, 2 * KEPT) / MADE));
    this.#repeated.push({ ...again, frame });
  }

  #makeRepeated(): void {
    if (this.#repeated.length === 0) return;
    const [repeated, before] = [this.#repeated, this.#kept.length];
    this.#repeated = [];
    this.#kept = [...this.#kept, ...sent(repeated, 2 * KEPT)];
    this.#forget(before + repeated.reduce((sum, { times }) => sum + times, 0));
  }

  /** Of so many in all, as many of the oldest go as when each was taken by itself. */
  #forget(all: number): void {
    const gone = Math.max(0, Math.floor(all / KEPT) - 1) * KEPT;
    if (gone === 0) return;
    this.#forgotten += gone;
    this.#kept = this.#kept.slice(gone - all);
  }
}
