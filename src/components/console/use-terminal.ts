import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { useLab } from '../../store/lab.ts';
import { screenOf } from '../../store/screens.ts';
import { useSettings } from '../../store/settings.ts';
import { copyText } from './clipboard.ts';
import type { TerminalView } from './terminal.ts';

/** xterm is the largest part of the page: it begins to load when this file does, while the rest is drawn. */
const loading = import('./terminal.ts');

/** Letters of the usual size may shrink a little so that 80 columns fit; a size somebody chose is left alone. */
const USUAL = 14;
const SMALLEST = 10;
const smallestFor = (fontSize: number): number => (fontSize === USUAL ? SMALLEST : fontSize);

/** One line goes as it would be typed; several wait their turn until the device reads them. */
export const pasteInto = (console: string, text: string): void => {
  const { paste, type } = useLab.getState();
  if (text === '') return;
  if (/[\r\n]/.test(text)) paste(console, text);
  else type(console, text);
};

interface TerminalUse {
  readonly view: TerminalView | undefined;
}

/** Puts a terminal into an element: output of the console comes in, keys go out. Nothing is echoed here. */
export function useTerminal(
  host: RefObject<HTMLElement | null>,
  console: string,
  describedBy: string,
  onSearch: () => void,
): TerminalUse {
  const [view, setView] = useState<TerminalView>();
  const fontSize = useSettings((settings) => settings.fontSize);
  const search = useEffectEvent(onSearch);

  useEffect(() => {
    let stop = (): void => {};
    let wanted = true;
    void loading.then(({ openTerminal }) => {
      if (!wanted || !host.current) return;
      const size = useSettings.getState().fontSize;
      const opened = openTerminal(host.current, {
        label: `Console of ${console}`,
        describedBy,
        fontSize: size,
        smallest: smallestFor(size),
        onType: (text) => useLab.getState().type(console, text),
        onPaste: (text) => pasteInto(console, text),
        onKey: (use) => {
          if (use.kind === 'send') useLab.getState().type(console, use.text);
          if (use.kind === 'search') search();
          if (use.kind !== 'copy' || !opened.terminal.hasSelection()) return;
          void copyText(opened.terminal.getSelection());
          opened.terminal.clearSelection();
        },
      });
      const screen = screenOf(console);
      opened.write(screen.text);
      const silence = screen.subscribe(opened);
      setView(opened);
      stop = () => {
        silence();
        opened.dispose();
        setView(undefined);
      };
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [host, console, describedBy]);

  useEffect(() => {
    view?.resize(fontSize, smallestFor(fontSize));
  }, [view, fontSize]);

  return { view };
}
