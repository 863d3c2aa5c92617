import { spend } from '../kernel/work.ts';
import type { Device } from '../system/device.ts';
import type { Alias } from './alias.ts';
import type { HelpEntry } from './grammar.ts';
import { sharedPrefix } from './types.ts';
import { allBranches, isListed, walk, words, type Branch, type Candidate } from './match.ts';

const rank = (word: string): number =>
  word === '<cr>' ? 4 : word === '|' ? 3 : word.startsWith('<') ? 0 : /^[A-Z]/.test(word) ? 1 : 2;

const order = (a: HelpEntry, b: HelpEntry): number =>
  rank(a.word) - rank(b.word) || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);

function entriesOf(branch: Branch, device: Device): readonly HelpEntry[] {
  const { terminal } = branch;
  if (terminal.kind === 'keyword') return terminal.hidden ? [] : [{ word: terminal.word, help: terminal.help }];
  return terminal.type.entries?.(device) ?? [{ word: terminal.type.label, help: terminal.help }];
}

/** Branches that are looked through for a unit of work. */
const BRANCHES = 10;

function lookedThrough(candidates: readonly Candidate[]): readonly (Branch | null)[] {
  const all = allBranches(candidates);
  spend(Math.ceil(all.length / BRANCHES));
  return all;
}

/** Everything that may come next, sorted as IOS sorts it. */
export function nextEntries(candidates: readonly Candidate[], device: Device): readonly HelpEntry[] {
  const rows = new Map<string, HelpEntry>();
  for (const branch of lookedThrough(candidates)) {
    if (branch === null) rows.set('<cr>', { word: '<cr>', help: '' });
    else if (isListed(branch)) for (const e of entriesOf(branch, device)) if (!rows.has(e.word)) rows.set(e.word, e);
  }
  return [...rows.values()].sort(order);
}

/** Columns that a description gets even where the terminal is narrower. */
const NARROWEST = 20;

/** Breaks a description so that no line passes the terminal's edge. */
function wrapped(help: string, column: number, width: number): readonly string[] {
  const edge = Math.max(width - 1, column + NARROWEST);
  const lines: string[] = [];
  let current = '';
  for (const word of help.split(' ')) {
    if (current !== '' && column + current.length + 1 + word.length > edge) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** A `?` list: two spaces, word, description in a common column. */
export function helpList(entries: readonly HelpEntry[], width: number): string {
  const column = 4 + Math.max(0, ...entries.map((e) => e.word.length));
  return entries
    .map(({ word, help }) => {
      const [first = '', ...more] = wrapped(help, column, width);
      return [`  ${word.padEnd(column - 2)}${first}`.trimEnd(), ...more.map((l) => ' '.repeat(column) + l)].join('\n');
    })
    .map((row) => `${row}\n`)
    .join('');
}

/** Words in columns, as word help prints them. */
export function wordColumns(found: readonly string[], width: number): string {
  const longest = Math.max(...found.map((w) => w.length)) + 2;
  const perRow = Math.max(1, Math.floor(width / longest));
  if (found.length <= perRow && found.reduce((sum, w) => sum + w.length + 2, 0) <= width)
    return `${found.map((w) => `${w}  `).join('')}\n`;
  const rows: string[] = [];
  for (let i = 0; i < found.length; i += perRow)
    rows.push(
      found
        .slice(i, i + perRow)
        .map((w) => w.padEnd(longest))
        .join(''),
    );
  return `${rows.join('\n')}\n`;
}

/** Words that the last, partly typed word may become. */
interface Completions {
  readonly keywords: readonly string[];
  /** Values an argument offers: file names, interfaces. */
  readonly values: readonly string[];
}

function completionsOf(candidates: readonly Candidate[], typed: string, device: Device): Completions {
  const keywords = new Set<string>();
  const values = new Set<string>();
  for (const branch of lookedThrough(candidates)) {
    if (branch === null || !isListed(branch)) continue;
    const { terminal } = branch;
    if (terminal.kind === 'keyword') {
      if (terminal.word.toLowerCase().startsWith(typed.toLowerCase())) keywords.add(terminal.word);
    } else for (const value of terminal.type.complete?.(typed, device) ?? []) values.add(value);
  }
  return { keywords: [...keywords].sort((a, b) => (a < b ? -1 : 1)), values: [...values] };
}

export interface HelpContext {
  readonly candidates: readonly Candidate[];
  /** Aliases of the mode; listed where the first word is asked about. */
  readonly aliases: readonly Alias[];
  readonly device: Device;
  readonly title: string;
  /** Columns of the terminal; 0: as many as it takes. */
  readonly width: number;
}

/** What `?` prints after `typed`, ending before the prompt comes again. */
export function helpText(typed: string, context: HelpContext): string {
  const { candidates, aliases, device, title } = context;
  const width = context.width === 0 ? Number.POSITIVE_INFINITY : context.width;
  const read = words(typed);
  const open = typed === '' || /\s$/.test(typed);
  const before = open ? read : read.slice(0, -1);
  const walked = walk(candidates, before, typed, device);
  if (walked.kind === 'ambiguous') return `% Ambiguous command:  "${typed}"\n`;
  if (walked.kind === 'invalid') return '% Unrecognized command\n';
  if (walked.whole) return '  LINE    <cr>\n\n';
  const last = read.at(-1)?.text ?? '';
  const meant = last === typed ? aliasWords(aliases, typed) : [];
  if (!open) return wordHelp(last, meant, walked.candidates, device, width);
  const list = helpList(nextEntries(walked.candidates, device), width);
  return `${before.length === 0 ? `${title}\n` : ''}${list}\n`;
}

/** `*s=show`, `*td="telnet device"`: how word help tells of aliases. */
const aliasWords = (aliases: readonly Alias[], typed: string): readonly string[] =>
  aliases
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, command }) => `*${name}=${command.includes(' ') ? `"${command}"` : command}`)
    .sort((a, b) => (a < b ? -1 : 1));

function wordHelp(
  typed: string,
  aliases: readonly string[],
  candidates: readonly Candidate[],
  device: Device,
  width: number,
): string {
  const { keywords, values } = completionsOf(candidates, typed, device);
  if (aliases.length + keywords.length > 0) return `${wordColumns([...aliases, ...keywords], width)}\n`;
  if (values.length > 0) return `${values.join('\n')}\n\n`;
  const labels = nextEntries(candidates, device).filter((e) => /^[A-Z<]/.test(e.word) && e.word !== '<cr>');
  return labels.length > 0
    ? `${wordColumns(
        labels.map((e) => e.word),
        width,
      )}\n`
    : '% Unrecognized command\n';
}

/** The line after Tab, or undefined when there is not exactly one way to go on. */
export function completeText(typed: string, candidates: readonly Candidate[], device: Device): string | undefined {
  const read = words(typed);
  const last = read.at(-1);
  if (!last || /\s$/.test(typed)) return undefined;
  const walked = walk(candidates, read.slice(0, -1), typed, device);
  if (walked.kind !== 'reached' || walked.whole) return undefined;
  const { keywords, values } = completionsOf(walked.candidates, last.text, device);
  const head = typed.slice(0, last.at);
  const [word, ...others] = keywords.length > 0 ? keywords : values;
  if (word === undefined) return undefined;
  if (others.length === 0) return `${head}${word}${keywords.length > 0 || !/[:/]$/.test(word) ? ' ' : ''}`;
  if (keywords.length > 0) return undefined;
  const shared = values.reduce((a, b) => a.slice(0, sharedPrefix(a, b)));
  return shared.length > last.text.length ? head + shared : undefined;
}
