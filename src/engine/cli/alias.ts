import { defineHook, type Device } from '../system/device.ts';
import type { Mode, Scope } from './mode.ts';

/** A word that stands for the beginning of a line. */
export interface Alias {
  readonly name: string;
  readonly command: string;
}

/** The aliases of a kind of mode; answered by whoever keeps them. */
export const aliasesIn = defineHook<{ readonly scope: Scope | undefined; readonly aliases: readonly Alias[] }>(
  'cli.aliases',
);

export const aliasesOf = (device: Device, { scope }: Mode): readonly Alias[] =>
  device.hook(aliasesIn, { scope, aliases: [] }).aliases;

/** A line with its alias replaced. Columns of `text` that came from the alias stand for the word typed. */
export interface Expanded {
  readonly text: string;
  /** Length of the word typed, and of what it stands for; both 0 without an alias. */
  readonly typed: number;
  readonly meant: number;
}

/**
 * Replaces the first word when it is an alias, spelled out. A blank before it keeps it from being one; so does,
 * while the line is still being typed, the end of the line right behind it.
 */
export function expand(aliases: readonly Alias[], text: string, complete: boolean): Expanded {
  const [, word = '', rest = ''] = /^([^\s|]+)(.*)$/s.exec(text) ?? [];
  const alias = rest !== '' || complete ? aliases.find(({ name }) => name === word) : undefined;
  return alias
    ? { text: alias.command + rest, typed: word.length, meant: alias.command.length }
    : { text, typed: 0, meant: 0 };
}
