import type { Entry, Input, Journal, LabEvent, Moment, Phase } from '../engine/index.ts';

/** Where a scenario comes from: the catalogue, or a file somebody brought. */
export type ScenarioSource =
  | { readonly kind: 'catalogue'; readonly id: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

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
  readonly expected: string;
  readonly found: string;
  /** Where to look: a command or a place, plain text. */
  readonly look: string;
  /** Sentence that explains a recognised misconception. */
  readonly misconception?: string;
  readonly hints: readonly HintView[];
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
  /** Free labs have no tasks. */
  readonly graded: boolean;
}

export interface DeviceView {
  readonly name: string;
  readonly platform: string;
  readonly title: string;
  /** Position on the topology, any unit. */
  readonly at: readonly [number, number];
  readonly phase: Phase;
  /** Name in its prompt. */
  readonly hostname: string;
  /** USB slots and whether a flash is plugged in. */
  readonly usb: readonly { readonly slot: string; readonly inserted: boolean }[];
  /** Time of its own clock, as `show clock` prints it; empty when it has none now. */
  readonly clock: string;
  readonly reading: boolean;
}

export interface LinkView {
  readonly id: string;
  readonly ends: readonly [string, string];
}

export interface Opened {
  readonly scenario: ScenarioView;
  readonly consoles: readonly string[];
  readonly devices: readonly DeviceView[];
  readonly links: readonly LinkView[];
  readonly marks: MarksView;
  readonly journal: Journal;
  /** Everything the consoles have shown so far, byte for byte. */
  readonly screens: readonly { readonly console: string; readonly text: string }[];
}

/** Everything the page may ask of the engine. `type`, not `interface`: it must satisfy an index signature. */
export type EngineCalls = {
  /** Opens a lab; with a journal, replays it. Rejects with the problems of a scenario file. */
  open(argument: { readonly source: ScenarioSource; readonly seed: number; readonly journal?: Journal }): Opened;
  /** Applies an input now; the entry comes back as `journalled` with the same id. */
  input(argument: { readonly id: number; readonly input: Input }): void;
  /** Virtual seconds per real second; 0 stands still. */
  speed(argument: { readonly factor: number }): void;
  /** Jumps to the next thing that happens. */
  skip(argument: null): void;
  journal(argument: null): Journal;
  /** Markdown of the solution; opening it is noted in the journal by the caller. */
  solution(argument: null): string;
  events(argument: null): readonly LabEvent[];
};

/** Everything the engine tells the page, batched once per frame. */
export type EnginePushes = {
  ready: { readonly engine: string };
  output: readonly { readonly console: string; readonly text: string; readonly at: Moment }[];
  clock: { readonly now: Moment; readonly nextDue: Moment | null };
  devices: readonly DeviceView[];
  marks: MarksView;
  journalled: { readonly id: number; readonly entry: Entry };
  fault: { readonly message: string; readonly stack: string | undefined; readonly journal: Journal };
};
