import type { Command } from '../../../cli/command.ts';
import { pingCommand } from './ping-command.ts';
import { showHosts } from './show.ts';

export const commands: readonly Command[] = [pingCommand, showHosts];
