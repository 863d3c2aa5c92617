import { defineSlice } from '../../kernel/slice.ts';

export interface Environment {
  readonly variables: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
}

/** What the ROM monitor keeps: `stored` is in its NVRAM, `working` is what commands see until the next reset. */
export interface MonitorState {
  readonly stored: Environment;
  readonly working: Environment;
  /** Startup configuration at the time BOOT was set here: once the configuration changes, its own list counts again. */
  readonly bootSetOver: string | null;
  /** Return code of the last command: variable `?`. */
  readonly result: number;
  /** Percent of main memory for packets as `iomemset` left it; null: as the software sees fit. */
  readonly ioMemory: number | null;
  /** Break stopped an autoboot: on some platforms memory has to be cleared by a reset. */
  readonly unclean: boolean;
}

/** Aliases of a ROM monitor that nobody changed. */
const usualAliases: Readonly<Record<string, string>> = {
  r: 'repeat',
  h: 'history',
  '?': 'help',
  b: 'boot',
  ls: 'dir',
  i: 'reset',
  k: 'stack',
};

export const PROMPT = 'rommon ! > ';

const fresh: Environment = { variables: { PS1: PROMPT }, aliases: usualAliases };

export const monitorState = defineSlice<MonitorState>({
  id: 'rommon',
  lifetime: 'hardware',
  initial: () => ({ stored: fresh, working: fresh, bootSetOver: null, result: 0, ioMemory: null, unclean: false }),
});
