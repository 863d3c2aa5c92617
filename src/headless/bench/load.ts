import type { Browser } from 'playwright';
import type { Figure } from './figures.ts';
import { watchForPrompt } from './page-scripts.ts';
import { plainPage, type PlainPage } from './plain-page.ts';
import { BARE_PAGE, inBrowser, XTERM_PAGE, type Site } from './site.ts';
import { median } from './timing.ts';

const RUNS = 11;
const LAB = '#/lab/sandbox-2911';
/** Milliseconds between two looks whether a prompt is there, and before the first: looking takes time from the page. */
const LOOK_EVERY = 100;
const FIRST_LOOK = 500;
const PATIENCE = 120_000;

/**
 * What the nearest peer, learnGitBranching, and two plain pages took side by side on another machine, in milliseconds.
 * The product promises half of the peer's time. The peer cannot be had here: the plain pages stand in for the machine.
 */
const THERE = { peer: 298, bare: 54, xterm: 118 };

interface Load {
  /** Milliseconds from the start of navigation to a prompt that takes input. */
  readonly ready: number;
  /** Milliseconds since 1970 at which it was there. */
  readonly at: number;
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

/** Types a key and waits until the device echoes it: the prompt takes input. */
async function provesInput(page: PlainPage): Promise<void> {
  await page.type('n');
  await there(page, `/n$/.test(document.querySelector('.xterm-rows').textContent.trimEnd())`);
}

async function load(browser: Browser, address: string, proof?: (page: PlainPage) => Promise<void>): Promise<Load> {
  const page = await plainPage(browser, watchForPrompt);
  try {
    await page.goto(address);
    const ready = Number(await there(page, 'window.__ready'));
    const origin = Number(await page.read('performance.timeOrigin'));
    await proof?.(page);
    return { ready, at: origin + ready };
  } finally {
    await page.close();
  }
}

interface Runs {
  readonly bare: Load[];
  readonly xterm: Load[];
  readonly lab: Load[];
}

/** Loads the pages in turn, so that they share whatever else goes on. */
async function coldRuns(browser: Browser, { address }: Site): Promise<Runs> {
  const runs: Runs = { bare: [], xterm: [], lab: [] };
  for (let run = 0; run <= RUNS; run++) {
    const bare = await load(browser, address + BARE_PAGE);
    const xterm = await load(browser, address + XTERM_PAGE);
    const lab = await load(browser, address + LAB, provesInput);
    if (run === 0) continue; // the first wakes the browser up
    runs.bare.push(bare);
    runs.xterm.push(xterm);
    runs.lab.push(lab);
  }
  return runs;
}

const names = (files: Site['fetched']): string =>
  files
    .map(
      ({ path, bytes }) =>
        `${path.replace(/^assets\//, '').replace(/-[\w-]{8}\.js$/, '')} ${(bytes / 1000).toFixed(1)}`,
    )
    .join(', ');

function sizeFigures(site: Site, loads: readonly Load[]): readonly Figure[] {
  const untilReady = loads.map(({ at, ready }) =>
    site.fetched.filter((file) => file.at >= at - ready && file.at <= at),
  );
  const sum = (files: Site['fetched']): number => files.reduce((total, { bytes }) => total + bytes, 0) / 1000;
  const scripts = untilReady.map((files) => files.filter(({ path }) => path.endsWith('.js')));
  const sizes = scripts.map(sum);
  const middle = scripts[sizes.indexOf(median(sizes))] ?? [];
  return [
    {
      id: 'size',
      what: 'JavaScript to the first prompt, gzip, worker included',
      value: median(sizes),
      unit: 'kB',
      goal: { at: 'most', value: 250 },
      note: names(middle),
    },
    {
      id: 'transfer',
      what: 'everything fetched until then',
      value: median(untilReady.map(sum)),
      unit: 'kB',
      note: 'page, styles and fonts too',
    },
  ];
}

const times = (loads: readonly Load[]): readonly number[] => loads.map(({ ready }) => ready);

/** How many of a plain page's loads a lab's load is, pair by pair. */
const ratio = (lab: readonly Load[], plain: readonly Load[]): number =>
  median(lab.map(({ ready }, run) => ready / (plain[run]?.ready ?? Number.NaN)));

function loadFigures({ bare, xterm, lab }: Runs): readonly Figure[] {
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
      // Fetching, compiling, running and drawing are what a peer's load consists of, and what xterm.js alone does as
      // well. A bare page does none of them: it measures how fast a browser makes an empty document.
      id: 'cold-load-in-xterm-pages',
      what: 'cold load, in loads of xterm.js alone',
      value: ratio(lab, xterm),
      unit: '',
      goal: { at: 'most', value: half(THERE.xterm) },
      note: derived(THERE.xterm),
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
    return [...sizeFigures(site, runs.lab), ...loadFigures(runs)];
  });
