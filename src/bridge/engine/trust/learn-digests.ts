import { hasDigest, knowDigest, plainHashers, stream, type Content } from '../../../engine/index.ts';

/** Chunks that are hashed before others get a turn: a few milliseconds. */
const TURN = 8;

type Learned = 'md5' | 'sha512';

/** A hasher of its own, so that it may stop half-way; slower and the same where WebAssembly is not allowed. */
async function hasherFor(name: Learned) {
  try {
    const { createMD5, createSHA512 } = await import('hash-wasm');
    return await (name === 'md5' ? createMD5() : createSHA512());
  } catch {
    return plainHashers()[name];
  }
}

async function learn(name: Learned, content: Content, breathe: () => Promise<void>): Promise<void> {
  if (hasDigest(name, content)) return;
  const hasher = await hasherFor(name);
  hasher.init();
  let chunks = 0;
  for (const chunk of stream(content)) {
    hasher.update(chunk);
    chunks += 1;
    if (chunks % TURN === 0) await breathe();
  }
  knowDigest(name, content, hasher.digest());
}

/** Has the digests of a content computed bit by bit, so that asking for them later costs nothing. */
export async function learnDigests(
  names: readonly Learned[],
  content: Content,
  breathe: () => Promise<void>,
): Promise<void> {
  for (const name of names) await learn(name, content, breathe);
}
