import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useLab } from '../../store/lab.ts';
import { useSettings } from '../../store/settings.ts';
import { isPointed } from '../ui/pointed.ts';
import type { Aid } from './aid.ts';
import { PasteBox } from './PasteBox.tsx';
import { Notices } from './Notices.tsx';
import { SearchBar } from './SearchBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import { Transcript } from './Transcript.tsx';
import { TypedKeys } from './TypedKeys.tsx';
import { leaveHintId, pasteInto } from './open-console.ts';
import { useTerminal } from './use-terminal.ts';

interface ConsolePaneProps {
  readonly name: string;
  /** Shown and given the keyboard when asked for. */
  readonly active: boolean;
}

/** A fresh page with a real keyboard: typing may begin at once. */
const nobodyHasTheKeyboard = (): boolean => document.activeElement === document.body && isPointed();

/** Ctrl-F searches this console, wherever the keyboard is in it; in the terminal it is a key of the device. */
function useSearchKey(pane: RefObject<HTMLElement | null>, onSearch: () => void): void {
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    const element = pane.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.shiftKey || event.key.toLowerCase() !== 'f' || event.defaultPrevented) return;
      event.preventDefault();
      search();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [pane]);
}

/** One console: its toolbar and its terminal. */
export function ConsolePane({ name, active }: ConsolePaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const [aid, setAid] = useState<Aid>();
  const { view } = useTerminal(host, name, () => setAid('search'));
  const focusRequests = useLab((lab) => lab.focusRequests);
  const screenReader = useSettings((settings) => settings.screenReader);

  /** The last wish for the keyboard that was met here, or at the console that was in front. */
  const met = useRef(0);
  useEffect(() => {
    if (active && !view) return;
    const wished = focusRequests > met.current;
    met.current = focusRequests;
    if (active && (wished || nobodyHasTheKeyboard())) view?.focus();
  }, [active, view, focusRequests]);

  useSearchKey(pane, () => setAid('search'));

  const close = (): void => {
    setAid(undefined);
    view?.focus();
  };
  const toggle = (wanted: Aid): void => setAid((shown) => (shown === wanted ? undefined : wanted));

  return (
    <div ref={pane} className="scroll-quiet flex min-h-0 flex-1 flex-col">
      <Toolbar console={name} view={view} aid={aid} onAid={toggle} />
      {aid === 'search' && view && <SearchBar terminal={view.terminal} onClose={close} />}
      {aid === 'paste' && (
        <PasteBox
          onPaste={(text) => {
            pasteInto(name, text);
            close();
          }}
          onClose={close}
        />
      )}
      {aid === 'keys' && <TypedKeys console={name} />}
      <Notices console={name} />
      <div className="relative min-h-24 flex-1 overflow-hidden bg-term">
        <div ref={host} className="absolute inset-0" />
      </div>
      {screenReader && <Transcript console={name} />}
      <p
        id={leaveHintId(name)}
        className="shrink-0 border-t border-line bg-page px-2.5 py-0.5 text-xs text-ink-2 pointer-coarse:sr-only"
      >
        <kbd className="font-sans">Shift+Tab</kbd> or <kbd className="font-sans">F6</kbd> leaves the terminal
      </p>
    </div>
  );
}
