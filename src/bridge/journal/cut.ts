import type { Entry, Input, Journal, Moment } from '../../engine/index.ts';

type Past = Pick<Journal, 'entries' | 'until'>;

const isNote = ({ input }: Entry): boolean => input.kind === 'note';

/** Keys that end a line: Return, Ctrl-C, Ctrl-Z, Ctrl-Shift-6. */
const ENDS = ['\r', '\n', '\x03', '\x1a', '\x1e'];

/** An input that completes a line, or is an act by itself. */
export const completes = (input: Input): boolean =>
  input.kind !== 'type' || ENDS.some((key) => input.text.includes(key));

const sameConsole = (a: Input, b: Input): boolean => a.kind === 'type' && b.kind === 'type' && a.console === b.console;

/** Keeps the first `count` entries. What the learner did on the page (a hint opened) is not undone. */
export const cutAt = (entries: readonly Entry[], count: number, until: Moment): Past => ({
  entries: [
    ...entries.slice(0, count),
    ...entries
      .slice(count)
      .filter(isNote)
      .map((note) => ({ ...note, at: until })),
  ],
  until,
});

/** Where the last act begins: a command with its keys, a half-typed line, a switch. -1 when there is none. */
const lastAct = (entries: readonly Entry[]): number => {
  const last = entries.findLastIndex((entry) => !isNote(entry));
  const act = entries[last];
  if (!act) return -1;
  let from = last;
  for (let at = last - 1; at >= 0; at--) {
    const entry = entries[at];
    if (!entry || isNote(entry)) continue;
    if (!sameConsole(entry.input, act.input) || completes(entry.input)) break;
    from = at;
  }
  return from;
};

/** The journal before the last act, of which `position` entries are left: the screen is as it was when its first key was pressed. */
export const withoutLastAct = (entries: readonly Entry[]): (Past & { readonly position: number }) | undefined => {
  const position = lastAct(entries);
  const first = entries[position];
  return first && { position, ...cutAt(entries, position, first.at) };
};

/** Whether there is something to undo. */
export const canUndo = (entries: readonly Entry[]): boolean => entries.some((entry) => !isNote(entry));
