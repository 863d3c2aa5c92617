import type { Command } from '../../../cli/command.ts';
import { copyCommand } from './copy-command.ts';
import { deleteCommand } from './delete-command.ts';
import { dirCommand, showCommands } from './dir.ts';
import { directoryCommands } from './directories.ts';
import { formatCommands } from './format-commands.ts';
import { moreCommand } from './more.ts';
import { verifyCommand } from './verify-command.ts';

export { facts } from './facts.ts';

export const commands: readonly Command[] = [
  dirCommand,
  ...showCommands,
  deleteCommand,
  ...directoryCommands,
  moreCommand,
  ...formatCommands,
  verifyCommand,
  copyCommand,
];
