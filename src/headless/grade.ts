import { loadScenario } from 'virtual:catalogue';
import { loadQuiz, type QuizSource } from 'virtual:quizzes';
import { installFastHashes } from '../bridge/fast-hashes.ts';
import { openScenario, type OpenScenario } from '../scenarios/index.ts';
import { loadFromCatalogue } from '../scenarios/load.ts';
import { quizFromCatalogue } from '../scenarios/quizzes/load.ts';
import { openQuiz } from '../scenarios/quizzes/quiz.ts';
import { showProblem } from '../scenarios/problem.ts';
import { parseResult } from '../scenarios/result-file.ts';
import { resultLimits } from '../scenarios/result-schema.ts';
import { verifyResult } from '../scenarios/result.ts';
import type { LoadedScenario } from '../scenarios/scenario.ts';
import type { MarksView } from '../scenarios/views.ts';
import { readCommandLine, Refusal, run } from './command-line.ts';
import { findScenario, readText } from './find-scenario.ts';

const USAGE = 'Usage: npm run -s grade -- RESULT... [--json] [--scenario FILE]...';

/** What is said about one result file. */
interface Graded {
  readonly file: string;
  readonly reproduces: boolean;
  readonly scenario: string | undefined;
  readonly seed: number | undefined;
  readonly earned: number | undefined;
  readonly possible: number | undefined;
  readonly tasks: MarksView['tasks'];
  readonly differences: readonly string[];
  readonly remarks: readonly string[];
}

const refused = (file: string, differences: readonly string[]): Graded => ({
  file,
  reproduces: false,
  scenario: undefined,
  seed: undefined,
  earned: undefined,
  possible: undefined,
  tasks: [],
  differences,
  remarks: [],
});

type Find = (id: string, seed: number) => Promise<OpenScenario>;

/** Opens scenarios and quizzes by id: those given as files first, then the catalogue's; each is read once. */
function finder(given: readonly LoadedScenario[]): Find {
  const known = new Map(given.map((loaded) => [loaded.file.id, loaded]));
  return async (id, seed) => {
    const source = known.has(id) ? undefined : await loadQuiz(id);
    if (source) return openQuizSource(source, seed);
    const loaded = known.get(id) ?? (await catalogued(id));
    known.set(id, loaded);
    return openScenario(loaded, seed);
  };
}

async function catalogued(id: string): Promise<LoadedScenario> {
  const source = await loadScenario(id);
  if (!source)
    throw new Refusal(`the catalogue has no scenario or quiz ${JSON.stringify(id)}; --scenario FILE names another`, 1);
  return loadFromCatalogue(source);
}

async function openQuizSource(source: QuizSource, seed: number): Promise<OpenScenario> {
  const quiz = quizFromCatalogue(source);
  const { scenario } = quiz.file;
  return openQuiz(quiz, scenario === undefined ? undefined : await catalogued(scenario), seed);
}

async function gradeFile(file: string, find: Find): Promise<Graded> {
  const parsed = parseResult(file, readText(file, resultLimits.file));
  if (!parsed.ok) return refused(file, parsed.error.map(showProblem));
  const result = parsed.value;
  const scenario = await find(result.scenario.id, result.seed);
  const { marks, differences, remarks } = verifyResult(scenario, result);
  return {
    file,
    reproduces: differences.length === 0,
    scenario: result.scenario.id,
    seed: result.seed,
    earned: marks?.earned,
    possible: marks?.possible,
    tasks: marks?.tasks ?? [],
    differences,
    remarks,
  };
}

async function graded(file: string, find: Find): Promise<Graded> {
  try {
    return await gradeFile(file, find);
  } catch (error) {
    if (error instanceof Refusal) return refused(file, [error.message]);
    throw error;
  }
}

function show({ file, reproduces, scenario, seed, earned, possible, tasks, differences, remarks }: Graded): string {
  const head = earned === undefined ? 'not marked' : `${earned} of ${possible} points, ${scenario}, seed ${seed}`;
  return [
    `${file}: ${head}${reproduces ? '' : ': DOES NOT REPRODUCE'}`,
    ...tasks.map(
      (task) =>
        `  ${task.state === 'done' ? '+' : '-'} ${task.id}: ${task.earned} of ${task.points}${task.state === 'done' ? '' : ` (expected: ${task.expected}; found: ${task.found})`}`,
    ),
    ...differences.map((one) => `  ! ${one}`),
    ...remarks.map((one) => `  * ${one}`),
    '',
  ].join('\n');
}

/** Replays result files and prints their marks. Exit code 1 when one does not reproduce. */
async function main(args: readonly string[]): Promise<number> {
  const scenarioFiles: string[] = [];
  const words = [...args];
  for (let at = words.indexOf('--scenario'); at >= 0; at = words.indexOf('--scenario')) {
    const [, file] = words.splice(at, 2);
    if (file === undefined) throw new Refusal(`--scenario: expected a file. ${USAGE}`);
    scenarioFiles.push(file);
  }
  const line = readCommandLine(words, { json: { type: 'boolean' } }, USAGE);
  if (line.words.length === 0) throw new Refusal(`expected result files. ${USAGE}`);
  const given: LoadedScenario[] = [];
  for (const file of scenarioFiles) given.push(await findScenario(file));
  await installFastHashes();
  const find = finder(given);
  const all: Graded[] = [];
  for (const file of line.words) {
    const one = await graded(file, find);
    all.push(one);
    if (!line.flag('json')) process.stdout.write(show(one));
  }
  if (line.flag('json')) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  return all.every(({ reproduces }) => reproduces) ? 0 : 1;
}

await run('grade', main);
