import type { SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { IconButton } from '../ui/IconButton.tsx';

interface SearchBarProps {
  readonly terminal: Terminal;
  readonly onClose: () => void;
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const decorations = () => ({
  matchBackground: colour('--term-match') || '#6b5415',
  matchOverviewRuler: colour('--term-match') || '#6b5415',
  activeMatchBackground: colour('--term-match-active') || '#a97814',
  activeMatchColorOverviewRuler: colour('--term-match-active') || '#a97814',
});

/** Loads the search when it is first wanted; undefined until then. */
function useSearch(terminal: Terminal, onFound: (found: string) => void): SearchAddon | undefined {
  const [addon, setAddon] = useState<SearchAddon>();
  const report = useEffectEvent(onFound);
  useEffect(() => {
    let stop = (): void => {};
    let wanted = true;
    void import('@xterm/addon-search').then(({ SearchAddon: Search }) => {
      if (!wanted) return;
      const search = new Search();
      terminal.loadAddon(search);
      search.onDidChangeResults(({ resultIndex, resultCount }) =>
        report(resultCount === 0 ? 'Nothing found' : `${resultIndex + 1} of ${resultCount}`),
      );
      setAddon(search);
      stop = () => search.dispose();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [terminal]);
  return addon;
}

/** Looks for text in everything the console has shown. */
export function SearchBar({ terminal, onClose }: SearchBarProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState('');
  const search = useSearch(terminal, setFound);
  useEffect(() => {
    field.current?.focus();
  }, []);

  const find = (back: boolean, incremental = false): void => {
    const text = field.current?.value ?? '';
    if (text === '') {
      search?.clearDecorations();
      setFound('');
    } else if (back) search?.findPrevious(text, { decorations: decorations() });
    else search?.findNext(text, { decorations: decorations(), incremental });
  };

  return (
    <form
      role="search"
      className="flex shrink-0 items-center gap-1 border-b border-line bg-surface px-2.5 py-1"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <label htmlFor={id} className="sr-only">
        Search in the console
      </label>
      <input
        ref={field}
        id={id}
        type="search"
        placeholder="Search"
        spellCheck={false}
        className="min-h-7 w-56 min-w-0 rounded-md border border-line-strong bg-raised px-2 font-mono text-sm"
        onChange={() => find(false, true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find(event.shiftKey);
        }}
      />
      <IconButton icon={ArrowUp} label="Previous match" hotkey="Shift-Enter" onClick={() => find(true)} />
      <IconButton icon={ArrowDown} label="Next match" hotkey="Enter" onClick={() => find(false)} />
      <span role="status" className="px-1 text-xs text-ink-2 tabular-nums">
        {found}
      </span>
      <span className="ml-auto">
        <IconButton icon={X} label="Close the search" hotkey="Esc" onClick={onClose} />
      </span>
    </form>
  );
}
