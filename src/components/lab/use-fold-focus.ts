import { useEffect, useRef } from 'react';

/**
 * A button that folds a part goes with it: the keyboard moves on to the one that brings it back, and the other way
 * round. Both have `data-fold` with the part's name.
 */
export function useFoldFocus(part: string, folded: boolean): void {
  const before = useRef(folded);
  useEffect(() => {
    if (before.current === folded) return;
    before.current = folded;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-fold="${part}"]`)?.focus();
  }, [part, folded]);
}
