import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

interface Played {
  readonly marks: readonly { readonly id: string; readonly state: string }[];
  readonly earned: number;
  readonly possible: number;
  readonly events: readonly unknown[];
  readonly screens: Readonly<Record<string, string>>;
  readonly journal: { readonly entries: readonly unknown[]; readonly until: number };
}

/** What the program for the command line makes of a transcript. */
async function inNode(scenario: string, transcript: string, seed: number): Promise<Played> {
  const file = `src/scenarios/catalogue/${scenario}/${transcript}`;
  const program = ['scripts/run.mjs', 'src/headless/play.ts', scenario, file, '--seed', String(seed), '--json'];
  const { stdout } = await run(process.execPath, program, { cwd: root, maxBuffer: 64_000_000 });
  return JSON.parse(stdout) as Played;
}

/** What the page's own worker makes of a journal, asked over the protocol the page speaks with it. */
async function inBrowser(page: Page, worker: string, scenario: string, seed: number, journal: Played['journal']) {
  return page.evaluate(
    async ({ worker, scenario, seed, journal }) => {
      interface Said {
        readonly t: string;
        readonly id: number;
        readonly value: unknown;
        readonly message?: string;
      }
      interface Opened {
        readonly screens: readonly { readonly console: string; readonly text: string }[];
        readonly marks: Pick<Played, 'earned' | 'possible'> & { readonly tasks: Played['marks'] };
      }
      const engine = new Worker(worker, { type: 'module' });
      const ask = (id: number, name: string, argument: unknown): Promise<unknown> =>
        new Promise((resolve, reject) => {
          engine.addEventListener('message', ({ data }: MessageEvent<Said>) => {
            if (data.id !== id) return;
            if (data.t === 'return') resolve(data.value);
            else reject(new Error(data.message));
          });
          engine.postMessage({ t: 'call', id, name, argument });
        });
      const { entries, until } = journal;
      const source = { kind: 'catalogue', id: scenario };
      const answer = await ask(1, 'open', { session: 1, source, seed, speed: 0, journal: { entries, until } });
      const { opened } = answer as { readonly opened: Opened };
      const events = await ask(2, 'events', null);
      engine.terminate();
      const { tasks, earned, possible } = opened.marks;
      const screens = Object.fromEntries(opened.screens.map(({ console, text }) => [console, text]));
      return JSON.parse(JSON.stringify({ marks: tasks, earned, possible, events, screens })) as unknown;
    },
    { worker, scenario, seed, journal },
  );
}

/** Address of the worker that the page runs its labs in. */
async function workerOf(page: Page): Promise<string> {
  const worker = page.waitForEvent('worker');
  await page.goto('./');
  return (await worker).url();
}

const transcripts = (scenario: string): readonly string[] => {
  const folder = `src/scenarios/catalogue/${scenario}`;
  const named = (path: string) => readdirSync(`${root}${folder}/${path}`).filter((name) => name.endsWith('.txt'));
  return [...named('.'), ...named('mistakes').map((name) => `mistakes/${name}`)];
};

for (const scenario of ['restore-bootset', 'secure-the-bootset'])
  test(`${scenario}: solutions and mistakes give the same bytes, events and marks in Node and in Chromium`, async ({
    page,
  }) => {
    test.setTimeout(900_000);
    const worker = await workerOf(page);
    for (const [index, transcript] of transcripts(scenario).entries()) {
      const seed = index + 1;
      const { screens, events, marks, earned, possible, journal } = await inNode(scenario, transcript, seed);
      const there = await inBrowser(page, worker, scenario, seed, journal);
      expect(there, transcript).toEqual({ screens, events, marks, earned, possible });
      expect(earned === possible, `${transcript} earns everything`).toBe(transcript.startsWith('solution'));
    }
  });
