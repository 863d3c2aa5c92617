import type { Browser, Page } from 'playwright';
import type { Figure } from './figures.ts';
import { watchForPrompt } from './page-scripts.ts';
import { BARE_PAGE, inBrowser, newPage, type Site } from './site.ts';
import { median } from './timing.ts';

const RUNS = 7;
const LAB = '#/lab/sandbox-2911';
/** The nearest peer takes 298 ms where a bare page takes 54 ms; the product promises half of that. */
const SHARE_OF_PEER = 298 / 2 / 54;

interface Load {
  /** Milliseconds from the start of navigation to a prompt that takes input. */
  readonly ready: number;
  /** Milliseconds since 1970 at which it was there. */
  readonly at: number;
}

async function load(page: Page, address: string): Promise<Load> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction('window.__ready !== undefined', undefined, { polling: 50, timeout: 120_000 });
  const [ready, origin] = (await page.evaluate('[window.__ready, performance.timeOrigin]')) as [number, number];
  return { ready, at: origin + ready };
}

/** Types a key and waits until the device echoes it: the prompt takes input. */
async function provesInput(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await page.waitForFunction(`/n$/.test(document.querySelector('.xterm-rows').textContent.trimEnd())`);
}

async function coldRuns(browser: Browser, site: Site): Promise<{ readonly bare: number[]; readonly loads: Load[] }> {
  const bare: number[] = [];
  const loads: Load[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const plain = await newPage(browser, watchForPrompt);
    const baseline = await load(plain, site.address + BARE_PAGE);
    await plain.context().close();
    const page = await newPage(browser, watchForPrompt);
    const lab = await load(page, site.address + LAB);
    await provesInput(page);
    await page.context().close();
    if (run === 0) continue; // the first wakes the browser up
    bare.push(baseline.ready);
    loads.push(lab);
  }
  return { bare, loads };
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

function loadFigures(bare: readonly number[], loads: readonly Load[]): readonly Figure[] {
  const ready = loads.map((one) => one.ready);
  const all = [...ready].sort((a, b) => a - b).map((ms) => ms.toFixed(0));
  return [
    { id: 'bare-page', what: 'a bare page, cold', value: median(bare), unit: 'ms', note: `median of ${bare.length}` },
    {
      id: 'cold-load',
      what: 'cold load to a prompt that takes input',
      value: median(ready),
      unit: 'ms',
      note: `median of ${all.length}: ${all.join(', ')}`,
    },
    {
      id: 'cold-load-ratio',
      what: 'cold load, in bare pages',
      value: median(ready.map((ms, run) => ms / (bare[run] ?? Number.NaN))),
      unit: '',
      goal: { at: 'most', value: Number(SHARE_OF_PEER.toFixed(2)) },
      note: 'half of what the nearest peer takes (298 ms beside a bare page of 54 ms)',
    },
  ];
}

/** What a browser fetches until the first prompt, and how soon that is there. */
export const measureLoad = (): Promise<readonly Figure[]> =>
  inBrowser(async (browser, site) => {
    const { bare, loads } = await coldRuns(browser, site);
    return [...sizeFigures(site, loads), ...loadFigures(bare, loads)];
  });
