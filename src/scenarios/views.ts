/** One of several things that a task asks for. */
export interface ConditionView {
  readonly met: boolean;
  readonly expected: string;
  readonly found: string;
}

/** A hint before it is opened shows title and cost; the text comes with the open ones. */
export interface HintView {
  readonly id: string;
  readonly title: string;
  /** Points it costs to open. */
  readonly cost: number;
  /** Markdown, once opened. */
  readonly text?: string;
}

/** One task of the guide and how it stands. */
export interface TaskView {
  readonly id: string;
  /** Markdown: what the learner reads is the check's own text. */
  readonly text: string;
  readonly points: number;
  readonly state: 'open' | 'done' | 'failed';
  /** Points earned now, after hint costs. */
  readonly earned: number;
  /** What is not met, in one sentence; everything when all is met. `conditions` has it part by part. */
  readonly expected: string;
  readonly found: string;
  /** Each thing that is asked for, in order, when it is more than one. */
  readonly conditions?: readonly ConditionView[];
  /** Where to look: a command or a place, plain text. */
  readonly look: string;
  /** The device that it is about, where there are several. */
  readonly console?: string;
  /** Sentence that explains a recognised misconception. */
  readonly misconception?: string;
  readonly hints: readonly HintView[];
  /** Said in place of what was expected and found, while the learner is still to find that out. */
  readonly missing?: string;
}

export interface MarksView {
  readonly tasks: readonly TaskView[];
  readonly earned: number;
  readonly possible: number;
  /** The learner opened the solution: the attempt counts as practice. */
  readonly solutionShown: boolean;
}

export interface ScenarioView {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly level: string;
  readonly minutes: number;
  readonly objectives: readonly string[];
  /** Markdown with the learner's own variables filled in. */
  readonly brief: string;
  readonly digest: string;
  /** It is a quiz: its page is another. */
  readonly quiz?: true;
  /** How it is solved is told with it. */
  readonly solved?: true;
  /** The page may show key storage and chain of trust. */
  readonly trustView?: true;
  /** The page may show files that IOS hides. */
  readonly hiddenFiles?: true;
  /** Free labs have no tasks. */
  readonly graded: boolean;
}
