import { readPath } from '../../../cli/command-path.ts';
import { exec } from '../../../cli/mode.ts';
import { movedLevels } from '../../../cli/privilege.ts';
import { usable } from '../../../cli/resolve.ts';
import type { Entered } from '../../../cli/shell.ts';
import { commandsOf } from '../../../cli/software.ts';
import { pathsTo, wordLevels } from '../../../cli/word-levels.ts';

/** A line without what its output goes through, which nobody is asked about. */
const bare = (text: string): string => text.replace(/ \|.*$/, '').trim();

const read = ({ session, mode, text }: Entered) =>
  readPath(usable(commandsOf(session.device), mode, session), bare(text), session.device);

/** Words of a command as its mode spells them, arguments as they were typed. */
export function commandWords(entered: Entered): readonly string[] {
  const path = read(entered);
  const typed = bare(entered.text).split(/\s+/);
  return path.ok ? [...path.value.words, ...typed.slice(path.value.words.length)] : typed;
}

/** Level that a command needs: its own, or that of a word of it that was moved. */
export function levelOf(entered: Entered): number {
  const { session, command, mode } = entered;
  const moved = mode.scope === undefined ? undefined : session.device.hook(movedLevels, null)?.[mode.scope];
  if (!moved) return mode === exec ? command.level : 15;
  const path = read(entered);
  const all = commandsOf(session.device).inMode(mode);
  const { levelOf: of } = wordLevels(all, moved);
  return path.ok ? Math.max(...pathsTo(path.value.elements.join(' ')).map((part) => of(command, part))) : command.level;
}
