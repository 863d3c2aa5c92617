import { isDraft, original, produce, setAutoFreeze, type Draft } from 'immer';
import { spend } from './work.ts';

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
  readonly #values = new Map<string, unknown>();
  /** All of it as one object; made when somebody asks. */
  #tree: StateTree | undefined;
  readonly #slices: readonly Slice<unknown>[];

  constructor(slices: readonly Slice<unknown>[]) {
    this.#slices = slices;
    this.reset(['ram', 'memory', 'nvram', 'hardware']);
  }

  read<S>(slice: Slice<S>): S {
    const value = this.#value(slice);
    reads?.(this, slice, value);
    return value;
  }

  update<S>(slice: Slice<S>, change: (draft: Draft<S>) => void): void {
    const before = this.#change(slice);
    const next = produce(before, (draft) => {
      change(draft as Draft<S>);
    });
    this.#put(slice.id, plain(next));
  }

  /** Puts another value in the place of a slice's: quicker than a change where all else is known to stay. */
  replace<S>(slice: Slice<S>, value: S): void {
    this.#change(slice);
    this.#put(slice.id, plain(value));
  }

  reset(lifetimes: readonly Lifetime[]): void {
    spend(CHANGE * 8);
    for (const s of this.#slices) if (lifetimes.includes(s.lifetime)) this.#put(s.id, plain(s.initial()));
  }

  /** Brings back what a snapshot has of these lifetimes. */
  restore(snapshot: StateTree, lifetimes: readonly Lifetime[]): void {
    for (const { id, lifetime } of this.#slices)
      if (lifetimes.includes(lifetime) && id in snapshot) this.#put(id, snapshot[id]);
  }

  /** Immutable, so a snapshot costs nothing; used to compare a replay with the original. */
  snapshot(): StateTree {
    const tree = (this.#tree ??= Object.fromEntries(this.#values));
    reads?.(this, undefined, tree);
    return tree;
  }

  /** Pays for a change of a slice; its value before. */
  #change<S>(slice: Slice<S>): S {
    const before = this.#value(slice);
    spend(CHANGE + Math.ceil(sizeOf(before, 2) / 2));
    return before;
  }

  #value<S>({ id }: Slice<S>): S {
    if (!this.#values.has(id)) throw new Error(`No slice ${id} on this device`);
    return this.#values.get(id) as S;
  }

  #put(id: string, value: unknown): void {
    this.#values.set(id, value);
    this.#tree = undefined;
  }
}

/** What stands in a draft as it was before: to be looked through as a whole, which costs far more in a draft. */
export const undrafted = <T extends object>(drafted: T): T =>
  isDraft(drafted) ? (original(drafted as Draft<T>) ?? drafted) : drafted;

/** Work of a change of state, besides that of looking at what it changes. */
const CHANGE = 8;

/** Fields and items of a value, so many levels deep: a change looks at them all. */
function sizeOf(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.length;
  const items: readonly unknown[] = Object.values(value);
  let size = items.length;
  if (levels > 0) for (const item of items) if (typeof item === 'object') size += sizeOf(item, levels - 1);
  return size;
}

/** A slice of a state, or all of it. */
type Part = Slice<unknown> | undefined;

/** Hears what is read of states while a value is computed that is remembered. */
let reads: ((state: DeviceState, part: Part, value: unknown) => void) | undefined;

/** Work of asking for a value that is remembered. */
const ASKED = 10;

/**
 * Remembers the last value for each key for as long as all that was read of states for it is the same. The value may
 * depend on states only, and on nothing else that changes.
 */
export function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  type Reads = ReadonlyMap<DeviceState, ReadonlyMap<Part, unknown>>;
  const known = new WeakMap<K, { readonly value: V; readonly read: Reads }>();
  const holds = (read: Reads): boolean =>
    [...read].every(([state, parts]) =>
      [...parts].every(([part, value]) => (part ? state.read(part) : state.snapshot()) === value),
    );
  return (key) => {
    spend(ASKED);
    const last = known.get(key);
    if (last && holds(last.read)) return last.value;
    const outer = reads;
    const read = new Map<DeviceState, Map<Part, unknown>>();
    let of: DeviceState | undefined;
    let parts = new Map<Part, unknown>();
    reads = (state, part, value) => {
      outer?.(state, part, value);
      if (state !== of) {
        of = state;
        parts = read.get(state) ?? new Map<Part, unknown>();
        read.set(state, parts);
      }
      parts.set(part, value);
    };
    try {
      const value = compute(key);
      known.set(key, { value, read });
      return value;
    } finally {
      reads = outer;
    }
  };
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
