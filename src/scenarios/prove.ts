import { marksOf, type Mark, type Moment } from '../engine/index.ts';
import { openScenario, type OpenScenario } from './index.ts';
import { benchOf } from './quizzes/bench.ts';
import { doubtsAbout } from './quizzes/doubts.ts';
import { rehearse } from './rehearse.ts';
import type { LoadedScenario } from './scenario.ts';
import type { Mistake, Solution } from './schema.ts';
import { drawVariables, fillerOf } from './variables.ts';
import { unmetOf } from './marks.ts';
import type { MarksView } from './views.ts';

/** Something by which a scenario is not what it promises. */
export interface Doubt {
  readonly seed: number;
  /** `the start`, a solution's title, a mistake's name. */
  readonly about: string;
  readonly message: string;
}

export interface ProofOptions {
  readonly seeds: readonly number[];
}

/** Tasks that are not done. Questions are answered by nobody here: they are judged by themselves. */
function lost({ checks }: OpenScenario, { tasks }: MarksView): readonly string[] {
  const graded = new Set(checks.map(({ id }) => id));
  return tasks.filter(({ id, state }) => graded.has(id) && state !== 'done').map(({ id }) => id);
}

const reasons = ({ tasks }: MarksView, ids: readonly string[]): string =>
  tasks
    .filter(({ id }) => ids.includes(id))
    .map((task) => {
      const told = unmetOf(task).map(({ expected, found }) => `expected: ${expected}; found: ${found}`);
      return `${task.id} (${told.join('; ')})`;
    })
    .join(', ');

/** Plays everything that a scenario promises; yields between plays so that a page can breathe. No doubts: it is proved. */
function* prove(loaded: LoadedScenario, { seeds }: ProofOptions): Generator<void, readonly Doubt[]> {
  const doubts: Doubt[] = [];
  for (const seed of seeds) {
    const scenario = openScenario(loaded, seed);
    const doubt = (about: string, message: string): unknown => doubts.push({ seed, about, message });
    proveStartup(scenario, doubt);
    proveStart(scenario, doubt);
    proveQuestions(loaded, scenario, seed, doubt);
    yield;
    for (const solution of scenario.solutions) {
      proveSolution(scenario, solution, doubt);
      yield;
      for (const without of commandsOf(solution.transcript)) {
        proveNeeded(scenario, solution, without, doubt);
        yield;
      }
    }
    for (const mistake of scenario.mistakes) {
      proveMistake(scenario, mistake, doubt);
      yield;
    }
  }
  return doubts;
}

/** The same, all at once. */
export function proveNow(loaded: LoadedScenario, options: ProofOptions): readonly Doubt[] {
  const proof = prove(loaded, options);
  for (;;) {
    const step = proof.next();
    if (step.done) return step.value;
  }
}

type Say = (about: string, message: string) => unknown;

/** Virtual milliseconds after which every device that boots has read its configuration. */
const BOOTED = 600_000;

/** Lines of startup configurations that the devices do not understand: typing errors, as a rule. */
function proveStartup(scenario: OpenScenario, doubt: Say): void {
  const lab = scenario.newLab();
  lab.advanceTo((lab.now + BOOTED) as Moment);
  for (const { id, device, payload } of lab.events)
    if (id === 'config.line-refused' && payload['from'] === 'memory')
      doubt(
        'the start',
        `${device} does not understand a line of its startup configuration: ${String(payload['line'])}`,
      );
}

function proveStart(scenario: OpenScenario, doubt: Say): void {
  const lab = scenario.newLab();
  if (!scenario.view.graded) return;
  const marks = scenario.grade(lab);
  if (scenario.checks.length > 0 && lost(scenario, marks).length === 0)
    doubt('the start', 'every task is done before anything was typed');
  for (const accusation of accusationsIn(marks)) doubt('the start', `before anything was typed, ${accusation}`);
  if (scenario.checks.length > 0 && scenario.solutions.length === 0) doubt('the solutions', 'expected at least one');
}

function proveQuestions({ file }: LoadedScenario, { spec }: OpenScenario, seed: number, doubt: Say): void {
  if (!file.questions) return;
  const bench = benchOf(spec, seed);
  const { data } = fillerOf(drawVariables(file.variables ?? {}, seed));
  for (const question of data(file.questions))
    for (const message of doubtsAbout(question, bench)) doubt(question.id, message);
}

/** Misconceptions that are said of a learner, `save is told: ...`. */
const accusationsIn = ({ tasks }: MarksView): readonly string[] =>
  tasks.flatMap(({ id, misconception }) => (misconception === undefined ? [] : `${id} is told: ${misconception}`));

function proveSolution(scenario: OpenScenario, { title, transcript }: Solution, doubt: Say): void {
  const accused = new Set<string>();
  const { marks } = rehearse(scenario, transcript, {
    after: (marks) => accusationsIn(marks).forEach((one) => accused.add(one)),
  });
  const missed = lost(scenario, marks);
  if (missed.length > 0) doubt(title, `does not earn ${reasons(marks, missed)}`);
  for (const accusation of accused) doubt(title, `on the way, ${accusation}`);
}

function proveMistake(scenario: OpenScenario, { name, loses, transcript }: Mistake, doubt: Say): void {
  const { marks } = rehearse(scenario, transcript);
  const missed = lost(scenario, marks);
  const more = missed.filter((id) => !loses.includes(id));
  const fewer = loses.filter((id) => !missed.includes(id));
  if (more.length > 0) doubt(name, `also loses ${reasons(marks, more)}`);
  if (fewer.length > 0) doubt(name, `does not lose ${fewer.join(', ')}`);
}

/** A command of a transcript: the mark that gives it, and what the author says about it. */
interface Given {
  readonly index: number;
  readonly mark: Mark;
}

const acts: readonly Mark['kind'][] = ['line', 'keys', 'control', 'break', 'power', 'usb'];

/** The commands that a solution must not do without. */
function commandsOf(transcript: string): readonly Given[] {
  const marks = marksOf(transcript);
  return marks.flatMap((mark, index) =>
    acts.includes(mark.kind) && marks[index + 1]?.kind !== 'optional' ? [{ index, mark }] : [],
  );
}

const nameOf = (mark: Mark): string => ('text' in mark ? JSON.stringify(mark.text) : mark.kind);

function proveNeeded(
  scenario: OpenScenario,
  { title, transcript }: Solution,
  { index, mark }: Given,
  doubt: Say,
): void {
  const { marks } = rehearse(scenario, transcript, { without: index });
  if (lost(scenario, marks).length === 0)
    doubt(title, `earns everything without ${nameOf(mark)} too: mark it ⟦:optional⟧, or grade what it does`);
}
