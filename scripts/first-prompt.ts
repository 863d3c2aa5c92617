import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { startsOf } from '../src/engine/index.ts';

const CATALOGUE = 'src/scenarios/catalogue';

/** A file of a build, and how many bytes it is compressed. */
export interface SizedFile {
  readonly name: string;
  readonly size: number;
}

/**
 * What is fetched of a build until the first screen of a lab of the catalogue is there: the page, its terminal, that
 * screen, and beside them the engine with the lab's own text and what only devices like its own start with. Marks and
 * other parts of the engine are fetched by that, after it.
 */
export interface FirstPrompt {
  readonly lab: string;
  readonly files: readonly SizedFile[];
  /** The lab's own script, which is one of them. */
  readonly own: SizedFile;
  /** What the lab shows first, which is another; of the seed that has most to show. */
  readonly screens: SizedFile;
  /** Bytes of all. */
  readonly total: number;
}

export interface FirstPrompts {
  /** Scripts that the page names itself. */
  readonly named: readonly string[];
  /** The engine's script. */
  readonly engine: SizedFile;
  /** Scripts that the engine waits for before it runs. */
  readonly engineWaitsFor: readonly string[];
  readonly labs: readonly FirstPrompt[];
}

/** Scripts that a file says it needs before it can run. */
const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, name = '']) => name);

/** What every lab of the catalogue begins with, of the build in a folder. */
export function firstPrompts(dist: string, root = '.'): FirstPrompts {
  const textOf = (name: string): string => readFileSync(join(dist, 'assets', name), 'utf8');
  const sized = (name: string): SizedFile => ({ name, size: gzipSync(textOf(name)).length });
  const closure = (names: readonly string[], known = new Set<string>()): ReadonlySet<string> => {
    for (const name of names) {
      if (known.has(name)) continue;
      known.add(name);
      closure(importsOf(textOf(name)), known);
    }
    return known;
  };
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name);
  const engine = named.find((name) => name.startsWith('worker-')) ?? '';
  const engineText = textOf(engine);
  const fetched = (name: string): string =>
    [...engineText.matchAll(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)]
      .map(([, script = '']) => script)
      .find((script) => script.replace(/-[\w-]{8}\.js$/, '') === name) ?? '';
  const screens = readdirSync(join(dist, 'assets')).find((name) => name.startsWith('screens-')) ?? '';
  const screensOf = (lab: string): SizedFile =>
    readdirSync(join(dist, 'assets', screens))
      .filter((name) => name.slice(0, name.lastIndexOf('-')) === lab)
      .map((name) => sized(`${screens}/${name}`))
      .reduce((most, one) => (one.size > most.size ? one : most), { name: '', size: 0 });
  const startedWith = (lab: string): readonly string[] => {
    const text = readFileSync(join(root, CATALOGUE, lab, 'lab.yaml'), 'utf8');
    const { devices } = (parse(text) as { lab: { devices: readonly { platform: string }[] } }).lab;
    return startsOf(devices.map(({ platform }) => platform)).map(({ id }) => fetched(id));
  };
  const promptOf = (lab: string): FirstPrompt => {
    const own = sized(fetched(lab));
    const shown = screensOf(lab);
    const files = [...[...closure([...named, own.name, ...startedWith(lab)])].map(sized), shown];
    return { lab, files, own, screens: shown, total: files.reduce((sum, { size }) => sum + size, 0) };
  };
  return {
    named,
    engine: sized(engine),
    engineWaitsFor: importsOf(engineText),
    labs: readdirSync(join(root, CATALOGUE)).map(promptOf),
  };
}
