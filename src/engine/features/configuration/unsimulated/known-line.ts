import { ownValue } from '../../../kernel/record.ts';

/** A line that the real device takes and this lab only recognises. */
export interface KnownLine {
  readonly phrase: string;
  readonly help: string;
  /** Prompt suffix of the block it opens: `config-router`. */
  readonly enters?: string;
  /** Lowest privilege level that may use it; only in EXEC. */
  readonly level?: number;
  /** Incomplete without more words. */
  readonly needsMore?: boolean;
  /** Only devices with this disk have it. */
  readonly disk?: string;
  /** How its lines are kept, by letters. */
  readonly flags?: string;
}

/** Lines that open a block only in one of their forms. */
const forms: Readonly<Record<string, RegExp>> = {
  'crypto map': /^crypto map \S+ \d/,
  ...Object.fromEntries(
    ['auth-proxy', 'connection', 'dot1x', 'identity', 'network', 'resource', 'system'].map((service) => [
      `aaa accounting ${service}`,
      /^aaa accounting \S+ \S+$/,
    ]),
  ),
};

/** Whether a line opens a block: `crypto map NAME local-address ...` opens none. */
export const opens = ({ phrase, enters }: KnownLine, line: string): boolean =>
  enters !== undefined && (ownValue(forms, phrase)?.test(line) ?? true);

/** Lines that need more words, but for those named. */
export const needingMore = (lines: readonly KnownLine[], complete: readonly string[]): readonly KnownLine[] =>
  lines.map((line) => ({ ...line, needsMore: !complete.includes(line.phrase) }));

/** Lines that are complete, but for those named. */
export const complete = (lines: readonly KnownLine[], needing: readonly string[]): readonly KnownLine[] =>
  lines.map((line) => ({ ...line, needsMore: needing.includes(line.phrase) }));

/** Whether a line is kept in this way: a letter of its flags. */
export const has = ({ flags = '' }: KnownLine, flag: string): boolean => flags.includes(flag);
/**
 * Known configuration lines from a table, a row each: `:FLAGS phrase|help|block it opens`. A phrase needs more words
 * unless a flag says otherwise: `?` may end, `.` ends here, `n` may end after `no`, `w` takes one word. One line of its kind replaces
 * another: `1` of this phrase, `2` of this phrase and the word after it, `d` of this phrase and its direction, `s` of this phrase unless it is secondary. `^` is on by itself, `!` is no configuration, `c` is for switches, `a` needs
 * `aaa new-model`, `q` is read by others, of which nobody is told.
 */
export const knownLines = (table: string): readonly KnownLine[] =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [head = '', help = '', enters] = row.split('|');
      const [, flags = '', phrase = ''] = /^(?::(\S+) )?(.*)$/.exec(head) ?? [];
      return { phrase, help, flags, needsMore: !/[?.^]/.test(flags), ...(enters === undefined ? {} : { enters }) };
    });

/** Whether a line is these words, or goes on after them. */
export const begins = (line: string, words: string): boolean =>
  line.startsWith(words) && (line.length === words.length || line[words.length] === ' ');

const byWords = new WeakMap<readonly KnownLine[], Readonly<Record<string, KnownLine>>>();

/** The known line that a canonical line begins with; the longest. */
export function knownLine(lines: readonly KnownLine[], line: string): KnownLine | undefined {
  const index = byWords.get(lines) ?? Object.fromEntries(lines.map((known) => [known.phrase, known]));
  byWords.set(lines, index);
  for (let words = line; words !== ''; words = words.slice(0, Math.max(0, words.lastIndexOf(' ')))) {
    const known = ownValue(index, words);
    if (known) return known;
  }
  return undefined;
}

/** What lines of one kind have in common, where one replaces the other; undefined: they stand side by side. */
export function kindOf(known: KnownLine, line: string): string | undefined {
  const { phrase } = known;
  if (has(known, '1') || (has(known, 's') && !line.endsWith(' secondary'))) return phrase;
  const more = line.slice(phrase.length + 1).split(' ');
  if (has(known, '2')) return `${phrase} ${more[0] ?? ''}`;
  return has(known, 'd') ? `${phrase} * ${more[1] ?? ''}` : undefined;
}

/** Whether these words may follow a phrase, as far as its flags tell. */
export function mayFollow(known: KnownLine, more: readonly string[], negated: boolean): boolean {
  if (has(known, '.')) return more.length === 0;
  if (more.length === 0) return negated || known.needsMore !== true;
  if (has(known, 'w')) return more.length === 1;
  return !has(known, 'd') || (more[1] === undefined ? negated : ['in', 'out'].includes(more[1]));
}
