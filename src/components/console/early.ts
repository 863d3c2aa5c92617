import { labStore } from '../../store/lab-store.ts';
import type { LabState } from '../../store/lab-state.ts';
import { makeWaiting, type OpenConsole } from './open-console.ts';
import type { TerminalView } from './terminal.ts';

/** How a terminal sits in its element, before and after the page is there. */
export const terminalFrame =
  'absolute inset-0 [&_.xterm]:pt-1.5 [&_.xterm]:pb-1 [&_.xterm]:pl-2.5 [&_.xterm-viewport]:bg-transparent!';

/** A terminal that is shown before the page is there. */
interface Early {
  readonly view: TerminalView;
  readonly host: HTMLElement;
  readonly frame: HTMLElement;
  /** What it shows; undefined while the lab is being opened. */
  shown?: OpenConsole;
}

let early: Early | undefined;
let wanted = false;

/** No lab is open, and none is being opened. */
const isOver = ({ status }: LabState): boolean => ['refused', 'failed', 'closed'].includes(status.kind);

/** Resolves with the console in front once a lab is open; with undefined when none can be opened. */
const frontConsole = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const settled = (): boolean => {
      const lab = labStore.getState();
      if (lab.activeConsole === undefined && !isOver(lab)) return false;
      resolve(isOver(lab) ? undefined : lab.activeConsole);
      return true;
    };
    if (settled()) return;
    const stop = labStore.subscribe(() => {
      if (settled()) stop();
    });
  });

const removeEarly = (): void => {
  const gone = early;
  early = undefined;
  gone?.frame.remove();
  if (gone?.shown) gone.shown.close();
  else gone?.view.dispose();
};

/** Takes the early terminal away when its lab goes before the page has come. */
function watchLab(): void {
  const stop = labStore.subscribe((lab) => {
    if (early && !isOver(lab) && lab.activeConsole === early.shown?.console) return;
    stop();
    removeEarly();
  });
}

/** What a terminal needs of the page to look right. */
export interface Looks {
  /** Makes an element lie where the page will have its terminal; called again once the lab is open. */
  place(frame: HTMLElement): void;
  /** Resolves when the letters are there by which it is measured. */
  readonly letters?: Promise<unknown>;
}

/**
 * Shows the console of the lab that is being opened before the rest of the page has come; the page takes the terminal
 * over with `takeEarly`. Where the lab's first text is there already, it is read while letters come, and stands in the
 * first frame; else the terminal is opened while the lab is. Resolves when the device's output is on the screen, or when
 * there is no lab to show.
 */
export async function showEarly({ place, letters }: Looks): Promise<void> {
  wanted = true;
  const opening = frontConsole();
  const { makeTerminal } = await import('./terminal.ts');
  const frame = document.createElement('section');
  const host = document.createElement('div');
  const { view, show } = makeWaiting(makeTerminal, host);
  const known = labStore.getState().activeConsole;
  const ahead = known === undefined ? undefined : show(known);
  await Promise.all([letters, ahead && view.written()]);
  if (!wanted || isOver(labStore.getState())) return ahead ? ahead.close() : view.dispose();
  place(frame);
  frame.style.visibility = 'hidden';
  host.className = terminalFrame;
  frame.append(host);
  document.body.append(frame);
  const mine: Early = { view, host, frame, ...(ahead && { shown: ahead }) };
  early = mine;
  view.open(host);
  const console = await opening;
  if (early !== mine) return;
  if (console === undefined || labStore.getState().activeConsole !== console) return removeEarly();
  place(frame);
  frame.style.visibility = '';
  mine.shown ??= show(console);
  if (window.matchMedia('(pointer: fine)').matches) view.focus();
  watchLab();
  await view.drawn();
}

/** No page will take the early terminal over. */
export function forgetEarly(): void {
  wanted = false;
  removeEarly();
}

/**
 * Moves the early terminal into the page, with the keyboard when it had it; undefined when it shows another console.
 * One that has not come yet will not come any more.
 */
export function takeEarly(console: string, into: HTMLElement): OpenConsole | undefined {
  wanted = false;
  if (early && !early.shown) removeEarly();
  if (early?.shown?.console !== console) return undefined;
  const { shown, frame } = early;
  early = undefined;
  const focused = shown.host.contains(document.activeElement);
  into.append(shown.host);
  frame.remove();
  if (focused) shown.view.focus();
  return shown;
}
