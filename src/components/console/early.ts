import { useLab, type LabState } from '../../store/lab.ts';
import { openWaiting, type OpenConsole, type WaitingTerminal } from './open-console.ts';

/** How a terminal sits in its element, before and after the page is there. */
export const terminalFrame =
  'absolute inset-0 [&_.xterm]:pt-1.5 [&_.xterm]:pb-1 [&_.xterm]:pl-2.5 [&_.xterm-viewport]:bg-transparent!';

let early: OpenConsole | undefined;
let wanted = false;

/** No lab is open, and none is being opened. */
const isOver = ({ status }: LabState): boolean => ['refused', 'failed', 'closed'].includes(status.kind);

/** Resolves with the console in front once a lab is open; with undefined when none can be opened. */
const frontConsole = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const settled = (): boolean => {
      const lab = useLab.getState();
      if (lab.activeConsole === undefined && !isOver(lab)) return false;
      resolve(isOver(lab) ? undefined : lab.activeConsole);
      return true;
    };
    if (settled()) return;
    const stop = useLab.subscribe(() => {
      if (settled()) stop();
    });
  });

const removeEarly = (): void => {
  early?.host.parentElement?.remove();
  early?.close();
  early = undefined;
};

/** Takes the early terminal away when its lab goes before the page has come. */
function watchLab(): void {
  const stop = useLab.subscribe((lab) => {
    if (early && !isOver(lab) && lab.activeConsole === early.console) return;
    stop();
    removeEarly();
  });
}

/** Opens a terminal out of sight while the lab is being opened: that takes as long as opening a lab does. */
async function prepared(frameFor: () => HTMLElement): Promise<WaitingTerminal> {
  const { openTerminal } = await import('./terminal.ts');
  const frame = frameFor();
  frame.style.visibility = 'hidden';
  const host = document.createElement('div');
  host.className = terminalFrame;
  frame.append(host);
  document.body.append(frame);
  return openWaiting(openTerminal, host);
}

/**
 * Shows the console of the lab that is being opened before the rest of the page has come; the page takes the terminal
 * over with `takeEarly`. Resolves when the device's output is on the screen, or when there is no lab to show.
 * @param frameFor makes the element it is shown in meanwhile
 */
export async function showEarly(frameFor: () => HTMLElement): Promise<void> {
  wanted = true;
  const opening = frontConsole();
  const { view, host, show } = await prepared(frameFor);
  const console = await opening;
  host.parentElement?.remove();
  if (console === undefined || !wanted || isOver(useLab.getState())) return view.dispose();
  const frame = frameFor();
  frame.append(host);
  document.body.append(frame);
  early = show(console);
  watchLab();
  if (window.matchMedia('(pointer: fine)').matches) view.focus();
  await view.drawn();
}

/**
 * Moves the early terminal into the page, with the keyboard when it had it; undefined when it shows another console.
 * One that has not come yet will not come any more.
 */
export function takeEarly(console: string, into: HTMLElement): OpenConsole | undefined {
  wanted = false;
  if (early?.console !== console) return undefined;
  const taken = early;
  early = undefined;
  const focused = taken.host.contains(document.activeElement);
  const frame = taken.host.parentElement;
  into.append(taken.host);
  frame?.remove();
  if (focused) taken.view.focus();
  return taken;
}
