import type { Command } from '../../../cli/command.ts';
import { clearHost, showHosts } from './show.ts';

export const commands: readonly Command[] = [...showHosts, clearHost];
