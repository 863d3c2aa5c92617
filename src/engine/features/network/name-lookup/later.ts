import type { Command } from '../../../cli/command.ts';
import { showHosts } from './show.ts';

export const commands: readonly Command[] = [showHosts];
