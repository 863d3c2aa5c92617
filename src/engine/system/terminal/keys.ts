import { on, race, type Io, type Wait } from '../../kernel/io.ts';
import type { VirtualClock } from '../../kernel/clock.ts';
import type { TerminalLine, Signal } from './line.ts';

/** A key as a program sees it: a printable character, a named key, Break, or nothing for too long. */
export type Key =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'idle' };

const named = (name: string): Key => ({ kind: 'named', name });

const arrows: Readonly<Record<string, string>> = {
  A: 'ctrl-p',
  B: 'ctrl-n',
  C: 'ctrl-f',
  D: 'ctrl-b',
  H: 'ctrl-a',
  F: 'ctrl-e',
};
const tildes: Readonly<Record<string, string>> = {
  '1': 'ctrl-a',
  '3': 'ctrl-d',
  '4': 'ctrl-e',
  '7': 'ctrl-a',
  '8': 'ctrl-e',
};

/** How long a program waits for a key. */
export interface Patience {
  readonly clock: VirtualClock;
  /** Milliseconds; 0 waits for ever. */
  readonly idle: number;
}

const signalOrIdle = (next: Wait<Signal>, patience?: Patience): Wait<Signal | undefined> =>
  !patience || patience.idle === 0
    ? next
    : (resume) =>
        race(next, patience.clock.after(patience.idle, 'patience'))(([, signal]) => resume(signal ?? undefined));

function controlKey(char: string): Key {
  if (char === '\r' || char === '\n') return named('return');
  if (char === '\t') return named('tab');
  if (char === '\b' || char === '\x7f') return named('rubout');
  return named(`ctrl-${String.fromCharCode(char.charCodeAt(0) + 96)}`);
}

/** Reads one character, for questions that take a single key: Escape is a key of its own there. */
export function* readCharacter(line: TerminalLine, patience?: Patience): Io<Key> {
  const signal = yield* on(signalOrIdle(line.next, patience));
  if (signal === undefined) return { kind: 'idle' };
  if (signal.kind === 'break') return signal;
  return signal.char < ' ' || signal.char === '\x7f' ? controlKey(signal.char) : signal;
}

/** Reads one key; VT100 escape sequences become the IOS key they stand for. */
export function* readKey(line: TerminalLine, patience?: Patience): Io<Key> {
  const signal = yield* on(signalOrIdle(line.next, patience));
  if (signal === undefined) return { kind: 'idle' };
  if (signal.kind === 'break') return signal;
  if (signal.char !== '\x1b') return signal.char < ' ' || signal.char === '\x7f' ? controlKey(signal.char) : signal;
  const second = yield* on(signalOrIdle(line.next, patience));
  if (second?.kind !== 'char') return second ?? { kind: 'idle' };
  if (second.char !== '[' && second.char !== 'O') return named(`esc-${second.char.toLowerCase()}`);
  return yield* sequence(line, patience);
}

function* sequence(line: TerminalLine, patience?: Patience): Io<Key> {
  let digits = '';
  for (;;) {
    const signal = yield* on(signalOrIdle(line.next, patience));
    if (signal?.kind !== 'char') return signal ?? { kind: 'idle' };
    if (/[0-9;]/.test(signal.char) && digits.length < 8) digits += signal.char;
    else if (signal.char === '~') return named(tildes[digits] ?? 'unknown');
    else return named(arrows[signal.char] ?? 'unknown');
  }
}
