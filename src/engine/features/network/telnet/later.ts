import type { Command } from '../../../cli/command.ts';
import { connectionCommands } from './commands.ts';

export const commands: readonly Command[] = connectionCommands;
