import { fail, ok, type Result } from '../engine/index.ts';
import { complaintsOf } from './complaints.ts';
import { explainIssues, foreignFormat } from './explain.ts';
import { folderProblems } from './folder-check.ts';
import { limits } from './limits.ts';
import { LOOKED_AT, MOST_PROBLEMS, problemAt, type Problem } from './problem.ts';
import { assemble, type LoadedScenario, type ScenarioFolder } from './scenario.ts';
import { scenarioSchema, type ScenarioFile } from './schema.ts';
import { soundPart } from './sound-part.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** What stands in for what a lab must have while the rest of it is looked at. */
const heads = {
  id: 'x',
  title: 'x',
  summary: 'x',
  level: 'beginner',
  minutes: 1,
  kind: 'guided',
  topics: ['x'],
  objectives: ['x'],
  version: 1,
};

function checkData(source: YamlSource): Result<ScenarioFile, readonly Problem[]> {
  const foreign = foreignFormat(source.data, 'bootset-lab');
  if (foreign) return fail([source.problem(['format'], foreign)]);
  const parsed = scenarioSchema.safeParse(source.data);
  if (!parsed.success) {
    const explained = explainIssues(parsed.error.issues, source.data);
    const sound = soundPart(scenarioSchema, source.data, heads);
    return fail([
      ...explained
        .slice(0, LOOKED_AT)
        .map(({ path, message, key }) => (key ? source.problemOfKey(path, message) : source.problem(path, message))),
      ...(sound?.holding(complaintsOf(sound.file)) ?? [])
        .slice(0, LOOKED_AT)
        .map(({ path, message, piece }) => source.problem(path, message, piece)),
    ]);
  }
  const complaints = complaintsOf(parsed.data);
  if (complaints.length > 0)
    return fail(complaints.slice(0, LOOKED_AT).map(({ path, message, piece }) => source.problem(path, message, piece)));
  return ok(parsed.data);
}

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_PROBLEMS);

/** Reads a scenario that is one file, YAML or JSON. `name` is what problems call it. */
export function parseScenarioText(name: string, text: string): Result<LoadedScenario, readonly Problem[]> {
  const source = parseYaml(name, text);
  if (!source.ok) return source;
  const data = checkData(source.value);
  return data.ok ? ok(assemble(data.value)) : fail(inOrder(data.error));
}

/** Reads a scenario's folder: its texts by their paths. `prefix` is put before the paths in problems. */
export function parseScenarioFolder(folder: ScenarioFolder, prefix = ''): Result<LoadedScenario, readonly Problem[]> {
  const text = folder['lab.yaml'];
  if (text === undefined)
    return fail([{ file: prefix || '.', line: 1, column: 1, message: 'expected a file lab.yaml in the folder' }]);
  const large = Object.entries(folder).find(([, one]) => one.length > limits.file);
  if (large) return fail([problemAt(prefix + large[0], large[1], 0, `expected at most ${limits.file} characters`)]);
  const source = parseYaml(`${prefix}lab.yaml`, text);
  if (!source.ok) return source;
  const data = checkData(source.value);
  if (!data.ok) return fail(inOrder(data.error));
  const problems = folderProblems(data.value, folder, prefix);
  return problems.length > 0 ? fail(problems.slice(0, MOST_PROBLEMS)) : ok(assemble(data.value, folder));
}
