import type { Moment } from '../engine/index.ts';
import { lost, type Doubt, type Say } from './doubt.ts';
import { openScenario, type OpenScenario } from './index.ts';
import { unmetOf } from './marks.ts';
import { provePatterns } from './patterns.ts';
import { proveNeeded, provePrelude, tellTroubles, within, type Written } from './prove-transcripts.ts';
import { benchOf } from './quizzes/bench.ts';
import { doubtsAbout } from './quizzes/doubts.ts';
import { lengthDoubts } from './quizzes/lengths.ts';
import { rehearse, type Rehearsal } from './rehearse.ts';
import type { LoadedScenario } from './scenario.ts';
import type { Check, Mistake, Solution } from './schema.ts';
import { startupDoubts } from './startup.ts';
import { drawVariables, fillerOf } from './variables.ts';
import type { MarksView } from './views.ts';

/** Virtual milliseconds after which every device that starts by itself waits for its user, and nobody was logged out. */
const BOOTED = 300_000;

export interface ProofOptions {
  readonly seeds: readonly number[];
  /** Those of them with which each solution is played without each of its commands: all, when not said. */
  readonly needed?: readonly number[];
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
function* prove(loaded: LoadedScenario, { seeds, needed = seeds }: ProofOptions): Generator<void, readonly Doubt[]> {
  const doubts: Doubt[] = [];
  const sayOf =
    (seed: number | undefined): Say =>
    (where, about, message) =>
      doubts.push({ seed, where, about, message });
  proveHints(loaded.file.checks ?? [], sayOf(undefined));
  for (const message of lengthDoubts(loaded.file.questions ?? []))
    sayOf(undefined)({ path: ['questions'] }, 'the options', message);
  for (const seed of seeds) {
    const scenario = openScenario(loaded, seed);
    const filler = fillerOf(drawVariables(loaded.file.variables ?? {}, seed));
    const doubt = sayOf(seed);
    doubts.push(...startupDoubts(loaded, seed).refused);
    provePatterns(filler.data(loaded.file.lab), scenario.checks, doubt);
    const prelude: Written = { path: ['lab', 'prelude'], text: loaded.file.lab.prelude ?? '', filler };
    if (!provePrelude(scenario, seed, prelude, doubt)) continue;
    proveStart(scenario, doubt);
    proveQuestions(loaded, scenario, seed, doubt);
    yield;
    for (const [index, solution] of scenario.solutions.entries()) {
      const text = loaded.solutions[index]?.transcript ?? '';
      const written: Written = { path: ['solutions', index, 'transcript'], text, filler };
      const played = proveSolution(scenario, solution, written, doubt);
      yield;
      if (played && needed.includes(seed)) yield* proveNeeded(scenario, solution, written, doubt);
    }
    for (const [index, mistake] of scenario.mistakes.entries()) {
      const text = loaded.mistakes[index]?.transcript ?? '';
      proveMistake(scenario, mistake, { path: ['mistakes', index, 'transcript'], text, filler }, doubt);
      yield;
    }
  }
  return doubts;
}

/** What an author should know of a scenario although it is proved: lines that the devices keep and do nothing with. */
export const remarksOn = (loaded: LoadedScenario, { seeds }: ProofOptions): readonly Doubt[] =>
  seeds.flatMap((seed) => startupDoubts(loaded, seed).kept);

/** Proves a scenario at once. */
export function proveNow(loaded: LoadedScenario, options: ProofOptions): readonly Doubt[] {
  const proof = prove(loaded, options);
  for (;;) {
    const step = proof.next();
    if (step.done) return step.value;
  }
}

/** Opened one after the other, hints take no more from a task than it is worth. */
function proveHints(checks: readonly Check[], doubt: Say): void {
  for (const [i, { id, points, hints = [] }] of checks.entries()) {
    let costs = 0;
    const over = hints.findIndex(({ cost }) => (costs += cost) > points);
    if (over < 0) continue;
    const together = over === 0 ? 'this hint costs' : 'the hints up to this one cost';
    doubt(
      { path: ['checks', i, 'hints', over, 'cost'] },
      id,
      `${together} ${costs} points, the task is worth ${points}: it cannot be taken in full`,
    );
  }
}

function proveStart(scenario: OpenScenario, doubt: Say): void {
  const lab = scenario.newLab();
  if (!scenario.view.graded) return;
  const marks = scenario.grade(lab);
  lab.advanceTo((lab.now + BOOTED) as Moment);
  const later = lost(scenario, scenario.grade(lab));
  const open = lost(scenario, marks).filter((id) => later.includes(id));
  if (scenario.checks.length > 0 && open.length === 0)
    doubt({ path: ['checks'] }, 'the start', 'every task is done before anything was typed');
  else for (const [i, check] of scenario.checks.entries()) proveBeginning(check, i, open.includes(check.id), doubt);
  for (const [task, accusation] of accusationsIn(marks))
    doubt({ path: ['checks', task, 'misconceptions'] }, 'the start', `before anything was typed, ${accusation}`);
  if (scenario.checks.length > 0 && scenario.solutions.length === 0)
    doubt({ path: ['solutions'] }, 'the solutions', 'expected at least one');
}

/** What is there to be done is not done yet; what is given is. */
function proveBeginning({ id, given = false }: Check, index: number, open: boolean, doubt: Say): void {
  const path = ['checks', index];
  if (!open && !given)
    doubt(
      { path },
      'the start',
      `${id} is done before anything was typed: grade what has to be done, or say given: true`,
    );
  if (open && given)
    doubt({ path: [...path, 'given'] }, 'the start', `${id} is given, but not done before anything was typed`);
}

function proveQuestions({ file }: LoadedScenario, { spec }: OpenScenario, seed: number, doubt: Say): void {
  if (!file.questions) return;
  const bench = benchOf(spec, seed);
  const { data } = fillerOf(drawVariables(file.variables ?? {}, seed));
  for (const [index, question] of data(file.questions).entries())
    for (const { path, message } of doubtsAbout(question, bench))
      doubt({ path: ['questions', index, ...path] }, question.id, message);
}

/** Misconceptions that are said of a learner, by the position of their task: `save is told: ...`. */
const accusationsIn = ({ tasks }: MarksView): readonly (readonly [task: number, accusation: string])[] =>
  tasks.flatMap(({ id, misconception }, i) =>
    misconception === undefined ? [] : [[i, `${id} is told: ${misconception}`] as const],
  );

/** False: it takes too long to be played. */
function proveSolution(scenario: OpenScenario, { title, transcript }: Solution, written: Written, doubt: Say): boolean {
  const accused = new Set<string>();
  const play = (): Rehearsal =>
    rehearse(scenario, transcript, {
      after: (marks) => accusationsIn(marks).forEach(([, one]) => accused.add(one)),
    });
  const played = within(play, title, transcript, written, doubt);
  if (!played) return false;
  const { path } = written;
  const missed = lost(scenario, played.marks);
  if (missed.length > 0) doubt({ path }, title, `does not earn ${reasons(played.marks, missed)}`);
  tellTroubles(played, missed.length > 0, title, transcript, written, doubt);
  for (const accusation of accused) doubt({ path }, title, `on the way, ${accusation}`);
  return true;
}

function proveMistake(
  scenario: OpenScenario,
  { name, loses, transcript }: Mistake,
  written: Written,
  doubt: Say,
): void {
  const played = within(() => rehearse(scenario, transcript), name, transcript, written, doubt);
  if (!played) return;
  const missed = lost(scenario, played.marks);
  const more = missed.filter((id) => !loses.includes(id));
  const fewer = loses.filter((id) => !missed.includes(id));
  const { path } = written;
  if (more.length > 0) doubt({ path }, name, `also loses ${reasons(played.marks, more)}`);
  if (fewer.length > 0) doubt({ path }, name, `does not lose ${fewer.join(', ')}`);
  tellTroubles(played, more.length > 0 || fewer.length > 0, name, transcript, written, doubt);
}
