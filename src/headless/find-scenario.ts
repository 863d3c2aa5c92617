import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { parseScenarioFolder, parseScenarioText } from '../scenarios/parse.ts';
import { problemAt, showProblem, type Problem } from '../scenarios/problem.ts';
import type { LoadedScenario, ScenarioFolder } from '../scenarios/scenario.ts';
import { locateInFolder, locateInText, type Locate } from '../scenarios/where.ts';
import { limits } from '../scenarios/limits.ts';
import type { Result } from '../engine/index.ts';
import { Refusal } from './command-line.ts';

type Read = Result<LoadedScenario, readonly Problem[]>;

const TEXT = /\.(yaml|md|txt)$/;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

/** Text of a file. Throws a Refusal: wrong use when it cannot be read, else when it is no text or larger than any that is meant. */
export function readText(path: string, most: number = limits.file): string {
  try {
    const { size } = statSync(path);
    if (size > most * 4) throw new Refusal(`${path}:1:1: expected at most ${most} characters`, 1);
    const text = new TextDecoder().decode(readFileSync(path)).replaceAll('\r\n', '\n');
    if (text.includes('\0')) throw new Refusal(`${path}:1:1: expected a text: this is a binary file`, 1);
    const odd = text.indexOf('\uFFFD');
    if (odd >= 0) throw new Refusal(showProblem(problemAt(path, text, odd, 'expected text in UTF-8')), 1);
    return text;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (!exists(path)) throw new Refusal(`there is no file ${path}`);
    throw new Refusal(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The texts below a folder, by their paths in it. */
export function filesOf(folder: string, below = folder): ScenarioFolder {
  const entries = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return Object.entries(filesOf(path, below));
    return TEXT.test(entry.name) ? [[relative(below, path).split(sep).join('/'), readText(path)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The texts of a scenario: a folder's with what is put before their names, or one file's. */
type Texts =
  | { readonly folder: ScenarioFolder; readonly prefix: string }
  | { readonly name: string; readonly text: string };

async function textsOf(name: string): Promise<Texts> {
  if (isFolder(name)) return { folder: filesOf(name), prefix: `${name.replace(/[/\\]+$/, '')}/` };
  if (basename(name) === 'lab.yaml' && exists(name)) {
    const folder = name.slice(0, -'lab.yaml'.length);
    return { folder: filesOf(folder === '' ? '.' : folder), prefix: folder };
  }
  if (exists(name)) return { name, text: readText(name) };
  const source = await loadScenario(name);
  if (source) return { folder: source.files, prefix: `${name}/` };
  const ids = catalogue.map(({ id }) => id).join(', ');
  throw new Refusal(`no file and no scenario is called ${name}; the catalogue has ${ids}`);
}

/** Reads a scenario: a folder with lab.yaml (or that file itself), a single file, or an id of the catalogue. */
export async function readScenario(name: string): Promise<Read> {
  const texts = await textsOf(name);
  return 'folder' in texts
    ? parseScenarioFolder(texts.folder, texts.prefix)
    : parseScenarioText(texts.name, texts.text);
}

/** Tells where the parts of a scenario stand that was read without a fault. */
export async function locateInScenario(name: string): Promise<Locate> {
  const texts = await textsOf(name);
  return 'folder' in texts ? locateInFolder(texts.folder, texts.prefix) : locateInText(texts.name, texts.text);
}

/** The same; problems become a Refusal that lists them. */
export async function findScenario(name: string): Promise<LoadedScenario> {
  const read = await readScenario(name);
  if (read.ok) return read.value;
  throw new Refusal(`${name} is not a scenario:\n${read.error.map(showProblem).join('\n')}`, 1);
}
