import type { Browser } from 'playwright';

/** A page with an empty cache to which nothing is attached but what is used here: workers start as they do for anybody. */
export interface PlainPage {
  goto(address: string): Promise<void>;
  /** Value of an expression in the page. */
  read(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Session = Awaited<ReturnType<Browser['newBrowserCDPSession']>>;

/** Milliseconds in which a browser that does at most so little is at rest, and after which it is taken as it is. */
const QUIET = { over: 250, work: 15, patience: 1500 };

/** Milliseconds of processor time that all of a browser's processes took so far. */
async function workOf(cdp: Session): Promise<number> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/**
 * Waits until a browser has finished what it does by itself: it draws a new window, with pages of its own in it, and takes
 * the last one down. All of that would take part of the processors while a page loads, of a long load more than of a short one.
 */
async function atRest(cdp: Session): Promise<void> {
  let before = await workOf(cdp);
  for (let waited = 0; waited < QUIET.patience; waited += QUIET.over) {
    await wait(QUIET.over);
    const now = await workOf(cdp);
    if (now - before <= QUIET.work) return;
    before = now;
  }
}

interface Answer {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown } };
  readonly error?: { readonly message: string };
}

/**
 * Opens one in a browser at rest. Playwright's own pages stop every worker until they have looked at it, and watch the network; both take
 * part of the time that is measured.
 * @param script runs in it before the page's own
 */
export async function plainPage(browser: Browser, script: string): Promise<PlainPage> {
  const cdp = await browser.newBrowserCDPSession();
  const { browserContextId } = await cdp.send('Target.createBrowserContext');
  const size = { width: 1280, height: 800 };
  const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank', browserContextId, ...size });
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  cdp.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const answer = JSON.parse(message) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  const send = async (method: string, params: object = {}): Promise<Answer['result']> => {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  await send('Page.enable');
  await send('Page.addScriptToEvaluateOnNewDocument', { source: script });
  await atRest(cdp);
  return {
    goto: async (url) => void (await send('Page.navigate', { url })),
    read: async (expression) => (await send('Runtime.evaluate', { expression, returnByValue: true }))?.result?.value,
    close: async () => {
      await cdp.send('Target.disposeBrowserContext', { browserContextId });
      await cdp.detach();
    },
  };
}
