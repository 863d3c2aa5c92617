import {
  engineVersion,
  sha256Hex,
  TakesTooLong,
  textContent,
  type Input,
  type Journal,
  type Lab,
  type Moment,
} from '../engine/index.ts';
import { examOf, type Exam } from './exam.ts';
import type { OpenScenario } from './index.ts';
import type { ResultFile } from './result-schema.ts';
import { canonical } from './canonical.ts';
import type { MarksView } from './views.ts';

export interface Session {
  readonly journal: Journal;
  readonly marks: MarksView;
  /** Real times, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly exam?: { readonly minutes?: number };
}

const markedTasks = ({ tasks }: MarksView): ResultFile['marks']['tasks'] =>
  tasks.map(({ id, points, earned, state }) => ({ id, points, earned, state }));

const openedHints = ({ tasks }: MarksView): string[] =>
  tasks.flatMap(({ hints }) => hints.flatMap(({ id, text }) => (text === undefined ? [] : [id])));

const checksumOf = (result: Omit<ResultFile, 'checksum'>): string => sha256Hex(textContent(canonical(result)));

/** The file that a learner hands in. */
export function makeResult(
  scenario: OpenScenario,
  { journal, marks, startedAt, finishedAt, exam }: Session,
): ResultFile {
  const result: Omit<ResultFile, 'checksum'> = {
    format: 'bootset-result',
    version: 1,
    engine: journal.engine,
    scenario: { id: scenario.view.id, digest: scenario.view.digest },
    seed: journal.seed,
    journal: { ...journal, entries: [...journal.entries] },
    marks: {
      earned: marks.earned,
      possible: marks.possible,
      practice: marks.solutionShown,
      tasks: markedTasks(marks),
    },
    hints: openedHints(marks),
    startedAt,
    finishedAt,
    ...(exam && { exam }),
  };
  return { ...result, checksum: checksumOf(result) };
}

/** Replays a journal in a fresh lab and marks it. Undefined when that takes too long. */
function replaySession(
  scenario: OpenScenario,
  entries: readonly { readonly at: number; readonly input: Input }[],
  until: number,
): { readonly lab: Lab; readonly marks: MarksView } | undefined {
  try {
    const lab = scenario.newLab().limited();
    for (const { at, input } of entries) {
      lab.apply({ at: at as Moment, input });
      lab.drain();
    }
    lab.advanceTo(until as Moment);
    return { lab, marks: scenario.grade(lab) };
  } catch (error) {
    if (error instanceof TakesTooLong) return undefined;
    throw error;
  }
}

/** What replaying a result gave: the marks, and in what they are not those that were handed in. */
export interface Verification {
  readonly marks: MarksView | undefined;
  /** Empty when the result reproduces. */
  readonly differences: readonly string[];
  /** What a marker should know although the result reproduces. */
  readonly remarks: readonly string[];
}

/** Replays a result file and compares marks, hints and practice with what it claims. */
export function verifyResult(scenario: OpenScenario, result: ResultFile): Verification {
  const { journal } = result;
  const disagreements = headDifferences(scenario, result);
  if (disagreements.length > 0) return { marks: undefined, differences: disagreements, remarks: [] };
  const replayed = replaySession(scenario, journal.entries, journal.until);
  if (!replayed) return { marks: undefined, differences: ['the journal takes too long to replay'], remarks: [] };
  const { lab, marks } = replayed;
  return {
    marks,
    differences: [...markDifferences(marks, result), ...examDifferences(lab, result)],
    remarks: [
      ...(result.engine === engineVersion ? [] : [`written by engine ${result.engine}, replayed by ${engineVersion}`]),
      ...(result.scenario.digest === scenario.view.digest
        ? []
        : ['the lab was opened by its lab.yaml alone: its brief was not read']),
      ...(marks.solutionShown ? ['the solution was opened: practice'] : []),
      ...(Date.parse(result.finishedAt) < Date.parse(result.startedAt)
        ? ['it was finished before it was begun, by its own times']
        : []),
      ...examRemarks(result),
    ],
  };
}

const examWords = (exam: Exam | undefined): string =>
  exam === undefined ? 'no exam' : exam.minutes === undefined ? 'an exam' : `an exam of ${exam.minutes} minutes`;

/** The journal says itself whether it is an exam. */
function examDifferences({ notes }: Pick<Lab, 'notes'>, { exam: claimed }: ResultFile): readonly string[] {
  const noted = examWords(examOf(notes).exam);
  const helped = notes.some(({ topic }) => topic === 'hint' || topic === 'solution');
  return [
    ...(noted === examWords(claimed) ? [] : [`the session was ${noted}, claimed ${examWords(claimed)}`]),
    ...(claimed && helped ? ['hints or the solution were opened in an exam'] : []),
  ];
}

/** Real time that an exam may last longer than its limit: saving the file takes a moment. */
const GRACE = 60_000;

function examRemarks({ exam, startedAt, finishedAt }: ResultFile): readonly string[] {
  if (!exam) return [];
  const over = Date.parse(finishedAt) - Date.parse(startedAt) - (exam.minutes ?? Infinity) * 60_000;
  return [
    `taken as ${examWords(exam)}`,
    ...(over > GRACE ? [`finished ${Math.ceil(over / 60_000)} minutes late`] : []),
  ];
}

/** In what another digest may come of: the lab, or a brief that is not there. */
const changedSince = ({ digest }: ResultFile['scenario'], { id, brief, digest: now }: OpenScenario['view']): string =>
  `${id} has changed since${brief === '' ? ', or was played with a brief, which is not in the file given here' : ''}: digest ${digest.slice(0, 12)}, now ${now.slice(0, 12)}`;

function headDifferences({ view, bareDigest }: OpenScenario, { checksum, ...result }: ResultFile): readonly string[] {
  const { scenario, seed, engine, journal } = result;
  const ordered = journal.entries.every(({ at }, i) => at >= (journal.entries[i - 1]?.at ?? 0) && at <= journal.until);
  return [
    ...(checksum === checksumOf(result) ? [] : ['the file is not as it was written: its checksum does not fit']),
    ...(scenario.id === view.id ? [] : [`it is a result of ${scenario.id}`]),
    ...([view.digest, bareDigest?.()].includes(scenario.digest) ? [] : [changedSince(scenario, view)]),
    ...(journal.scenario === scenario.id ? [] : [`the journal is of ${journal.scenario}`]),
    ...(journal.seed === seed ? [] : [`the journal has seed ${journal.seed}, the result ${seed}`]),
    ...(journal.engine === engine ? [] : [`the journal is of engine ${journal.engine}, the result of ${engine}`]),
    ...(ordered ? [] : ["the journal's entries are not in order"]),
  ];
}

function markDifferences(marks: MarksView, { marks: claimed, hints }: ResultFile): readonly string[] {
  const tasks = markedTasks(marks).flatMap((task, i) => {
    const other = claimed.tasks[i];
    if (other && JSON.stringify(task) === JSON.stringify({ ...task, ...other })) return [];
    return [
      `${task.id}: ${task.earned} of ${task.points} (${task.state}), claimed ${other ? `${other.earned} of ${other.points} (${other.state})` : 'nothing'}`,
    ];
  });
  const opened = openedHints(marks);
  return [
    ...(marks.earned === claimed.earned && marks.possible === claimed.possible
      ? []
      : [`${marks.earned} of ${marks.possible} points, claimed ${claimed.earned} of ${claimed.possible}`]),
    ...tasks,
    ...(claimed.tasks.length > marks.tasks.length ? ['marks of tasks that there are not'] : []),
    ...(marks.solutionShown === claimed.practice
      ? []
      : [`practice: ${marks.solutionShown}, claimed ${claimed.practice}`]),
    ...(opened.join() === hints.join()
      ? []
      : [`hints opened: ${opened.join(', ') || 'none'}, claimed ${hints.join(', ') || 'none'}`]),
  ];
}
