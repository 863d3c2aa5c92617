import type { Browser } from 'playwright';
import { engineStart } from './engine-start.ts';
import type { Figure } from './figures.ts';
import { typeAtOnce, watchForPrompt } from './page-scripts.ts';
import { plainPage, type PlainPage } from './plain-page.ts';
import { BARE_PAGE, inBrowser, XTERM_PAGE, type Site } from './site.ts';
import { median } from './timing.ts';

const RUNS = 11;
const LAB = '#/lab/sandbox-2911';
const GUIDED = '#/lab/lock-the-rom-monitor';
/** Milliseconds between two looks whether a prompt is there, and before the first: looking takes time from the page. */
const LOOK_EVERY = 100;
const FIRST_LOOK = 500;
const PATIENCE = 120_000;

/**
 * What the nearest peer, learnGitBranching, and two plain pages took side by side on another machine, in milliseconds.
 * The product promises half of the peer's time. The peer cannot be had here: the plain pages stand in for the machine.
 */
const THERE = { peer: 298, bare: 54, xterm: 118 };

/** When the first text or picture was drawn; nothing is while there is none. */
const FIRST_PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;

interface Load {
  /** Milliseconds from the start of navigation to a prompt that takes input. */
  readonly ready: number;
  /** Milliseconds since 1970 at which it was there. */
  readonly at: number;
  /** Milliseconds from the start of navigation to the first text or picture. */
  readonly painted: number;
  /** The same to the echo of a key that was typed as soon as the prompt was there; absent where none was. */
  readonly echoed?: number;
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Looks until an expression is there in the page. */
async function there(page: PlainPage, expression: string): Promise<unknown> {
  for (let waited = FIRST_LOOK; waited < PATIENCE; waited += LOOK_EVERY) {
    await wait(waited === FIRST_LOOK ? FIRST_LOOK : LOOK_EVERY);
    const value = await page.read(expression);
    if (value !== undefined && value !== false) return value;
  }
  throw new Error(`The page never got to ${expression}`);
}

async function load(browser: Browser, address: string, typing = false): Promise<Load> {
  const page = await plainPage(browser, typing ? `${watchForPrompt};${typeAtOnce}` : watchForPrompt);
  try {
    await page.goto(address);
    const ready = Number(await there(page, 'window.__ready'));
    const origin = Number(await page.read('performance.timeOrigin'));
    const painted = Number(await there(page, FIRST_PAINT));
    const echoed = typing ? Number(await there(page, 'window.__echoed')) : undefined;
    return { ready, at: origin + ready, painted, ...(echoed !== undefined && { echoed }) };
  } finally {
    await page.close();
  }
}

interface Runs {
  readonly bare: Load[];
  readonly xterm: Load[];
  readonly lab: Load[];
  /** The same lab, in which somebody types at once. */
  readonly typed: Load[];
  readonly guided: Load[];
}

/**
 * Loads the pages in turn, so that they share whatever else goes on; each turn begins with another, so that none always
 * comes after the same one.
 */
async function coldRuns(browser: Browser, { address }: Site): Promise<Runs> {
  const runs: Runs = { bare: [], xterm: [], lab: [], typed: [], guided: [] };
  const pages: readonly (readonly [Load[], string, boolean?])[] = [
    [runs.bare, BARE_PAGE],
    [runs.xterm, XTERM_PAGE],
    [runs.lab, LAB],
    [runs.guided, GUIDED],
    [runs.typed, LAB, true],
  ];
  for (const [, page] of pages) await load(browser, address + page); // these wake the browser up
  for (let run = 0; run < RUNS; run++)
    for (let turn = 0; turn < pages.length; turn++) {
      const next = pages[(run + turn) % pages.length];
      if (next) next[0].push(await load(browser, address + next[1], next[2]));
    }
  return runs;
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

function sizeFigures({ prompts, fetched }: Site, loads: readonly Load[]): readonly Figure[] {
  const { labs, engine } = prompts;
  const largest = labs.toSorted((a, b) => b.total - a.total);
  const untilReady = loads.map(({ at, ready }) => fetched.filter((file) => file.at >= at - ready && file.at <= at));
  const sum = (files: Site['fetched']): number => files.reduce((total, { bytes }) => total + bytes, 0) / 1000;
  return [
    {
      id: 'size',
      what: 'JavaScript and text to the first prompt, gzip, engine included, of the largest lab of the catalogue',
      value: (largest[0]?.total ?? Number.NaN) / 1000,
      unit: 'kB',
      goal: { at: 'most', value: 215 },
      note: largest.map(({ lab, total }) => `${lab} ${kilobytes(total)}`).join(', '),
    },
    {
      id: 'size-engine',
      what: 'the engine of it',
      value: engine.size / 1000,
      unit: 'kB',
      goal: { at: 'most', value: 112 },
    },
    {
      id: 'transfer',
      what: 'everything fetched until the first prompt of a sandbox',
      value: median(untilReady.map(sum)),
      unit: 'kB',
      note: 'page, styles and fonts too',
    },
  ];
}

const times = (loads: readonly Load[]): readonly number[] => loads.map(({ ready }) => ready);

/** How many of a plain page's loads a lab's load is, pair by pair. */
const ratio = (lab: readonly Load[], plain: readonly Load[], what: 'ready' | 'painted' = 'ready'): number =>
  median(lab.map((one, run) => one[what] / (plain[run]?.[what] ?? Number.NaN)));

function loadFigures({ bare, xterm, lab, typed, guided }: Runs): readonly Figure[] {
  const all = times(lab)
    .toSorted((a, b) => a - b)
    .map((ms) => ms.toFixed(0));
  const half = (plain: number): number => Number((THERE.peer / 2 / plain).toFixed(2));
  const derived = (plain: number): string =>
    `half of learnGitBranching's ${THERE.peer} ms, where that page took ${plain} ms`;
  return [
    { id: 'bare-page', what: 'a bare page, cold', value: median(times(bare)), unit: 'ms', note: `median of ${RUNS}` },
    {
      id: 'xterm-page',
      what: 'a page with xterm.js alone, cold',
      value: median(times(xterm)),
      unit: 'ms',
      note: `median of ${RUNS}`,
    },
    {
      id: 'cold-load',
      what: 'cold load to a prompt that takes input',
      value: median(times(lab)),
      unit: 'ms',
      note: `median of ${RUNS}: ${all.join(', ')}`,
    },
    {
      id: 'first-echo',
      what: 'the echo of a key that is typed as soon as the prompt is there, in loads of xterm.js alone',
      value: median(typed.map(({ echoed = Number.NaN }, run) => echoed / (xterm[run]?.ready ?? Number.NaN))),
      unit: '',
      note: `${median(typed.map(({ echoed = Number.NaN }) => echoed)).toFixed(0)} ms`,
    },
    {
      id: 'first-paint-in-bare-pages',
      what: 'first text or picture of a lab, in those of a bare page',
      value: ratio(lab, bare, 'painted'),
      unit: '',
      goal: { at: 'most', value: 2 },
      note: `${median(lab.map(({ painted }) => painted)).toFixed(0)} ms; of a guided lab ${ratio(guided, bare, 'painted').toFixed(2)}`,
    },
    {
      id: 'cold-load-guided',
      what: 'cold load of a guided lab, in loads of xterm.js alone',
      value: ratio(guided, xterm),
      unit: '',
      goal: { at: 'most', value: 1.45 },
      note: `median of ${RUNS}: ${median(times(guided)).toFixed(0)} ms`,
    },
    {
      // Fetching, compiling, running and drawing are what a peer's load consists of, and what xterm.js alone does as
      // well. A bare page does none of them: it measures how fast a browser makes an empty document.
      id: 'cold-load-in-xterm-pages',
      what: 'cold load, in loads of xterm.js alone',
      value: ratio(lab, xterm),
      unit: '',
      goal: { at: 'most', value: 1.45 },
      note: `${half(THERE.xterm)} would be ${derived(THERE.xterm)}`,
    },
    {
      id: 'cold-load-in-bare-pages',
      what: 'cold load, in bare pages',
      value: ratio(lab, bare),
      unit: '',
      note: `${half(THERE.bare)} would be ${derived(THERE.bare)}`,
    },
  ];
}

/** What a browser fetches until the first prompt, and how soon that is there. */
export const measureLoad = (): Promise<readonly Figure[]> =>
  inBrowser(async (browser, site) => {
    const runs = await coldRuns(browser, site);
    return [...sizeFigures(site, runs.lab), ...loadFigures(runs), await engineStart(browser, site.address + LAB)];
  });
