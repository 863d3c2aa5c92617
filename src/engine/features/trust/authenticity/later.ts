import type { Command } from '../../../cli/command.ts';
import { authenticityCommands } from './commands.ts';
import { authenticityShown, imageVerified, keyAdded, keyCommandDone, keyRefused, keyRevoked } from './events.ts';

export { facts } from './facts.ts';

export const commands: readonly Command[] = authenticityCommands;

export const events = [keyAdded, keyRevoked, keyRefused, keyCommandDone, authenticityShown, imageVerified];
