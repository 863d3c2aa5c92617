import { loadQuiz } from 'virtual:quizzes';
import { installFastHashes } from '../bridge/engine/fast-hashes.ts';
import { meantBy } from '../scenarios/grade-result.ts';
import { unmetOf } from '../scenarios/marks.ts';
import { openScenario, type OpenScenario } from '../scenarios/index.ts';
import { quizFromCatalogue } from '../scenarios/quizzes/load.ts';
import { openQuiz, type LoadedQuiz } from '../scenarios/quizzes/quiz.ts';
import { showProblem } from '../scenarios/problem.ts';
import { parseResult } from '../scenarios/result-file.ts';
import { resultLimits } from '../scenarios/limits.ts';
import type { ResultFile } from '../scenarios/result-schema.ts';
import { verifyResult } from '../scenarios/result.ts';
import type { LoadedScenario } from '../scenarios/scenario.ts';
import type { MarksView } from '../scenarios/views.ts';
import { fromCatalogue, readQuiz } from './check-quiz.ts';
import { programOf, readCommandLine, Refusal } from './command-line.ts';
import { findScenario, readText } from './find-scenario.ts';

const USAGE = 'Usage: npm run -s grade -- RESULT... [--json] [--scenario FILE]...';

/** How marking a file ended. Only what is a result can be one that does not reproduce. */
type Status = 'reproduces' | 'differs' | 'unknown-lab' | 'no-result' | 'unreadable' | 'fails';

/** What is said about one result file. */
interface Graded {
  readonly file: string;
  readonly status: Status;
  readonly reproduces: boolean;
  readonly scenario: string | undefined;
  readonly seed: number | undefined;
  readonly startedAt: string | undefined;
  readonly finishedAt: string | undefined;
  readonly earned: number | undefined;
  readonly possible: number | undefined;
  /** What the file says of itself; undefined when it is no result file. */
  readonly claimed: ResultFile['marks'] | undefined;
  /** Hints that were opened, `check/0`, by what the file says. */
  readonly hints: readonly string[];
  readonly tasks: MarksView['tasks'];
  readonly differences: readonly string[];
  readonly remarks: readonly string[];
}

const refused = (file: string, status: Status, differences: readonly string[]): Graded => ({
  file,
  status,
  reproduces: false,
  scenario: undefined,
  seed: undefined,
  startedAt: undefined,
  finishedAt: undefined,
  earned: undefined,
  possible: undefined,
  claimed: undefined,
  hints: [],
  tasks: [],
  differences,
  remarks: [],
});

/** Opens what a result may be of. */
type Find = (id: string, seed: number) => Promise<readonly OpenScenario[]>;

/** A lab or quiz that can be opened with any seed. */
interface Known {
  readonly id: string;
  open(seed: number): OpenScenario;
}

const knownLab = (loaded: LoadedScenario): Known => ({
  id: loaded.file.id,
  open: (seed) => openScenario(loaded, seed),
});

/** A quiz with the lab that it is about. */
async function knownQuiz(quiz: LoadedQuiz): Promise<Known> {
  const { id, scenario } = quiz.file;
  const about = scenario === undefined ? undefined : await fromCatalogue(scenario);
  return { id, open: (seed) => openQuiz(quiz, about, seed) };
}

/** A file that --scenario names: a lab or a quiz. */
async function knownFile(name: string): Promise<Known> {
  const quiz = await readQuiz(name);
  if (!quiz) return knownLab(await findScenario(name));
  if (quiz.ok) return knownQuiz(quiz.value);
  throw new Refusal(`${name} is not a quiz:\n${quiz.error.map(showProblem).join('\n')}`, 1);
}

async function catalogued(id: string): Promise<readonly Known[]> {
  const [scenario, quiz] = await Promise.all([fromCatalogue(id), loadQuiz(id)]);
  return [...(scenario ? [knownLab(scenario)] : []), ...(quiz ? [await knownQuiz(quizFromCatalogue(quiz))] : [])];
}

/** Labs and quizzes by id, those given as files first; each is read once. */
function finder(given: readonly Known[]): Find {
  const read = new Map<string, readonly Known[]>();
  return async (id, seed) => {
    const known = read.get(id) ?? [...given.filter((one) => one.id === id), ...(await catalogued(id))];
    read.set(id, known);
    return known.map((one) => one.open(seed));
  };
}

