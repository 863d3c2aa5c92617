import type { Command } from '../../../cli/command.ts';
import { commands as archiveCommands } from './commands.ts';
import { configCommands } from './config.ts';
import { differenceCommands } from './difference-commands.ts';

export const commands: readonly Command[] = [...configCommands, ...archiveCommands, ...differenceCommands];
