import { consolesOf } from './consoles.ts';
import { markdownFault } from './markdown-limits.ts';
import { problemAt, type Problem } from './problem.ts';
import { parseMistake, parseSolution, type ScenarioFolder } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { transcriptFaults } from './transcript-check.ts';
import { referenceNames, referencesIn } from './references.ts';
import { unknownName } from './vocabulary.ts';

const known = /^(lab\.yaml|brief\.md|solution[^/]*\.txt|mistakes\/[a-z0-9-]+\.txt)$/;

/** What is wrong with the files beside `lab.yaml`, each at its own line. */
export function folderProblems(data: ScenarioFile, folder: ScenarioFolder, prefix: string): readonly Problem[] {
  const names = referenceNames(data.variables ?? {});
  const consoles = consolesOf(data.lab);
  return Object.entries(folder)
    .filter(([path]) => path !== 'lab.yaml')
    .flatMap(([path, text]) => {
      const file = prefix + path;
      if (!known.test(path))
        return [problemAt(file, text, 0, 'expected brief.md, solution*.txt or mistakes/NAME.txt beside lab.yaml')];
      const references = referencesIn(text)
        .filter(({ name }) => !names.has(name))
        .map(({ name, at }) => problemAt(file, text, at, unknownName('variable', name, names)));
      const faults = path.endsWith('.txt')
        ? transcriptFaults(text, consoles).map(({ at, message }) => problemAt(file, text, at, message))
        : [];
      return [...references, ...faults, ...markdownProblems(path, file, text), ...lossProblems(data, path, file, text)];
    });
}

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
    .map((id) => problemAt(file, text, text.indexOf(id), unknownName('check', id, checks)));
}
