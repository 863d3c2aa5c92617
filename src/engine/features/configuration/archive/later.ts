import type { Command } from '../../../cli/command.ts';
import { commands as archiveCommands } from './commands.ts';
import { differenceCommands } from './difference-commands.ts';

export const commands: readonly Command[] = [...archiveCommands, ...differenceCommands];
