/** DES and triple DES (FIPS 46-3) in CBC mode: how keys are written so that OpenSSL reads them. */

/** A table of the standard: two hexadecimal digits for each bit, which are numbered from 1. */
const table = (hex: string): readonly number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16) - 1);

const FIRST = table(
  '3a322a221a120a023c342c241c140c043e362e261e160e06403830282018100839312921191109013b332b231b130b033d352d251d150d053f372f271f170f07',
);
const LAST = table(
  '280830103818402027072f0f37173f1f26062e0e36163e1e25052d0d35153d1d24042c0c34143c1c23032b0b33133b1b22022a0a32123a1a2101290931113919',
);
const EXPANDED = table(
  '20010203040504050607080908090a0b0c0d0c0d0e0f101110111213141514151617181918191a1b1c1d1c1d1e1f2001',
);
const SPREAD = table('100714151d0c1c11010f171a05121f0a0208180e201b0309130d1e06160b0419');
const CHOSEN = table(
  '39312921191109013a322a221a120a023b332b231b130b033c342c243f372f271f170f073e362e261e160e063d352d251d150d051c140c04',
);
const ROUND_KEY = table(
  '0e110b180105031c0f06150a17130c041a0810071b140d0229341f252f371e28332d21302c31273822352e2a32241d20',
);
const BOXES = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
].map((digits) => Array.from(digits, (digit) => Number.parseInt(digit, 16)));
const SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1] as const;

const BLOCK = 8;
type Bits = readonly number[];

const bitsOf = (bytes: Uint8Array): Bits =>
  Array.from({ length: bytes.length * 8 }, (_, at) => ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);

const bytesOf = (bits: Bits): Uint8Array =>
  Uint8Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );

const permuted = (bits: Bits, order: readonly number[]): Bits => order.map((at) => bits[at] ?? 0);
const xor = (a: Bits, b: Bits): Bits => a.map((bit, at) => bit ^ (b[at] ?? 0));
const rotated = (bits: Bits, by: number): Bits => [...bits.slice(by), ...bits.slice(0, by)];

function roundKeys(key: Uint8Array): readonly Bits[] {
  const chosen = permuted(bitsOf(key), CHOSEN);
  let [left, right]: [Bits, Bits] = [chosen.slice(0, 28), chosen.slice(28)];
  return SHIFTS.map((by) => {
    [left, right] = [rotated(left, by), rotated(right, by)];
    return permuted([...left, ...right], ROUND_KEY);
  });
}

function mixed(half: Bits, key: Bits): Bits {
  const bits = xor(permuted(half, EXPANDED), key);
  const boxed = BOXES.flatMap((box, n) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bits.slice(n * 6, n * 6 + 6);
    const value = box[a * 32 + f * 16 + b * 8 + c * 4 + d * 2 + e] ?? 0;
    return [value >> 3, (value >> 2) & 1, (value >> 1) & 1, value & 1];
  });
  return permuted(boxed, SPREAD);
}

function passed(block: Bits, keys: readonly Bits[]): Bits {
  const first = permuted(block, FIRST);
  let [left, right]: [Bits, Bits] = [first.slice(0, 32), first.slice(32)];
  for (const key of keys) [left, right] = [right, xor(left, mixed(right, key))];
  return permuted([...right, ...left], LAST);
}

/** Encrypts with a key of 8 bytes, or with one of 24 three times: there, back and there. What is missing of a block is filled (RFC 8018, 6.1.1). */
export function desCbc(key: Uint8Array, vector: Uint8Array, plain: Uint8Array): Uint8Array {
  const passes = Array.from({ length: key.length / BLOCK }, (_, n) => {
    const keys = roundKeys(key.subarray(n * BLOCK, (n + 1) * BLOCK));
    return n === 1 ? keys.toReversed() : keys;
  });
  const missing = BLOCK - (plain.length % BLOCK);
  const filled = new Uint8Array(plain.length + missing).fill(missing);
  filled.set(plain);
  let chained = bitsOf(vector);
  for (let at = 0; at < filled.length; at += BLOCK) {
    const block = xor(bitsOf(filled.subarray(at, at + BLOCK)), chained);
    chained = passes.reduce(passed, block);
    filled.set(bytesOf(chained), at);
  }
  return filled;
}
