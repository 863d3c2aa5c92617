import { showEarly } from './components/console/early.ts';
import { arrangementOf } from './components/lab/arrangement.ts';
import { arrangeFrame, placeEarly, shapeOf } from './components/lab/early-frame.ts';
import { pageStyles } from './components/layout/page-styles.ts';
import { parseRoute } from './components/layout/route.ts';
import { applyTheme } from './components/layout/theme.ts';
import { followRoute } from './components/layout/visit.ts';
import { keepOffline } from './offline.ts';
import { firstScreenShown } from './store/first-screen.ts';
import { labStore } from './store/lab-store.ts';
import { settingsStore } from './store/settings-store.ts';

/** Milliseconds after which the page comes even though the console does not. */
const PATIENCE = 1000;
/** Milliseconds for which what draws the page leaves a processor to the engine: what is typed waits for that. */
const ENGINE_PATIENCE = 500;
/** Milliseconds that a terminal waits for its letters; they may come later, and it is drawn anew then. */
const FONT_PATIENCE = 150;

const late = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const follow = (): void =>
  void followRoute(parseRoute(window.location.hash)).catch((error) =>
    labStore.setState({ status: { kind: 'failed', message: String(error) } }),
  );

function place(frame: HTMLElement): void {
  placeEarly(frame, arrangementOf(settingsStore.getState().panels), shapeOf(labStore.getState()));
}

/** Resolves when the letters of a terminal are there. */
async function letters(styles: Promise<void>): Promise<void> {
  await styles;
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-mono');
  const font = `${settingsStore.getState().fontSize}px ${family}`;
  await Promise.race([document.fonts.load(font).catch(() => []), late(FONT_PATIENCE)]);
}

/** Resolves when the lab that is being opened is open, or will not be. */
const labOpen = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (labStore.getState().status.kind === 'opening') return;
      stop();
      resolve();
    };
    const stop = labStore.subscribe(look);
    look();
  });

/** The page's picture in the browser's tabs: nothing that a first console should wait for. */
const showIcon = (): void => document.querySelector('link[rel="icon"]')?.setAttribute('href', './icon.svg');

/** Opens what the address names: a lab's console first, then everything around it. Waits for nothing while it loads. */
async function begin(): Promise<void> {
  const styles = pageStyles();
  const { theme, panels } = settingsStore.getState();
  applyTheme(theme);
  const frame = document.getElementById('frame');
  if (frame) arrangeFrame(frame, arrangementOf(panels));
  follow();
  window.addEventListener('hashchange', follow);
  const openLab = parseRoute(window.location.hash).page === 'lab';
  // A terminal that does not come is missed, and told of, by the page.
  if (openLab) await Promise.race([showEarly({ place, letters: letters(styles) }).catch(() => {}), late(PATIENCE)]);
  firstScreenShown();
  if (openLab) await Promise.race([labOpen(), late(ENGINE_PATIENCE)]);
  showIcon();
  const [{ start }] = await Promise.all([
    import('./start.tsx'),
    openLab && import('./components/lab/LabPage.tsx'),
    styles,
  ]);
  start();
}

/** Not even what draws the page came. */
function sayUnloaded(): void {
  const text = document.createElement('p');
  text.role = 'alert';
  text.style.cssText =
    'position:fixed;inset:0 0 auto;z-index:99;margin:0;padding:1rem;background:Canvas;color:CanvasText;font:1rem/1.6 system-ui,sans-serif';
  const again = document.createElement('button');
  again.textContent = 'Load the page again';
  again.onclick = () => window.location.reload();
  text.append(
    'A part of Bootset could not be fetched: there is no connection, or a newer version. What you typed is kept. ',
    again,
  );
  document.body.append(text);
}

queueMicrotask(() => void begin().then(keepOffline, sayUnloaded));
