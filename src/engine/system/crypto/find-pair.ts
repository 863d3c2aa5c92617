import { on, type Io } from '../../kernel/io.ts';
import { spendOnce } from '../../kernel/work.ts';
import type { Machine } from '../machine.ts';
import { searchKey } from './rsa-search.ts';
import type { RsaPrivateKey } from './rsa.ts';

/** Milliseconds that a device takes for a unit of effort, and work that it is here. */
const [TIME, WORK] = [0.025, 0.5] as const;
const MOST_KNOWN = 200;

interface Known {
  readonly key: RsaPrivateKey;
  readonly efforts: readonly number[];
}

/** Pairs that were found, by seed and size: a session that is replayed finds them again at once. */
const known = new Map<string, Known>();

/** The same search without its work, where it was made before. */
function* again({ key, efforts }: Known): ReturnType<typeof searchKey> {
  yield* efforts;
  return key;
}

function remember(what: string, found: Known): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(what, found);
}

/** Finds the key pair of a seed and a size, a piece at a time, in the time that a device takes. */
export function* findPair(
  device: Pick<Machine, 'random'> & { readonly clock: Pick<Machine['clock'], 'after'> },
  bits: number,
): Io<RsaPrivateKey> {
  const seed = device.random(2 ** 32);
  const what = `rsa ${seed} ${bits}`;
  const before = known.get(what);
  const search = before ? again(before) : searchKey(seed, bits);
  const efforts: number[] = [];
  for (;;) {
    const step = search.next();
    if (step.done === true) {
      remember(what, { key: step.value, efforts });
      return step.value;
    }
    efforts.push(step.value);
    spendOnce(`${what} ${efforts.length}`, Math.ceil(step.value * WORK));
    yield* on(device.clock.after(step.value * TIME));
  }
}
