import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Pixels left free above the task. */
const ABOVE = 24;

/** Brings the first task that is not done into sight when an attempt is opened that somebody comes back to. */
export function useFirstOpenTask(
  pane: RefObject<HTMLElement | null>,
  attempt: string | undefined,
  cameBack: () => boolean,
): void {
  const wanted = useEffectEvent(cameBack);
  useEffect(() => {
    const task = attempt === undefined ? null : pane.current?.querySelector('[data-task]:not([data-task="done"])');
    if (!task || !pane.current || !wanted()) return;
    const below = task.getBoundingClientRect().top - pane.current.getBoundingClientRect().top;
    pane.current.scrollBy({ top: below - ABOVE, behavior: 'instant' });
  }, [pane, attempt]);
}
