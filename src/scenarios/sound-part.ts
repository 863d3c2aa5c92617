import type { z } from 'zod';
import { valueAt } from './explain.ts';
import type { Complaint, Path } from './vocabulary.ts';

/** What is left of data when the parts are taken away that a schema complains about. */
interface SoundPart<T> {
  readonly file: T;
  /** Complaints about it that hold for the whole too, at their places there. */
  holding(complaints: readonly Complaint[]): readonly Complaint[];
}

/** Parts that others name: without them nothing sure can be said of those. */
const isNamed = ([first, second, ...more]: Path): boolean =>
  first === 'variables' ||
  first === 'scenario' ||
  (first === 'lab' && (second === undefined || (second === 'devices' && more.length < 2)));

/** The part that is taken away for a fault at a path: a whole item of a list, or a field of a device. */
function partAt(path: Path): Path {
  const item = path.findLastIndex((step) => typeof step === 'number');
  if (item === 2 && path[0] === 'lab') return path.slice(0, 4);
  return path.slice(0, item < 0 ? 2 : item + 1);
}

/** Times that a schema is asked again: taking away a part may make what is around it wrong. */
const ROUNDS = 6;

/** Takes away what a schema complains about. `heads`: what stands in for fields that a file must have. Undefined: too much is wrong. */
export function soundPart<T>(
  schema: z.ZodType<T>,
  data: unknown,
  heads: Readonly<Record<string, unknown>>,
): SoundPart<T> | undefined {
  const left: unknown = JSON.parse(JSON.stringify(data));
  if (typeof left !== 'object' || left === null || Array.isArray(left)) return undefined;
  /** Of every list of which something was taken away, where its items were. */
  const places = new Map<unknown, number[]>();
  const remove = (path: Path): void => {
    const parent = valueAt(left, path.slice(0, -1));
    const last = path.at(-1);
    if (Array.isArray(parent) && typeof last === 'number') {
      const indexes = places.get(parent) ?? [...parent.keys()];
      places.set(parent, indexes);
      indexes.splice(last, 1);
      parent.splice(last, 1);
    } else if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, String(last));
  };
  const original = (path: Path): Path =>
    path.map((step, i) =>
      typeof step === 'number' ? (places.get(valueAt(left, path.slice(0, i)))?.[step] ?? step) : step,
    );
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = schema.safeParse(left);
    if (parsed.success)
      return {
        file: parsed.data,
        holding: (complaints) =>
          complaints
            .filter(({ path }) => path.length > 1 && !path.includes('loses'))
            .map((one) => ({ ...one, path: original(one.path) })),
      };
    const parts = new Map<string, Path>();
    for (const issue of parsed.error.issues) {
      const path = issue.path as Path;
      const wrong = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
      for (const one of wrong) {
        const [first = ''] = one;
        const known = valueAt(left, one) !== undefined;
        const part = issue.code === 'unrecognized_keys' ? one : partAt(known ? one : one.slice(0, -1));
        if (one.length === 1 && Object.hasOwn(heads, first)) Object.assign(left, { [first]: heads[first] });
        else if (part.length === 0 || (issue.code !== 'unrecognized_keys' && isNamed(part))) return undefined;
        else parts.set(part.join('\n'), part);
      }
    }
    for (const part of [...parts.values()].sort(lastFirst)) remove(part);
  }
  return undefined;
}

/** Items of a list from its end: those before keep their places. */
function lastFirst(a: Path, b: Path): number {
  const at = a.findIndex((step, i) => step !== b[i]);
  const [x, y] = [a[at], b[at]];
  return typeof x === 'number' && typeof y === 'number' ? y - x : b.length - a.length;
}
