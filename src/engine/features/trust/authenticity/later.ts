import type { Command } from '../../../cli/command.ts';
import { authenticityCommands } from './commands.ts';

export { facts } from './facts.ts';

export const commands: readonly Command[] = authenticityCommands;
