import type { Platform } from '../system/platform.ts';
import { asr1002x } from './asr1002x.ts';
import { cat4500e } from './cat4500e.ts';
import { c7206 } from './c7206.ts';
import { c1941, c2901, c2911, c3945 } from './isr-g2.ts';

export const platforms: readonly Platform[] = [c1941, c2901, c2911, c3945, asr1002x, cat4500e, c7206];

/** Throws on an unknown id: scenarios are checked before. */
export function platformById(id: string): Platform {
  const found = platforms.find((p) => p.id === id);
  if (!found) throw new Error(`No platform ${id}`);
  return found;
}
