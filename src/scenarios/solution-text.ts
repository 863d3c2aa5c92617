import { parseMark, type Mark } from '../engine/index.ts';
import type { Solution } from './schema.ts';

const MARK = /⟦([^⟧]*)⟧/g;

/** What a reader is told in place of a mark. */
export function shownMark(mark: Mark): string {
  switch (mark.kind) {
    case 'line':
      return mark.text;
    case 'keys':
      return mark.text < ' ' || mark.text === '\x7f' ? '' : mark.text;
    case 'control':
      return mark.char === '\x1e' ? '[Ctrl-Shift-6]' : `[Ctrl-${String.fromCharCode(mark.char.charCodeAt(0) + 64)}]`;
    case 'break':
      return '[Break]';
    case 'power':
      return mark.on ? '[power on]' : '[power off]';
    case 'usb':
      return `[${mark.inserted ? 'plug in' : 'pull out'} the ${mark.slot.startsWith('usb') ? 'USB flash' : 'CompactFlash'}]`;
    case 'cable':
      return `[${mark.plugged ? 'plug in' : 'pull out'} the cable of ${mark.machine === undefined ? '' : `${mark.machine} `}${mark.port}]`;
    case 'speed':
      return `[terminal at ${mark.baud} baud]`;
    case 'on':
      return `[on ${mark.console}]`;
    case 'pass':
    case 'wait':
    case 'note':
    case 'clear':
    case 'optional':
      return '';
  }
}

const isLine = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && parseMark(text).kind === 'line';

/** A line that follows another without a word between, as a password its command. */
const LINES = /⟦([^⟧]*)⟧(?=⟦([^⟧]*)⟧)/g;

/** A transcript as people read it: typed lines stand as they are typed, each by itself, keys in brackets. */
export const readableTranscript = (transcript: string): string =>
  transcript
    .replace(LINES, (mark, line: string, next: string) => (isLine(line) && isLine(next) ? `${mark}\n` : mark))
    .replace(MARK, (_, text: string) => shownMark(parseMark(text)))
    .trim();

/** Text as a block of code that nothing in it ends. */
function block(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}ios\n${text}\n${fence}`;
}

const section = ({ title, text, transcript }: Solution): string =>
  [`## ${title}`, ...(text === undefined ? [] : [text]), block(readableTranscript(transcript))].join('\n\n');

/** All solutions of a scenario as Markdown. */
export const solutionMarkdown = (solutions: readonly Solution[]): string => solutions.map(section).join('\n\n');
