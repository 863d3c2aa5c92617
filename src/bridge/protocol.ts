import type {
  Entry,
  FlowTraffic,
  Input,
  Journal,
  LabEvent,
  Moment,
  Phase,
  Traffic,
  WireLine,
} from '../engine/index.ts';
import type { Problem } from '../scenarios/problem.ts';
import type { TrustCalls } from './engine/trust/download.ts';
import type { WireCalls } from './engine/wire/wire-calls.ts';
import type { Exported } from '../scenarios/quizzes/gift-write.ts';
import type { HostView, NetworkView, WireView } from '../scenarios/network-view.ts';
import type { QuizView } from '../scenarios/quizzes/views.ts';
import type { Graded } from '../scenarios/grade-result.ts';
import type { ReferenceView } from '../scenarios/reference.ts';
import type { ConditionView, HintView, MarksView, ScenarioView, TaskView } from '../scenarios/views.ts';

export type { FlowTraffic, Graded, HostView, NetworkView, ReferenceView, Traffic, WireLine, WireView };
export type { WireFile, WireFilter, WireSlice } from './engine/wire/wire-calls.ts';
export type { FileCheck, FileOfDevice } from './engine/trust/download.ts';
export type { DeviceTrust, FileView, KeyView, TrustView } from './engine/trust/trust-view.ts';
export type { ConditionView, Exported, HintView, MarksView, Problem, QuizView, ScenarioView, TaskView };

