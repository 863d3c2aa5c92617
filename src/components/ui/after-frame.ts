/** Milliseconds after which nobody waits for a frame any more: a page in the background may draw none. */
const PATIENCE = 2000;

/** Does something once: when the next frame is painted, at once where nobody sees the page, or after a while without a frame. */
export function afterFrame(work: () => void): void {
  if (document.hidden) return work();
  let waits = true;
  const once = (): void => {
    if (waits) work();
    waits = false;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, PATIENCE);
}
