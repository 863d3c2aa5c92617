/*
 * The first thing that a page does, before any file has come: scripts/page-plugin.ts puts this into built pages and fills
 * in what the files are called.
 *
 * It shows the frame of the lab that the address asks for, and asks for what a lab's console begins with, and for what it
 * will show: of a few seeds that is known. Everything else waits until the frame is painted. The engine is named after the
 * lab, so that it gets that ready by itself; it starts when its lab's console is drawn, or at once where the console's text
 * must come from it: what it says before src/bridge/page/start.ts listens is kept for that. The browser takes a while to
 * find out what it keeps of settings and attempts: it looks while the scripts come.
 */
import type { AttemptRecord } from './bridge/attempts/journal-store.ts';
import { afterFrame } from './components/ui/after-frame.ts';

declare const WORKER_FILE: string;
declare const STYLES_FILE: string;
/** The page's own script. */
declare const BEGIN_FILE: string;
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

/** Asks for a file. */
const append = <K extends 'link' | 'script'>(tag: K, what: Partial<HTMLElementTagNameMap[K]>): void =>
  document.head.append(Object.assign(document.createElement(tag), { crossOrigin: '', ...what }));

const name = id === undefined || !anew ? 'engine' : JSON.stringify({ id, seed });
const startWorker = (): Worker => new Worker(WORKER_FILE, { type: 'module', name });

/** Looks up what is kept, starts the engine where nothing can be shown before it, and begins with the page. */
function begin(): void {
  const said: MessageEvent[] = [];
  const died: ErrorEvent[] = [];
  try {
    const worker = screens ? undefined : startWorker();
    if (worker) {
      worker.onmessage = (event) => said.push(event);
      worker.onerror = (event) => died.push(event);
    }
    const early = { start: startWorker, said, died, seed, attempts: keptAttempts() };
    window.bootsetEngine = { ...early, ...(worker && { worker }), ...(screens && { lab: id, screens }) };
  } catch {
    // src/bridge/page/start.ts tries again, and says so
  }
  append('link', { rel: 'stylesheet', href: STYLES_FILE });
  append('script', { type: 'module', src: BEGIN_FILE });
  setTimeout(() => {
    try {
      window.localStorage.getItem('bootset-settings');
    } catch {
      // denied: the settings last as long as the page
    }
  });
}

const screens = known && anew && seed >= 1 && seed <= SHIPPED_SEEDS ? firstScreens() : undefined;
if (known) {
  showFrame(id);
  for (const href of [BEGIN_FILE, TERMINAL_FILE]) append('link', { rel: 'modulepreload', href });
  append('link', { rel: 'preload', as: 'style', href: STYLES_FILE });
  append('link', { rel: 'preload', as: 'font', href: FONT_FILE });
  afterFrame(begin);
} else begin();
