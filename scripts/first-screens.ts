import { catalogue } from 'virtual:catalogue';
import { installFastHashes } from '../src/bridge/engine/fast-hashes.ts';
import { loadScenario } from '../src/bridge/engine/load-scenario.ts';
import { RunningLab } from '../src/bridge/engine/running-lab.ts';
import type { Opened } from '../src/bridge/protocol.ts';
import { fetchParts } from '../src/engine/index.ts';

/** Seeds whose first screens are shipped: 1 to this. A page that opens a lab anew draws one of them. */
export const SHIPPED_SEEDS = 64;

/** Everything that the consoles of a lab of the catalogue show when its learner begins. */
export async function firstScreensOf(id: string, seed: number): Promise<Opened['screens']> {
  const loaded = await loadScenario({ kind: 'catalogue', id }, seed);
  if (!loaded.ok) throw new Error(`${id} is refused`);
  const lab = new RunningLab(loaded.scenario, seed, () => 0);
  for (const _ of lab.toFirstPrompt());
  return lab.opened().screens;
}

/** What a file with the first screens of a lab is called. */
const fileOf = (id: string, seed: number): string => `${id}-${seed}.txt`;

/** The files that ship them, by their names: JSON, under a name that is not kept for use without a connection. */
export async function firstScreens(): Promise<Readonly<Record<string, string>>> {
  await Promise.all([fetchParts(), installFastHashes()]);
  const files: Record<string, string> = {};
  for (const { id } of catalogue)
    for (let seed = 1; seed <= SHIPPED_SEEDS; seed++)
      files[fileOf(id, seed)] = JSON.stringify(await firstScreensOf(id, seed));
  return files;
}
