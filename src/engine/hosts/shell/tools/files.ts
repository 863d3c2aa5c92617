import type { Io } from '../../../kernel/io.ts';
import { emptyContent } from '../../../system/content.ts';
import {
  entryAt,
  inFolder,
  makeFolder,
  readable,
  remove,
  rename,
  writable,
  write,
  type FileTrouble,
} from '../../files.ts';
import { nameOf } from '../../paths.ts';
import { NEW, optionsOf, pathOf, troubleText, wrongOption, type Run, type Tool } from '../tool.ts';

/** Where each of the words goes to; undefined: nowhere, and that was said. */
function targets(run: Run, words: readonly string[]): readonly (readonly [word: string, to: string])[] | undefined {
  const { name, session, machine, err } = run;
  const last = words.at(-1);
  if (last === undefined || words.length < 2) {
    err(
      last === undefined
        ? `${name}: missing file operand\n`
        : `${name}: missing destination file operand after '${last}'\n`,
    );
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

function copyOne(run: Run, word: string, to: string, deep: boolean): boolean {
  const { session, machine, err } = run;
  const { user } = session;
  const [from, into] = [pathOf(session, word), pathOf(session, to)];
  const entry = entryAt(machine, from);
  const complain = (text: string): false => {
    err(`cp: ${text}\n`);
    return false;
  };
  if (!entry) return complain(`cannot stat '${word}': ${troubleText.missing}`);
  if (from === into) return complain(`'${word}' and '${to}' are the same file`);
  if (entry.kind === 'folder') {
    if (!deep) return complain(`-r not specified; omitting directory '${word}'`);
    if (into.startsWith(`${from}/`)) return complain(`cannot copy a directory, '${word}', into itself, '${to}'`);
    const there = entryAt(machine, into);
    const trouble = there?.kind === 'folder' ? undefined : makeFolder(machine, into, user);
    if (trouble) return complain(`cannot create directory '${to}': ${troubleText[trouble]}`);
    return inFolder(machine, from)
      .map(([name]) => copyOne(run, `${word}/${name}`, `${to}/${name}`, true))
      .every(Boolean);
  }
  const read = readable(machine, from, user);
  if (!read.ok) return complain(`cannot open '${word}' for reading: ${troubleText[read.error]}`);
  const refused = writable(machine, into, user);
  if (refused) return complain(`cannot create regular file '${to}': ${troubleText[refused]}`);
  const trouble = write(machine, into, read.value.content, user, entry.mode);
  return trouble ? complain(`error writing '${to}': ${troubleText[trouble]}`) : true;
}

function* cp(run: Run): Io<number> {
  const { flags, words, wrong } = optionsOf(run.args, 'rRaf');
  if (wrong) return wrongOption(run, wrong);
  const deep = ['r', 'R', 'a'].some((flag) => flags.has(flag));
  const pairs = targets(run, words);
  return pairs?.map(([word, to]) => copyOne(run, word, to, deep)).every(Boolean) ? 0 : 1;
}

function moveOne({ session, machine, err }: Run, word: string, to: string): boolean {
  const [from, into] = [pathOf(session, word), pathOf(session, to)];
  const complain = (text: string): false => {
    err(`mv: ${text}\n`);
    return false;
  };
  if (!entryAt(machine, from)) return complain(`cannot stat '${word}': ${troubleText.missing}`);
  if (from === into) return complain(`'${word}' and '${to}' are the same file`);
  if (into.startsWith(`${from}/`)) return complain(`cannot move '${word}' to a subdirectory of itself, '${to}'`);
  const trouble = rename(machine, from, into, session.user);
  return trouble ? complain(`cannot move '${word}' to '${to}': ${troubleText[trouble]}`) : true;
}

function* mv(run: Run): Io<number> {
  const { words, wrong } = optionsOf(run.args, 'f');
  if (wrong) return wrongOption(run, wrong);
  const pairs = targets(run, words);
  return pairs?.map(([word, to]) => moveOne(run, word, to)).every(Boolean) ? 0 : 1;
}

/** Removes a file, or a folder with all that is in it. */
function removeAll(run: Run, path: string): FileTrouble | undefined {
  const { machine, session } = run;
  const entry = entryAt(machine, path);
  if (!entry) return 'missing';
  if (entry.kind === 'folder')
    for (const [name] of inFolder(machine, path)) {
      const trouble = removeAll(run, pathOf({ folder: path }, name));
      if (trouble) return trouble;
    }
  return remove(machine, path, session.user, entry.kind);
}

function* rm(run: Run): Io<number> {
  const { session, machine, err } = run;
  const { flags, words, wrong } = optionsOf(run.args, 'rRf');
  if (wrong) return wrongOption(run, wrong);
  const [deep, forced] = [flags.has('r') || flags.has('R'), flags.has('f')];
  if (words.length === 0 && !forced) {
    err('rm: missing operand\n');
    return 1;
  }
  let status = 0;
  for (const word of words) {
    const path = pathOf(session, word);
    const entry = entryAt(machine, path);
    if (!entry && forced) continue;
    const trouble = entry?.kind === 'folder' && !deep ? 'folder' : removeAll(run, path);
    if (!trouble) continue;
    err(`rm: cannot remove '${word}': ${troubleText[trouble]}\n`);
    status = 1;
  }
  return status;
}

function* touch(run: Run): Io<number> {
  const { session, machine, err } = run;
  const { words, wrong } = optionsOf(run.args, 'c');
  if (wrong) return wrongOption(run, wrong);
  if (words.length === 0) {
    err('touch: missing file operand\n');
    return 1;
  }
  let status = 0;
  for (const word of words) {
    const path = pathOf(session, word);
    const entry = entryAt(machine, path);
    if (entry?.kind === 'folder') continue;
    const trouble = write(machine, path, entry?.content ?? emptyContent, session.user, NEW.file);
    if (!trouble) continue;
    err(`touch: cannot touch '${word}': ${troubleText[trouble]}\n`);
    status = 1;
  }
  return status;
}

export const fileTools: readonly Tool[] = [
  { name: 'cp', does: 'copy files: -r folders, too', run: cp },
  { name: 'mv', does: 'move or rename files', run: mv },
  { name: 'rm', does: 'remove files: -r folders, too, -f without complaints', run: rm },
  { name: 'touch', does: 'make an empty file, or give it the time it is', run: touch },
];
