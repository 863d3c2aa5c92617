import type { Command } from '../../../cli/command.ts';
import { helpCommands } from './help.ts';
import { showTerminalCommands } from './show.ts';
import { terminalCommands } from './commands.ts';

export const commands: readonly Command[] = [...helpCommands, ...showTerminalCommands, ...terminalCommands];
