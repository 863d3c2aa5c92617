/** Mulberry32. The whole state is one integer, so a seed alone decides every draw. */
export interface RandomState {
  seed: number;
}

/** Next 32-bit unsigned integer. */
export function nextUint32(state: RandomState): number {
  state.seed = (state.seed + 0x6d2b79f5) | 0;
  let t = Math.imul(state.seed ^ (state.seed >>> 15), 1 | state.seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (t ^ (t >>> 14)) >>> 0;
}

/** Integer from 0 to below - 1. */
export const nextInt = (state: RandomState, below: number): number => nextUint32(state) % below;

/** A stream of its own for each name, so that one device's draws never shift another's. */
export function randomFor(seed: number, name: string): RandomState {
  let hash = seed | 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  const state = { seed: hash };
  nextUint32(state);
  return state;
}
