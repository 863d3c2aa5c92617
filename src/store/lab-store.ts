import { createStore } from 'zustand/vanilla';
import { browserLocks } from '../bridge/attempts/attempt-lock.ts';
import { LabClient, type MomentView, type Replayed } from '../bridge/page/client.ts';
import type { Frame, Opened, ScenarioSource } from '../bridge/protocol.ts';
import { attemptsAtStart, newSeed, nextEngine, screensAhead, startEngine } from '../bridge/page/start.ts';
import type { Input } from '../engine/index.ts';
import { firstScreen } from './first-screen.ts';
import { journals } from './journals.ts';
import type { LabState, Mirror, OpenOptions } from './lab-state.ts';
import { heldWith, holdPresent, showHeld, showPastView, type Held } from './past.ts';
import { newAttemptId } from './random.ts';
import { resetScreens, writeScreen } from './screens.ts';

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
  network: undefined,
  traffic: undefined,
  marks: undefined,
  quiz: undefined,
  now: 0,
  begin: 0,
  nextDue: null,
  speed: 1,
  skipping: false,
  activeConsole: undefined,
  focusRequests: 0,
  readOnly: false,
  fault: undefined,
  unread: [],
  replayed: 'new',
  canUndo: false,
  inputs: 0,
  past: undefined,
  exam: undefined,
  examEnds: undefined,
  examOver: false,
};

const every = (milliseconds: number, tick: () => void): (() => void) => {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
};

/** The attempt that opening a scenario of the catalogue goes on with. An exam is taken once. */
const latestAttempt = async (
  source: ScenarioSource,
  { seed, exam }: Pick<OpenOptions, 'seed' | 'exam'>,
): Promise<string | undefined> => {
  if (source.kind === 'file') return undefined;
  const records = await journals.records(attemptsAtStart());
  return records.find(
    (record) =>
      record.source.kind === source.kind &&
      record.scenario === source.id &&
      (exam ? record.exam !== undefined : record.exam === undefined && record.finishedAt === undefined) &&
      (seed === undefined || record.seed === seed),
  )?.id;
};

