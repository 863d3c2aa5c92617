import { ownValue } from '../kernel/record.ts';
import type { Command } from './command.ts';
import type { Node } from './grammar.ts';
import type { Guard, MovedWords } from './privilege.ts';

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(' ')));

/** All paths that lead to a path, it included: `show`, `show ip`, `show ip route`. */
export const pathsTo = (path: string): readonly string[] =>
  path.split(' ').map((_, i, elements) => elements.slice(0, i + 1).join(' '));

/** Words that a command always begins with. */
function headOf(node: Node): readonly string[] {
  const words: string[] = [];
  const follow = (at: Node): boolean => {
    if (at.kind === 'keyword') return words.push(at.word.toLowerCase()) > 0;
    if (at.kind === 'seq') return at.items.every(follow);
    const [only, ...others] = at.kind === 'alt' ? at.items : [];
    return only !== undefined && others.length === 0 && follow(only);
  };
  follow(node);
  return words;
}

const heads = new WeakMap<Command, readonly string[]>();
function headPaths(command: Command): readonly string[] {
  const known = heads.get(command) ?? pathsTo(headOf(command.syntax.node).join(' '));
  heads.set(command, known);
  return known;
}

/** Levels of words that several commands begin with: that of the lowest. */
function sharedLevels(commands: readonly Command[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const command of commands)
    for (const path of headPaths(command)) levels.set(path, Math.min(levels.get(path) ?? command.level, command.level));
  return levels;
}

/** Level of every word of a mode's commands. */
export interface WordLevels {
  levelOf(command: Command, path: string): number;
}

/**
 * A word that was moved has the level it was given, a word below one moved with `all` that level. The words a command
 * begins with keep their own level otherwise. An option goes with the word before it, until an option beside it is
 * moved by name: then it keeps the level of its command.
 */
export function wordLevels(commands: readonly Command[], moved: MovedWords): WordLevels {
  const shared = sharedLevels(commands);
  const named = new Set(Object.keys(moved).map(parentOf));
  const takenAlong = (path: string): number | undefined =>
    pathsTo(parentOf(path))
      .map((above) => ownValue(moved, above))
      .findLast((above) => above?.all)?.level;
  const levelOf = (command: Command, path: string): number => {
    const own = ownValue(moved, path)?.level;
    if (own !== undefined) return own;
    const parent = parentOf(path);
    if (headPaths(command).includes(path)) return takenAlong(path) ?? shared.get(path) ?? command.level;
    if (parent === '' || (named.has(parent) && !isModifier(path))) return takenAlong(path) ?? command.level;
    return levelOf(command, parent);
  };
  return { levelOf };
}

/** Output modifiers are free. */
const isModifier = (path: string): boolean => path.endsWith(' |');

/** What a user of this level may use. */
export function guardOf(commands: readonly Command[], moved: MovedWords, privilege: number): Guard {
  const { levelOf } = wordLevels(commands, moved);
  return { allows: (command, path) => levelOf(command, path) <= privilege };
}
