const BLOCK = 0x10000;
const PAGE = 0x1000;
const MARK = 8;
const MAX_BLOCKS_HELD = 16;

const baseBlocks = new Map<string, { readonly bytes: Uint8Array; readonly key: number }>();

/**
 * Seeded pseudo-random bytes of any length: `target` receives those from `offset` on.
 * Every byte is a function of seed and position alone, so nothing is stored; each 4 KiB page starts with a
 * word pair of its own and each 64 KiB block is turned by its own amount, so no two pages are equal.
 */
export function noise(seed: string, offset: number, target: Uint8Array): void {
  const base = baseBlock(seed);
  for (let done = 0; done < target.length; ) {
    const block = Math.floor((offset + done) / BLOCK);
    const from = offset + done - block * BLOCK;
    const length = Math.min(BLOCK - from, target.length - done);
    copyTurned(base.bytes, (from + turnOf(block)) % BLOCK, target.subarray(done, done + length));
    stampPages(base.key, block, from, target.subarray(done, done + length));
    done += length;
  }
}

const turnOf = (block: number): number => (Math.imul(block, 0x9e3c) & (BLOCK - 4)) >>> 0;

function copyTurned(base: Uint8Array, from: number, target: Uint8Array): void {
  const first = Math.min(BLOCK - from, target.length);
  target.set(base.subarray(from, from + first));
  if (first < target.length) target.set(base.subarray(0, target.length - first), first);
}

/** Writes the eight bytes that open each page, or those of them that fall into this part of the block. */
function stampPages(key: number, block: number, from: number, target: Uint8Array): void {
  for (let page = Math.floor(from / PAGE); page * PAGE < from + target.length; page++) {
    const at = page * PAGE - from;
    const high = mix(key ^ Math.imul(block, 0x01000193) ^ page);
    const low = mix(high ^ (block * 16 + page));
    for (let i = 0; i < MARK; i++) {
      const to = at + i;
      if (to >= 0 && to < target.length) target[to] = (i < 4 ? high : low) >>> (24 - 8 * (i & 3));
    }
  }
}

function baseBlock(seed: string): { readonly bytes: Uint8Array; readonly key: number } {
  const held = baseBlocks.get(seed);
  if (held) return held;
  let key = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) key = Math.imul(key ^ seed.charCodeAt(i), 0x01000193);
  const bytes = new Uint8Array(BLOCK);
  let state = key;
  for (let at = 0; at < BLOCK; at += 4) {
    state = (state + 0x9e3779b9) | 0;
    const word = mix(state);
    for (let i = 0; i < 4; i++) bytes[at + i] = word >>> (24 - 8 * i);
  }
  if (baseBlocks.size >= MAX_BLOCKS_HELD) baseBlocks.clear();
  const made = { bytes, key: mix(key) };
  baseBlocks.set(seed, made);
  return made;
}

/** A 32-bit finalizer: every input bit changes half of the output bits. */
function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
