import { defineEvent } from '../kernel/events.ts';
import { transferDone, transferFailed } from '../system/network/transfers.ts';
import type { FileTrouble } from './files.ts';

export const loginTried = defineEvent(
  'login.tried',
  { protocol: 'text', user: 'text', accepted: 'flag' },
  'Somebody gave a user and a password to a server',
);

/** Why a file is not given or taken, as events have it: a folder is no file that is there. */
export const reasonOf = (trouble: FileTrouble): string => (trouble === 'folder' ? 'missing' : trouble);

export const toolRan = defineEvent(
  'tool.ran',
  { command: 'text', status: 'number' },
  'A command of a workstation ended, with this exit status; `command` is its words as the shell read them',
);

/** All that a host emits. */
export const hostEvents = [transferDone, transferFailed, loginTried, toolRan];