/** A text that says it is a result, though not everything in it may be as it should. */
const CLAIMED = /"format"\s*:\s*"bootset-result"/;

async function gradeFile(file: string, find: Find): Promise<Graded> {
  const text = readText(file, resultLimits.file);
  const parsed = parseResult(file, text);
  if (!parsed.ok) return refused(file, CLAIMED.test(text) ? 'differs' : 'no-result', parsed.error.map(showProblem));
  const result = parsed.value;
  const { id } = result.scenario;
  const scenario = meantBy(result.scenario, await find(id, result.seed));
  if (!scenario)
    return refused(file, 'unknown-lab', [
      `the catalogue has no scenario or quiz ${JSON.stringify(id)}; --scenario FILE names another`,
    ]);
  const { marks, differences, remarks } = verifyResult(scenario, result);
  return {
    file,
    status: differences.length === 0 ? 'reproduces' : 'differs',
    reproduces: differences.length === 0,
    scenario: id,
    seed: result.seed,
    startedAt: result.startedAt,
    finishedAt: result.finishedAt,
    earned: marks?.earned,
    possible: marks?.possible,
    claimed: result.marks,
    hints: result.hints,
    tasks: marks?.tasks ?? [],
    differences,
    remarks,
  };
}

async function graded(file: string, find: Find): Promise<Graded> {
  try {
    return await gradeFile(file, find);
  } catch (error) {
    if (error instanceof Refusal) return refused(file, error.code === 2 ? 'unreadable' : 'no-result', [error.message]);
    return refused(file, 'fails', [`it cannot be replayed: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

const minutes = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

function showTask(task: MarksView['tasks'][number]): readonly string[] {
  const line = `${task.id}: ${task.earned} of ${task.points}`;
  if (task.state === 'done') return [`  + ${line}`];
  return [`  - ${line}`, ...unmetOf(task).map(({ expected, found }) => `      expected: ${expected}; found: ${found}`)];
}

const statusWords: Readonly<Record<Status, string>> = {
  reproduces: '',
  differs: ': DOES NOT REPRODUCE',
  'unknown-lab': ': ITS LAB IS NOT KNOWN',
  'no-result': ': NOT A RESULT FILE',
  unreadable: ': CANNOT BE READ',
  fails: ': CANNOT BE REPLAYED',
};

function show({ file, status, scenario, seed, startedAt, finishedAt, hints, ...rest }: Graded): string {
  const { earned, possible, tasks, differences, remarks } = rest;
  const head = earned === undefined ? 'not marked' : `${earned} of ${possible} points, ${scenario}, seed ${seed}`;
  const session =
    startedAt === undefined || finishedAt === undefined
      ? []
      : [
          `  begun ${startedAt}, ${minutes(startedAt, finishedAt)} minutes, hints opened: ${hints.join(', ') || 'none'}`,
        ];
  return [
    `${file}: ${head}${statusWords[status]}`,
    ...session,
    ...tasks.flatMap(showTask),
    ...differences.map((one) => `  ! ${one}`),
    ...remarks.map((one) => `  * ${one}`),
    '',
  ].join('\n');
}

/** 1 when a result does not reproduce, or there is no telling; else 2 when a file is no result. */
function exitCode(all: readonly Graded[]): number {
  if (all.every(({ reproduces }) => reproduces)) return 0;
  return all.some(({ status }) => ['differs', 'unknown-lab', 'fails'].includes(status)) ? 1 : 2;
}

/** Replays result files and prints their marks. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(
    args,
    { json: { type: 'boolean' }, scenario: { type: 'string', multiple: true } },
    USAGE,
  );
  if (line.words.length === 0) throw new Refusal(`expected result files. ${USAGE}`);
  const given: Known[] = [];
  for (const file of line.texts('scenario')) given.push(await knownFile(file));
  await installFastHashes();
  const find = finder(given);
  const all: Graded[] = [];
  for (const file of line.words) {
    const one = await graded(file, find);
    all.push(one);
    if (!line.flag('json')) process.stdout.write(show(one));
  }
  if (line.flag('json')) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  return exitCode(all);
}

export const program = programOf('grade', main);
