import { knowDigests, knowImages } from '../engine/index.ts';
import type { CatalogueSource } from './load.ts';
import type { LoadedScenario, Untold } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

/** What of a scenario of the catalogue opens its lab; its brief, tasks and solutions come after that. */
export interface OpeningSource extends Pick<CatalogueSource, 'parsed' | 'digests' | 'images'> {
  readonly digest: string;
  readonly untold: Untold;
}

/** Takes what opens a lab of the product's own catalogue. */
export function loadOpening({ parsed, digests, images, digest, untold }: OpeningSource): LoadedScenario {
  knowDigests(digests);
  knowImages(images);
  return { file: parsed as ScenarioFile, brief: '', solutions: [], mistakes: [], digest, untold };
}
