import type { Beginning, LabClient, LabStatus, Replayed } from '../bridge/page/client.ts';
import type { Persistence } from '../bridge/attempts/journal-store.ts';
import type {
  DeviceView,
  Exported,
  Fault,
  Graded,
  LinkView,
  MarksView,
  NetworkView,
  QuizFormat,
  QuizView,
  ReferenceView,
  Review,
  ScenarioSource,
  ScenarioView,
  Speed,
  Traffic,
  UnreadLine,
} from '../bridge/protocol.ts';
import type { SharedMoment } from '../bridge/attempts/share-link.ts';
import type { Entry, Journal } from '../engine/index.ts';
import type { Exam } from '../scenarios/exam.ts';

export interface OpenOptions {
  /** Goes on with this attempt. */
  readonly attempt?: string;
  /** Seed of a new attempt; drawn when absent. */
  readonly seed?: number;
  /** Begins anew even when there is an attempt to go on with. */
  readonly fresh?: boolean;
  /** What a new attempt begins with: a shared moment, the point it branches off. */
  readonly beginning?: Beginning;
  /** Takes the lab as an exam: the one there is, or a new one. */
  readonly exam?: Exam;
}

export interface Mirror {
  readonly status: LabStatus;
  readonly source: ScenarioSource | undefined;
  /** Id of the attempt; `undefined` when no lab is open. */
  readonly attempt: string | undefined;
  readonly seed: number | undefined;
  /** When the attempt began, milliseconds since 1970. */
  readonly startedAt: number | undefined;
  /** When the result was asked for, milliseconds since 1970. */
  readonly finishedAt: number | undefined;
  readonly scenario: ScenarioView | undefined;
  readonly consoles: readonly string[];
  readonly devices: readonly DeviceView[];
  readonly links: readonly LinkView[];
  /** Hosts, cables and switches, and what crossed them; undefined in labs without a network. */
  readonly network: NetworkView | undefined;
  readonly traffic: Traffic | undefined;
  readonly marks: MarksView | undefined;
  /** Questions and what was answered; undefined when the lab asks none. */
  readonly quiz: QuizView | undefined;
  /** Virtual milliseconds since the lab's first power-on. */
  readonly now: number;
  /** The same when the learner began. */
  readonly begin: number;
  readonly nextDue: number | null;
  readonly speed: Speed;
  readonly skipping: boolean;
  /** The console in front. */
  readonly activeConsole: string | undefined;
  /** Goes up when somebody wants the keyboard to be in the active console. */
  readonly focusRequests: number;
  readonly persistence: Persistence;
  /** Another tab has this attempt: this one watches. */
  readonly readOnly: boolean;
  /** The last mistake of ours; its journal is a complete report. */
  readonly fault: Fault | undefined;
  readonly replayed: Replayed;
  /** Lines of its startup configurations that the devices of a brought lab did not understand. */
  readonly unread: readonly UnreadLine[];
  readonly canUndo: boolean;
  /** Inputs of the attempt so far. */
  readonly inputs: number;
  /** Inputs before the moment that is shown in place of the present; undefined in the present. */
  readonly past: number | undefined;
  /** The attempt is an exam. */
  readonly exam: Exam | undefined;
  /** When it ends, milliseconds since 1970; undefined without a limit. */
  readonly examEnds: number | undefined;
  /** It was handed in, or its time is over. */
  readonly examOver: boolean;
}

interface Actions {
  /** Opens a lab; goes on with the latest unfinished attempt unless told otherwise. */
  open(source: ScenarioSource, options?: OpenOptions): Promise<void>;
  /** Opens an attempt by its id. False when this browser has none of that id. */
  resume(attempt: string): Promise<boolean>;
  close(): Promise<void>;
  /** Keys, as a terminal sends them. */
  type(console: string, text: string): void;
  /** Several lines, which the device reads one by one. */
  paste(console: string, text: string): void;
  /** Types a command for the learner, into the active console when none is named. Without `enter` it waits for the key. */
  typeCommand(console: string | undefined, text: string, enter?: boolean): void;
  sendBreak(console: string): void;
  power(device: string, on: boolean): void;
  plug(device: string, slot: string, inserted: boolean): void;
  /** The cable of a port, by the port's full name, goes in or comes out. */
  cable(device: string, port: string, plugged: boolean): void;
  setSpeed(speed: Speed): void;
  skip(): void;
  openHint(id: string): void;
  /** Writes an act on the page into the journal. */
  note(topic: string, value: string): void;
  /** The open quiz as a file for another program. */
  exportQuiz(format: QuizFormat): Promise<Exported>;
  /** Markdown of the solution. Noted: the attempt counts as practice from here. */
  showSolution(): Promise<string>;
  undo(): Promise<void>;
  /** Makes one device what the lab began with, switched off and on. */
  resetDevice(device: string): void;
  /** Sets the terminal's end of a console, bits per second. */
  terminalSpeed(console: string, baud: number): void;
  /** All inputs that the journal has, or the first so many. */
  entries(inputs?: number): readonly Entry[];
  /** Shows the session as it stood at a point; without one shows the present again. Time stands still meanwhile. */
  look(position?: number): Promise<void>;
  /** Goes on from a point as a new attempt, which is shown at once; this one stays as it is. Resolves when it is stored. */
  continueFrom(position: number): Promise<void>;
  /** What somebody else needs to open the moment that is shown; undefined in an exam. */
  moment(): Omit<SharedMoment, 'screens'> | undefined;
  /** The time of an exam is over: hands it in. */
  endExam(): void;
  /** Asks the engine about files, keys and wires of the open lab. */
  readonly ask: LabClient['ask'];
  /** What people type to solve the open lab. */
  reference(): Promise<readonly ReferenceView[]>;
  /** Replays a result file and marks it again. */
  grade(name: string, text: string): Promise<Graded>;
  /** Begins the same lab again; what was done stays as an earlier attempt. */
  resetLab(): Promise<void>;
  /** The learner asks for the result. */
  finish(): void;
  /** The session so far, played once more: what was printed when, when tasks were done, what was done by hand. */
  review(): Promise<Review>;
  /** The file to hand in, as JSON text. */
  resultFile(): Promise<string>;
  /** Real milliseconds in which this attempt was open. */
  spent(): number;
  /** Resolves when everything so far is stored, or held where nothing can be stored. */
  kept(): Promise<void>;
  takeOver(): Promise<void>;
  selectConsole(console: string): void;
  focusConsole(console?: string): void;
  dismissFault(): void;
  dismissUnread(): void;
  /** The journal as it stands. */
  journal(): Journal | undefined;
}

/** The open lab as the page sees it. */
export type LabState = Mirror & Actions;