/** Where a scenario or quiz comes from: the catalogue, or a file somebody brought. */
export type ScenarioSource =
  | { readonly kind: 'catalogue'; readonly id: string }
  | { readonly kind: 'quiz'; readonly id: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

export interface SlotView {
  /** `flash0`, `usbflash0`. */
  readonly slot: string;
  readonly card: 'CompactFlash' | 'USB flash';
  readonly inserted: boolean;
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
  /** Slots of disks that can be pulled, and whether they are in. */
  readonly slots: readonly SlotView[];
  /** Time of its own clock, as `show clock` prints it; empty when it has none now. */
  readonly clock: string;
  /** Bits per second at the terminal's end of its console. */
  readonly baud: number;
  /** Its console waits for a key. */
  readonly reading: boolean;
}

export interface LinkView {
  readonly id: string;
  readonly ends: readonly [string, string];
  /** It is a cable, and one of the wires of the network. */
  readonly cable?: true;
}

/** A line of a startup configuration that a device did not understand. */
export interface UnreadLine {
  readonly device: string;
  readonly line: string;
}

export interface Opened {
  readonly scenario: ScenarioView;
  readonly consoles: readonly string[];
  readonly devices: readonly DeviceView[];
  readonly links: readonly LinkView[];
  /** What there is besides devices, and what crossed it; absent in labs without a network. */
  readonly network?: NetworkView;
  readonly traffic?: Traffic;
  /** Absent while the brief, tasks and solutions of the scenario have not come: a frame brings them. */
  readonly marks?: MarksView;
  /** Its questions; absent when it asks none. */
  readonly quiz?: QuizView;
  /** Without its entries, which the page has. */
  readonly journal: Omit<Journal, 'entries'>;
  /** When the learner began: what was played before has moments below it. */
  readonly begin: Moment;
  readonly nextDue: Moment | null;
  /** Only of labs that somebody brought: those of the catalogue are checked before. */
  readonly unread?: readonly UnreadLine[];
  /** Everything the consoles have shown so far, byte for byte. */
  readonly screens: readonly { readonly console: string; readonly text: string }[];
}

/** A scenario that cannot be opened says why. */
export type OpenResult =
  | { readonly ok: true; readonly opened: Opened }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Virtual seconds per real second; 0 stands still; `jump` leaves out every wait in which nothing can be typed. */
export type Speed = number | 'jump';

/** Text that appeared on a console, and when. */
export interface OutputView {
  readonly at: Moment;
  readonly console: string;
  readonly text: string;
}

/**
 * What happened in the lab since the last frame, complete and consistent: replaying the journal with these entries
 * up to `now` gives these bytes and no others.
 */
export interface Frame {
  /** Number that the page gave the lab when it opened it. */
  readonly session: number;
  readonly now: Moment;
  readonly nextDue: Moment | null;
  readonly output: readonly OutputView[];
  /** Inputs that were applied, under the numbers the page gave them. */
  readonly journalled: readonly { readonly id: number; readonly entry: Entry }[];
  readonly skipping: boolean;
  /** When the rest of it has come: it opened without its brief and tasks. */
  readonly scenario?: ScenarioView;
  /** Only when they changed. */
  readonly devices?: readonly DeviceView[];
  readonly traffic?: Traffic;
  readonly marks?: MarksView;
  readonly quiz?: QuizView;
}

/** Formats in which a quiz leaves for other programs. */
export type QuizFormat = 'gift' | 'moodle-xml';

/** The session as it stood at a moment that is over. */
export interface PastView {
  /** Entries of the journal up to there. */
  readonly position: number;
  readonly at: Moment;
  readonly nextDue: Moment | null;
  readonly devices: readonly DeviceView[];
  readonly traffic?: Traffic;
  readonly marks: MarksView;
  readonly quiz?: QuizView;
  /** Everything the consoles had shown by then, byte for byte. */
  readonly screens: readonly { readonly console: string; readonly text: string }[];
}

/** A line that was entered: the last one on the console that began before the moment. */
export interface EnteredLine {
  readonly console: string;
  readonly before: Moment;
}

/** A task that became done, failed or open again. */
export interface TaskTurn {
  readonly at: Moment;
  readonly task: string;
  readonly state: TaskView['state'];
  /** The line that led to it; absent when something else did, as the power switch. */
  readonly line?: EnteredLine;
}

/** A session looked at afterwards. */
export interface Review {
  readonly output: readonly OutputView[];
  readonly turns: readonly TaskTurn[];
  /** What the learner did besides typing: power, Break, paste, hints. */
  readonly acts: readonly Entry[];
}

/** A mistake of ours inside the engine. The journal that leads to it is the report. */
export interface Fault {
  readonly session: number;
  readonly message: string;
  readonly stack: string | undefined;
  readonly journal: Journal;
  /** The input that led to it, when one did. */
  readonly input?: { readonly id: number; readonly input: Input };
}

export interface OpenArgument {
  readonly session: number;
  readonly source: ScenarioSource;
  readonly seed: number;
  readonly speed: Speed;
  /** Replayed first. */
  readonly journal?: Pick<Journal, 'entries' | 'until'>;
  /** The journal is of an attempt that is stored here, not what somebody else did. */
  readonly kept?: boolean;
}

/** Questions the page asks of the engine. `type`, not `interface`: it must satisfy an index signature. */
export type EngineCalls = TrustCalls &
  WireCalls & {
    /** Opens a lab in place of the one before. */
    open(argument: OpenArgument): OpenResult;
    journal(argument: null): Journal;
    /** Markdown of the solution; opening it is noted in the journal by the caller. */
    solution(argument: null): string;
    events(argument: null): readonly LabEvent[];
    /** The session so far, played once more: what was printed when, and when tasks were done. */
    review(argument: null): Review;
    /** The session as it stood after so many entries, just before the next one. A point of the time line, not the last. */
    at(position: number): PastView;
    /** What people type to solve the open scenario, one list per solution. */
    reference(argument: null): readonly ReferenceView[];
    /** Replays a result file that somebody brought and marks it again. */
    grade(argument: { readonly name: string; readonly text: string; readonly brought: readonly Brought[] }): Graded;
    /** The result file of the session so far, as JSON text. Times are ISO 8601 in UTC. */
    result(argument: { readonly startedAt: string; readonly finishedAt: string }): string;
    /** The open quiz as a file for another program. */
    exportQuiz(format: QuizFormat): Exported;
    /** Answers at once: the worker lives. */
    ping(argument: null): null;
  };

/** A lab or quiz that somebody brought to this browser, by its id. */
interface Brought {
  readonly scenario: string;
  readonly source: ScenarioSource;
}

/** What the page tells the engine without waiting for an answer. */
export type EngineOrders = {
  /** Applies an input now; it comes back in a frame's `journalled`. */
  input: { readonly session: number; readonly id: number; readonly input: Input };
  speed: Speed;
  /** Jumps to the next thing that happens. */
  skip: null;
  /** Somebody is about to open this lab anew: it gets ready meanwhile, and is there when it is opened. */
  prepare: { readonly source: ScenarioSource; readonly seed: number };
  /** The screens of the open lab are drawn: the rest of the engine may come. */
  shown: null;
  /** Lets the open lab go. */
  close: null;
};

/** What the engine tells the page. */
export type EnginePushes = {
  /** It listens. */
  ready: null;
  frame: Frame;
  fault: Fault;
};
