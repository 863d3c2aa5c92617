import type { Io } from '../../../kernel/io.ts';
import { emptyContent } from '../../../system/content.ts';
import type { Disk } from '../../disk.ts';
import { edit, entryAt, mayRead } from '../../files.ts';
import { nameOf } from '../../paths.ts';
import { changeEach } from './change-each.ts';
import {
  asksForFolder,
  misused,
  NEW,
  optionsOf,
  pathOf,
  troubleText,
  wrongOption,
  type Run,
  type Tool,
} from '../tool.ts';

/** Where each of the words goes to; undefined: nowhere, and that was said. */
function targets(run: Run, words: readonly string[]): readonly (readonly [word: string, to: string])[] | undefined {
  const { name, session, machine, err } = run;
  const last = words.at(-1);
  if (last === undefined || words.length < 2) {
    misused(run, last === undefined ? 'missing file operand' : `missing destination file operand after '${last}'`);
    return undefined;
  }
  const folder = entryAt(machine, pathOf(session, last))?.kind === 'folder';
  if (!folder && words.length > 2) {
    err(
      `${name}: target '${last}': ${troubleText[entryAt(machine, pathOf(session, last)) ? 'not-folder' : 'missing']}\n`,
    );
    return undefined;
  }
  if (!folder && last.endsWith('/')) {
    err(`${name}: cannot create regular file '${last}': ${troubleText['not-folder']}\n`);
    return undefined;
  }
  return words
    .slice(0, -1)
    .map((word) => [word, folder ? `${last.replace(/\/*$/, '')}/${nameOf(pathOf(session, word))}` : last]);
}

function copyOne(run: Run, disk: Disk, word: string, to: string, deep: boolean): boolean {
  const { session, err } = run;
  const { user } = session;
  const [from, into] = [pathOf(session, word), pathOf(session, to)];
  const entry = disk.at(from);
  const complain = (text: string): false => {
    err(`cp: ${text}\n`);
    return false;
  };
  if (!entry || asksForFolder(word, entry))
    return complain(`cannot stat '${word}': ${troubleText[entry ? 'not-folder' : 'missing']}`);
  if (from === into) return complain(`'${word}' and '${to}' are the same file`);
  if (entry.kind === 'folder') {
    if (!deep) return complain(`-r not specified; omitting directory '${word}'`);
    if (into.startsWith(`${from}/`)) return complain(`cannot copy a directory, '${word}', into itself, '${to}'`);
    const trouble = disk.at(into)?.kind === 'folder' ? undefined : disk.makeFolder(into, user);
    if (trouble) return complain(`cannot create directory '${to}': ${troubleText[trouble]}`);
    return disk
      .names(from)
      .map((name) => copyOne(run, disk, `${word}/${name}`, `${to}/${name}`, true))
      .every(Boolean);
  }
  if (!mayRead(entry, user)) return complain(`cannot open '${word}' for reading: ${troubleText.denied}`);
  const refused = disk.writable(into, user);
  if (refused) return complain(`cannot create regular file '${to}': ${troubleText[refused]}`);
  const trouble = disk.write(into, entry.content, user, entry.mode);
  return trouble ? complain(`error writing '${to}': ${troubleText[trouble]}`) : true;
}

function* cp(run: Run): Io<number> {
  const { flags, words, wrong } = optionsOf(run.args, 'rRaf');
  if (wrong) return wrongOption(run, wrong);
  const deep = ['r', 'R', 'a'].some((flag) => flags.has(flag));
  const pairs = targets(run, words);
  if (!pairs) return 1;
  const copied = edit(run.machine, (disk) => pairs.map(([word, to]) => copyOne(run, disk, word, to, deep)));
  return copied.every(Boolean) ? 0 : 1;
}

function moveOne({ session, err }: Run, disk: Disk, word: string, to: string): boolean {
  const [from, into] = [pathOf(session, word), pathOf(session, to)];
  const complain = (text: string): false => {
    err(`mv: ${text}\n`);
    return false;
  };
  const entry = disk.at(from);
  if (!entry || asksForFolder(word, entry))
    return complain(`cannot stat '${word}': ${troubleText[entry ? 'not-folder' : 'missing']}`);
  if (from === into) return complain(`'${word}' and '${to}' are the same file`);
  if (into.startsWith(`${from}/`)) return complain(`cannot move '${word}' to a subdirectory of itself, '${to}'`);
  const trouble = disk.rename(from, into, session.user);
  return trouble ? complain(`cannot move '${word}' to '${to}': ${troubleText[trouble]}`) : true;
}

function* mv(run: Run): Io<number> {
  const { words, wrong } = optionsOf(run.args, 'f');
  if (wrong) return wrongOption(run, wrong);
  const pairs = targets(run, words);
  if (!pairs) return 1;
  const moved = edit(run.machine, (disk) => pairs.map(([word, to]) => moveOne(run, disk, word, to)));
  return moved.every(Boolean) ? 0 : 1;
}

function* rm(run: Run): Io<number> {
  const { session } = run;
  const { flags, words, wrong } = optionsOf(run.args, 'rRf');
  if (wrong) return wrongOption(run, wrong);
  const [deep, forced] = [flags.has('r') || flags.has('R'), flags.has('f')];
  if (words.length === 0 && !forced) return misused(run, 'missing operand');
  return changeEach(run, words, (disk, word, path) => {
    const entry = disk.at(path);
    if (!entry && forced) return undefined;
    const misnamed = asksForFolder(word, entry) ? 'not-folder' : undefined;
    const trouble = misnamed ?? (entry?.kind === 'folder' && !deep ? 'folder' : disk.removeAll(path, session.user));
    return trouble && `cannot remove '${word}': ${troubleText[trouble]}`;
  });
}

function* touch(run: Run): Io<number> {
  const { session } = run;
  const { words, wrong } = optionsOf(run.args, 'c');
  if (wrong) return wrongOption(run, wrong);
  if (words.length === 0) return misused(run, 'missing file operand');
  return changeEach(run, words, (disk, word, path) => {
    const entry = disk.at(path);
    if (entry?.kind === 'folder') return undefined;
    if (asksForFolder(word, entry)) return `setting times of '${word}': ${troubleText['not-folder']}`;
    const trouble = disk.write(path, entry?.content ?? emptyContent, session.user, NEW.file);
    return trouble && `cannot touch '${word}': ${troubleText[trouble]}`;
  });
}

export const fileTools: readonly Tool[] = [
  { name: 'cp', does: 'copy files: -r folders, too', run: cp },
  { name: 'mv', does: 'move or rename files', run: mv },
  { name: 'rm', does: 'remove files: -r folders, too, -f without complaints', run: rm },
  { name: 'touch', does: 'make an empty file, or give it the time it is', run: touch },
];
