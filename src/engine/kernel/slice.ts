import { produce, setAutoFreeze, type Draft } from 'immer';

setAutoFreeze(false); // `plain` freezes, and checks as it goes

/**
 * Where a value lives decides what takes it away: `ram` is lost at every start of software, `memory` when power goes or
 * the ROM monitor runs (a warm start keeps it), `nvram` when NVRAM is erased, `hardware` (flash contents, serial number,
 * key storage) never.
 */
export type Lifetime = 'ram' | 'memory' | 'nvram' | 'hardware';

/** One feature's part of the device state: plain JSON, private to that feature. */
export interface Slice<S> {
  readonly id: string;
  readonly lifetime: Lifetime;
  initial(): S;
}

export const defineSlice = <S>(slice: Slice<S>): Slice<S> => slice;

export type StateTree = Readonly<Record<string, unknown>>;

/** The part of a state that is one feature's. */
export function sliceOf<S>(tree: StateTree, { id }: Slice<S>): S {
  if (!(id in tree)) throw new Error(`No slice ${id} on this device`);
  return tree[id] as S;
}

/** All slices of one device. Values are frozen and replaced, never mutated. */
export class DeviceState {
  #tree: StateTree = {};
  readonly #slices: readonly Slice<unknown>[];

  constructor(slices: readonly Slice<unknown>[]) {
    this.#slices = slices;
    this.reset(['ram', 'memory', 'nvram', 'hardware']);
  }

  read<S>(slice: Slice<S>): S {
    return sliceOf(this.#tree, slice);
  }

  update<S>(slice: Slice<S>, change: (draft: Draft<S>) => void): void {
    const next = produce(this.read(slice), (draft) => {
      change(draft as Draft<S>);
    });
    this.#tree = { ...this.#tree, [slice.id]: plain(next) };
  }

  reset(lifetimes: readonly Lifetime[]): void {
    const lost = this.#slices.filter((s) => lifetimes.includes(s.lifetime));
    this.#tree = { ...this.#tree, ...Object.fromEntries(lost.map((s) => [s.id, plain(s.initial())])) };
  }

  /** Brings back what a snapshot has of these lifetimes. */
  restore(snapshot: StateTree, lifetimes: readonly Lifetime[]): void {
    const kept = this.#slices.filter(({ id, lifetime }) => lifetimes.includes(lifetime) && id in snapshot);
    this.#tree = { ...this.#tree, ...Object.fromEntries(kept.map(({ id }) => [id, snapshot[id]])) };
  }

  /** Immutable, so a snapshot costs nothing; used to compare a replay with the original. */
  snapshot(): StateTree {
    return this.#tree;
  }
}

/** Freezes what is new, and refuses whatever JSON would lose. */
function plain<V>(value: V): V {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint' || value === undefined)
    throw new TypeError(`State must be plain data, not ${typeof value}`);
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const shape: unknown = Object.getPrototypeOf(value);
  if (shape !== Object.prototype && shape !== Array.prototype)
    throw new TypeError('State must be plain data, not a class instance');
  if (Array.isArray(value)) for (const item of value) plain(item);
  else for (const key in value) plain(value[key]);
  return Object.freeze(value);
}
