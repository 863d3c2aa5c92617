import { knowDigests, type KnownDigests, type Result } from '../engine/index.ts';
import type { Problem } from './problem.ts';
import { assemble, type LoadedScenario, type ScenarioFolder } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

/** A scenario of the catalogue as the build delivers it: parsed, and proved by the tests. */
export interface CatalogueSource {
  readonly files: ScenarioFolder;
  readonly parsed: unknown;
  /** Digests of large contents that opening it takes. */
  readonly digests: KnownDigests;
}

/** Takes a scenario of the product's own catalogue. Nothing is checked: the catalogue's tests did that. */
export function loadFromCatalogue({ files, parsed, digests }: CatalogueSource): LoadedScenario {
  knowDigests(digests);
  return assemble(parsed as ScenarioFile, files);
}

/** Reads and checks a scenario that somebody brought as one file. The reader is loaded when it is needed first. */
export async function loadFromText(name: string, text: string): Promise<Result<LoadedScenario, readonly Problem[]>> {
  const { parseScenarioText } = await import('./parse.ts');
  return parseScenarioText(name, text);
}

/** Reads and checks a scenario's folder, its texts by their paths. `prefix` is put before the paths in problems. */
export async function loadFromFolder(
  folder: ScenarioFolder,
  prefix = '',
): Promise<Result<LoadedScenario, readonly Problem[]>> {
  const { parseScenarioFolder } = await import('./parse.ts');
  return parseScenarioFolder(folder, prefix);
}
