import type { Command } from '../../../cli/command.ts';
import { configCommands } from './config.ts';
import { showCommands } from './show.ts';

export const commands: readonly Command[] = [...configCommands, ...showCommands];
