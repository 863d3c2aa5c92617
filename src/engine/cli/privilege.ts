import { defineHook } from '../system/device.ts';
import type { Command } from './command.ts';
import type { Terminal } from './grammar.ts';
import type { Scope } from './mode.ts';

/** A word of a command that was given a level of its own. */
export interface MovedWord {
  readonly level: number;
  /** Everything below it goes with it. */
  readonly all: boolean;
}

/** Moved words of a kind of mode, by their paths: `show running-config`, `copy *`. */
export type MovedWords = Readonly<Record<string, MovedWord>>;

/** Commands that were moved between privilege levels; null: none was. The same object as long as nothing changes. */
export const movedLevels = defineHook<Readonly<Partial<Record<Scope, MovedWords>>> | null>('cli.moved-levels');

/** Which words of a mode's commands a user may use. */
export interface Guard {
  allows(command: Command, path: string): boolean;
}

/** Stands for any value of an argument. */
export const ARGUMENT = '*';

/** The path of a word that follows: keywords in lower case, one blank between. */
export const pathAfter = (path: string, terminal: Terminal): string =>
  joined(path, terminal.kind === 'keyword' ? terminal.word.toLowerCase() : ARGUMENT);

const joined = (path: string, element: string): string => (path === '' ? element : `${path} ${element}`);
