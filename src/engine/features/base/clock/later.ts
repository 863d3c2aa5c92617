import type { Command } from '../../../cli/command.ts';
import { setCommands } from './set.ts';
import { showClockCommands } from './show.ts';

export const commands: readonly Command[] = [...setCommands, ...showClockCommands];
