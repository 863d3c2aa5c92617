import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { useSettings } from '../../store/settings.ts';
import { takeEarly, terminalFrame } from './early.ts';
import { openConsole } from './open-console.ts';
import type { TerminalView } from './terminal.ts';

/** xterm is the largest part of the page: it begins to load when this file does, while the rest is drawn. */
const loading = import('./terminal.ts');

interface TerminalUse {
  readonly view: TerminalView | undefined;
}

const newHost = (into: HTMLElement): HTMLElement => {
  const host = document.createElement('div');
  host.className = terminalFrame;
  into.append(host);
  return host;
};

/** Puts a terminal of a console into an element: the one that was there before the page, or a new one. */
export function useTerminal(place: RefObject<HTMLElement | null>, console: string, onSearch: () => void): TerminalUse {
  const [view, setView] = useState<TerminalView>();
  const fontSize = useSettings((settings) => settings.fontSize);
  const search = useEffectEvent(onSearch);

  useEffect(() => {
    let stop = (): void => {};
    let wanted = true;
    void loading.then(({ makeTerminal }) => {
      if (!wanted || !place.current) return;
      const opened = takeEarly(console, place.current) ?? openConsole(makeTerminal, newHost(place.current), console);
      opened.search = () => search();
      setView(opened.view);
      stop = () => {
        opened.close();
        opened.host.remove();
        setView(undefined);
      };
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [place, console]);

  useEffect(() => {
    view?.resize(fontSize);
  }, [view, fontSize]);

  return { view };
}
