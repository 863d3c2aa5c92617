import { KEPT_WORK, Missing, SESSION_WORK, TakesTooLong } from '../../engine/index.ts';
import type { OpenScenario } from '../../scenarios/index.ts';
import { examOf } from '../../scenarios/exam.ts';
import type {
  EngineCalls,
  EngineOrders,
  EnginePushes,
  Fault,
  OpenArgument,
  Opened,
  OpenResult,
  Problem,
  ScenarioSource,
} from '../protocol.ts';
import type { trustCalls } from './trust/download.ts';
import type { wireCalls } from './wire/wire-calls.ts';
import { exportQuiz } from './export-quiz.ts';
import openWithParts from './open-with-parts.json';
import { serve, type Port } from '../rpc.ts';
import { RunningLab, type Stopwatch } from './running-lab.ts';
import { unreadLines } from './unread-lines.ts';

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
  /** Finds what opens a lab of the catalogue and draws its variables; the rest of it is told later. */
  begin(id: string, seed: number): Promise<Loaded>;
  /** Finds a scenario and draws its variables from the seed. */
  load(source: ScenarioSource, seed: number): Promise<Loaded>;
  /** Resolves when whole images can be read quickly; never rejects. A fresh lab is shown before that. */
  hashes(): Promise<unknown>;
  /** Resolves when the engine is whole; rejects when a part of it cannot be had. A fresh lab is shown before that. */
  parts(): Promise<unknown>;
  /** Resolves when what the story of a lab of the catalogue may need before its first prompt is there; rejects as `parts` does. */
  storyParts(): Promise<unknown>;
  /** Ends this engine with an error: whoever started it starts another. */
  die(error: Error): void;
}

type Wanted = Pick<OpenArgument, 'source' | 'seed' | 'journal' | 'kept'>;

type Built =
  | { readonly ok: true; readonly lab: RunningLab; readonly opened: Opened }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What is told of a lab, or of a session in it, that takes more work than it may. */
