import type { Browser } from '@playwright/test';
import { answered } from './patience.ts';

const STARTS = 3;

/** Asks a browser something simple: to run a line, and to draw. */
async function isAwake(browser: Browser): Promise<boolean> {
  try {
    const page = await answered('open a page', browser.newPage(), 30_000);
    const drawn = page.evaluate(() => new Promise<boolean>((done) => requestAnimationFrame(() => done(true))));
    await answered('draw a frame', drawn, 30_000);
    await answered('close the page', page.close(), 30_000);
    return true;
  } catch (error) {
    console.log(`The browser started and does not answer: ${String(error)}`);
    return false;
  }
}

/** Starts a browser that answers. One that does not is given up and another one started: nothing was asserted yet. */
export async function awake(launch: () => Promise<Browser>): Promise<Browser> {
  for (let start = 1; start <= STARTS; start++) {
    const browser = await launch();
    if (await isAwake(browser)) return browser;
    await answered('close the browser', browser.close(), 30_000).catch(() => undefined);
  }
  throw new Error(`A browser was started ${STARTS} times and never answered.`);
}
