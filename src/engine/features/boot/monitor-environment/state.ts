import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';

export interface Environment {
  readonly variables: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
}

/** `stored` is in the NVRAM of the ROM monitor, `working` is what its commands see until the next reset. */
export interface EnvironmentState {
  readonly stored: Environment;
  readonly working: Environment;
  /** Startup configuration at the time BOOT was set here: once the configuration changes, its own list counts again. */
  readonly bootSetOver: string | null;
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

export const environmentState = defineSlice<EnvironmentState>({
  id: 'monitor-environment',
  lifetime: 'hardware',
  initial: () => ({ stored: fresh, working: fresh, bootSetOver: null }),
});

/** Variables and aliases as the ROM monitor sees them now. */
export const environment = (device: Device): Environment => device.read(environmentState).working;
