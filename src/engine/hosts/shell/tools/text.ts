import type { Io } from '../../../kernel/io.ts';
import { cut, sizeOf, slice, type Content } from '../../../system/content.ts';
import { spend } from '../../../kernel/work.ts';
import { bytesIn, contentFor, MOST_READ, textIn } from '../input.ts';
import { optionsOf, pathOf, troubleText, wrongOption, type Run, type Tool } from '../tool.ts';

/** Lines that are made, characters that are looked at one by one, and those that are compared, for a unit of work. */
const [LINES, CHARACTERS, COMPARED] = [20, 50, 200];

const linesIn = (content: Content): readonly string[] => {
  const lines = textIn(content).split('\n');
  spend(Math.ceil(lines.length / LINES));
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** Does something with each file that is named, or with what is piped in; what cannot be read is complained of. */
function eachFile(run: Run, words: readonly string[], then: (content: Content, word: string) => number | void): number {
  let status = 0;
  for (const word of words.length > 0 ? words : ['-']) {
    const found = contentFor(run, word);
    if (found.ok) status = then(found.value, word) ?? status;
    else {
      run.err(`${run.name}: ${complaintOf(run.name, word)}: ${troubleText[found.error]}\n`);
      status = 1;
    }
  }
  return status;
}

const complaintOf = (name: string, word: string): string =>
  name === 'head' || name === 'tail' ? `cannot open '${word}' for reading` : word || "''";

/** Without a file a tool would wait for what is typed: not here. */
function needsInput({ name, input, err }: Run, words: readonly string[]): boolean {
  if (words.length > 0 || input) return false;
  err(`${name}: nothing is piped in, and no file is named\n`);
  return true;
}

function* cat(run: Run): Io<number> {
  const { flags, words, wrong } = optionsOf(run.args, 'n');
  if (wrong) return wrongOption(run, wrong);
  if (needsInput(run, words)) return 1;
  let number = 0;
  return eachFile(run, words, (content, word) => {
    const path = word === '-' ? run.from : pathOf(run.session, word);
    if (sizeOf(content) > 0 && run.to !== undefined && run.to === path) {
      run.err(`${run.name}: ${word}: input file is output file\n`);
      return 1;
    }
    if (!flags.has('n')) return run.out(content);
    run.out(
      linesIn(content)
        .map((line) => `${String(++number).padStart(6)}\t${line}\n`)
        .join(''),
    );
  });
}

/** Where the n-th line from the beginning ends, or from the end begins. */
function lineEnd(content: Content, count: number): number {
  const bytes = bytesIn(content);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const next = bytes.indexOf(10, at);
    if (next < 0) return sizeOf(content);
    at = next + 1;
  }
  return at;
}

function lineBegin(content: Content, count: number): number {
  const from = Math.max(0, sizeOf(content) - MOST_READ);
  const bytes = bytesIn(content, from);
  let at = bytes.length - 1;
  for (let i = 0; i < count; i++) {
    at = at > 0 ? bytes.lastIndexOf(10, at - 1) : -1;
    if (at < 0) return from;
  }
  return from + at + 1;
}

function* headOrTail(run: Run): Io<number> {
  const { name, args, out, err } = run;
  const given = args.map((arg, i) => (i === 0 ? arg.replace(/^-(\d+)$/, '-n$1') : arg));
  const { values, words, wrong } = optionsOf(given, '', 'nc');
  if (wrong) return wrongOption(run, wrong);
  if (needsInput(run, words)) return 1;
  const [lines, bytes] = [values.get('n'), values.get('c')];
  const [, sign, digits] = /^([+-]?)(\d{1,9})$/.exec(bytes ?? lines ?? '10') ?? [];
  if (digits === undefined) {
    err(`${name}: invalid number of ${bytes === undefined ? 'lines' : 'bytes'}: ‘${bytes ?? lines}’\n`);
    return 1;
  }
  let first = true;
  return eachFile(run, words, (content, word) => {
    if (words.length > 1) out(`${first ? '' : '\n'}==> ${word} <==\n`);
    first = false;
    const count = Number(digits);
    const size = sizeOf(content);
    const beforeLast = (): number => (bytes === undefined ? lineBegin(content, count) : Math.max(0, size - count));
    const after = (n: number): number => (bytes === undefined ? lineEnd(content, n) : Math.min(size, n));
    if (name === 'head') out(cut(content, sign === '-' ? beforeLast() : after(count)));
    else out(slice(content, sign === '+' ? after(Math.max(0, count - 1)) : beforeLast()));
  });
}

