import {
  engineVersion,
  Lab,
  SESSION_WORK,
  type Entry,
  type Input,
  type Journal,
  type Moment,
} from '../../engine/index.ts';
import type { OpenScenario } from '../../scenarios/index.ts';
import { viewDevices } from './device-view.ts';
import { History } from './history.ts';
import { Pace } from './pace.ts';
import type { Frame, MarksView, Opened, OutputView, PastView, QuizView, Speed } from '../protocol.ts';
import { watched } from './watched.ts';

/** Reads a clock of real milliseconds. */
export type Stopwatch = () => number;

/** Real milliseconds that one turn may work before others get theirs. */
const BUDGET = 9;
const DEVICES_EVERY = 100;
const MARKS_EVERY = 200;
const CLOCK_EVERY = 250;
/** Virtual milliseconds within which a device that boots asks for something. */
const FIRST_PROMPT = 600_000;

/** Joins neighbouring pieces of the same console. */
const joined = (pieces: readonly OutputView[]): readonly OutputView[] => {
  const result: OutputView[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.console === piece.console) result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
};

/** A lab with its journal, driven by real time and looked at through frames. */
export class RunningLab {
  /** Number that the page gave the lab when it opened it. */
  session = 0;
  readonly lab: Lab;
  #scenario: OpenScenario;
  readonly #seed: number;
  readonly #stopwatch: Stopwatch;
  readonly #pace: Pace;
  readonly #entries: Entry[] = [];
  readonly #devices = watched(DEVICES_EVERY, () => viewDevices(this.lab, this.scenario.places));
  readonly #traffic = watched(DEVICES_EVERY, () => this.lab.traffic);
  readonly #marks = watched(MARKS_EVERY, () => this.scenario.grade(this.lab));
  readonly #quiz = watched(MARKS_EVERY, () => this.scenario.quiz?.(this.lab));
  readonly #history = new History();
  /** Everything the consoles have shown so far. */
  readonly #texts = new Map<string, string>();
  /** It was handed over: what it prints from then on comes in frames. */
  #opened = false;
  #output: OutputView[] = [];
  #printed = 0;
  #journalled: { readonly id: number; readonly entry: Entry }[] = [];
  #stale = false;
  #clockShownAt = -Infinity;
  #clockShown: Moment | undefined;
  #skipShown = false;
  #fresh: () => boolean = () => true;
  /** The page does not know yet what the scenario asks. */
  #untold = false;

