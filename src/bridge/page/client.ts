import type { Entry, Input, Journal } from '../../engine/index.ts';
import { AttemptLog, type Calendar } from '../attempts/attempt-log.ts';
import {
  begun,
  branchOff,
  firstInput,
  pastOf,
  replayedAs,
  seenAt,
  type Beginning,
  type OpenRequest,
  type Replayed,
} from './beginning.ts';
import type { Locker, Lost } from '../attempts/attempt-lock.ts';
import { canUndo, withoutLastAct } from '../journal/cut.ts';
import { linkEngine, type EngineLink, type EngineProcess, type Every } from './engine-link.ts';
import type { WireCalls } from '../engine/wire/wire-calls.ts';
import type { TrustCalls } from '../engine/trust/download.ts';
import { Failures } from './failures.ts';
import { examEnd, type JournalStore, type StoredAttempt } from '../attempts/journal-store.ts';
import type {
  EngineOrders,
  Exported,
  Fault,
  Frame,
  Graded,
  OpenResult,
  Opened,
  PastView,
  Problem,
  QuizFormat,
  ReferenceView,
  Review,
  ScenarioSource,
  Speed,
} from '../protocol.ts';
import { Disconnected, type Client } from '../rpc.ts';
import { Visit } from './visit.ts';

export type { Beginning, OpenRequest, Replayed };

/** What the page shows of a lab's life. */
export type LabStatus =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'running' }
  /** The engine is being started again; what was typed is safe. */
  | { readonly kind: 'recovering' }
  /** Time stands still: the engine would fail again. Undo or save the journal. */
  | { readonly kind: 'faulted' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: string };

/** How things stood at a moment. Without marks and questions where something was noted later that counts there, too. */
export type MomentView = Omit<PastView, 'marks' | 'quiz'> & Partial<Pick<PastView, 'marks' | 'quiz'>>;

export interface LabListener {
  status(status: LabStatus): void;
  opened(opened: Opened, replayed: Replayed): void;
  frame(frame: Frame): void;
  /** The journal was cut, or another attempt begins with a part of it: this is how things stood there, until `opened` comes. */
  moment(view: MomentView): void;
  fault(fault: Fault): void;
  /** Another tab has the attempt: this one watches. */
  readOnly(readOnly: boolean): void;
  /** The engine could not fetch a part of itself. */
  unfetched(): void;
}

export interface Surroundings {
  spawn(): EngineProcess;
  readonly store: JournalStore;
  readonly lock: Locker;
  readonly every: Every;
  /** Resolves when the page's first screen is drawn. */
  readonly shown: Promise<void>;
  readonly calendar: Calendar;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The page's side of the engine. Holds the journal, so that a lab outlives the worker it runs in: a dead one is
 * replaced, what came back is replayed and what was on its way is sent again.
 */
export class LabClient {
  readonly #around: Surroundings;
  readonly #listener: LabListener;
  #link: EngineLink;
  /** Labs that the engine was asked for, and inputs that were put on their way: their last numbers. */
  #session = 0;
  #inputs = 0;
  /** The attempt that is open, or on its way. */
  #visit: Visit | undefined;
  /** The engine is gone; the next lab needs another. */
  #dead = false;
  readonly #failures = new Failures();

  /** Starts an engine at once: it gets ready while the page does. */
  constructor(around: Surroundings, listener: LabListener) {
    this.#around = around;
    this.#listener = listener;
    this.#link = this.#connect();
  }

  get log(): AttemptLog | undefined {
    return this.#visit?.log;
  }

  get canUndo(): boolean {
    const { log } = this;
    return log !== undefined && !log.record.exam && canUndo([...log.entries, ...log.onTheirWay]);
  }

  /** When the open exam ends, milliseconds since 1970; undefined when it has no limit or is none. */
  get examEnds(): number | undefined {
    return this.log && examEnd(this.log.record);
  }

  /** The open attempt is an exam that was handed in or whose time is over: it takes nothing more. */
  get examOver(): boolean {
    const record = this.log?.record;
    if (!record?.exam) return false;
    return record.finishedAt !== undefined || this.#around.calendar() >= (this.examEnds ?? Infinity);
  }

  /** The journal as it stands: with it anybody can rebuild the lab. */
  journal(): Journal | undefined {
    if (!this.log) return undefined;
    const { record, journal } = this.log;
    const { engine, scenario, seed } = record;
    return { format: 'bootset-journal', version: 1, engine, scenario, seed, ...journal };
  }

