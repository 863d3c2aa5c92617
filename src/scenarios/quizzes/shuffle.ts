import { nextInt, randomFor, type RandomState } from '../../engine/index.ts';

/** The same items in an order drawn from the seed: every order is equally likely. */
export function shuffled<T>(items: readonly T[], random: RandomState): readonly T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = nextInt(random, i + 1);
    const [a, b] = [result[i], result[j]];
    if (a === undefined || b === undefined) continue;
    result[i] = b;
    result[j] = a;
  }
  return result;
}

/** An order in which the items of one question are shown; never the one given, when there is another. */
export function disordered<T>(items: readonly T[], seed: number, purpose: string): readonly T[] {
  const random = randomFor(seed, purpose);
  const order = shuffled(items, random);
  return items.length > 1 && order.every((item, i) => item === items[i])
    ? [...order.slice(1), ...order.slice(0, 1)]
    : order;
}

/** `count` of the items, drawn by the seed, in the order given. */
export function drawn<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const chosen = new Set(shuffled([...items.keys()], randomFor(seed, 'quiz draw')).slice(0, count));
  return items.filter((_, i) => chosen.has(i));
}
