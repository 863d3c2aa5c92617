import type { Device } from '../system/device.ts';
import type { CommandSet } from './resolve.ts';
import type { RunningBlock } from './running-config.ts';

declare module '../system/device.ts' {
  interface Software {
    readonly commands: CommandSet;
    /** The parts of which the running configuration is made. */
    readonly runningBlocks: readonly RunningBlock[];
    /** Their names in the order in which they are printed; those of one list without `!` between. */
    readonly runningOrder: readonly (readonly string[])[];
  }
}

/** The commands of the software that a device runs. */
export const commandsOf = ({ software }: Device): CommandSet => software.commands;
