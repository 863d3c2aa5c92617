import { consolesOf } from './consoles.ts';
import { limits } from './limits.ts';
import { markdownFault } from './markdown-limits.ts';
import { MOST_PROBLEMS, problemAt, type Problem } from './problem.ts';
import { mistakeTexts, parseMistake, parseSolution, solutionTexts, type ScenarioFolder } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { transcriptFaults } from './transcript-check.ts';
import { referenceNames, referencesIn } from './references.ts';
import { unknownName } from './vocabulary.ts';

const known = /^(lab\.yaml|brief\.md|solution[^/]*\.txt|mistakes\/[a-z0-9-]+\.txt)$/;

/** What is wrong with the files beside `lab.yaml`, each at its own line. */
export function folderProblems(data: ScenarioFile, folder: ScenarioFolder, prefix: string): readonly Problem[] {
  const names = referenceNames(data.variables ?? {});
  const consoles = consolesOf(data.lab);
  return [
    ...tooMany(solutionTexts(folder), limits.solutions, 'solutions', prefix),
    ...tooMany(mistakeTexts(folder), limits.mistakes, 'mistakes', prefix),
    ...Object.entries(folder)
      .filter(([path]) => path !== 'lab.yaml')
      .slice(0, MOST_PROBLEMS)
      .flatMap(([path, text]) => {
        const file = prefix + path;
        if (text.length > limits.text)
          return [problemAt(file, text, limits.text, `expected at most ${limits.text} characters`)];
        if (!known.test(path))
          return [problemAt(file, text, 0, 'expected brief.md, solution*.txt or mistakes/NAME.txt beside lab.yaml')];
        const references = referencesIn(text)
          .filter(({ name }) => !names.has(name))
          .slice(0, MOST_PROBLEMS)
          .map(({ name, at }) => problemAt(file, text, at, unknownName('variable', name, names)));
        const faults = path.endsWith('.txt')
          ? transcriptFaults(text, consoles).map(({ at, message }) => problemAt(file, text, at, message))
          : [];
        return [
          ...references,
          ...faults,
          ...markdownProblems(path, file, text),
          ...lossProblems(data, path, file, text),
        ];
      }),
  ];
}

/** A folder has no more texts of a kind than a lab that is one file. */
const tooMany = (
  texts: readonly (readonly [path: string, text: string])[],
  most: number,
  what: string,
  prefix: string,
): readonly Problem[] =>
  texts
    .slice(most, most + 1)
    .map(([path, text]) => problemAt(prefix + path, text, 0, `expected at most ${most} ${what}`));

/** What of a file is drawn as Markdown, when it is too much of it. */
function markdownProblems(path: string, file: string, text: string): readonly Problem[] {
  const drawn = path === 'brief.md' ? text : path.startsWith('solution') ? parseSolution(text).text : undefined;
  const fault = markdownFault(drawn ?? '');
  if (!fault) return [];
  return [problemAt(file, text, drawn === text ? fault.at : text.indexOf(fault.piece), fault.message)];
}

function lossProblems(data: ScenarioFile, path: string, file: string, text: string): readonly Problem[] {
  if (!path.startsWith('mistakes/')) return [];
  const checks = (data.checks ?? []).map(({ id }) => id);
  const { loses } = parseMistake(path, text);
  if (!text.startsWith('loses:') || loses.length === 0)
    return [problemAt(file, text, 0, 'expected the checks it loses in the first line, for example loses: save-it')];
  return loses
    .filter((id) => !checks.includes(id))
    .slice(0, MOST_PROBLEMS)
    .map((id) => problemAt(file, text, text.indexOf(id), unknownName('check', id, checks)));
}