  /** Says which lab will be opened, unless something of it turns out to be stored: the engine gets it ready meanwhile. */
  prepare(source: ScenarioSource, seed: number): void {
    this.#link.order('prepare', { source, seed });
  }

  /** Opens a lab, replaying what is stored of the attempt. Reports through the listener; never rejects. */
  async open(request: OpenRequest, steal = false): Promise<void> {
    const leaving = this.#leave();
    const visit = new Visit(request);
    this.#visit = visit;
    this.#failures.forget();
    this.#listener.status({ kind: 'opening' });
    await leaving;
    if (visit.over) return;
    visit.opens(this.#told(visit, this.#enter(visit, steal)));
    await visit.opened();
  }

  /** Gets the right to an attempt and what is stored of it, and opens its lab. */
  async #enter(visit: Visit, steal: boolean): Promise<void> {
    const { request } = visit;
    // Nobody else has a new attempt: its lab is opened before the right to it is there, and stands still until then.
    const asking = request.fresh
      ? this.#ask(visit, request.source, request.seed, pastOf(request, undefined), false)
      : undefined;
    const lock = await this.#around.lock(request.attempt, steal, (how) => void this.#lose(visit, how));
    if (visit.over) return lock?.release();
    visit.lock = lock;
    this.#listener.readOnly(!lock);
    const stored = request.fresh ? undefined : await this.#around.store.load(request.attempt);
    if (visit.over) return;
    visit.stage = { kind: 'entered', stored };
    await this.#start(visit, stored, asking);
  }

