import { Lab, type LabSpec } from '../engine/index.ts';
import { endOf, isCable, linkName } from './cables.ts';
import { hasSurroundings, labSpec, type Around } from './lab-spec.ts';
import type { NetworkView } from './network-view.ts';
import type { Marked, markLab } from './marks.ts';
import type { askQuestions } from './quizzes/questions.ts';
import type { QuizFile } from './quizzes/schema.ts';
import type { QuizView } from './quizzes/views.ts';
import type { digestOf, LoadedScenario } from './scenario.ts';
import type { Check, LinkEntry, Mistake, Solution } from './schema.ts';
import { drawVariables, fillerOf } from './variables.ts';
import type { MarksView, ScenarioView } from './views.ts';

/** A line between two devices on the topology. */
interface ScenarioLink {
  readonly id: string;
  readonly ends: readonly [string, string];
  /** It is a cable: things go over it. */
  readonly cable?: true;
}

/** A scenario as one learner gets it: variables drawn, texts filled in. */
export interface OpenScenario {
  readonly view: ScenarioView;
  /** Its brief, tasks and solutions have come; if not, it can open a lab and mark none. */
  readonly told: boolean;
  /** Digest that it has where it is opened without its brief, which is in a file of its own; absent in a quiz. */
  bareDigest?(): string;
  readonly spec: LabSpec;
  readonly links: readonly ScenarioLink[];
  /** Its hosts, cables and switches; absent without any. */
  readonly network?: NetworkView;
  /** Positions on the topology, any unit; devices without one are absent. */
  readonly places: ReadonlyMap<string, readonly [number, number]>;
  readonly checks: readonly Check[];
  readonly solutions: readonly Solution[];
  readonly mistakes: readonly Mistake[];
  newLab(): Lab;
  /** Marks as they stand: a function of facts, events and notes. */
  grade(lab: Marked): MarksView;
  /** The solutions as Markdown. */
  solution(): Promise<string>;
  /** Its questions and what was answered, as they stand; absent when it asks none. */
  quiz?(lab: Pick<Marked, 'notes'>): QuizView;
  /** The quiz itself, for other programs; absent in a lab. */
  readonly quizFile?: QuizFile;
}

/** What marks a scenario, asks its questions, and stands around its devices. One that has none of it needs nothing loaded. */
export interface Means {
  readonly mark?: typeof markLab | undefined;
  readonly ask?: typeof askQuestions | undefined;
  readonly around?: Around | undefined;
  /** Tells a scenario without its brief from others. */
  readonly digest?: typeof digestOf;
}

/** Where nothing is asked there is nothing to earn. */
const unmarked: MarksView = { tasks: [], earned: 0, possible: 0, solutionShown: false };

const drawnLink = (link: LinkEntry, index: number): ScenarioLink => {
  const [a, b] = link.ends;
  return { id: linkName(index), ends: [endOf(a).machine, endOf(b).machine], ...(isCable(link) && { cable: true }) };
};

/** Draws a scenario's variables from a seed. The same scenario and seed always give the same lab. */
export function openWith({ mark, ask, around, digest }: Means, loaded: LoadedScenario, seed: number): OpenScenario {
  const filler = fillerOf(drawVariables(loaded.file.variables ?? {}, seed));
  const { variables: _, ...rest } = loaded.file;
  const file = filler.data(rest);
  const solutions = filler.data(loaded.solutions);
  const checks = file.checks ?? [];
  if (hasSurroundings(file.lab) !== (around !== undefined)) throw new Error(`Nobody puts up what is around ${file.id}`);
  const spec = labSpec(file.lab, around);
  const asking = file.questions && ask?.(file.questions, spec, seed);
  const { graded, solved } = loaded.untold ?? {
    graded: checks.length > 0 || file.questions !== undefined,
    solved: solutions.length > 0,
  };
  if ((graded && !mark && !loaded.untold) || (file.questions && !ask)) throw new Error(`Nobody examines ${file.id}`);
  return {
    view: {
      id: file.id,
      title: file.title,
      summary: file.summary,
      level: file.level,
      minutes: file.minutes,
      objectives: file.objectives,
      brief: filler.text(loaded.brief),
      digest: loaded.digest,
      graded,
      ...(solved && { solved: true }),
      ...((file.trustView ?? !graded) && { trustView: true }),
      ...((file.hiddenFiles ?? !graded) && { hiddenFiles: true }),
    },
    told: loaded.untold === undefined,
    ...(digest && { bareDigest: () => digest(loaded.file, '') }),
    spec,
    links: (file.lab.links ?? []).map(drawnLink),
    ...(around && { network: around.networkView(file.lab) }),
    places: new Map(file.lab.devices.flatMap(({ name, at }) => (at ? [[name, at]] : []))),
    checks,
    solutions,
    mistakes: filler.data(loaded.mistakes),
    newLab: () => new Lab(spec, seed),
    grade: (lab) => (graded && mark?.(checks, lab, asking?.tasks(lab))) || unmarked,
    solution: async () => (await import('./solution-text.ts')).solutionMarkdown(solutions),
    ...(asking && { quiz: (lab) => ({ id: file.id, ...asking.quiz(lab) }) }),
  };
}
