import type { Command } from '../../../cli/command.ts';
import { showCommands } from './show.ts';

export const commands: readonly Command[] = showCommands;
