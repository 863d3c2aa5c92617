/** Failures in a row before time stops, and before nothing more is tried. */
const STOP_TIME = 3;
const GIVE_UP = 5;
/** Engines that may die while an input is on its way to them, before it is taken for the cause. */
const BLAMED = 2;
/** Virtual milliseconds that must pass before failures are forgotten. */
const HEALTHY = 1000;

/** How often the engine failed of late, and which input may be the cause. */
export class Failures {
  #inARow = 0;
  #lastAt = 0;
  #suspect: { readonly id: number | undefined; readonly deaths: number } = { id: undefined, deaths: 0 };

  /** It would fail again: time must stand still. */
  get stopTime(): boolean {
    return this.#inARow >= STOP_TIME;
  }

  /** Nothing more is worth trying. */
  get giveUp(): boolean {
    return this.#inARow >= GIVE_UP;
  }

  /** Something else is tried. */
  forget(): void {
    this.#inARow = 0;
  }

  /** The engine works at this virtual moment, in milliseconds. */
  works(at: number): void {
    if (at - this.#lastAt >= HEALTHY) this.forget();
  }

  /** It failed at this virtual moment, in milliseconds. */
  count(at: number): void {
    this.#inARow += 1;
    this.#lastAt = at;
  }

  /** An engine died with this input the first on its way. True when that has happened too often with it. */
  blames(id: number | undefined): boolean {
    const deaths = id === this.#suspect.id ? this.#suspect.deaths + 1 : 1;
    this.#suspect = { id, deaths };
    return id !== undefined && deaths >= BLAMED;
  }
}
