import type { Command } from '../../../cli/command.ts';
import { setCommands } from './set.ts';
import { showClockCommands } from './show.ts';
import { zoneCommands } from './zone-commands.ts';

export const commands: readonly Command[] = [...zoneCommands, ...setCommands, ...showClockCommands];
