import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const CATALOGUE = 'src/scenarios/catalogue';
const OPEN_WITH_PARTS = 'src/bridge/engine/open-with-parts.json';

/** A script of a build, and how many bytes it is compressed. */
export interface SizedScript {
  readonly name: string;
  readonly size: number;
}

/** What a lab of the catalogue fetches of a build before its first prompt. */
export interface FirstPrompt {
  readonly lab: string;
  readonly scripts: readonly SizedScript[];
  /** The lab's own script, which is one of them. */
  readonly own: SizedScript;
  /** Bytes of all. */
  readonly total: number;
}

export interface FirstPrompts {
  /** Scripts that the page names itself. */
  readonly named: readonly string[];
  /** The engine's script. */
  readonly engine: SizedScript;
  /** Scripts that the engine waits for before it runs. */
  readonly engineWaitsFor: readonly string[];
  readonly labs: readonly FirstPrompt[];
}

/** Scripts that a file says it needs before it can run. */
const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, name = '']) => name);

/** What every lab of the catalogue fetches of the build in a folder before its first prompt. */
export function firstPrompts(dist: string, root = '.'): FirstPrompts {
  const textOf = (name: string): string => readFileSync(join(dist, 'assets', name), 'utf8');
  const sized = (name: string): SizedScript => ({ name, size: gzipSync(textOf(name)).length });
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
  const withParts = JSON.parse(readFileSync(join(root, OPEN_WITH_PARTS), 'utf8')) as readonly string[];
  const isMarked = (id: string): boolean =>
    /^checks:/m.test(readFileSync(join(root, CATALOGUE, id, 'lab.yaml'), 'utf8'));
  const promptOf = (lab: string): FirstPrompt => {
    const more = [...(isMarked(lab) ? ['marks'] : []), ...(withParts.includes(lab) ? ['parts'] : [])].map(fetched);
    const own = sized(fetched(lab));
    const scripts = [...closure([...named, ...more, own.name])].map(sized);
    return { lab, scripts, own, total: scripts.reduce((sum, { size }) => sum + size, 0) };
  };
  return {
    named,
    engine: sized(engine),
    engineWaitsFor: importsOf(engineText),
    labs: readdirSync(join(root, CATALOGUE)).map(promptOf),
  };
}
