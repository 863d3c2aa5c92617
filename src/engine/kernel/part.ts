/** Something of a part was asked for before it had come: a mistake of ours, or a lab that opens with more than others. */
export class Missing extends Error {
  override readonly name = 'Missing';

  constructor() {
    super('A part of the engine has not come yet');
  }
}

/** A piece of the engine that is fetched after the first prompt. */
export interface Part<T> {
  /** It has come. */
  readonly here: boolean;
  /** What it holds. Throws Missing where it has not come yet. */
  get(): T;
  /** One of its functions, to be called as if it were here. */
  fn<K extends Functions<T>>(name: K): T[K];
}

type Functions<T> = { [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T];

type Fetch = () => Promise<void>;

const fetches = new Set<Fetch>();

/** Declares a part: `part(() => import('./body.ts'))`. What imports the same file otherwise brings it back to the start. */
export function part<T>(load: () => Promise<T>): Part<T> {
  let held: T | undefined;
  const fetch: Fetch = () =>
    load().then((loaded) => {
      held = loaded;
      fetches.delete(fetch);
    });
  fetches.add(fetch);
  const get = (): T => {
    if (held === undefined) throw new Missing();
    return held;
  };
  const fn: Part<T>['fn'] = (name) =>
    ((...args: never[]) => (get()[name] as (...given: never[]) => unknown)(...args)) as T[typeof name];
  return {
    get here() {
      return held !== undefined;
    },
    get,
    fn,
  };
}

/** Fetches every part that is declared, and those that they declare. Rejects where one cannot be had; what came stays. */
export const fetchParts = (): Promise<unknown> =>
  Promise.all([...fetches].map((fetch) => fetch())).then(() => fetches.size > 0 && fetchParts());
