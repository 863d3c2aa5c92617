import type { Wait } from '../kernel/io.ts';

/** What came and waits to be taken, the oldest first. One reader at a time. */
export class Inbox<T> {
  readonly #kept: T[] = [];
  readonly #most: number;
  #reader: ((value: T) => void) | undefined;

  /** Of those that come while nobody reads, so many are kept. */
  constructor(most = Infinity) {
    this.#most = most;
  }

  readonly next: Wait<T> = (resume) => {
    const first = this.#kept.shift();
    if (first !== undefined) resume(first);
    else this.#reader = resume;
    return () => {
      if (this.#reader === resume) this.#reader = undefined;
    };
  };

  put(value: T): void {
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader) reader(value);
    else if (this.#kept.length < this.#most) this.#kept.push(value);
  }
}
