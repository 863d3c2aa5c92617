/** Effort from one pause to the next: a few milliseconds. */
export const PAUSE = 1000;

/**
 * A search, or another long reckoning, made in pieces: what it gives before its end is the effort since the last time, in squarings of numbers of
 * 1024 bits. The same comes to the same, after the same effort.
 */
export type Search<T> = Generator<number, T, void>;

/** A power in a field. */
export function* powerOf(
  base: bigint,
  exponent: bigint,
  modulus: bigint,
  bits = 4 * modulus.toString(16).length,
): Search<bigint> {
  const each = (bits / 1024) ** 2;
  let effort = 0;
  let power = 1n;
  for (const bit of exponent.toString(2)) {
    power = (power * power) % modulus;
    if (bit === '1') power = base === 2n ? power << 1n : (power * base) % modulus;
    effort += each;
    if (effort < PAUSE) continue;
    yield effort;
    effort = 0;
  }
  yield effort;
  return power % modulus;
}
