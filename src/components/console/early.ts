import { useLab, type LabState } from '../../store/lab.ts';
import { openConsole, type OpenConsole } from './open-console.ts';
import type { TerminalView } from './terminal.ts';

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

/** Resolves when what was written is on the screen: loading the page would hold that up. */
async function drawn({ terminal }: TerminalView): Promise<void> {
  await new Promise<void>((resolve) => terminal.write('', resolve));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Takes the early terminal away when its lab goes before the page has come. */
function watchLab(): void {
  const stop = useLab.subscribe((lab) => {
    if (early && !isOver(lab) && lab.activeConsole === early.console) return;
    stop();
    removeEarly();
  });
}

/**
 * Shows the console of the lab that is being opened before the rest of the page has come; the page takes the terminal
 * over with `takeEarly`. Resolves when the device's output is on the screen, or when there is no lab to show.
 * @param frameFor makes the element it is shown in meanwhile
 */
export async function showEarly(frameFor: () => HTMLElement): Promise<void> {
  wanted = true;
  const [{ openTerminal }, console] = await Promise.all([import('./terminal.ts'), frontConsole()]);
  if (console === undefined || !wanted || isOver(useLab.getState())) return;
  const frame = frameFor();
  const host = document.createElement('div');
  host.className = terminalFrame;
  frame.append(host);
  document.body.append(frame);
  early = openConsole(openTerminal, host, console);
  watchLab();
  if (window.matchMedia('(pointer: fine)').matches) early.view.focus();
  await drawn(early.view);
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
