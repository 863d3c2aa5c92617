import { showEarly } from './components/console/early.ts';
import { arrangementOf } from './components/layout/arrangement.ts';
import { earlyFrame } from './components/layout/early-frame.ts';
import { parseRoute } from './components/layout/route.ts';
import { applyTheme } from './components/layout/theme.ts';
import { followRoute } from './components/layout/visit.ts';
import { keepOffline } from './offline.ts';
import { useLab } from './store/lab.ts';
import { useSettings } from './store/settings.ts';

/** Milliseconds after which the page comes even though the console does not. */
const PATIENCE = 1000;

const late = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const follow = (): void => void followRoute(parseRoute(window.location.hash));

const frame = (): HTMLElement =>
  earlyFrame(arrangementOf(useSettings.getState().panels), useLab.getState().consoles.length);

/** Opens what the address names: a lab's console first, then everything around it. Waits for nothing while it loads. */
export async function begin(): Promise<void> {
  applyTheme(useSettings.getState().theme);
  follow();
  window.addEventListener('hashchange', follow);
  const openLab = parseRoute(window.location.hash).page === 'lab';
  if (openLab) await Promise.race([showEarly(frame), late(PATIENCE)]);
  const [{ start }] = await Promise.all([import('./start.tsx'), openLab && import('./components/layout/LabPage.tsx')]);
  start();
  await keepOffline();
}
