import type { Command } from '../../../cli/command.ts';
import { configCommands } from './config.ts';
import { showLoggingCommands } from './show.ts';

export const commands: readonly Command[] = [...configCommands, ...showLoggingCommands];
