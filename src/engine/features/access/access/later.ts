import type { Command } from '../../../cli/command.ts';
import { clearLine } from './clear-line.ts';
import { showCommands } from './show.ts';

export const commands: readonly Command[] = [clearLine, ...showCommands];
