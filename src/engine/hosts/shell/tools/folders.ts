import type { Io } from '../../../kernel/io.ts';
import type { Disk } from '../../disk.ts';
import { edit, entryAt } from '../../files.ts';
import { parentOf } from '../../paths.ts';
import { changeEach } from './change-each.ts';
import { misused, optionsOf, pathOf, troubleText, wrongOption, type Run, type Tool } from '../tool.ts';

function* cd({ session, machine, args: [word], out, err }: Run): Io<number> {
  const back = word === '-';
  const path = back ? session.previous : pathOf(session, word === '' ? '.' : (word ?? session.home));
  const entry = entryAt(machine, path);
  if (entry?.kind !== 'folder') {
    err(`bash: cd: ${word}: ${troubleText[entry ? 'not-folder' : 'missing']}\n`);
    return 1;
  }
  session.previous = session.folder;
  session.folder = path;
  session.variables.set('PWD', path).set('OLDPWD', session.previous);
  if (back) out(`${path}\n`);
  return 0;
}

function* pwd({ session, out }: Run): Io<number> {
  out(`${session.folder}\n`);
  return 0;
}

/** Makes a folder; `parents`: those above it, too, and it may be there. */
function make(run: Run, disk: Disk, word: string, parents: boolean): number {
  const { session, err } = run;
  const path = pathOf(session, word);
  if (parents && disk.at(path)?.kind === 'folder') return 0;
  if (parents && !disk.at(parentOf(path)) && make(run, disk, parentOf(path), true) !== 0) return 1;
  const trouble = disk.makeFolder(path, session.user);
  if (!trouble) return 0;
  err(`mkdir: cannot create directory ‘${word}’: ${troubleText[trouble]}\n`);
  return 1;
}

function* mkdir(run: Run): Io<number> {
  const { flags, words, wrong } = optionsOf(run.args, 'p');
  if (wrong) return wrongOption(run, wrong);
  if (words.length === 0) return misused(run, 'missing operand');
  return edit(run.machine, (disk) => Math.max(...words.map((word) => make(run, disk, word, flags.has('p')))));
}

function* rmdir(run: Run): Io<number> {
  const { session } = run;
  const { words, wrong } = optionsOf(run.args, '');
  if (wrong) return wrongOption(run, wrong);
  if (words.length === 0) return misused(run, 'missing operand');
  return changeEach(run, words, (disk, word, path) => {
    const trouble = disk.at(path)?.kind === 'file' ? 'not-folder' : disk.remove(path, session.user, 'folder');
    return trouble && `failed to remove '${word}': ${troubleText[trouble]}`;
  });
}

export const folderTools: readonly Tool[] = [
  { name: 'cd', does: 'go to another folder', run: cd },
  { name: 'pwd', does: 'say in which folder one is', run: pwd },
  { name: 'mkdir', does: 'make folders: -p with those above them', run: mkdir },
  { name: 'rmdir', does: 'remove empty folders', run: rmdir },
];
