/*
 * The first thing that a page does, before any file has come: scripts/page-plugin.ts puts this into built pages and fills
 * in what the files are called.
 *
 * It starts the engine, which takes as long as everything else together, and names it after the lab that the address asks
 * for, so that it gets that ready by itself. What it says before src/bridge/page/start.ts listens is kept for that. Then it
 * asks for what a lab's console needs, and for what it will show: of a few seeds that is known. The browser takes a while to find out what it keeps of settings and attempts: it
 * looks while the scripts come.
 */
import type { AttemptRecord } from './bridge/attempts/journal-store.ts';

declare const WORKER_FILE: string;
declare const STYLES_FILE: string;
declare const TERMINAL_FILE: string;
declare const FONT_FILE: string;
/** Titles of the labs of the catalogue, by their ids. */
declare const TITLES: Readonly<Record<string, string>>;
/** How many consoles labs have that draw more than a lone device, and whether they have wires. */
declare const SHAPES: Readonly<Record<string, readonly [consoles: number, wired: 0 | 1]>>;
/** Where the first screens of those labs lie (scripts/first-screens.ts), and of how many seeds. */
declare const SCREENS: string;
declare const SHIPPED_SEEDS: number;

const { hash } = window.location;
const titles = TITLES;
const [, id] = /^#\/lab\/([\w-]+)/.exec(hash) ?? [];
const asked = /[?&]seed=(\d{1,10})(?:&|$)/.exec(hash)?.[1];
/** Nothing that was done before belongs to it, as far as the address tells. */
const anew = !/[?&](?:attempt|j)=/.test(hash);
const known = id !== undefined && Object.hasOwn(titles, id);
const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
/** An exam may be any. */
const free = !known || /[?&]exam/.test(hash) ? drawn : 1 + (drawn % SHIPPED_SEEDS);
const seed = asked === undefined ? free : Number(asked);

/** What is kept of attempts, looked up while the scripts come. Undefined when it could not be. */
const keptAttempts = (): Promise<readonly AttemptRecord[] | undefined> =>
  new Promise<readonly AttemptRecord[] | undefined>((resolve) => {
    const opening = indexedDB.open('bootset');
    opening.onupgradeneeded = () => opening.transaction?.abort(); // there was no database, and there is none after it
    opening.onerror = () => resolve(opening.error?.name === 'AbortError' ? [] : undefined);
    opening.onsuccess = () => {
      const database = opening.result;
      if (database.objectStoreNames.contains('attempts')) {
        const all = database.transaction('attempts').objectStore('attempts').getAll();
        all.onsuccess = () => resolve(all.result as readonly AttemptRecord[]);
        all.onerror = () => resolve(undefined);
      } else resolve(undefined);
      database.close();
    };
  }).catch(() => undefined);

type Screens = NonNullable<NonNullable<typeof window.bootsetEngine>['screens']>;

/** What the lab shows first, where that was shipped; undefined where it cannot be had. */
const firstScreens = (): Screens =>
  fetch(`${SCREENS}/${id}-${seed}.txt`)
    .then(async (answer) => (answer.ok ? ((await answer.json()) as Awaited<Screens>) : undefined))
    .catch(() => undefined);

/** Shows the frame of a lab (index.html) until the page has come; nothing is known of one that somebody brought. */
function showFrame(lab: string): void {
  const { dataset, style } = document.documentElement;
  dataset['lab'] = lab;
  style.setProperty('--lab-title', JSON.stringify(titles[lab]));
  const [consoles, wired] = SHAPES[lab] ?? [];
  if (consoles !== undefined) dataset['consoles'] = String(consoles);
  if (wired) dataset['wired'] = '';
}

/** Asks for a file that the page will want. */
const fetchAhead = (what: Partial<HTMLLinkElement>): void =>
  document.head.append(Object.assign(document.createElement('link'), { crossOrigin: '', ...what }));

if (known) showFrame(id);
try {
  const name = id === undefined || !anew ? 'engine' : JSON.stringify({ id, seed });
  const worker = new Worker(WORKER_FILE, { type: 'module', name });
  const said: MessageEvent[] = [];
  const died: ErrorEvent[] = [];
  worker.onmessage = (event) => said.push(event);
  worker.onerror = (event) => died.push(event);
  const shipped = known && anew && seed >= 1 && seed <= SHIPPED_SEEDS;
  window.bootsetEngine = {
    worker,
    said,
    died,
    seed,
    attempts: keptAttempts(),
    ...(shipped && { lab: id, screens: firstScreens() }),
  };
} catch {
  // src/bridge/page/start.ts tries again, and says so
}
fetchAhead({ rel: 'stylesheet', href: STYLES_FILE });
if (id !== undefined) {
  fetchAhead({ rel: 'modulepreload', href: TERMINAL_FILE });
  fetchAhead({ rel: 'preload', as: 'font', href: FONT_FILE });
}
setTimeout(() => {
  try {
    window.localStorage.getItem('bootset-settings');
  } catch {
    // denied: the settings last as long as the page
  }
});