function* wc(run: Run): Io<number> {
  const { flags, words, wrong } = optionsOf(run.args, 'lwc');
  if (wrong) return wrongOption(run, wrong);
  if (needsInput(run, words)) return 1;
  const rows: { readonly counts: readonly number[]; readonly word: string }[] = [];
  const status = eachFile(run, words, (content, word) => {
    const text = flags.size === 1 && flags.has('c') ? '' : textIn(content);
    spend(Math.ceil(text.length / CHARACTERS));
    const counts = { l: text.split('\n').length - 1, w: text.split(/\s+/).filter(Boolean).length, c: sizeOf(content) };
    const wanted = (['l', 'w', 'c'] as const).filter((one) => flags.size === 0 || flags.has(one));
    rows.push({ counts: wanted.map((one) => counts[one]), word });
  });
  if (rows.length > 1)
    rows.push({
      counts: rows[0]?.counts.map((_, i) => rows.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0)) ?? [],
      word: 'total',
    });
  const width =
    rows.length === 1 && rows[0]?.counts.length === 1
      ? 1
      : Math.max(...rows.flatMap(({ counts }) => counts.map((n) => String(n).length)), words.length === 0 ? 7 : 1);
  for (const { counts, word } of rows)
    run.out(`${counts.map((n) => String(n).padStart(width)).join(' ')}${words.length === 0 ? '' : ` ${word}`}\n`);
  return status;
}

function* grep(run: Run): Io<number> {
  const { flags, words, wrong } = optionsOf(run.args, 'ivncFEq');
  if (wrong) return wrongOption(run, wrong, 2);
  const [pattern, ...files] = words;
  if (pattern === undefined) {
    run.err('Usage: grep [OPTION]... PATTERNS [FILE]...\n');
    return 2;
  }
  if (needsInput(run, files)) return 2;
  const fits = matcher(pattern, flags);
  if (!fits) {
    run.err('grep: this expression is not simulated here: use text, ^, $ and .\n');
    return 2;
  }
  let matched = 0;
  const status = eachFile(run, files, (content, word) => {
    const found = linesIn(content).flatMap((line, i) =>
      fits(line) === !flags.has('v') ? [{ line, number: i + 1 }] : [],
    );
    matched += found.length;
    const name = files.length > 1 ? `${word}:` : '';
    if (flags.has('q')) return;
    if (flags.has('c')) run.out(`${name}${found.length}\n`);
    else run.out(found.map(({ line, number }) => `${name}${flags.has('n') ? `${number}:` : ''}${line}\n`).join(''));
  });
  return status ? 2 : matched > 0 ? 0 : 1;
}

/** Whether a line fits: a text with `^` at its beginning, `$` at its end, `.` for any character and `.*` for any. */
function matcher(pattern: string, flags: ReadonlySet<string>): ((line: string) => boolean) | undefined {
  const folded = (text: string): string => (flags.has('i') ? text.toLowerCase() : text);
  const wanted = folded(pattern);
  if (flags.has('F')) return (line) => folded(line).includes(wanted);
  if (/[[\]()|+?{}]/.test(pattern.replace(/\\./g, '')) && flags.has('E')) return undefined;
  if (/[[\]]|\\[|(){}+?]/.test(pattern)) return undefined;
  const [atStart, atEnd] = [wanted.startsWith('^'), /(?:^|[^\\])\$$/.test(wanted)];
  const body = wanted.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  const parts = body.split('.*').map(partOf);
  if (parts.some((part) => part === undefined)) return undefined;
  const pieces = parts as readonly (readonly string[])[];
  return (line) => {
    spend(Math.ceil(line.length / CHARACTERS));
    return lineFits([...folded(line)], pieces, atStart, atEnd);
  };
}

/** Characters of a part of a pattern; an empty text stands for any. */
function partOf(text: string): readonly string[] | undefined {
  const chars: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '*') return undefined;
    if (char === '\\') chars.push(text[++i] ?? '\\');
    else chars.push(char === '.' ? '' : char);
  }
  return chars;
}

/** The first place from `from` on where a part stands. */
function find(line: readonly string[], part: readonly string[], from: number): number {
  let compared = 0;
  for (let at = from; at + part.length <= line.length; at++) {
    const differs = part.findIndex((char, i) => char !== '' && char !== line[at + i]);
    if (differs < 0) return at;
    compared += differs;
    spend(Math.floor(compared / COMPARED));
    compared %= COMPARED;
  }
  return -1;
}

/** Parts one after the other, each as early as can be; the last one at the end where it must be. */
function lineFits(
  line: readonly string[],
  parts: readonly (readonly string[])[],
  atStart: boolean,
  atEnd: boolean,
): boolean {
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1;
    const anchored = i === 0 && atStart;
    const from = last && atEnd ? line.length - part.length : at;
    if (from < at || (anchored && last && atEnd && from !== 0)) return false;
    const found = find(line, part, from);
    if (found < 0 || (anchored && found !== 0)) return false;
    at = found + part.length;
  }
  return true;
}

export const textTools: readonly Tool[] = [
  { name: 'cat', does: 'show files: -n with numbers', run: cat },
  { name: 'head', does: 'show how files begin: -n LINES, -c BYTES', run: headOrTail },
  { name: 'tail', does: 'show how files end: -n LINES, -c BYTES', run: headOrTail },
  { name: 'wc', does: 'count lines, words and bytes', run: wc },
  { name: 'grep', does: 'show lines with a text: -i -v -n -c', run: grep },
];
