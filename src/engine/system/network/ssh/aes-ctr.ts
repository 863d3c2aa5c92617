const BLOCK = 16;
const double = (byte: number): number => ((byte << 1) ^ (byte & 0x80 ? 0x11b : 0)) & 0xff;

/** The substitution of AES (FIPS 197), computed: inverses in the field, spread. */
function substitution(): Uint8Array {
  const box = new Uint8Array(256);
  let [p, q] = [1, 1];
  do {
    p ^= double(p);
    q ^= q << 1;
    q ^= q << 2;
    q ^= q << 4;
    q &= 0xff;
    if (q & 0x80) q ^= 0x09;
    const rotated = (by: number): number => ((q << by) | (q >> (8 - by))) & 0xff;
    box[p] = q ^ rotated(1) ^ rotated(2) ^ rotated(3) ^ rotated(4) ^ 0x63;
  } while (p !== 1);
  box[0] = 0x63;
  return box;
}

let known: Uint8Array | undefined;

function roundKeys(key: Uint8Array, box: Uint8Array): Uint8Array {
  const words = key.length / 4;
  const schedule = new Uint8Array(BLOCK * (words + 7));
  schedule.set(key);
  let constant = 1;
  for (let at = key.length; at < schedule.length; at += 4) {
    let word = [...schedule.subarray(at - 4, at)];
    const place = (at / 4) % words;
    if (place === 0) word = [...word.slice(1), word[0] ?? 0];
    if (place === 0 || (words > 6 && place === 4)) word = word.map((byte) => box[byte] ?? 0);
    if (place === 0) {
      word[0] = (word[0] ?? 0) ^ constant;
      constant = double(constant);
    }
    for (let i = 0; i < 4; i++) schedule[at + i] = (schedule[at + i - key.length] ?? 0) ^ (word[i] ?? 0);
  }
  return schedule;
}

/** Columns mixed, after rows have been shifted and bytes substituted. */
function round(state: Uint8Array, box: Uint8Array, mixes: boolean): Uint8Array {
  const next = new Uint8Array(BLOCK);
  for (let column = 0; column < BLOCK; column += 4) {
    const bytes = [0, 1, 2, 3].map((row) => box[state[(column + 5 * row) % BLOCK] ?? 0] ?? 0);
    const all = bytes.reduce((sum, byte) => sum ^ byte, 0);
    bytes.forEach((byte, row) => {
      next[column + row] = mixes ? byte ^ all ^ double(byte ^ (bytes[(row + 1) % 4] ?? 0)) : byte;
    });
  }
  return next;
}

function encrypted(block: Uint8Array, keys: Uint8Array, box: Uint8Array): Uint8Array {
  const last = keys.length / BLOCK - 1;
  let state = block.map((byte, i) => byte ^ (keys[i] ?? 0));
  for (let n = 1; n <= last; n++)
    state = round(state, box, n < last).map((byte, i) => byte ^ (keys[n * BLOCK + i] ?? 0)) as typeof state;
  return state;
}

/** AES in counter mode (RFC 4344): each call goes on where the last one ended; there and back are the same. */
export function aesCtr(key: Uint8Array, counter: Uint8Array): (bytes: Uint8Array) => Uint8Array {
  const box = (known ??= substitution());
  const keys = roundKeys(key, box);
  const count = counter.slice(0, BLOCK);
  let stream = new Uint8Array();
  let used = 0;
  const next = (): number => {
    if (used === stream.length) {
      stream = encrypted(count, keys, box) as Uint8Array<ArrayBuffer>;
      used = 0;
      for (let i = BLOCK - 1; i >= 0; i--) {
        count[i] = ((count[i] ?? 0) + 1) & 0xff;
        if (count[i] !== 0) break;
      }
    }
    return stream[used++] ?? 0;
  };
  return (bytes) => bytes.map((byte) => byte ^ next());
}
