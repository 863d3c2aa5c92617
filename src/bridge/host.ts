import type { OpenScenario } from '../scenarios/index.ts';
import { examOf } from '../scenarios/exam.ts';
import { referenceOf } from '../scenarios/reference.ts';
import type {
  EngineCalls,
  EngineOrders,
  EnginePushes,
  Fault,
  OpenArgument,
  OpenResult,
  Problem,
  ScenarioSource,
} from './protocol.ts';
import type { trustCalls } from './download.ts';
import { exportQuiz } from './export-quiz.ts';
import { serve, type Port } from './rpc.ts';
import { RunningLab, type Stopwatch } from './running-lab.ts';

export type Loaded =
  | { readonly ok: true; readonly scenario: OpenScenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What the real world offers: only the worker and the tests supply it. */
export interface Ambient {
  readonly stopwatch: Stopwatch;
  /** Calls back every so many real milliseconds until told to stop. */
  every(milliseconds: number, tick: () => void): () => void;
  /** Lets messages in. */
  breathe(): Promise<void>;
  /** Finds a scenario and draws its variables from the seed. */
  load(source: ScenarioSource, seed: number): Promise<Loaded>;
  /** Resolves when whole images can be read quickly; never rejects. A fresh lab is shown before that. */
  hashes(): Promise<unknown>;
}

type Wanted = Pick<OpenArgument, 'source' | 'seed' | 'journal'>;

type Built =
  | { readonly ok: true; readonly lab: RunningLab }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A lab that somebody is about to open. */
interface Prepared {
  readonly key: string;
  /** Hands it over, and goes on with it for as long as `wanted` says so. */
  take(wanted: () => boolean): Promise<Built>;
}

const keyOf = ({ source, seed }: Wanted): string => JSON.stringify([source, seed]);

/** Real milliseconds between two looks at the clock: one frame of a screen. */
const TICK = 16;
/** Real milliseconds after which a lab that is open fetches what its first screen did not need. */
const AFTERWARDS = 1000;
/** Real time that one tick may bring, in milliseconds: a machine that slept does not wake up in another hour. */
const NAP = 1000;

/** Answers the page: turns real time into virtual time and what happens in a lab into frames. */
export function host(port: Port, ambient: Ambient): { readonly prepare: (lab: Wanted) => void } {
  let running: RunningLab | undefined;
  /** The lab before, while another is opened in its place: what it knows of the past holds in one that is cut shorter. */
  let before: RunningLab | undefined;
  let prepared: Prepared | undefined;
  let session = 0;
  let stop = (): void => {};

  const current = (): RunningLab => {
    if (!running) throw new Error('No lab is open');
    return running;
  };

  const leave = (): void => {
    stop();
    before = running ?? before;
    running = undefined;
    session = 0;
  };

  const fault = (lab: RunningLab, error: unknown, input?: Fault['input']): void => {
    leave();
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    server.push('fault', { session: lab.session, message, stack, journal: lab.journal(), ...(input && { input }) });
  };

  /** The one place where a mistake of ours inside the engine is caught. */
  const guarded = (work: (lab: RunningLab) => void, input?: Fault['input']): void => {
    const lab = running;
    if (!lab) return;
    try {
      work(lab);
      const frame = lab.frame();
      if (frame) server.push('frame', frame);
    } catch (error) {
      fault(lab, error, input);
    }
  };

  const start = (lab: RunningLab): void => {
    running = lab;
    before = undefined;
    let last = ambient.stopwatch();
    stop = ambient.every(TICK, () => {
      const now = ambient.stopwatch();
      const elapsed = Math.min(now - last, NAP);
      last = now;
      guarded((open) => open.run(elapsed));
    });
  };

  /** Loads a scenario and brings its lab to where it is shown. */
  const build = async ({ source, seed, journal }: Wanted, wanted: () => boolean): Promise<Built> => {
    const replaying = journal && ambient.hashes();
    const loaded = await ambient.load(source, seed);
    await replaying;
    if (!loaded.ok) return loaded;
    const lab = new RunningLab(loaded.scenario, seed, ambient.stopwatch);
    for (const _ of journal ? lab.rebuild(journal) : lab.toFirstPrompt()) {
      await ambient.breathe();
      if (!wanted()) throw new Error('Another lab was opened');
    }
    return { ok: true, lab };
  };

  /** Somebody is about to open this lab anew: gets it ready meanwhile. */
  const prepare = (lab: Wanted): void => {
    if (prepared?.key === keyOf(lab)) return;
    let wanted = (): boolean => prepared === mine;
    const built = build(lab, () => wanted());
    built.catch(() => {}); // whoever opens it hears why
    const take = (by: () => boolean): Promise<Built> => {
      wanted = by;
      return built;
    };
    const mine: Prepared = { key: keyOf(lab), take };
    prepared = mine;
  };

  const open = async (argument: OpenArgument): Promise<OpenResult> => {
    leave();
    session = argument.session;
    const wanted = (): boolean => session === argument.session;
    const ready = !argument.journal && prepared?.key === keyOf(argument) ? prepared : undefined;
    prepared = undefined;
    const built = await (ready?.take(wanted) ?? build(argument, wanted));
    if (!wanted()) throw new Error('Another lab was opened');
    if (!built.ok) return built;
    const { lab } = built;
    lab.session = argument.session;
    lab.speed = argument.speed;
    const opened = lab.opened();
    start(lab);
    const stopWaiting = ambient.every(AFTERWARDS, () => {
      stopWaiting();
      void ambient.hashes();
    });
    return { ok: true, opened };
  };

  const play = async <T>(playing: Generator<void, T>): Promise<T> => {
    for (let since = ambient.stopwatch(); ; ) {
      const step = playing.next();
      if (step.done) return step.value;
      if (ambient.stopwatch() - since < TICK) continue;
      await ambient.breathe();
      since = ambient.stopwatch();
    }
  };

  const result = async (times: { readonly startedAt: string; readonly finishedAt: string }): Promise<string> => {
    const { makeResult } = await import('../scenarios/result.ts');
    const { scenario, lab } = current();
    const file = makeResult(scenario, {
      journal: current().journal(),
      marks: scenario.grade(lab),
      ...times,
      ...examOf(lab.notes),
    });
    return `${JSON.stringify(file, null, 1)}\n`;
  };

  let trustLoading: Promise<ReturnType<typeof trustCalls>> | undefined;
  const trust = (): Promise<ReturnType<typeof trustCalls>> => {
    trustLoading ??= import('./download.ts').then(({ trustCalls: calls }) =>
      calls(() => ({ lab: current().lab, allowed: current().scenario.view }), ambient.breathe),
    );
    return trustLoading;
  };

  const server = serve<EngineCalls, EngineOrders, EnginePushes>(
    port,
    {
      open,
      journal: () => current().journal(),
      solution: () => current().scenario.solution(),
      events: () => current().lab.events,
      exportQuiz: (format) => exportQuiz(current().scenario, format),
      review: async () => {
        const { reviewOf } = await import('./review.ts');
        return play(reviewOf(current().scenario, current().journal()));
      },
      at: (position) => (before ?? current()).at(position),
      reference: () => referenceOf(current().scenario.solutions),
      grade: async ({ name, text, brought }) => {
        const { gradeResult } = await import('../scenarios/grade-result.ts');
        return gradeResult(name, text, async (id, seed) => {
          const own = brought.filter(({ scenario }) => scenario === id).map(({ source }) => source);
          const sources: readonly ScenarioSource[] = [{ kind: 'catalogue', id }, { kind: 'quiz', id }, ...own];
          const loaded = await Promise.all(sources.map((source) => ambient.load(source, seed)));
          return loaded.flatMap((one) => (one.ok ? one.scenario : []));
        });
      },
      result,
      trust: async () => (await trust()).trust(),
      takeFile: async (file) => (await trust()).takeFile(file),
      filePiece: async (piece) => (await trust()).filePiece(piece),
      checkFile: async (file) => (await trust()).checkFile(file),
      ping: () => null,
    },
    {
      input: ({ session: meant, id, input }) => {
        if (meant === session) guarded((lab) => lab.input(id, input), { id, input });
      },
      speed: (speed) => {
        if (running) running.speed = speed;
      },
      skip: () => guarded((lab) => lab.skip()),
      prepare,
      close: () => {
        leave();
        before = undefined;
      },
    },
  );
  server.push('ready', null);
  return { prepare };
}
