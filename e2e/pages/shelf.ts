import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import '../../scripts/native-hashes.ts';
import type { CatalogueSource } from '../../src/scenarios/load.ts';
import type { ScenarioFile } from '../../src/scenarios/schema.ts';

const scenarios = new URL('../../src/scenarios/', import.meta.url);
const labs = new URL('catalogue/', scenarios);
const quizzes = new URL('quizzes/catalogue/', scenarios);

export const quizIds = (): readonly string[] => readdirSync(quizzes).map((name) => name.replace(/\.yaml$/, ''));
export const labIds = (): readonly string[] => readdirSync(labs);

/** Data of a quiz of the catalogue. */
export const quizData = (id: string): unknown => parse(readFileSync(new URL(`${id}.yaml`, quizzes), 'utf8'));

const filesOf = (id: string): readonly string[] => {
  const names = readdirSync(new URL(`${id}/`, labs), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(yaml|md|txt)$/.test(name)).map((name) => name.replaceAll('\\', '/'));
};

/** A text of a lab's folder. */
export const labText = (id: string, file: string): string => readFileSync(new URL(`${id}/${file}`, labs), 'utf8');

export const labData = (id: string): ScenarioFile => parse(labText(id, 'lab.yaml')) as ScenarioFile;

const dataOf = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, scenarios), 'utf8')) as T;

/** A lab as the product's own catalogue has it. */
export const labSource = (id: string): CatalogueSource => ({
  files: Object.fromEntries(filesOf(id).map((file) => [file, labText(id, file)])),
  parsed: labData(id),
  digests: dataOf<Record<string, CatalogueSource['digests']>>('catalogue-digests.json')[id] ?? {},
  images: dataOf('../engine/system/image/image-digests.json'),
});
