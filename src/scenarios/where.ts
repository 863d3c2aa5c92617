import { valueAt } from './explain.ts';
import { problemAt, type Problem } from './problem.ts';
import { referencesIn } from './references.ts';
import { mistakeTexts, solutionTexts, transcriptStart, type ScenarioFolder } from './scenario.ts';
import type { Filler } from './variables.ts';
import { pieceAt, type Path } from './vocabulary.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** A place in a scenario or quiz that was read: what it is, not yet which line. */
export interface Where {
  readonly path: Path;
  /** Offset in the text there, as it is written: with its variables. */
  readonly at?: number;
}

/** Says something about a place, at its file, line and column. */
export type Locate = (where: Where, message: string) => Problem;

/** The offset in a text as it is written of what stands at an offset once its variables are filled in. */
export function writtenAt(written: string, filler: Pick<Filler, 'text'>, filledAt: number): number {
  let [filled, done] = [0, 0];
  for (const { at, text } of referencesIn(written)) {
    if (filledAt < filled + at - done) break;
    filled += at - done;
    done = at + text.length;
    const value = filler.text(text);
    if (filledAt < filled + value.length) return at;
    filled += value.length;
  }
  return done + filledAt - filled;
}

/** What can be found again in the source: a mark, a variable, or the rest of a line. */
const PIECE = /^(⟦[^⟧\n]*⟧?|\{\{[^}\n]*\}\}|[^\n]+)/;

function textAt(data: unknown, path: Path): string {
  const value = valueAt(data, path);
  return typeof value === 'string' ? value : '';
}

function inYaml(source: YamlSource, { path, at }: Where, message: string): Problem {
  const text = textAt(source.data, path);
  const [piece] = (at !== undefined && PIECE.exec(text.slice(at))) || [];
  return source.problem(path, message, at === undefined || piece === undefined ? undefined : pieceAt(text, at, piece));
}

/** Places of a file that was read without a fault. */
export function locateInText(name: string, text: string): Locate {
  const source = parseYaml(name, text);
  return (where, message) =>
    source.ok ? inYaml(source.value, where, message) : problemAt(name, text, where.at ?? 0, message);
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** Places of a folder that was read without a fault. `prefix` is put before the names of its files. */
export function locateInFolder(folder: ScenarioFolder, prefix: string): Locate {
  const source = parseYaml(`${prefix}lab.yaml`, folder['lab.yaml'] ?? '');
  const data = (source.ok ? source.value.data : {}) as Readonly<Record<string, unknown>>;
  const files = { solutions: solutionTexts(folder), mistakes: mistakeTexts(folder) };
  const fileOf = ([list, index]: Path): readonly [path: string, text: string] | undefined =>
    list === 'solutions' || list === 'mistakes' ? files[list][Number(index) - lengthOf(data[list])] : undefined;
  return (where, message) => {
    const [path, text = ''] = fileOf(where.path) ?? [];
    if (path !== undefined)
      return problemAt(prefix + path, text, where.at === undefined ? 0 : transcriptStart(text) + where.at, message);
    return source.ok ? inYaml(source.value, where, message) : problemAt(`${prefix}lab.yaml`, '', 0, message);
  };
}
