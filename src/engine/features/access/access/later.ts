import type { Command } from '../../../cli/command.ts';
import { clearLine } from './clear-line.ts';
import { sendCommand, sendLogCommand } from './send.ts';
import { showCommands } from './show.ts';

export { facts } from './facts.ts';
export { userLogs as messages } from './user-logs.ts';

export const commands: readonly Command[] = [clearLine, sendCommand, sendLogCommand, ...showCommands];
