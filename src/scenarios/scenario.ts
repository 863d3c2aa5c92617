import { sha256Hex, textContent } from '../engine/index.ts';
import { canonical } from './canonical.ts';
import type { Mistake, ScenarioFile, Solution } from './schema.ts';

/** A scenario that was read and checked; its variables are not drawn yet. */
export interface LoadedScenario {
  readonly file: Omit<ScenarioFile, 'brief' | 'solutions' | 'mistakes'>;
  /** Markdown. */
  readonly brief: string;
  readonly solutions: readonly Solution[];
  readonly mistakes: readonly Mistake[];
  /** SHA-256 of what a learner meets: everything but solutions and mistakes. */
  readonly digest: string;
  /** Its brief, tasks and solutions have not come yet: whether it has any of these. */
  readonly untold?: Untold;
}

/** What is known of a scenario's tasks and solutions before they have come. */
export interface Untold {
  readonly graded: boolean;
  readonly solved: boolean;
}

/** The texts of a scenario's folder by their paths in it, `mistakes/erase.txt`. */
export type ScenarioFolder = Readonly<Record<string, string>>;

const solutionFile = /^solution[^/]*\.txt$/;
const mistakeFile = /^mistakes\/([^/]+)\.txt$/;

/** The first lines of a transcript file that begin with `#` or `loses:`, and what follows them. */
function splitHead(text: string): { readonly head: readonly string[]; readonly transcript: string } {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !/^(#|loses:)/.test(line));
  const at = end < 0 ? lines.length : end;
  return { head: lines.slice(0, at), transcript: lines.slice(at).join('\n').replace(/^\n+/, '') };
}

const comments = (head: readonly string[]): readonly string[] =>
  head.filter((line) => line.startsWith('#')).map((line) => line.replace(/^#+\s?/, ''));

/** `solution.txt`: lines that begin with `#` are its title and what is said above it. */
export function parseSolution(text: string): Solution {
  const { head, transcript } = splitHead(text);
  const [title = 'Solution', ...more] = comments(head);
  return { title, transcript, ...(more.length > 0 && { text: more.join('\n') }) };
}

/** `mistakes/NAME.txt`: `loses: check, check` first, then `# why`, then the transcript. */
export function parseMistake(name: string, text: string): Mistake {
  const { head, transcript } = splitHead(text);
  const loses = head.find((line) => line.startsWith('loses:'))?.slice('loses:'.length) ?? '';
  const why = comments(head).join(' ');
  const ids = loses.split(',').map((id) => id.trim());
  return { name, loses: ids.filter((id) => id !== ''), transcript, ...(why !== '' && { why }) };
}

const inOrder = (folder: ScenarioFolder): readonly (readonly [path: string, text: string])[] =>
  Object.entries(folder).sort(([a], [b]) => (a < b ? -1 : 1));

/** The files of a folder that are solutions, in the order in which they become some, after those of `lab.yaml`. */
export const solutionTexts = (folder: ScenarioFolder): readonly (readonly [path: string, text: string])[] =>
  inOrder(folder).filter(([path]) => solutionFile.test(path));

/** The same of mistakes. */
export const mistakeTexts = (folder: ScenarioFolder): readonly (readonly [path: string, text: string])[] =>
  inOrder(folder).filter(([path]) => mistakeFile.test(path));

/** Where the transcript of a solution's or mistake's file begins: it is the rest of the file. */
export const transcriptStart = (text: string): number => text.length - splitHead(text).transcript.length;

/** SHA-256 of what a learner meets. */
export const digestOf = (file: LoadedScenario['file'], brief: string): string =>
  sha256Hex(textContent(canonical({ ...file, brief })));

/** Puts a scenario together from its data and, when it is a folder, the other texts beside `lab.yaml`. */
export function assemble(data: ScenarioFile, folder: ScenarioFolder = {}): LoadedScenario {
  const { $schema: _, brief: inFile = '', solutions = [], mistakes = [], ...file } = data;
  const brief = folder['brief.md'] ?? inFile;
  return {
    file,
    brief,
    solutions: [...solutions, ...solutionTexts(folder).map(([, text]) => parseSolution(text))],
    mistakes: [
      ...mistakes,
      ...mistakeTexts(folder).map(([path, text]) => parseMistake(mistakeFile.exec(path)?.[1] ?? path, text)),
    ],
    digest: digestOf(file, brief),
  };
}
