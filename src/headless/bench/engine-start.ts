import type { Browser } from 'playwright';
import type { Figure } from './figures.ts';
import { typeAtOnce, watchForPrompt } from './page-scripts.ts';
import { plainPage } from './plain-page.ts';
import { median } from './timing.ts';

const RUNS = 5;
const PATIENCE = 30_000;
const LOOK_EVERY = 200;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Events of a browser until a page echoes what is typed at its prompt: the engine starts when that is drawn. */
async function traced(browser: Browser, address: string): Promise<readonly TraceEvent[]> {
  const cdp = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as readonly TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['v8', 'v8.execute', 'devtools.timeline', 'disabled-by-default-v8.compile'] },
  });
  const page = await plainPage(browser, `${watchForPrompt};${typeAtOnce}`);
  try {
    await page.goto(address);
    for (let waited = 0; waited < PATIENCE && (await page.read('window.__echoed')) === undefined; waited += LOOK_EVERY)
      await wait(LOOK_EVERY);
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    return events;
  } finally {
    await page.close();
    await cdp.detach();
  }
}

const BEGINNING = ['v8.compileModule', 'v8.evaluateModule'] as const;

/** Milliseconds of processor time that the first worker takes to compile and run its first script. */
function beginning(events: readonly TraceEvent[]): number {
  const workers = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'DedicatedWorker thread');
  const own = (kind: string): TraceEvent | undefined =>
    events
      .filter(
        ({ name, ph, pid, tid }) => name === kind && ph === 'X' && workers.some((w) => w.pid === pid && w.tid === tid),
      )
      .toSorted((a, b) => a.ts - b.ts)[0];
  return BEGINNING.reduce((sum, kind) => sum + (own(kind)?.tdur ?? Number.NaN), 0) / 1000;
}

/** What the engine takes of a processor before it opens a lab. */
export async function engineStart(browser: Browser, address: string): Promise<Figure> {
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) taken.push(beginning(await traced(browser, address)));
  return {
    id: 'engine-start',
    what: 'processor time in which the engine is compiled and evaluated',
    value: median(taken),
    unit: 'ms',
    goal: { at: 'most', value: 120 },
    note: `from a trace, median of ${RUNS}: ${taken.map((ms) => ms.toFixed(0)).join(', ')}`,
  };
}