  constructor(scenario: OpenScenario, seed: number, stopwatch: Stopwatch) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.#stopwatch = stopwatch;
    this.lab = new Lab(scenario.spec, seed);
    for (const { name } of this.lab.consoles) this.#texts.set(name, '');
    this.#pace = new Pace(this.lab, () => this.#collect());
  }

  /** Replays a journal; throws TakesTooLong where that takes more work. Yields whenever others should get a turn. */
  *rebuild({ entries, until }: Pick<Journal, 'entries' | 'until'>, work: number): Generator<void> {
    this.#fresh = this.#untilTired();
    this.lab.limited(work);
    for (const entry of entries) {
      yield* this.#reach(entry.at);
      this.#pass(entry);
      this.lab.apply(entry);
      this.#entries.push(entry);
    }
    yield* this.#reach(until);
    this.lab.limited(Infinity);
    if (entries.length === 0) yield* this.toFirstPrompt();
  }

  /** Nobody has typed yet: skips the first boot, until every device with power waits for somebody. Throws TakesTooLong. */
  *toFirstPrompt(): Generator<void> {
    this.#fresh = this.#untilTired();
    this.lab.limited(SESSION_WORK);
    const limit = this.lab.now + FIRST_PROMPT;
    for (let next = this.lab.nextDue; this.lab.busy && next !== undefined && next <= limit; next = this.lab.nextDue) {
      this.lab.step();
      yield* this.#rest();
    }
    this.lab.limited(Infinity);
  }

  get scenario(): OpenScenario {
    return this.#scenario;
  }

  /** The rest of the scenario has come: the same, with its brief, tasks and solutions. */
  tell(scenario: OpenScenario): void {
    this.#scenario = scenario;
    this.#untold = true;
    this.#stale = true;
  }

  set speed(speed: Speed) {
    this.#pace.speed = speed;
  }

  /** Applies an input now. */
  input(id: number, input: Input): void {
    this.#pace.endSkip();
    this.#pass({ at: this.lab.now, input });
    const entry = this.lab.input(input);
    this.#entries.push(entry);
    this.#journalled.push({ id, entry });
    this.#stale = true;
  }

  skip(): void {
    this.#pace.startSkip();
  }

  /** Lets real time pass. */
  run(elapsed: number): void {
    const before = this.lab.nextDue;
    this.#pace.run(elapsed, this.#untilTired());
    if (this.lab.nextDue !== before) this.#stale = true;
  }

  journal(): Journal {
    return { ...this.#head(), entries: [...this.#entries] };
  }

  /** The session as it stood after so many entries, just before the next. */
  at(position: number): PastView {
    this.#collect();
    return this.#history.at(position, this.#texts, this.#scenario);
  }

  /** The whole lab as it stands; what it printed so far is in it and comes in no frame. */
  opened(): Opened {
    const at = this.#stopwatch();
    this.#collect();
    this.#opened = true;
    const screens = this.lab.consoles.map(({ name }) => ({ console: name, text: this.#texts.get(name) ?? '' }));
    const quiz = this.#quiz.read(at);
    const traffic = this.#traffic.read(at);
    const { network } = this.scenario;
    return {
      scenario: this.scenario.view,
      consoles: this.lab.consoles.map(({ name }) => name),
      devices: this.#devices.read(at),
      links: this.scenario.links,
      ...(network && { network }),
      ...(traffic && { traffic }),
      ...(this.#scenario.told && { marks: this.#marks.read(at) }),
      ...(quiz && { quiz }),
      journal: this.#head(),
      begin: this.lab.begin,
      nextDue: this.lab.nextEvent ?? null,
      screens,
    };
  }

  /** What happened since the last frame; undefined when nothing did that is worth a message. */
  frame(): Frame | undefined {
    const at = this.#stopwatch();
    this.#collect();
    const devices = this.#devices.news(at);
    const traffic = this.#traffic.news(at);
    const { marks, quiz } = this.#newMarks(at);
    const told = this.#untold;
    this.#untold = false;
    const news = told || devices !== undefined || traffic !== undefined || marks !== undefined || quiz !== undefined;
    const happened = news || this.#output.length > 0 || this.#journalled.length > 0;
    const { now } = this.lab;
    const clockTicks = now !== this.#clockShown && at - this.#clockShownAt >= CLOCK_EVERY;
    if (!happened && !clockTicks && this.#pace.skipping === this.#skipShown) return undefined;
    this.#clockShown = now;
    this.#clockShownAt = at;
    this.#skipShown = this.#pace.skipping;
    const frame: Frame = {
      session: this.session,
      now,
      nextDue: this.lab.nextEvent ?? null,
      output: joined(this.#output),
      journalled: this.#journalled,
      skipping: this.#skipShown,
      ...(devices && { devices }),
      ...(told && { scenario: this.scenario.view }),
      ...(traffic && { traffic }),
      ...(marks && { marks }),
      ...(quiz && { quiz }),
    };
    this.#output = [];
    this.#journalled = [];
    return frame;
  }

  #head(): Omit<Journal, 'entries'> {
    return {
      format: 'bootset-journal',
      version: 1,
      engine: engineVersion,
      scenario: this.scenario.view.id,
      seed: this.#seed,
      until: this.lab.now,
    };
  }

  /** Keeps how things stand before an entry. */
  #pass(next: Entry): void {
    this.#collect();
    this.#history.pass(this.#entries, next, this.lab, this.#texts);
  }

  /** Grading costs more than looking at the devices: only when something moved. */
  #newMarks(at: number): { readonly marks?: MarksView | undefined; readonly quiz?: QuizView | undefined } {
    if (!this.#stale || !this.#marks.due(at)) return {};
    this.#stale = false;
    return { marks: this.#marks.news(at), quiz: this.#quiz.news(at) };
  }

  /** Takes over what the lab printed; returns how many pieces there were so far. */
  #collect(): number {
    const drained = this.lab.drain();
    if (this.#opened) this.#output = this.#output.concat(drained);
    for (const { console, text } of drained) this.#texts.set(console, (this.#texts.get(console) ?? '') + text);
    this.#printed += drained.length;
    return this.#printed;
  }

  #untilTired(): () => boolean {
    const deadline = this.#stopwatch() + BUDGET;
    return () => this.#stopwatch() < deadline;
  }

  *#reach(moment: Moment): Generator<void> {
    for (let next = this.lab.nextTimer; next !== undefined && next <= moment; next = this.lab.nextTimer) {
      this.lab.advanceTo(next);
      yield* this.#rest();
    }
    this.lab.advanceTo(moment);
    yield* this.#rest();
  }

  *#rest(): Generator<void> {
    if (this.#fresh()) return;
    yield;
    this.#fresh = this.#untilTired();
  }
}
