import type { Command } from '../../../cli/command.ts';
import { showLoggingCommands } from './show.ts';

export const commands: readonly Command[] = showLoggingCommands;
