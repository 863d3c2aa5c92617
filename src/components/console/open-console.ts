import { useLab } from '../../store/lab.ts';
import { screenOf } from '../../store/screens.ts';
import { useSettings } from '../../store/settings.ts';
import { copyText } from './clipboard.ts';
import type { openTerminal, TerminalView } from './terminal.ts';

/** Letters of the usual size may shrink a little so that 80 columns fit; a size somebody chose is left alone. */
const USUAL = 14;
const SMALLEST = 10;
export const smallestFor = (fontSize: number): number => (fontSize === USUAL ? SMALLEST : fontSize);

/** One line goes as it would be typed; several wait their turn until the device reads them. */
export const pasteInto = (console: string, text: string): void => {
  const { paste, type } = useLab.getState();
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

/** Opens a terminal in an element and ties it to a console: output comes in, keys go out. Nothing is echoed here. */
export function openConsole(open: typeof openTerminal, host: HTMLElement, console: string): OpenConsole {
  const size = useSettings.getState().fontSize;
  const view = open(host, {
    label: `Console of ${console}`,
    describedBy: leaveHintId(console),
    fontSize: size,
    smallest: smallestFor(size),
    onType: (text) => useLab.getState().type(console, text),
    onPaste: (text) => pasteInto(console, text),
    onKey: (use) => {
      if (use.kind === 'send') useLab.getState().type(console, use.text);
      if (use.kind === 'search') opened.search();
      if (use.kind !== 'copy' || !view.terminal.hasSelection()) return;
      void copyText(view.terminal.getSelection());
      view.terminal.clearSelection();
    },
  });
  const screen = screenOf(console);
  view.write(screen.text);
  const silence = screen.subscribe(view);
  const opened: OpenConsole = {
    console,
    view,
    host,
    search: () => {},
    close: () => {
      silence();
      view.dispose();
    },
  };
  return opened;
}
