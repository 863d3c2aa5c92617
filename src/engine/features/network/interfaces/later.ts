import type { Command } from '../../../cli/command.ts';
import { showInterfaceCommands } from './show.ts';

export const commands: readonly Command[] = showInterfaceCommands;
