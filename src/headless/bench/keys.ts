import type { Browser, Page } from 'playwright';
import { fileText } from '../../bridge/attempts/share-link.ts';
import type { Figure } from './figures.ts';
import { watchKeys } from './page-scripts.ts';
import { ECHO_PAGE, inBrowser, newPage, UNBOUND } from './site.ts';
import { percentile } from './timing.ts';

const LINES = 'interface GigabitEthernet0/0\n description A line of text to be printed again and again\n!\n';
/** A lab with two routers, one to keep busy and one to type at. */
const PAIR = {
  format: 'bootset-lab',
  version: 1,
  id: 'bench-pair',
  title: 'Two routers',
  summary: 'One to keep busy, one to type at.',
  level: 'beginner',
  minutes: 1,
  kind: 'free',
  topics: ['sandbox'],
  objectives: ['Be measured'],
  lab: {
    devices: ['BUSY', 'TYPED'].map((name, at) => ({
      name,
      platform: 'c2911',
      at: [at * 100, 0],
      startup: `hostname ${name}\nline con 0\n privilege level 15\n length 0\n exec-timeout 0 0\nend\n`,
      files: [
        { path: 'flash0:c2900-universalk9-mz.SPA.154-3.M.bin', image: 'c2900-universalk9-mz.SPA.154-3.M.bin' },
        { path: 'flash0:long.txt', text: LINES.repeat(600) },
      ],
    })),
  },
};

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const KEYS = 200;
/** Keys after which the line is taken back with Ctrl-U. */
const LINE = 40;
/** Milliseconds between two keys, and how much more or less: not in step with the frames. */
const PAUSE = 35;
const JITTER = 16;
/** Milliseconds in which what keeps the other router busy gets under way. */
const UNDER_WAY = 1500;

const repeated = (line: string, times: number): string => Array.from({ length: times }, () => line).join('');

/** What the other router does meanwhile, typed ahead. */
const loads: readonly { readonly id: string; readonly what: string; readonly typed: string }[] = [
  { id: 'idle', what: 'nothing else going on', typed: '' },
  {
    id: 'copy',
    what: 'while 104 MB copies run at 60x',
    typed: repeated(`copy flash0:${IMAGE} usbflash0:copy.bin\r\r\r`, 40),
  },
  { id: 'verify', what: 'while images are verified at 60x', typed: repeated(`verify flash0:${IMAGE}\r`, 60) },
  { id: 'output', what: 'while another console prints without end', typed: repeated('more flash0:long.txt\r', 400) },
];

const focused = (page: Page, console: string): Promise<void> =>
  page.getByRole('textbox', { name: `Console of ${console}` }).focus();

/** Milliseconds of each key from its press to its glyph. */
async function typeKeys(page: Page): Promise<readonly number[]> {
  for (let key = 0; key < KEYS; key++) {
    if (key % LINE === 0) {
      await page.keyboard.press('Control+u');
      await page.waitForTimeout(100);
      if (key === 0) await page.evaluate(watchKeys);
    }
    await page.keyboard.press('x');
    await page.waitForTimeout(PAUSE + ((key * 7) % (2 * JITTER)) - JITTER);
  }
  await page.waitForTimeout(1000);
  return (await page.evaluate('window.__keys')) as readonly number[];
}

/** Opens the lab with two routers, keeps one busy and goes to the other's prompt. */
async function besideBusy(page: Page, address: string, typed: string): Promise<void> {
  await page.goto(`${address}#s=1.${fileText({ name: 'pair.yaml', text: JSON.stringify(PAIR) })}`);
  await page.getByRole('radio', { name: 'A minute per second' }).check();
  await focused(page, 'BUSY');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  for (const part of typed.match(/.{1,2000}/gs) ?? []) await page.keyboard.insertText(part);
  await page.getByRole('tab', { name: /TYPED/ }).click();
  await focused(page, 'TYPED');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(UNDER_WAY);
}

async function timed(browser: Browser, open: (page: Page) => Promise<unknown>): Promise<readonly number[]> {
  const page = await newPage(browser, '');
  try {
    await open(page);
    return await typeKeys(page);
  } finally {
    await page.context().close();
  }
}

function figureOf(id: string, what: string, times: readonly number[], least: readonly number[]): Figure {
  if (times.length < KEYS * 0.95) throw new Error(`Only ${times.length} of ${KEYS} keys showed ${what}`);
  const at = (share: number): string => percentile(times, share).toFixed(1);
  const above = (share: number): string => (percentile(times, share) - percentile(least, share)).toFixed(1);
  return {
    id: `key-${id}`,
    what: `key to glyph, ${what}, p99`,
    value: percentile(times, 0.99),
    unit: 'ms',
    ...(times !== least && { goal: { at: 'most', value: 16.7 } }),
    note: `p50 ${at(0.5)}, p95 ${at(0.95)} ms of ${times.length} keys${times === least ? '' : `; above the bare echo: p50 ${above(0.5)}, p95 ${above(0.95)}, p99 ${above(0.99)}`}`,
  };
}

/** Presses keys at one router while another one is busy, and times their glyphs. */
export const measureKeys = (): Promise<readonly Figure[]> =>
  inBrowser(async (browser, { address }) => {
    const least = await timed(browser, (page) => page.goto(address + ECHO_PAGE));
    const figures = [figureOf('bare', 'in a bare page that echoes through a worker', least, least)];
    for (const { id, what, typed } of loads) {
      const times = await timed(browser, (page) => besideBusy(page, address, typed));
      figures.push(figureOf(id, what, times, least));
    }
    return figures;
  }, UNBOUND);