  /** Takes a watched attempt over from the tab that has it, with what was done there. */
  async takeOver(): Promise<void> {
    if (this.#visit) await this.open({ ...this.#visit.request, fresh: false }, true);
  }

  /** Puts an input on its way; in a new lab as soon as that is open. It is stored as soon as the engine applied it. */
  input(input: Input): void {
    const visit = this.#visit;
    if (visit?.request.fresh && visit.stage.kind !== 'begun') return void visit.early.push(input);
    if (!visit?.log || !visit.lock || this.examOver) return;
    const id = ++this.#inputs;
    visit.log.sent(id, input);
    if (visit.live) this.#link.order('input', { session: visit.session, id, input });
  }

  speed(speed: Speed): void {
    const visit = this.#visit;
    if (visit) visit.request = { ...visit.request, speed };
    this.#link.order('speed', visit?.lock ? speed : 0);
  }

  skip(): void {
    if (this.#visit?.lock) this.#link.order('skip', null);
  }

  /** Takes the last act back: shows how things stood before it at once, and has the lab rebuilt without it. */
  async undo(): Promise<void> {
    const visit = this.#visit;
    const log = visit?.log;
    const past = log && withoutLastAct([...log.entries, ...log.onTheirWay]);
    if (!past || !visit.lock || !this.canUndo) return;
    const known = past.position < log.entries.length;
    const looking = known ? this.#link.call('at', past.position) : Promise.resolve(undefined);
    log.cut(past);
    this.#failures.forget();
    const rebuilt = this.#rebuild(visit, log, 'running');
    const { session } = visit;
    const view = await looking.catch(() => undefined); // where no engine is left that knows, the rebuilt lab shows it
    if (view && !visit.over && session === visit.session && !visit.live) this.#show(view, past.entries);
    await rebuilt;
  }

  /**
   * Goes on from a point of the open attempt as another one; the open one stays as it is. Shows it at once; resolves when
   * it is stored.
   */
  async branch(position: number, attempt: string): Promise<void> {
    const before = this.#visit;
    const log = before?.log;
    const beginning = log && branchOff(log, position);
    const lock = before?.lock;
    if (!beginning || !lock) return;
    const view = await this.#link.call('at', position).catch(() => undefined); // an engine that died meanwhile is replaced
    if (!view || before.over || lock !== before.lock) return;
    const { source, seed } = log.record;
    const request = { ...before.request, source, seed, attempt, beginning };
    const visit = new Visit(request);
    this.#visit = visit;
    this.#failures.forget();
    const seen = seenAt(view, log.record, beginning.until);
    const stored = begun(request, seen, this.#around.calendar());
    // Nobody else has a new attempt: the right to it is as good as there.
    const right = this.#around.lock(attempt, false, (how) => void this.#lose(visit, how));
    visit.lock = { release: () => void right.then((own) => own?.release()) };
    const branch = new AttemptLog(this.#around.store, this.#around.calendar, stored, seen, 0);
    visit.begin(branch, this.#around.every);
    void before.leave();
    const rebuilt = this.#rebuild(visit, branch, 'running');
    this.#show(view, beginning.entries);
    await rebuilt;
    await this.keep();
  }

  #show({ marks, quiz, ...view }: PastView, entries: readonly Entry[]): void {
    const noted = entries.length > view.position;
    this.#listener.moment(noted ? view : { ...view, marks, ...(quiz && { quiz }) });
  }

  solution(): Promise<string> {
    return this.#link.call('solution', null);
  }

  exportQuiz(format: QuizFormat): Promise<Exported> {
    return this.#link.call('exportQuiz', format);
  }

  /** The session so far, played once more. */
  review(): Promise<Review> {
    return this.#link.call('review', null);
  }

  /** The session as it stood at a point of the time line. */
  at(position: number): Promise<PastView> {
    return this.#link.call('at', position);
  }

  /** Asks the engine about files, keys and wires of the open lab. */
  readonly ask: Client<TrustCalls & WireCalls, EngineOrders>['call'] = (name, argument) =>
    this.#link.call(name, argument);

  reference(): Promise<readonly ReferenceView[]> {
    return this.#link.call('reference', null);
  }

  /** Replays a result file and marks it again; files that labs were opened from in this browser are known, too. */
  async grade(name: string, text: string): Promise<Graded> {
    const records = await this.#around.store.records();
    const files = records.filter(({ source }) => source.kind === 'file');
    const brought = [...new Map(files.map(({ digest, scenario, source }) => [digest, { scenario, source }])).values()];
    return this.#link.call('grade', { name, text, brought });
  }

  /** The file to hand in, as JSON text. */
  result(): Promise<string> {
    const { startedAt, finishedAt } = this.log?.record ?? {};
    const iso = (at: number): string => new Date(at).toISOString();
    const now = Math.min(this.#around.calendar(), this.examEnds ?? Infinity);
    return this.#link.call('result', { startedAt: iso(startedAt ?? now), finishedAt: iso(finishedAt ?? now) });
  }

  /** The attempt is over: its result was asked for. */
  finish(): void {
    this.log?.finish(Math.min(this.#around.calendar(), this.examEnds ?? Infinity));
  }

  /** Stores everything now. */
  async keep(): Promise<void> {
    await this.log?.keep();
  }

  /** Stores everything and lets the lab go. */
  async close(): Promise<void> {
    const leaving = this.#leave();
    this.#listener.status({ kind: 'closed' });
    await leaving;
  }

  async #leave(): Promise<void> {
    const visit = this.#visit;
    this.#visit = undefined;
    this.#link.order('close', null);
    await visit?.leave();
  }

  /** Opens what was asked for, from the store when it is there. `asking`: the engine was asked already. */
  async #start(visit: Visit, stored?: StoredAttempt, asking?: Promise<OpenResult | undefined>): Promise<void> {
    const { request } = visit;
    const { source, seed } = stored?.record ?? request;
    const asked = await asking;
    if (visit.over) return;
    const again = !asking || (!asked && this.#dead);
    const result = again ? await this.#ask(visit, source, seed, pastOf(request, stored), stored !== undefined) : asked;
    if (!result) return;
    if (!result.ok) return this.#listener.status({ kind: 'refused', problems: result.problems });
    const { opened } = result;
    const attempt = stored ?? begun(request, opened, this.#around.calendar());
    const log = new AttemptLog(this.#around.store, this.#around.calendar, attempt, opened, stored ? undefined : 0);
    visit.begin(log, this.#around.every);
    this.#goLive(visit, opened, replayedAs(stored?.record.screens ?? request.beginning?.screens, opened));
    const first = stored ? undefined : firstInput(request.beginning ?? {});
    if (first) this.input(first);
    for (const input of stored?.record.pending ?? visit.early) this.input(input);
    // A new attempt that begins with a session is kept at once: nobody typed it here.
    if (!stored && attempt.entries.length > 0) await log.keep();
  }

  /** Builds the lab again from the log, in this engine or in a new one. */
  async #rebuild(visit: Visit, log: AttemptLog, meanwhile: 'running' | 'recovering' = 'recovering'): Promise<void> {
    visit.live = false;
    this.#listener.status({ kind: meanwhile });
    const result = await this.#ask(visit, log.record.source, log.record.seed, log.journal, true);
    if (!result) return;
    if (!result.ok) return this.#listener.status({ kind: 'refused', problems: result.problems });
    log.reopened(result.opened);
    this.#goLive(visit, result.opened, 'same');
    for (const [id, input] of log.pending) this.#link.order('input', { session: visit.session, id, input });
  }

  /** Asks the engine to open a lab; undefined when the answer is no longer wanted. */
  async #ask(
    visit: Visit,
    source: ScenarioSource,
    seed: number,
    journal: AttemptLog['journal'] | undefined,
    kept: boolean,
  ): Promise<OpenResult | undefined> {
    const session = ++this.#session;
    visit.session = session;
    const wanted = (): boolean => !visit.over && session === visit.session;
    if (this.#dead) {
      this.#dead = false;
      this.#link = this.#connect();
    }
    const speed = visit.lock && !this.#failures.stopTime ? visit.request.speed : 0;
    try {
      const asking = this.#link.call('open', { session, source, seed, speed, ...(journal && { journal, kept }) });
      void this.#around.shown.then(() => this.#link.order('shown', null));
      const result = await asking;
      return wanted() ? result : undefined;
    } catch (error) {
      // A dead engine is replaced by whoever hears of its death.
      if (wanted() && !(error instanceof Disconnected)) this.#fail(messageOf(error));
      return undefined;
    }
  }

  /** Says what went wrong with a lab that is being opened: nobody may wait for one that does not come. */
  async #told(visit: Visit, opening: Promise<void>): Promise<void> {
    try {
      await opening;
    } catch (error) {
      if (!visit.over) this.#fail(messageOf(error));
    }
  }

  #goLive(visit: Visit, opened: Opened, replayed: Replayed): void {
    visit.live = true;
    const still = this.#failures.stopTime;
    if (!still) this.speed(visit.request.speed); // it may have been changed meanwhile
    this.#listener.opened(opened, replayed);
    this.#listener.status({ kind: still ? 'faulted' : 'running' });
  }

  #connect(): EngineLink {
    return linkEngine(
      this.#around.spawn(),
      {
        frame: (frame) => this.#hear(frame),
        fault: (fault) => this.#heal(fault),
        unfetched: () => this.#listener.unfetched(),
        died: (reason) => this.#replace(reason),
      },
      this.#around.every,
    );
  }

  #hear(frame: Frame): void {
    const visit = this.#visit;
    if (frame.session !== visit?.session || !visit.log) return;
    this.#failures.works(frame.now);
    visit.log.frame(frame);
    this.#listener.frame(frame);
  }

  /** A mistake of ours: leave out the input that met it and rebuild what was there before. */
  #heal(fault: Fault): void {
    const visit = this.#visit;
    if (fault.session !== visit?.session || !visit.log) return;
    this.#listener.fault(fault);
    this.#countFailure();
    if (fault.input) visit.log.drop(fault.input.id);
    void this.#told(visit, this.#rebuild(visit, visit.log));
  }

  /** The engine is gone: start another. */
  #replace(reason: string): void {
    this.#countFailure();
    this.#dead = true;
    if (this.#failures.giveUp) return this.#fail(reason);
    this.#blame();
    const visit = this.#visit;
    visit?.opens(this.#told(visit, this.#again(visit)));
  }

  /** Opens the lab in another engine, as far as its opening had come. */
  async #again(visit: Visit): Promise<void> {
    const { stage } = visit;
    if (stage.kind === 'begun') return this.#rebuild(visit, stage.log);
    if (stage.kind === 'entered') return this.#start(visit, stage.stored);
  }

  /** Leaves out the first input on its way if it was so at the last death too. */
  #blame(): void {
    const [first] = this.log?.pending.keys() ?? [];
    if (this.#failures.blames(first) && first !== undefined) this.log?.drop(first);
  }

  #countFailure(): void {
    this.#failures.count(this.log?.journal.until ?? 0);
  }

  #fail(message: string): void {
    if (this.#visit) this.#visit.live = false;
    this.#listener.status({ kind: 'failed', message });
  }

  /** Another tab takes the attempt over: it gets what was typed here, where it waits for that. */
  async #lose(visit: Visit, how: Lost): Promise<void> {
    if (visit.over) return;
    this.#link.order('speed', 0);
    this.#listener.readOnly(true);
    await visit.yield(how === 'gone');
  }
}
