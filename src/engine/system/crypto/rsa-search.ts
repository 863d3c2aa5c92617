import { nextUint32, randomFor, type RandomState } from '../../kernel/random.ts';
import { PAUSE, powerOf, type Search } from './power.ts';
import type { RsaPrivateKey } from './rsa.ts';

const EXPONENT = 65537;
/** Small primes that are tried for the effort of a pause. */
const TRIED = 4000;
/** Numbers are tested with base 2, and with so many others; small ones with more. */
const [BASES, BASES_OF_SMALL, SMALL] = [4, 16, 512] as const;

/** Finds a key pair whose modulus has exactly so many bits. */
export function* searchKey(seed: number, bits: number): Search<RsaPrivateKey> {
  const random = randomFor(seed, `rsa ${bits}`);
  const [larger, smaller] = [Math.ceil(bits / 2), Math.floor(bits / 2)];
  const first = yield* searchPrime(random, larger);
  let second = yield* searchPrime(random, smaller);
  while (second === first) second = yield* searchPrime(random, smaller);
  const [p, q] = first > second ? [first, second] : [second, first];
  return { p: p.toString(16), q: q.toString(16), exponent: EXPONENT };
}

/** A number of exactly so many bits, the two highest set: the product of two such has all the bits that it may have. */
function draw(random: RandomState, bits: number): bigint {
  let drawn = 0n;
  for (let have = 0; have < bits; have += 32) drawn = (drawn << 32n) | BigInt(nextUint32(random));
  return BigInt.asUintN(bits, drawn) | (3n << BigInt(bits - 2));
}

let primes: Uint32Array | undefined;
const MOST = 1 << 18;

/** Odd primes below 2 to the 18th. */
function smallPrimes(): Uint32Array {
  if (primes) return primes;
  const composite = new Uint8Array(MOST);
  const found: number[] = [];
  for (let n = 3; n < MOST; n += 2) {
    if (composite[n]) continue;
    found.push(n);
    for (let m = n * n; m < MOST; m += 2 * n) composite[m] = 1;
  }
  return (primes = Uint32Array.from(found));
}

/** Which of the odd numbers from here on have a small divisor. */
function* sieve(from: bigint, length: number, bits: number): Search<Uint8Array> {
  const divisible = new Uint8Array(length);
  const limit = Math.min(MOST, (bits * bits) >> 4);
  let tried = 0;
  for (const prime of smallPrimes()) {
    if (prime > limit) break;
    if (++tried % TRIED === 0) yield PAUSE;
    const rest = Number(from % BigInt(prime));
    const first = ((prime - rest) * ((prime + 1) / 2)) % prime;
    for (let at = first; at < length; at += prime) divisible[at] = 1;
  }
  return divisible;
}

function* searchPrime(random: RandomState, bits: number): Search<bigint> {
  const length = 8 * bits;
  for (;;) {
    const from = draw(random, bits) | 1n;
    const divisible = yield* sieve(from, length, bits);
    for (let at = 0; at < length; at++) {
      const candidate = from + BigInt(2 * at);
      if (divisible[at] || candidate % BigInt(EXPONENT) === 1n || candidate >> BigInt(bits) > 0n) continue;
      if (yield* isPrime(candidate, bits, random)) return candidate;
    }
  }
}

/** Miller and Rabin: base 2 first, which nearly no other number passes. */
function* isPrime(candidate: bigint, bits: number, random: RandomState): Search<boolean> {
  if (!(yield* passes(candidate, bits, 2n))) return false;
  for (let left = bits < SMALL ? BASES_OF_SMALL : BASES; left > 0; left--)
    if (!(yield* passes(candidate, bits, draw(random, bits - 1)))) return false;
  return true;
}

function* passes(candidate: bigint, bits: number, base: bigint): Search<boolean> {
  const last = candidate - 1n;
  let [odd, halved] = [last >> 1n, 1];
  for (; (odd & 1n) === 0n; odd >>= 1n) halved++;
  let power = yield* powerOf(base, odd, candidate, bits);
  if (power === 1n || power === last) return true;
  for (; halved > 1; halved--) {
    power = (power * power) % candidate;
    if (power === last) return true;
  }
  return false;
}
