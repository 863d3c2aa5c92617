import { FitAddon } from '@xterm/addon-fit';
import { Terminal, type ITheme } from '@xterm/xterm';
import { keyUse, type KeyUse } from './keys.ts';
import { measureEvenLetters } from './even-letters.ts';
import { afterFrame } from '../ui/after-frame.ts';
import { COLUMNS, letterSize } from './letters.ts';

/** The least a terminal has; less cannot be worked in. */
const MIN_COLUMNS = 20;
const MIN_ROWS = 2;
const SCROLLBACK = 10_000;
/** Lines that are there at once when a screen is another; those further up follow when it stays. */
const AT_ONCE = 150;
/** Milliseconds after which a screen is taken to stay: who moves along the time line sees one after the other. */
const STAYS = 250;
/** Clears screen and scrollback; nothing is drawn between `hold` and `release`. */
const CLEAR = '\x1b[H\x1b[2J\x1b[3J';
const HOLD = '\x1b[?2026h';
const RELEASE = '\x1b[?2026l';
/** Backspace goes back over the right margin, as on the terminals these devices are used with. */
const REVERSE_WRAP = '\x1b[?45h';

const css = (name: string, otherwise: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** The page's colours for the terminal. */
function theme(): ITheme {
  const ansi = COLOURS.flatMap((name) => [
    [name, css(`--term-${name}`, '')],
    [`bright${name[0]?.toUpperCase()}${name.slice(1)}`, css(`--term-bright-${name}`, '')],
  ]).filter(([, colour]) => colour !== '');
  return {
    ...(Object.fromEntries(ansi) as ITheme),
    background: css('--term-background', '#0b0e0f'),
    foreground: css('--term-foreground', '#dbe3e0'),
    cursor: css('--term-cursor', '#55d0b4'),
    cursorAccent: css('--term-cursor-accent', '#0b0e0f'),
    selectionBackground: css('--term-selection', '#204d43'),
    scrollbarSliderBackground: '#80888660',
    scrollbarSliderHoverBackground: '#808886a0',
    scrollbarSliderActiveBackground: '#808886c0',
  };
}

export interface TerminalOptions {
  /** In pixels; undefined: as large as 80 columns fit. */
  readonly fontSize: number | undefined;
  onType(text: string): void;
  /** Text from the clipboard. */
  onPaste(text: string): void;
  /** A key that is the page's. */
  onKey(use: KeyUse): void;
}

/** One terminal in the page. */
export interface TerminalView {
  readonly terminal: Terminal;
  /** Puts it into an element, and keeps it as large as that. What was written before is in what it draws first. */
  open(host: HTMLElement): void;
  write(text: string): void;
  reset(text: string): void;
  focus(): void;
  /** Names it to screen readers; `describedBy` is the id of the text that says how to leave it. */
  label(name: string, describedBy: string): void;
  /** Resolves when everything written so far has been read. */
  written(): Promise<void>;
  /** Resolves when everything written so far is on the screen. */
  drawn(): Promise<void>;
  /** Changes the size of the letters, in pixels; undefined: as large as 80 columns fit. */
  resize(fontSize: number | undefined): void;
  dispose(): void;
}

/** Measures the letters again once their font is there, unless it is there already. */
async function remeasure(terminal: Terminal, refit: () => void): Promise<void> {
  const { fontFamily = '', fontSize = 0 } = terminal.options;
  const font = `${fontSize}px ${fontFamily}`;
  if (document.fonts?.check(font)) return;
  const loaded = await document.fonts?.load(font).catch(() => []);
  if (!loaded?.length || !terminal.element?.isConnected) return;
  terminal.options.fontFamily = 'monospace';
  terminal.options.fontFamily = fontFamily;
  refit();
}

/** Where the last so many lines of a text begin. */
function startOfLast(lines: number, text: string): number {
  let at = text.length;
  for (let left = lines; left > 0 && at > 0; left--) at = text.lastIndexOf('\n', at - 1);
  return Math.max(0, at);
}

/** Writes a terminal. A long text that takes the place of another is there at once with its end. */
function writer(terminal: Terminal): Pick<TerminalView, 'write' | 'reset'> & { stop(): void } {
  let whole: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const replace = (text: string): void =>
    terminal.write(HOLD + CLEAR + REVERSE_WRAP + text + RELEASE, () => terminal.scrollToBottom());
  const stop = (): void => {
    clearTimeout(timer);
    whole = undefined;
  };
  const complete = (): void => {
    if (whole !== undefined) replace(whole);
    stop();
  };
  return {
    stop,
    write: (text) => {
      if (whole !== undefined) whole += text;
      terminal.write(text);
    },
    reset: (text) => {
      stop();
      const start = startOfLast(AT_ONCE, text);
      replace(text.slice(start));
      if (start === 0) return;
      whole = text;
      timer = setTimeout(complete, STAYS);
    },
  };
}

/** Nobody has scrolled back. */
const isAtEnd = ({ buffer: { active } }: Terminal): boolean => active.viewportY === active.baseY;

/** What somebody who scrolls begins with. */
const HANDS = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Shows the end of what was written while nobody saw it: that moved the text, and its view moves once all is drawn. Until
 * then the view can be anywhere; somebody who has begun to scroll is left where they are.
 */
function showEnd(terminal: Terminal): void {
  const { element } = terminal;
  const touched = new AbortController();
  for (const hand of HANDS)
    element?.addEventListener(hand, () => touched.abort(), { capture: true, passive: true, signal: touched.signal });
  const drawing = terminal.onRender(() => {
    drawing.dispose();
    requestAnimationFrame(() => {
      if (touched.signal.aborted || !element?.isConnected) return;
      touched.abort();
      terminal.scrollLines(-1);
      terminal.scrollToBottom();
    });
  });
}

/** What of a terminal comes from the page's styles. */
const styled = () => ({
  fontFamily: css('--font-mono', '"JetBrains Mono", ui-monospace, monospace'),
  theme: theme(),
});

/** Keeps a terminal as large as the element that it is in, with letters of a size in pixels or as 80 columns need. */
function fitting(terminal: Terminal, host: HTMLElement, fontSize: () => number | undefined): () => void {
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  const columnsAt = (size: number): number => {
    terminal.options.fontSize = size;
    return fit.proposeDimensions()?.cols ?? COLUMNS;
  };
  let hidden = false;
  return () => {
    const wasHidden = hidden;
    hidden = host.clientWidth === 0 || host.clientHeight === 0;
    if (hidden) return;
    const wasAtEnd = isAtEnd(terminal);
    terminal.options.fontSize = letterSize(fontSize(), columnsAt);
    const size = fit.proposeDimensions();
    if (size) terminal.resize(Math.max(MIN_COLUMNS, size.cols), Math.max(MIN_ROWS, size.rows));
    if (!wasAtEnd) return;
    if (wasHidden) showEnd(terminal);
    else terminal.scrollToBottom();
  };
}

/** Pastes into a terminal go where the page wants them. Returns what ends that. */
function takePastes(host: HTMLElement, paste: (text: string) => void): () => void {
  const taken = new AbortController();
  const take = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    paste(event.clipboardData?.getData('text/plain') ?? '');
  };
  host.addEventListener('paste', take, { capture: true, signal: taken.signal });
  return () => taken.abort();
}

