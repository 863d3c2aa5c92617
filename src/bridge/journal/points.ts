import type { Entry, Input, Moment } from '../../engine/index.ts';
import { completes } from './cut.ts';

/** One point of the time line: a line typed with all its keys, or an act by itself. */
export interface Point {
  /** Entries of the journal up to here, this one included. */
  readonly position: number;
  /** When its last key was pressed. */
  readonly at: Moment;
  readonly kind: Input['kind'];
  /** Console or device that it went to; absent for acts on the page. */
  readonly on?: string;
  readonly label: string;
}

const keyNames: readonly (readonly [keys: string, name: string])[] = [
  ['\x1b[A', '↑'],
  ['\x1b[B', '↓'],
  ['\x1b[C', '→'],
  ['\x1b[D', '←'],
  ['\t', '⇥'],
  ['\x03', 'Ctrl-C'],
  ['\x1a', 'Ctrl-Z'],
  ['\x1e', 'Ctrl-Shift-6'],
  [' ', 'Space'],
  ['\r', 'Enter'],
];

const RUBOUT = ['\x7f', '\b'];
const LONGEST = 80;

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** Keys as the line they make; keys that are no characters by their names. */
function line(keys: string): string {
  let text = '';
  for (let at = 0; at < keys.length; ) {
    const [sent, name] = keyNames.find(([one]) => one !== ' ' && keys.startsWith(one, at)) ?? [
      keys[at] ?? '',
      undefined,
    ];
    at += sent.length;
    if (RUBOUT.includes(sent)) text = text.slice(0, -1);
    else if (sent === '\x15') text = '';
    else if (sent === '\r' || sent === '\n') text += at < keys.length ? ' ⏎ ' : '';
    else text += name ?? (sent < ' ' ? `Ctrl-${String.fromCharCode(sent.charCodeAt(0) + 64)}` : sent);
  }
  return text.trim();
}

const typed = (keys: string): string =>
  keyNames.find(([sent]) => sent === keys)?.[1] ?? (shortened(line(keys)) || 'Enter');

const pasted = (text: string): string => {
  const lines = text.split(/\r\n|\r|\n/).filter((one) => one.trim() !== '');
  return lines.length > 1 ? `Pasted ${lines.length} lines` : shortened(lines[0] ?? 'Pasted');
};

const noteNames: ReadonlyMap<string, string> = new Map([
  ['hint', 'Opened a hint'],
  ['solution', 'Opened the solution'],
  ['answer', 'Answered a question'],
  ['answered', 'Answered a question'],
  ['exam', 'Exam began'],
  ['wire', 'Looked at the wire'],
]);

type Named = Pick<Point, 'label' | 'on'>;

/** What an act was, and where. Keys are named together, as a line. */
function named(input: Input, keys: string): Named {
  switch (input.kind) {
    case 'type':
      return { on: input.console, label: typed(keys) };
    case 'paste':
      return { on: input.console, label: pasted(input.text) };
    case 'break':
      return { on: input.console, label: 'Break' };
    case 'power':
      return { on: input.device, label: input.on ? 'Power on' : 'Power off' };
    case 'usb':
      return { on: input.device, label: `${input.inserted ? 'Plugged' : 'Pulled'} ${input.slot}` };
    case 'cable':
      return { on: input.device, label: `${input.plugged ? 'Plugged' : 'Pulled'} the cable of ${input.port}` };
    case 'reset':
      return { on: input.device, label: 'Device reset' };
    case 'speed':
      return { on: input.console, label: `Terminal at ${input.baud} baud` };
    case 'note':
      return { label: noteNames.get(input.topic) ?? 'A note' };
  }
}

/** A key after which the same line goes on. */
export const goesOn = ({ input }: Entry, next: Entry | undefined): boolean =>
  input.kind === 'type' && !completes(input) && next?.input.kind === 'type' && next.input.console === input.console;

/** The points of a journal, in order. */
export function pointsOf(entries: readonly Entry[]): readonly Point[] {
  const points: Point[] = [];
  let keys = '';
  for (const [index, entry] of entries.entries()) {
    if (entry.input.kind === 'type') keys += entry.input.text;
    if (goesOn(entry, entries[index + 1])) continue;
    points.push({ position: index + 1, at: entry.at, kind: entry.input.kind, ...named(entry.input, keys) });
    keys = '';
  }
  return points;
}
