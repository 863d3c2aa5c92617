/** A page with a prompt and nothing else. */
export const barePage = `<!doctype html><meta charset="utf-8"><title>Bare</title><p class="xterm-rows"></p>
<textarea class="xterm-helper-textarea"></textarea><script>
document.querySelector('p').textContent = 'Router>';
document.querySelector('textarea').focus();
</script>
`;

/** A page with a terminal and nothing else. */
export const xtermPage = `<!doctype html><meta charset="utf-8"><title>xterm.js</title>
<link rel="stylesheet" href="xterm.css"><div></div><script type="module">
import { Terminal } from './xterm.js';
const terminal = new Terminal();
terminal.open(document.querySelector('div'));
terminal.write('Router>');
terminal.focus();
</script>
`;

/**
 * Runs in a page before its own scripts. Sets `__ready` to the milliseconds from the start of navigation to the moment
 * at which a prompt, or that Return is waited for, stands in the document and the terminal has the keyboard.
 */
export const watchForPrompt = `(() => {
  const text = () => document.querySelector('.xterm-rows')?.textContent.trimEnd() ?? '';
  const look = () => {
    if (!/([>#]|\\]:|\\?)$|RETURN\\s+to\\s+get/.test(text()) || !document.activeElement?.matches('.xterm-helper-textarea')) return;
    observer.disconnect();
    document.removeEventListener('focusin', look);
    window.__ready = performance.now();
    dispatchEvent(new Event('prompt'));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener('focusin', look);
})()`;

/**
 * Runs in a page before its own scripts, after `watchForPrompt`. Types an `n` as soon as the prompt is there, and sets
 * `__echoed` to when that stands in the document.
 */
export const typeAtOnce = `addEventListener('prompt', () => {
  const before = document.querySelector('.xterm-rows').textContent.trimEnd().length;
  const observer = new MutationObserver(() => {
    const text = document.querySelector('.xterm-rows').textContent.trimEnd();
    if (text.length === before || !text.endsWith('n')) return;
    observer.disconnect();
    window.__echoed = performance.now();
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  const key = new InputEvent('input', { data: 'n', inputType: 'insertText' });
  setTimeout(() => document.activeElement.dispatchEvent(key));
})`;

/**
 * Runs in a page whose terminal has the keyboard. Collects in `__keys` the milliseconds from each `x` to the change of
 * the screen that shows it. Ctrl-U takes the line back.
 */
export const watchKeys = `(() => {
  const rows = (document.activeElement.closest('.xterm') ?? document).querySelector('.xterm-rows');
  window.__keys = [];
  let pressed = [];
  let typed = 0;
  addEventListener('keydown', (event) => {
    if (event.key === 'x') pressed.push({ at: event.timeStamp, number: ++typed });
    if (event.key === 'u') [pressed, typed] = [[], 0];
  }, { capture: true });
  new MutationObserver(() => {
    const now = performance.now();
    const shown = /x*$/.exec(rows.textContent.trimEnd())[0].length;
    while (pressed[0]?.number <= shown) window.__keys.push(now - pressed.shift().at);
  }).observe(rows, { childList: true, subtree: true, characterData: true });
})()`;

/** A page that does the least that any terminal with a worker does: a key goes there, its echo is drawn with the next frame. */
export const echoPage = `<!doctype html><meta charset="utf-8"><title>Echo</title><p class="xterm-rows">Router&gt;</p><textarea></textarea><script>
const rows = document.querySelector('p');
const worker = new Worker('echo.js');
let text = rows.textContent;
addEventListener('keydown', ({ key, ctrlKey }) => worker.postMessage(ctrlKey ? '' : key));
worker.onmessage = ({ data }) => {
  text = data === '' ? 'Router>' : text + data;
  requestAnimationFrame(() => { rows.textContent = text; });
};
document.querySelector('textarea').focus();
</script>
`;
export const echoWorker = 'onmessage = ({ data }) => postMessage(data);';
