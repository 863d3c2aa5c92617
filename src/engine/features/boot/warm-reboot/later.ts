import type { Command } from '../../../cli/command.ts';
import { showWarmReboot } from './show.ts';

export const commands: readonly Command[] = [showWarmReboot];
