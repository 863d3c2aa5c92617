import { useEffect, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { focusNextRegion } from './regions.ts';

export interface Skip {
  readonly id: string;
  readonly label: string;
}

interface ShellProps {
  readonly header: ReactNode;
  readonly skips: readonly Skip[];
  readonly children: ReactNode;
}

/** F6 and Shift+F6 work wherever the keyboard is, also in a terminal. */
const useRegionKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      focusNextRegion(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
};

/** Brings a part to the front that a narrow page keeps behind a tab. */
const bringToFront = (target: HTMLElement): void => {
  const panel = target.closest<HTMLElement>('[role="tabpanel"][hidden]');
  if (panel) document.querySelector<HTMLElement>(`[role="tab"][aria-controls="${CSS.escape(panel.id)}"]`)?.click();
};

/** Focus moves by hand: the address after `#` is the route. */
const jump = (id: string): void => {
  const target = document.getElementById(id);
  if (!target) return;
  flushSync(() => bringToFront(target));
  (target.querySelector<HTMLElement>('[data-region-focus]') ?? target).focus();
};

/** The frame of every page: ways to skip, header, page. */
export function Shell({ header, skips, children }: ShellProps) {
  useRegionKeys();
  return (
    <div className="flex h-full flex-col print:h-auto">
      <div className="absolute top-0 left-2 z-50 flex gap-1">
        {skips.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            onClick={() => jump(id)}
            className="sr-only rounded-b-md bg-accent px-3 py-2 text-sm font-medium text-accent-ink focus:not-sr-only focus:px-3 focus:py-2"
          >
            {label}
          </button>
        ))}
      </div>
      {header}
      {children}
    </div>
  );
}
