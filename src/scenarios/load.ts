import { knowDigests, knowImages, type KnownDigests, type Result, type ShippedImage } from '../engine/index.ts';
import type { Problem } from './problem.ts';
import { assemble, type LoadedScenario, type ScenarioFolder } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

/** A scenario of the catalogue as the build delivers it: parsed, and proved by the tests. */
export interface CatalogueSource {
  readonly files: ScenarioFolder;
  readonly parsed: unknown;
  /** Digests of large contents that opening it takes. */
  readonly digests: KnownDigests;
  /** What is shipped of the images that it names. */
  readonly images: Readonly<Record<string, ShippedImage>>;
}

/** Takes a scenario of the product's own catalogue. Nothing is checked: the catalogue's tests did that. */
export function loadFromCatalogue({ files, parsed, digests, images }: CatalogueSource): LoadedScenario {
  knowDigests(digests);
  knowImages(images);
  return assemble(parsed as ScenarioFile, files);
}

/** A file may name any image of the catalogue. */
const knowAllImages = async (): Promise<void> => knowImages((await import('virtual:images')).default);

/** Reads and checks a scenario that somebody brought as one file. The reader is loaded when it is needed first. */
export async function loadFromText(name: string, text: string): Promise<Result<LoadedScenario, readonly Problem[]>> {
  const [{ parseScenarioText }] = await Promise.all([import('./parse.ts'), knowAllImages()]);
  return parseScenarioText(name, text);
}

/** Reads and checks a scenario's folder, its texts by their paths. `prefix` is put before the paths in problems. */
export async function loadFromFolder(
  folder: ScenarioFolder,
  prefix = '',
): Promise<Result<LoadedScenario, readonly Problem[]>> {
  const [{ parseScenarioFolder }] = await Promise.all([import('./parse.ts'), knowAllImages()]);
  return parseScenarioFolder(folder, prefix);
}
