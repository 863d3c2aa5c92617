/**
 * Runs in a page before its own scripts. Sets `__ready` to the milliseconds from the start of navigation to the frame
 * in which a prompt stands on the screen and the terminal has the keyboard.
 */
export const watchForPrompt = `(() => {
  const text = () => document.querySelector('.xterm-rows')?.textContent.trimEnd() ?? '';
  const look = () => {
    if (!/([>#]|\\]:|\\?)$/.test(text()) || !document.activeElement?.matches('.xterm-helper-textarea')) return;
    observer.disconnect();
    document.removeEventListener('focusin', look);
    requestAnimationFrame(() => { window.__ready = performance.now(); });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener('focusin', look);
})()`;

/**
 * Runs in a page whose terminal named by \`label\` has the keyboard. Collects in \`__keys\` the milliseconds from each
 * key to the change of the screen that it causes, and in \`__frames\` how many frames began between.
 */
export const watchKeys = `(() => {
  const rows = document.activeElement.closest('.xterm').querySelector('.xterm-rows');
  window.__keys = [];
  window.__frames = [];
  let pressed;
  let frames = 0;
  const count = () => { frames++; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  let before = 0;
  addEventListener('keydown', (event) => { pressed = event.timeStamp; before = frames; }, { capture: true });
  new MutationObserver(() => {
    if (pressed === undefined) return;
    window.__keys.push(performance.now() - pressed);
    window.__frames.push(frames - before);
    pressed = undefined;
  }).observe(rows, { childList: true, subtree: true, characterData: true });
})()`;
