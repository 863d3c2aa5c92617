import { create } from 'zustand';
import { browserLocks } from '../bridge/attempt-lock.ts';
import { LabClient, type LabStatus, type Replayed } from '../bridge/client.ts';
import type { Persistence } from '../bridge/journal-store.ts';
import type {
  DeviceView,
  Exported,
  Fault,
  Frame,
  LinkView,
  MarksView,
  Opened,
  Review,
  QuizFormat,
  QuizView,
  ScenarioSource,
  ScenarioView,
  Speed,
} from '../bridge/protocol.ts';
import { nextEngine } from '../bridge/start.ts';
import type { Input, Journal } from '../engine/index.ts';
import { journals } from './journals.ts';
import { newAttemptId, newSeed } from './random.ts';
import { resetScreens, writeScreen } from './screens.ts';

interface OpenOptions {
  /** Goes on with this attempt. */
  readonly attempt?: string;
  /** Seed of a new attempt; drawn when absent. */
  readonly seed?: number;
  /** Begins anew even when there is an attempt to go on with. */
  readonly fresh?: boolean;
}

interface Mirror {
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
  readonly marks: MarksView | undefined;
  /** Questions and what was answered; undefined when the lab asks none. */
  readonly quiz: QuizView | undefined;
  /** Virtual milliseconds since the lab opened. */
  readonly now: number;
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
  readonly canUndo: boolean;
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
  usb(device: string, slot: string, inserted: boolean): void;
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
  takeOver(): Promise<void>;
  selectConsole(console: string): void;
  focusConsole(console?: string): void;
  dismissFault(): void;
  /** The journal as it stands. */
  journal(): Journal | undefined;
}

export type LabState = Mirror & Actions;

const closed: Omit<Mirror, 'persistence'> = {
  status: { kind: 'closed' },
  source: undefined,
  attempt: undefined,
  seed: undefined,
  startedAt: undefined,
  finishedAt: undefined,
  scenario: undefined,
  consoles: [],
  devices: [],
  links: [],
  marks: undefined,
  quiz: undefined,
  now: 0,
  nextDue: null,
  speed: 1,
  skipping: false,
  activeConsole: undefined,
  focusRequests: 0,
  readOnly: false,
  fault: undefined,
  replayed: 'new',
  canUndo: false,
};

const every = (milliseconds: number, tick: () => void): (() => void) => {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
};

/** The attempt that opening a scenario of the catalogue goes on with. */
const latestAttempt = async (source: ScenarioSource, seed: number | undefined): Promise<string | undefined> => {
  if (source.kind === 'file') return undefined;
  const records = await journals.records();
  return records.find(
    (record) =>
      record.source.kind === source.kind &&
      record.scenario === source.id &&
      record.finishedAt === undefined &&
      (seed === undefined || record.seed === seed),
  )?.id;
};

/** A mirror of the lab that runs in the worker, and the ways to act on it. Screens are in `screens.ts`. */
export const useLab = create<LabState>()((set, get) => {
  const showOpened = (opened: Opened, replayed: Replayed): void => {
    resetScreens(opened.screens);
    const { activeConsole } = get();
    const active = opened.consoles.find((name) => name === activeConsole) ?? opened.consoles[0];
    const record = client.log?.record;
    set({
      scenario: opened.scenario,
      consoles: opened.consoles,
      devices: opened.devices,
      links: opened.links,
      marks: opened.marks,
      quiz: opened.quiz,
      now: opened.journal.until,
      nextDue: opened.nextDue,
      seed: opened.journal.seed,
      startedAt: record?.startedAt,
      finishedAt: record?.finishedAt,
      attempt: record?.id,
      activeConsole: active,
      skipping: false,
      replayed,
      canUndo: client.canUndo,
    });
  };

  /** From the first input on there is something to lose: asks the browser not to clear it when space is short. */
  const askToKeep = (): void => {
    if (get().canUndo) return;
    navigator.storage?.persist?.().catch(() => false);
  };

  const showFrame = ({ now, nextDue, skipping, output, journalled, devices, marks, quiz }: Frame): void => {
    for (const { console, text } of output) writeScreen(console, text);
    if (journalled.length > 0) askToKeep();
    set({
      now,
      nextDue,
      skipping,
      ...(devices && { devices }),
      ...(marks && { marks }),
      ...(quiz && { quiz }),
      ...(journalled.length > 0 && { canUndo: client.canUndo }),
    });
  };

  const client = new LabClient(
    { spawn: nextEngine, store: journals, lock: browserLocks, every, calendar: Date.now },
    {
      status: (status) => set({ status }),
      opened: showOpened,
      frame: showFrame,
      fault: (fault) => set({ fault }),
      readOnly: (readOnly) => set({ readOnly }),
    },
  );

  journals.onPersistence((persistence) => set({ persistence }));
  if (typeof document !== 'undefined') {
    const keep = (): void => void client.keep();
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
  }

  const send = (input: Input): void => client.input(input);

  return {
    ...closed,
    persistence: journals.persistence,
    open: async (source, options = {}) => {
      set({ ...closed, status: { kind: 'opening' }, source });
      const known = options.fresh ? undefined : (options.attempt ?? (await latestAttempt(source, options.seed)));
      if (get().source !== source) return;
      const attempt = known ?? newAttemptId();
      await client.open({ source, attempt, seed: options.seed ?? newSeed(), speed: get().speed });
    },
    resume: async (attempt) => {
      const stored = await journals.load(attempt);
      if (stored) await get().open(stored.record.source, { attempt });
      return stored !== undefined;
    },
    close: async () => {
      set(closed);
      await client.close();
    },
    type: (console, text) => send({ kind: 'type', console, text }),
    paste: (console, text) => send({ kind: 'paste', console, text }),
    typeCommand: (named, text, enter = false) => {
      const console = named ?? get().activeConsole;
      if (console === undefined) return;
      const keys = text.replaceAll(/\r?\n/g, '\r') + (enter ? '\r' : '');
      send({ kind: keys.includes('\r') ? 'paste' : 'type', console, text: keys });
      get().focusConsole(console);
    },
    sendBreak: (console) => send({ kind: 'break', console }),
    power: (device, on) => send({ kind: 'power', device, on }),
    usb: (device, slot, inserted) => send({ kind: 'usb', device, slot, inserted }),
    setSpeed: (speed) => {
      set({ speed });
      client.speed(speed);
    },
    skip: () => client.skip(),
    openHint: (id) => send({ kind: 'note', topic: 'hint', value: id }),
    note: (topic, value) => send({ kind: 'note', topic, value }),
    exportQuiz: (format) => client.exportQuiz(format),
    showSolution: async () => {
      const text = await client.solution();
      if (!get().marks?.solutionShown) send({ kind: 'note', topic: 'solution', value: 'shown' });
      return text;
    },
    undo: () => client.undo(),
    resetLab: async () => {
      const { source, seed } = get();
      if (source) await get().open(source, { fresh: true, ...(seed !== undefined && { seed }) });
    },
    finish: () => {
      client.finish();
      set({ finishedAt: client.log?.record.finishedAt });
    },
    review: () => client.review(),
    resultFile: () => client.result(),
    spent: () => client.log?.record.spent ?? 0,
    takeOver: () => client.takeOver(),
    selectConsole: (activeConsole) => set({ activeConsole }),
    focusConsole: (console) =>
      set(({ activeConsole, focusRequests }) => ({
        activeConsole: console ?? activeConsole,
        focusRequests: focusRequests + 1,
      })),
    dismissFault: () => set({ fault: undefined }),
    journal: () => client.journal(),
  };
});
