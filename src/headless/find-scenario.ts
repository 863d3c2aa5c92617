import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { parseScenarioFolder, parseScenarioText } from '../scenarios/parse.ts';
import { problemAt, showProblem, type Problem } from '../scenarios/problem.ts';
import type { LoadedScenario, ScenarioFolder } from '../scenarios/scenario.ts';
import { limits } from '../scenarios/limits.ts';
import type { Result } from '../engine/index.ts';
import { Refusal } from './command-line.ts';

type Read = Result<LoadedScenario, readonly Problem[]>;

const TEXT = /\.(yaml|md|txt)$/;

/** Text of a file. Throws a Refusal when it cannot be read, is no text, or is larger than any that is meant. */
export function readText(path: string, most: number = limits.file): string {
  try {
    const { size } = statSync(path);
    if (size > most * 4) throw new Refusal(`${path}:1:1: expected at most ${most} characters`, 1);
    const text = new TextDecoder().decode(readFileSync(path)).replaceAll('\r\n', '\n');
    const odd = text.indexOf('\uFFFD');
    if (odd >= 0) throw new Refusal(showProblem(problemAt(path, text, odd, 'expected text in UTF-8')), 1);
    return text;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${path}: ${error instanceof Error ? error.message : String(error)}`, 1);
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

/** The texts below a folder, by their paths in it. */
export function filesOf(folder: string, below = folder): ScenarioFolder {
  const entries = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return Object.entries(filesOf(path, below));
    return TEXT.test(entry.name) ? [[relative(below, path).split(sep).join('/'), readText(path)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Reads a scenario: a folder with lab.yaml (or that file itself), a single file, or an id of the catalogue. */
export async function readScenario(name: string): Promise<Read> {
  if (isFolder(name)) return parseScenarioFolder(filesOf(name), `${name.replace(/[/\\]+$/, '')}/`);
  if (basename(name) === 'lab.yaml' && exists(name)) {
    const folder = name.slice(0, -'lab.yaml'.length);
    return parseScenarioFolder(filesOf(folder === '' ? '.' : folder), folder);
  }
  if (exists(name)) return parseScenarioText(name, readText(name));
  const source = await loadScenario(name);
  if (source) return parseScenarioFolder(source.files, `${name}/`);
  const ids = catalogue.map(({ id }) => id).join(', ');
  throw new Refusal(`no file and no scenario is called ${name}; the catalogue has ${ids}`);
}

/** The same; problems become a Refusal that lists them. */
export async function findScenario(name: string): Promise<LoadedScenario> {
  const read = await readScenario(name);
  if (read.ok) return read.value;
  throw new Refusal(`${name} is not a scenario:\n${read.error.map(showProblem).join('\n')}`, 1);
}