/** Makes a terminal, which is nowhere in the page yet. */
export function makeTerminal(options: TerminalOptions): TerminalView {
  let { fontSize } = options;
  let refit = (): void => {};
  let named = (): void => {};
  const ends: (() => void)[] = [];
  const terminal = new Terminal({
    allowProposedApi: true,
    cols: COLUMNS,
    cursorBlink: false,
    fontSize: letterSize(fontSize, () => COLUMNS),
    lineHeight: 1.2,
    scrollback: SCROLLBACK,
  });
  terminal.onData(options.onType);
  terminal.attachCustomKeyEventHandler((event) => handleKey(event, terminal, options.onKey));
  terminal.write(REVERSE_WRAP);
  const { write, reset, stop } = writer(terminal);
  const open = (host: HTMLElement): void => {
    terminal.options = styled();
    terminal.open(host);
    if (terminal.element) measureEvenLetters(terminal.element);
    refit = fitting(terminal, host, () => fontSize);
    const resized = new ResizeObserver(refit);
    resized.observe(host);
    const themed = new MutationObserver(() => {
      terminal.options.theme = theme();
    });
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
    ends.push(
      () => resized.disconnect(),
      () => themed.disconnect(),
      takePastes(host, options.onPaste),
    );
    named();
    refit();
    void remeasure(terminal, refit);
  };
  const written = (): Promise<void> => new Promise((resolve) => terminal.write('', resolve));

  return {
    terminal,
    open,
    write,
    reset,
    focus: () => terminal.focus(),
    label: (name, describedBy) => {
      named = () => label(terminal, name, describedBy);
      named();
    },
    written,
    drawn: async () => {
      await written();
      await new Promise<void>((resolve) => afterFrame(resolve));
    },
    resize: (chosen) => {
      fontSize = chosen;
      refit();
    },
    dispose: () => {
      stop();
      for (const end of ends) end();
      terminal.dispose();
    },
  };
}

function label({ textarea }: Terminal, name: string, describedBy: string): void {
  if (!textarea) return;
  textarea.setAttribute('aria-label', name);
  textarea.setAttribute('aria-describedby', describedBy);
  textarea.removeAttribute('aria-multiline');
  textarea.setAttribute('data-region-focus', '');
}

/** Tells xterm whether to take a key. */
function handleKey(event: KeyboardEvent, terminal: Terminal, onKey: (use: KeyUse) => void): boolean {
  const use = keyUse(event, terminal.hasSelection());
  if (use.kind === 'terminal') return true;
  if (use.kind === 'browser') return false;
  event.preventDefault();
  if (event.type === 'keydown') onKey(use);
  return false;
}