/** A mirror of the lab that runs in the worker, and the ways to act on it. Screens are in `screens.ts`. */
export const labStore = createStore<LabState>()((set, get) => {
  let held: Held | undefined;
  /** Looks at the past so far: an answer that comes late is not shown. */
  let looks = 0;

  const leavePast = (): void => {
    looks += 1;
    if (!held) return;
    client.speed(held.shown.speed);
    held = undefined;
  };

  /** What the mirror says of the attempt itself. */
  const ofAttempt = () => {
    const record = client.log?.record;
    return {
      attempt: record?.id,
      startedAt: record?.startedAt,
      finishedAt: record?.finishedAt,
      canUndo: client.canUndo,
      inputs: client.log?.entries.length ?? 0,
      past: undefined,
      exam: record?.exam,
      examEnds: client.examEnds,
      examOver: client.examOver,
    };
  };

  /** Who goes on as another attempt types next. */
  const showMoment = (view: MomentView): void => {
    leavePast();
    const { attempt, focusRequests } = get();
    const now = ofAttempt();
    set({ ...showPastView(view), ...now, ...(now.attempt !== attempt && { focusRequests: focusRequests + 1 }) });
  };

  const showOpened = (opened: Opened, replayed: Replayed): void => {
    leavePast();
    resetScreens(opened.screens);
    const { activeConsole } = get();
    const active = opened.consoles.find((name) => name === activeConsole) ?? opened.consoles[0];
    set({
      scenario: opened.scenario,
      consoles: opened.consoles,
      devices: opened.devices,
      links: opened.links,
      network: opened.network,
      traffic: opened.traffic,
      marks: opened.marks,
      quiz: opened.quiz,
      now: opened.journal.until,
      begin: opened.begin,
      nextDue: opened.nextDue,
      seed: opened.journal.seed,
      activeConsole: active,
      skipping: false,
      replayed,
      unread: opened.unread ?? [],
      ...ofAttempt(),
    });
  };

  /** Shows what a new lab begins with while it is opened, where that is known. What is typed then waits for it. */
  const showAhead = async (source: ScenarioSource & { readonly id: string }, seed: number): Promise<void> => {
    const screens = await screensAhead(source.id, seed);
    if (!screens) startEngine();
    const { source: wanted, status, consoles } = get();
    if (!screens || wanted !== source || status.kind !== 'opening' || consoles.length > 0) return;
    const names = screens.map(({ console }) => console);
    resetScreens(screens);
    set({ consoles: names, activeConsole: names[0] });
  };

  /** From the first input on there is something to lose: asks the browser not to clear it when space is short. */
  const askToKeep = (): void => {
    if (get().canUndo) return;
    navigator.storage?.persist?.().catch(() => false);
  };

  const showFrame = (frame: Frame): void => {
    if (held) {
      held = heldWith(held, frame);
      return;
    }
    const { now, nextDue, skipping, output, journalled, scenario, devices, traffic, marks, quiz } = frame;
    for (const { console, text } of output) writeScreen(console, text);
    if (journalled.length > 0) askToKeep();
    set({
      now,
      nextDue,
      skipping,
      ...(scenario && { scenario }),
      ...(devices && { devices }),
      ...(traffic && { traffic }),
      ...(marks && { marks }),
      ...(quiz && { quiz }),
      ...(journalled.length > 0 && { canUndo: client.canUndo, inputs: client.log?.entries.length ?? 0 }),
    });
  };

  const client = new LabClient(
    { spawn: nextEngine, store: journals, lock: browserLocks, every, shown: firstScreen, calendar: Date.now },
    {
      status: (status) => set({ status }),
      opened: showOpened,
      frame: showFrame,
      moment: showMoment,
      fault: (fault) => set({ fault }),
      unfetched: () => window.dispatchEvent(new Event('vite:preloadError')), // as where the page misses a part of itself
      readOnly: (readOnly) => set({ readOnly }),
    },
  );

  void firstScreen.then(startEngine);
  journals.onPersistence((persistence) => set({ persistence }));
  if (typeof document !== 'undefined') {
    const keep = (): void => void client.keep();
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
  }

  const send = (input: Input): void => {
    if (!held) client.input(input);
  };

  return {
    ...closed,
    persistence: journals.persistence,
    open: async (source, options = {}) => {
      set({ ...closed, status: { kind: 'opening' }, source });
      leavePast();
      const seed = options.seed ?? newSeed();
      if (options.attempt === undefined && !options.beginning) client.prepare(source, seed);
      const known = options.fresh ? undefined : (options.attempt ?? (await latestAttempt(source, options)));
      if (get().source !== source) return;
      const attempt = known ?? newAttemptId();
      const beginning = { ...options.beginning, ...(options.exam && { exam: options.exam }) };
      const fresh = known === undefined;
      const ahead = fresh && source.kind === 'catalogue' && !options.beginning && !options.exam;
      if (ahead) void showAhead(source, seed);
      else startEngine();
      await client.open({ source, attempt, fresh, seed, speed: get().speed, beginning });
    },
    resume: async (attempt) => {
      const stored = await journals.load(attempt);
      if (stored) await get().open(stored.record.source, { attempt });
      return stored !== undefined;
    },
    close: async () => {
      leavePast();
      set(closed);
      await client.close();
    },
    type: (console, text) => send({ kind: 'type', console, text }),
    paste: (console, text) => send({ kind: 'paste', console, text }),
    typeCommand: (named, text, enter = false) => {
      const { consoles, activeConsole } = get();
      const console = consoles.find((name) => name === named) ?? activeConsole;
      if (console === undefined) return;
      const keys = text.replaceAll(/\r?\n/g, '\r') + (enter ? '\r' : '');
      send({ kind: keys.includes('\r') ? 'paste' : 'type', console, text: keys });
      get().focusConsole(console);
    },
    sendBreak: (console) => send({ kind: 'break', console }),
    power: (device, on) => send({ kind: 'power', device, on }),
    plug: (device, slot, inserted) => send({ kind: 'usb', device, slot, inserted }),
    cable: (device, port, plugged) => send({ kind: 'cable', device, port, plugged }),
    setSpeed: (speed) => {
      set({ speed });
      if (held) held = { ...held, shown: { ...held.shown, speed } };
      else client.speed(speed);
    },
    skip: () => {
      if (!held) client.skip();
    },
    openHint: (id) => send({ kind: 'note', topic: 'hint', value: id }),
    note: (topic, value) => send({ kind: 'note', topic, value }),
    exportQuiz: (format) => client.exportQuiz(format),
    showSolution: async () => {
      const text = await client.solution();
      if (!get().marks?.solutionShown) send({ kind: 'note', topic: 'solution', value: 'shown' });
      return text;
    },
    undo: () => client.undo(),
    resetDevice: (device) => send({ kind: 'reset', device }),
    terminalSpeed: (console, baud) => send({ kind: 'speed', console, baud }),
    entries: (inputs) => (client.log?.entries ?? []).slice(0, inputs),
    look: async (position) => {
      looks += 1;
      const mine = looks;
      if (position === undefined || position >= get().inputs) {
        if (!held) return;
        set({ ...showHeld(held), ...ofAttempt() });
        leavePast();
        return;
      }
      if (get().exam) return;
      held ??= holdPresent(get());
      client.speed(0);
      set({ past: position });
      const view = await client.at(position).catch(() => undefined); // an engine that died meanwhile says so itself
      if (view && mine === looks) set(showPastView(view));
    },
    continueFrom: (position) => client.branch(position, newAttemptId()),
    moment: () => {
      const { past, exam } = get();
      const journal = client.journal();
      if (!journal || exam) return undefined;
      const { engine, entries, until } = journal;
      const next = past === undefined ? undefined : entries[past];
      return next ? { engine, entries: entries.slice(0, past), until: next.at } : { engine, entries, until };
    },
    endExam: () => {
      if (!client.examOver) return;
      client.finish();
      set({ finishedAt: client.log?.record.finishedAt, examOver: true });
    },
    ask: (name, argument) => client.ask(name, argument),
    reference: () => client.reference(),
    grade: (name, text) => client.grade(name, text),
    resetLab: async () => {
      const { source, seed } = get();
      if (source) await get().open(source, { fresh: true, ...(seed !== undefined && { seed }) });
    },
    finish: () => {
      client.finish();
      set({ finishedAt: client.log?.record.finishedAt, examOver: client.examOver });
    },
    review: () => client.review(),
    resultFile: () => client.result(),
    spent: () => client.log?.record.spent ?? 0,
    kept: () => client.keep(),
    takeOver: () => client.takeOver(),
    selectConsole: (activeConsole) => set({ activeConsole }),
    focusConsole: (console) =>
      set(({ activeConsole, focusRequests }) => ({
        activeConsole: console ?? activeConsole,
        focusRequests: focusRequests + 1,
      })),
    dismissFault: () => set({ fault: undefined }),
    dismissUnread: () => set({ unread: [] }),
    journal: () => client.journal(),
  };
});
