import type { Scope } from '../../../cli/mode.ts';
import type { MovedWord } from '../../../cli/privilege.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';

/** A moved word as it is kept. */
export interface Moved extends MovedWord {
  /** The command up to it, as the configuration prints it, word by word. */
  readonly words: readonly string[];
}

/** Moved words of one kind of mode, by their paths. */
export type MovedPaths = Readonly<Record<string, Moved>>;

export const movedCommands = defineSlice<Partial<Record<Scope, Record<string, Moved>>>>({
  id: 'privilege',
  lifetime: 'ram',
  initial: () => ({}),
});

/** Moved words of one kind of mode. */
export const movedIn = (device: Device, scope: Scope): MovedPaths => device.read(movedCommands)[scope] ?? {};
