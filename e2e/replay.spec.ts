import { fetchParts, type Journal } from '../src/engine/index.ts';
import { some } from '../src/engine/testing/some.ts';
import { openScenario, type OpenScenario } from '../src/scenarios/index.ts';
import { loadFromCatalogue } from '../src/scenarios/load.ts';
import { rehearse } from '../src/scenarios/rehearse.ts';
import { answered } from './pages/patience.ts';
import { labSource } from './pages/shelf.ts';
import { guidedLabs } from './pages/solution.ts';
import { expect, test, type Page } from './pages/test.ts';

test.beforeAll(() => fetchParts());

interface Played {
  readonly marks: unknown;
  readonly earned: number;
  readonly possible: number;
  readonly events: unknown;
  /** What each console showed, byte for byte. */
  readonly screens: Readonly<Record<string, string>>;
}

type Inputs = Pick<Journal, 'entries' | 'until'>;

/** What the engine makes of a transcript in Node, and the journal of it. */
function inNode(scenario: OpenScenario, transcript: string): { readonly played: Played; readonly journal: Inputs } {
  const { lab, marks, output, entries } = rehearse(scenario, transcript);
  const { tasks, earned, possible } = marks;
  const textOf = (name: string): string =>
    output.flatMap(({ console, text }) => (console === name ? text : [])).join('');
  const screens = Object.fromEntries(lab.consoles.map(({ name }) => [name, textOf(name)]));
  const played = { marks: tasks, earned, possible, events: lab.events, screens };
  return { played: JSON.parse(JSON.stringify(played)) as Played, journal: { entries, until: lab.now } };
}

/** What the page's own worker makes of journals, asked one after the other over the protocol the page speaks with it. */
async function inBrowser(
  page: Page,
  id: string,
  runs: readonly { readonly seed: number; readonly journal: Inputs }[],
): Promise<readonly unknown[]> {
  const started = page.waitForEvent('worker');
  await page.goto('./');
  const worker = (await started).url();
  const replayed = page.evaluate(
    async ({ worker, id, runs }) => {
      interface Said {
        readonly t: string;
        readonly id: number;
        readonly value: unknown;
        readonly message?: string;
      }
      interface Opened {
        readonly screens: readonly { readonly console: string; readonly text: string }[];
        readonly marks: { readonly tasks: unknown; readonly earned: number; readonly possible: number };
      }
      const engine = new Worker(worker, { type: 'module' });
      let asked = 0;
      const ask = (name: string, argument: unknown): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const number = ++asked;
          engine.addEventListener('message', ({ data }: MessageEvent<Said>) => {
            if (data.id !== number) return;
            if (data.t === 'return') resolve(data.value);
            else reject(new Error(data.message));
          });
          engine.postMessage({ t: 'call', id: number, name, argument });
        });
      const results: unknown[] = [];
      for (const [session, { seed, journal }] of runs.entries()) {
        const source = { kind: 'catalogue', id };
        const answer = await ask('open', { session: session + 1, source, seed, speed: 0, journal });
        const { opened } = answer as { readonly opened: Opened };
        const events = await ask('events', null);
        const { tasks, earned, possible } = opened.marks;
        const screens = Object.fromEntries(opened.screens.map(({ console, text }) => [console, text]));
        results.push(JSON.parse(JSON.stringify({ marks: tasks, earned, possible, events, screens })));
      }
      engine.terminate();
      return results;
    },
    { worker, id, runs },
  );
  return answered(`replay ${runs.length} journals of ${id}`, replayed, 900_000);
}

for (const id of some(guidedLabs()))
  test(`${id}: solutions and mistakes give the same bytes, events and marks in Node and in Chromium`, async ({
    page,
  }) => {
    const loaded = loadFromCatalogue(labSource(id));
    const names = [...loaded.solutions.map(({ title }) => title), ...loaded.mistakes.map(({ name }) => name)];
    const runs = names.map((name, index) => {
      const seed = index + 1;
      const scenario = openScenario(loaded, seed);
      const { transcript = '' } = [...scenario.solutions, ...scenario.mistakes][index] ?? {};
      return { name, seed, solves: index < scenario.solutions.length, ...inNode(scenario, transcript) };
    });
    expect(loaded.mistakes.length).toBeGreaterThanOrEqual(3);
    const there = await inBrowser(
      page,
      id,
      runs.map(({ seed, journal }) => ({ seed, journal })),
    );
    for (const [index, { name, played, solves }] of some(runs).entries()) {
      expect(there[index], name).toEqual(played);
      expect(played.earned === played.possible, `${name} earns everything`).toBe(solves);
    }
  });
