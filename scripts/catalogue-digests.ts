import { catalogue, loadScenario as catalogued } from 'virtual:catalogue';
import { RunningLab } from '../src/bridge/engine/running-lab.ts';
import { computedDigests, forgetDigests, type KnownDigests } from '../src/engine/index.ts';
import { loadFromCatalogue } from '../src/scenarios/load.ts';
import { openScenario } from '../src/scenarios/index.ts';

/** Contents of fewer bytes are hashed in a moment when that is wanted. */
const WORTH_SHIPPING = 65_536;
/** Seeds that are tried where a scenario draws something: enough for every choice of images that one makes. */
const SEEDS = 24;

/** From the project's root. */
export const DIGESTS_FILE = 'src/scenarios/catalogue-digests.json';

/**
 * Digests of large contents that are computed until a lab of the catalogue shows its first prompt, from their bytes.
 * @param aided told what the product ships of them; nothing should be left then
 */
export async function digestsToOpen(id: string, aided = false): Promise<KnownDigests> {
  const source = await catalogued(id);
  if (!source) throw new Error(`No scenario ${id}`);
  forgetDigests();
  const loaded = loadFromCatalogue(aided ? source : { ...source, digests: {} });
  const seeds = loaded.file.variables ? SEEDS : 1;
  for (let seed = 1; seed <= seeds; seed++) {
    const lab = new RunningLab(openScenario(loaded, seed), seed, () => 0);
    for (const _ of lab.toFirstPrompt());
    lab.opened();
  }
  return computedDigests(WORTH_SHIPPING);
}

const sorted = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The file that ships them, by the ids of the scenarios. */
export async function catalogueDigests(): Promise<string> {
  const all: Record<string, KnownDigests> = {};
  for (const { id } of catalogue) {
    const digests = await digestsToOpen(id);
    if (Object.keys(digests).length > 0) all[id] = sorted(digests);
  }
  return `${JSON.stringify(sorted(all), null, 2)}\n`;
}