const tooLong = ({ source, journal }: Wanted): Problem => ({
  file: journal ? 'session' : source.kind === 'file' ? source.name : source.id,
  line: 1,
  column: 1,
  message: journal ? 'it takes too long to replay' : 'its devices take too long to start',
});

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
  /** Every part of the engine is there. */
  let whole = false;
  /** What was done in the open lab before the engine was whole, in order. */
  let parked: (() => void)[] | undefined;
  /** Fetches what engine and scenario lack while the open lab stands still. */
  let complete = (): Promise<void> => Promise.resolve();
  /** The page has drawn its first screen. */
  let drawn = false;
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
    parked = undefined;
    complete = () => Promise.resolve();
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

  /** Does something in the open lab, as soon as its engine is whole. */
  const act = (work: () => void): void => {
    if (!parked) return work();
    parked.push(work);
    void complete();
  };

  const parts = async (): Promise<void> => {
    await ambient.parts();
    whole = true;
  };

  const run = (lab: RunningLab): void => {
    const acts = parked ?? [];
    parked = undefined;
    for (const work of acts) work();
    if (running !== lab) return;
    let last = ambient.stopwatch();
    stop = ambient.every(TICK, () => {
      const now = ambient.stopwatch();
      const elapsed = Math.min(now - last, NAP);
      last = now;
      guarded((open) => open.run(elapsed));
    });
  };

  /** The whole scenario of a lab that opened with less. */
  const restOf = async ({ source, seed }: Wanted): Promise<OpenScenario> => {
    const loaded = await ambient.load(source, seed);
    if (!loaded.ok) throw new Error('The rest of the scenario is refused');
    return loaded.scenario;
  };

  /** Fetches what a lab lacks, and goes on with it. */
  const finish = async (lab: RunningLab, wanted: Wanted): Promise<void> => {
    try {
      const [rest] = await Promise.all([lab.scenario.told ? undefined : restOf(wanted), parts()]);
      if (running !== lab) return;
      if (rest) lab.tell(rest);
      run(lab);
    } catch (error) {
      if (running === lab) ambient.die(error instanceof Error ? error : new Error(String(error)));
    }
  };

  /** Goes on with a lab. It stands still until all of it is there, which is fetched as soon as its first screen is shown. */
  const start = (lab: RunningLab, wanted: Wanted): void => {
    running = lab;
    before = undefined;
    if (whole && lab.scenario.told) return run(lab);
    parked = [];
    let coming: Promise<void> | undefined;
    complete = () => (coming ??= finish(lab, wanted));
  };

  /** What a lab does before its first prompt, or may, beyond what the engine begins with: of the catalogue it is known. */
  const partsFor = ({ source, journal }: Wanted): Promise<unknown> | undefined => {
    if (journal !== undefined || source.kind !== 'catalogue') return parts();
    return openWithParts.includes(source.id) ? ambient.storyParts() : undefined;
  };

  const construct = async (asked: Wanted, wanted: () => boolean): Promise<Built> => {
    const { source, seed, journal, kept } = asked;
    const [loaded] = await Promise.all([
      journal || source.kind !== 'catalogue' ? ambient.load(source, seed) : ambient.begin(source.id, seed),
      journal && ambient.hashes(),
      partsFor(asked),
    ]);
    if (!loaded.ok) return loaded;
    const lab = new RunningLab(loaded.scenario, seed, ambient.stopwatch);
    for (const _ of journal ? lab.rebuild(journal, kept ? KEPT_WORK : SESSION_WORK) : lab.toFirstPrompt()) {
      await ambient.breathe();
      if (!wanted()) throw new Error('Another lab was opened');
    }
    const unread = source.kind === 'file' ? unreadLines(loaded.scenario.spec, lab.lab) : [];
    return { ok: true, lab, opened: { ...lab.opened(), ...(unread.length > 0 && { unread }) } };
  };

  /** Loads a scenario and brings its lab to where it is shown. One that opens with more than others is begun anew with it. */
  const buildWhole = async (lab: Wanted, wanted: () => boolean): Promise<Built> => {
    try {
      return await construct(lab, wanted);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      await parts();
      return construct(lab, wanted);
    }
  };

  const build = async (lab: Wanted, wanted: () => boolean): Promise<Built> => {
    try {
      return await buildWhole(lab, wanted);
    } catch (error) {
      if (!(error instanceof TakesTooLong)) throw error;
      return { ok: false, problems: [tooLong(lab)] };
    }
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
    const { lab, opened } = built;
    lab.session = argument.session;
    lab.speed = argument.speed;
    start(lab, argument);
    if (drawn) void complete();
    const stopWaiting = ambient.every(AFTERWARDS, () => {
      stopWaiting();
      void complete();
      void ambient.hashes();
    });
    return { ok: true, opened };
  };

  /** The open scenario, once all of it is there. */
  const told = async (): Promise<OpenScenario> => {
    await complete();
    return current().scenario;
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
    const [{ makeResult }] = await Promise.all([import('../../scenarios/result.ts'), told(), parts()]);
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
  const trust = async (): Promise<ReturnType<typeof trustCalls>> => {
    await parts();
    trustLoading ??= import('./trust/download.ts').then(
      ({ trustCalls: calls }) =>
        calls(() => ({ lab: current().lab, allowed: current().scenario.view }), ambient.breathe),
      (error: unknown) => {
        trustLoading = undefined; // it may come the next time
        throw error;
      },
    );
    return trustLoading;
  };

  let wireLoading: Promise<ReturnType<typeof wireCalls>> | undefined;
  const wire = async (): Promise<ReturnType<typeof wireCalls>> => {
    await parts();
    wireLoading ??= import('./wire/wire-calls.ts').then(
      ({ wireCalls: calls }) => calls(() => current().lab, ambient.breathe),
      (error: unknown) => {
        wireLoading = undefined; // it may come the next time
        throw error;
      },
    );
    return wireLoading;
  };

  const server = serve<EngineCalls, EngineOrders, EnginePushes>(
    port,
    {
      open,
      journal: () => current().journal(),
      solution: async () => (await told()).solution(),
      events: () => current().lab.events,
      exportQuiz: async (format) => exportQuiz(await told(), format),
      review: async () => {
        const [{ reviewOf }, scenario] = await Promise.all([import('./review.ts'), told(), parts()]);
        return play(reviewOf(scenario, current().journal()));
      },
      at: async (position) => {
        await parts();
        return (before ?? current()).at(position);
      },
      reference: async () => {
        const [{ referenceOf }, { solutions }] = await Promise.all([import('../../scenarios/reference.ts'), told()]);
        return referenceOf(solutions);
      },
      grade: async ({ name, text, brought }) => {
        const [{ gradeResult }] = await Promise.all([import('../../scenarios/grade-result.ts'), parts()]);
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
      wire: async (asked) => (await wire()).wire(asked),
      wireBytes: async (index) => (await wire()).wireBytes(index),
      wireText: async (filter) => (await wire()).wireText(filter),
      pcap: async (until) => (await wire()).pcap(until),
      ping: () => null,
    },
    {
      input: ({ session: meant, id, input }) => {
        if (meant === session) act(() => guarded((lab) => lab.input(id, input), { id, input }));
      },
      speed: (speed) => {
        if (running) running.speed = speed;
      },
      skip: () => act(() => guarded((lab) => lab.skip())),
      prepare,
      shown: () => {
        drawn = true;
        void complete();
      },
      close: () => {
        leave();
        before = undefined;
      },
    },
  );
  server.push('ready', null);
  return { prepare };
}
