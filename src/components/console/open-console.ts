import { labStore } from '../../store/lab-store.ts';
import { screenOf } from '../../store/screens.ts';
import { settingsStore } from '../../store/settings-store.ts';
import { copyText } from './clipboard.ts';
import type { makeTerminal, TerminalView } from './terminal.ts';

/** One line goes as it would be typed; several wait their turn until the device reads them. */
export const pasteInto = (console: string, text: string): void => {
  const { paste, type } = labStore.getState();
  if (text === '') return;
  if (/[\r\n]/.test(text)) paste(console, text);
  else type(console, text);
};

/** Id of the line under a terminal that says how to leave it. */
export const leaveHintId = (console: string): string => `leave-${console}`;

/** A terminal that shows a console and sends it keys. */
export interface OpenConsole {
  readonly console: string;
  readonly view: TerminalView;
  /** The element it is in. */
  readonly host: HTMLElement;
  /** Who hears that somebody wants to search. */
  search: () => void;
  close(): void;
}

/** A terminal that shows no console yet, and is nowhere in the page; keys typed at it go nowhere. */
export interface WaitingTerminal {
  readonly view: TerminalView;
  /** The element it will be in. */
  readonly host: HTMLElement;
  /** Ties it to a console: output comes in, keys go out. Nothing is echoed here. */
  show(console: string): OpenConsole;
}

/** Makes a terminal for an element. */
export function makeWaiting(make: typeof makeTerminal, host: HTMLElement): WaitingTerminal {
  let shown: OpenConsole | undefined;
  const view = make({
    fontSize: settingsStore.getState().fontSize,
    onType: (text) => shown && labStore.getState().type(shown.console, text),
    onPaste: (text) => shown && pasteInto(shown.console, text),
    onKey: (use) => {
      if (use.kind === 'send' && shown) labStore.getState().type(shown.console, use.text);
      if (use.kind === 'search') shown?.search();
      if (use.kind !== 'copy' || !view.terminal.hasSelection()) return;
      void copyText(view.terminal.getSelection());
      view.terminal.clearSelection();
    },
  });
  const show = (console: string): OpenConsole => {
    view.label(`Console of ${console}`, leaveHintId(console));
    const screen = screenOf(console);
    view.write(screen.text);
    const silence = screen.subscribe(view);
    shown = {
      console,
      view,
      host,
      search: () => {},
      close: () => {
        silence();
        view.dispose();
      },
    };
    return shown;
  };
  return { view, host, show };
}

/** Opens a terminal in an element and ties it to a console. */
export function openConsole(make: typeof makeTerminal, host: HTMLElement, console: string): OpenConsole {
  const shown = makeWaiting(make, host).show(console);
  shown.view.open(host);
  return shown;
}
