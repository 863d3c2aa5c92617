import { monthNames, toCivil } from '../../../kernel/calendar.ts';
import type { Io } from '../../../kernel/io.ts';
import { sizeOf } from '../../../system/content.ts';
import { hostTime } from '../../clock.ts';
import { entryAt, inFolder, mayRead, type Entry } from '../../files.ts';
import { rightsText } from '../../rights.ts';
import { columns } from '../columns.ts';
import { asksForFolder, optionsOf, pathOf, troubleText, wrongOption, type Run, type Tool } from '../tool.ts';

type Named = readonly [name: string, entry: Entry];

/** Milliseconds after which the year stands in place of the time. */
const RECENT = 15_778_476_000;
/** Bytes of a folder, as a disk of Linux has it. */
const FOLDER_SIZE = 4096;
const BLOCK = 4096;

const two = (value: number, fill = '0'): string => String(value).padStart(2, fill);

function timeText(modified: number, now: number): string {
  const { year, month, day, hour, minute } = toCivil(modified);
  const last = modified > now || now - modified > RECENT ? String(year).padStart(5) : `${two(hour)}:${two(minute)}`;
  return `${monthNames[month - 1]} ${two(day, ' ')} ${last}`;
}

const sizeText = (entry: Entry): string => String(entry.kind === 'file' ? sizeOf(entry.content) : FOLDER_SIZE);

const blocks = (entry: Entry): number =>
  entry.kind === 'folder' ? BLOCK / 1024 : Math.ceil(sizeOf(entry.content) / BLOCK) * (BLOCK / 1024);

function long(names: readonly Named[], links: (name: string, entry: Entry) => number, now: number): string {
  const rows = names.map(([name, entry]) => [String(links(name, entry)), entry.owner, sizeText(entry)] as const);
  const width = (column: 0 | 1 | 2): number => Math.max(...rows.map((row) => row[column].length));
  return names
    .map(([name, entry], i) => {
      const [count = '', owner = '', size = ''] = rows[i] ?? [];
      const who = owner.padEnd(width(1));
      return `${rightsText(entry)} ${count.padStart(width(0))} ${who} ${who} ${size.padStart(width(2))} ${timeText(entry.modified, now)} ${name}\n`;
    })
    .join('');
}

function* ls(run: Run): Io<number> {
  const { session, machine, args, seen, out, err } = run;
  const { flags, words, wrong } = optionsOf(args, 'la1Ad');
  if (wrong) return wrongOption(run, wrong, 2);
  const named = (words.length > 0 ? words : ['.']).map((word) => {
    const there = entryAt(machine, pathOf(session, word));
    const file = asksForFolder(word, there);
    return { word, entry: file ? undefined : there, trouble: troubleText[file ? 'not-folder' : 'missing'] };
  });
  let status = 0;
  for (const { word, entry, trouble } of named)
    if (!entry) {
      err(`ls: cannot access '${word}': ${trouble}\n`);
      status = 2;
    }
  const show = (names: readonly Named[], at?: string): void => {
    const links = (name: string, entry: Entry): number =>
      entry.kind === 'file'
        ? 1
        : 2 +
          inFolder(machine, at === undefined ? pathOf(session, name) : pathOf({ folder: at }, name)).filter(
            ([, one]) => one.kind === 'folder',
          ).length;
    if (flags.has('l')) {
      if (at !== undefined) out(`total ${names.reduce((sum, [, one]) => sum + blocks(one), 0)}\n`);
      out(long(names, links, hostTime(machine)));
    } else if (flags.has('1') || !seen) out(names.map(([name]) => `${name}\n`).join(''));
    else out(columns(names.map(([name]) => name)));
  };
  const single = named.flatMap(({ word, entry }): readonly Named[] =>
    entry && (entry.kind === 'file' || flags.has('d')) ? [[word, entry]] : [],
  );
  if (single.length > 0) show(single);
  let first = single.length === 0;
  for (const { word, entry } of named) {
    if (entry?.kind !== 'folder' || flags.has('d')) continue;
    const path = pathOf(session, word);
    if (!mayRead(entry, session.user)) {
      err(`ls: cannot open directory '${word}': ${troubleText.denied}\n`);
      status = 2;
      continue;
    }
    if (words.length > 1) out(`${first ? '' : '\n'}${word}:\n`);
    first = false;
    const above = entryAt(machine, pathOf({ folder: path }, '..')) ?? entry;
    const dots: readonly Named[] = flags.has('a')
      ? [
          ['.', entry],
          ['..', above],
        ]
      : [];
    const hidden = flags.has('a') || flags.has('A');
    show([...dots, ...inFolder(machine, path).filter(([name]) => hidden || !name.startsWith('.'))], path);
  }
  return status;
}

export const lsTool: Tool = {
  name: 'ls',
  does: 'list files: -l with details, -a hidden ones too, -1 one a line',
  run: ls,
};
