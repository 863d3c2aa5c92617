import type { Alias } from '../../../cli/alias.ts';
import { scopes, type Scope } from '../../../cli/mode.ts';
import { defineSlice } from '../../../kernel/slice.ts';

/** Kinds of modes that can have aliases, in the order of the configuration. */
export const aliasModes = ['configure', 'exec', 'interface', 'line'] as const satisfies readonly Scope[];
export type AliasMode = (typeof aliasModes)[number];

/** What lists of aliases call them. */
export const modeTitles: Readonly<Record<AliasMode, string>> = { ...scopes, configure: 'Configure mode' };

/** Aliases of EXEC that nobody configured. */
const firstAliases: readonly Alias[] = [
  ['h', 'help'],
  ['lo', 'logout'],
  ['p', 'ping'],
  ['r', 'resume'],
  ['s', 'show'],
  ['u', 'undebug'],
  ['un', 'undebug'],
  ['w', 'where'],
].map(([name = '', command = '']) => ({ name, command }));

/** What a mode has before anybody configures it. */
export const firstIn = (mode: AliasMode): readonly Alias[] => (mode === 'exec' ? firstAliases : []);

export const aliasLists = defineSlice<Record<AliasMode, readonly Alias[]>>({
  id: 'alias.lists',
  lifetime: 'ram',
  initial: () => ({ configure: [], exec: firstAliases, interface: [], line: [] }),
});
