import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadFromFolder, loadFromText } from '../scenarios/load.ts';
import { problemAt, showProblem, type Problem } from '../scenarios/problem.ts';
import type { LoadedScenario, ScenarioFolder } from '../scenarios/scenario.ts';
import { locateInFolder, locateInText, type Locate } from '../scenarios/where.ts';
import { limits } from '../scenarios/limits.ts';
import { knowDigests, type Result } from '../engine/index.ts';
import { Refusal } from './command-line.ts';

type Read = Result<LoadedScenario, readonly Problem[]>;

const TEXT = /\.(yaml|md|txt)$/i;
/** Far more than the folder of a lab has: whoever names their home is told so rather than read whole. */
const MOST_FILES = 1000;
const DEEPEST = 8;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
/** A pipe or a device: reading one may never end. */
const isSpecial = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === false;
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

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new Refusal(`${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The files below a folder, also those that are linked there; not the hidden ones, such as those of git. */
function* pathsBelow(folder: string, depth = 1): Generator<string> {
  for (const name of namesIn(folder).filter((one) => !one.startsWith('.'))) {
    const path = join(folder, name);
    if (!isFolder(path)) yield path;
    else if (depth === DEEPEST) throw new Refusal(`${path}: expected at most ${DEEPEST} folders within each other`, 1);
    else yield* pathsBelow(path, depth + 1);
  }
}

/** The texts below a folder, by their paths in it. */
export function filesOf(folder: string): ScenarioFolder {
  const texts: [string, string][] = [];
  let files = 0;
  for (const path of pathsBelow(folder)) {
    if (++files > MOST_FILES)
      throw new Refusal(`${folder}: expected at most ${MOST_FILES} files in the folder of a lab`, 1);
    if (!TEXT.test(path)) continue;
    if (isSpecial(path)) throw new Refusal(`${path} is no file that can be read`, 1);
    texts.push([relative(folder, path).split(sep).join('/'), readText(path)]);
  }
  return Object.fromEntries(texts);
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
  if (source) {
    knowDigests(source.digests);
    return { folder: source.files, prefix: `${name}/` };
  }
  const ids = catalogue.map(({ id }) => id).join(', ');
  throw new Refusal(`no file and no scenario is called ${name}; the catalogue has ${ids}`);
}

/** The files that a scenario is read from. */
export function scenarioFiles(name: string): readonly string[] {
  if (isFolder(name)) return [...pathsBelow(name)];
  if (basename(name) !== 'lab.yaml') return exists(name) ? [name] : [];
  return [...pathsBelow(name.slice(0, -'lab.yaml'.length) || '.')];
}

/** Reads a scenario: a folder with lab.yaml (or that file itself), a single file, or an id of the catalogue. */
export async function readScenario(name: string): Promise<Read> {
  const texts = await textsOf(name);
  return 'folder' in texts ? loadFromFolder(texts.folder, texts.prefix) : loadFromText(texts.name, texts.text);
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
