import { Lab, sha256Hex, textContent, type LabSpec } from '../../engine/index.ts';
import { labSpec } from '../lab-spec.ts';
import { openScenario, type OpenScenario } from '../index.ts';
import { totalOf } from '../points.ts';
import type { Problem } from '../problem.ts';
import { canonical } from '../canonical.ts';
import type { LoadedScenario } from '../scenario.ts';
import { drawVariables, fillerOf } from '../variables.ts';
import type { MarksView } from '../views.ts';
import { askQuestions } from './questions.ts';
import type { Question, QuizFile } from './schema.ts';
import { drawn } from './shuffle.ts';

/** A quiz that was read and checked; nothing is drawn yet. */
export interface LoadedQuiz {
  readonly file: QuizFile;
  /** SHA-256 of the whole quiz. */
  readonly digest: string;
  /** What a foreign file had that cannot be asked here. */
  readonly left: readonly Problem[];
}

export const loadedQuiz = (file: QuizFile, left: readonly Problem[] = []): LoadedQuiz => ({
  file,
  digest: sha256Hex(textContent(canonical(file))),
  left,
});

/** Name of the router of quizzes that name no scenario. */
export const PLAIN_DEVICE = 'R1';

/** A router for quizzes that name no scenario: it reads typed commands. */
const plainLab = (): LabSpec =>
  labSpec({
    devices: [
      {
        name: PLAIN_DEVICE,
        platform: 'c2911',
        startup: 'hostname R1\nend\n',
        files: [{ path: 'flash0:c2900-universalk9-mz.SPA.154-3.M.bin', image: 'c2900-universalk9-mz.SPA.154-3.M.bin' }],
      },
    ],
  });

function marksOf(tasks: MarksView['tasks'], notes: readonly { readonly topic: string }[]): MarksView {
  return {
    tasks,
    ...totalOf(tasks),
    solutionShown: notes.some(({ topic }) => topic === 'solution'),
  };
}

/** A quiz as one learner takes it: a lab whose tasks are its questions. `scenario`: the one the quiz names. */
export function openQuiz(
  { file, digest, left }: LoadedQuiz,
  scenario: LoadedScenario | undefined,
  seed: number,
): OpenScenario {
  const around = scenario && openScenario(scenario, seed);
  const spec = around?.spec ?? plainLab();
  const filler = fillerOf(drawVariables(scenario?.file.variables ?? {}, seed));
  const all: readonly Question[] = filler.data(file.questions);
  const questions = file.draw === undefined ? all : drawn(all, file.draw, seed);
  const asking = askQuestions(questions, spec, seed);
  return {
    view: {
      id: file.id,
      title: file.title,
      summary: file.summary,
      level: 'quiz',
      quiz: true,
      minutes: file.minutes,
      objectives: file.topics,
      brief: file.summary,
      digest: scenario ? sha256Hex(textContent(`${digest} ${scenario.digest}`)) : digest,
      graded: true,
    },
    told: true,
    spec,
    links: around?.links ?? [],
    ...(around?.network && { network: around.network }),
    places: around?.places ?? new Map(),
    checks: [],
    solutions: [],
    mistakes: [],
    newLab: () => new Lab(spec, seed),
    grade: (lab) => marksOf(asking.tasks(lab), lab.notes),
    solution: async () => asking.solution(),
    quiz: (lab) => ({
      id: file.id,
      ...asking.quiz(lab),
      ...(questions.length < all.length && { pool: all.length }),
      ...(file.scenario !== undefined && { scenario: file.scenario }),
      ...(left.length > 0 && { left }),
    }),
    quizFile: file,
  };
}
