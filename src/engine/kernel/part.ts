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
  /** Fetches it before its turn. Rejects where it cannot be had. */
  readonly fetch: Fetch;
  /** One of its functions, to be called as if it were here. */
  fn<K extends Functions<T>>(name: K): T[K];
}

type Functions<T> = { [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T];

type Fetch = () => Promise<void>;

/** When a part is fetched: `last` is what no story of a lab needs before its first prompt. */
type Turn = 'story' | 'last';

const fetches = new Map<Fetch, Turn>();

/** Declares a part: `part(() => import('./body.ts'))`. What imports the same file otherwise brings it back to the start. */
export function part<T>(load: () => Promise<T>, turn: Turn = 'story'): Part<T> {
  let held: T | undefined;
  const fetch: Fetch = () =>
    load().then((loaded) => {
      held = loaded;
      fetches.delete(fetch);
    });
  fetches.set(fetch, turn);
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
    fetch: () => (held === undefined ? fetch() : Promise.resolve()),
    fn,
  };
}

const fetchWhere = (due: (turn: Turn) => boolean): Promise<unknown> => {
  const now = [...fetches].filter(([, turn]) => due(turn));
  return Promise.all(now.map(([fetch]) => fetch())).then(() => now.length > 0 && fetchWhere(due));
};

/** Fetches every part that is declared, and those that they declare. Rejects where one cannot be had; what came stays. */
export const fetchParts = (): Promise<unknown> => fetchWhere(() => true);

/** Fetches the parts that a lab's own story may need before its first prompt. Rejects as `fetchParts` does. */
export const fetchStoryParts = (): Promise<unknown> => fetchWhere((turn) => turn === 'story');
