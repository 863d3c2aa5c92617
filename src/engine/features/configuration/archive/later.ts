import type { Command } from '../../../cli/command.ts';
import { commands as archiveCommands } from './commands.ts';
import { configCommands } from './config.ts';
import { differenceCommands } from './difference-commands.ts';

export { events } from './events.ts';
export { facts } from './facts.ts';
export { archiveMessages as messages } from './messages.ts';

export const commands: readonly Command[] = [...configCommands, ...archiveCommands, ...differenceCommands];
