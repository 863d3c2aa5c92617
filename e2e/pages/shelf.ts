import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CatalogueSource } from '../../src/scenarios/load.ts';
import type { ScenarioFile } from '../../src/scenarios/schema.ts';

const scenarios = new URL('../../src/scenarios/', import.meta.url);
const labs = new URL('catalogue/', scenarios);
const quizzes = new URL('quizzes/catalogue/', scenarios);

export const quizIds = (): readonly string[] => readdirSync(quizzes).map((name) => name.replace(/\.yaml$/, ''));
export const labIds = (): readonly string[] => readdirSync(labs);

/** Data of a quiz of the catalogue. */
export const quizData = (id: string): unknown => parse(readFileSync(new URL(`${id}.yaml`, quizzes), 'utf8'));

/** A text of a lab's folder. */
export const labText = (id: string, file: string): string => readFileSync(new URL(`${id}/${file}`, labs), 'utf8');

/** Names of the files in a lab's folder, or in a folder of it. */
export const labFiles = (id: string, folder = ''): readonly string[] => readdirSync(new URL(`${id}/${folder}`, labs));

export const labData = (id: string): ScenarioFile => parse(labText(id, 'lab.yaml')) as ScenarioFile;

/** A lab as the product's own catalogue has it, without solutions. */
export const labSource = (id: string): CatalogueSource => ({ files: {}, parsed: labData(id) });
