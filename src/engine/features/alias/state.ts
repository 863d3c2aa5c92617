import type { Alias } from '../../cli/alias.ts';
import { defineSlice } from '../../kernel/slice.ts';

/** Modes that can have aliases: the word of the command line, what lists call it, and the ids of its modes. */
export const aliasModes = [
  { word: 'configure', title: 'Configure mode', help: 'Global configuration mode', ids: ['configure'] },
  { word: 'exec', title: 'Exec mode', help: 'Exec mode', ids: ['exec'] },
  {
    word: 'interface',
    title: 'Interface configuration mode',
    help: 'Interface configuration mode',
    ids: ['config-if', 'config-if-range'],
  },
  { word: 'line', title: 'Line configuration mode', help: 'Line configuration mode', ids: ['config-line'] },
] as const;
export type AliasMode = (typeof aliasModes)[number]['word'];

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
