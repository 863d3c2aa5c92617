import { defineEvent } from '../kernel/events.ts';
import { transferDone, transferFailed } from '../system/network/transfers.ts';
import type { FileTrouble } from './files.ts';

export const loginTried = defineEvent(
  'login.tried',
  { protocol: 'text', user: 'text', accepted: 'flag' },
  'Somebody gave a user and a password to a server',
);

export const commandAsked = defineEvent(
  'tacacs.asked',
  { user: 'text', command: 'text', accepted: 'flag' },
  'A device asked a TACACS+ server whether a user may carry out a command; an empty one: whether they may have EXEC',
);
export const recordTaken = defineEvent(
  'tacacs.accounted',
  { user: 'text', kind: 'text', command: 'text' },
  'A device told a TACACS+ server that a user began (`kind` is start) or ended something (stop), or carried out a command',
);

/** Why a file is not given or taken, as events have it: a folder is no file that is there. */
export const reasonOf = (trouble: FileTrouble): string => (trouble === 'folder' ? 'missing' : trouble);

export const toolRan = defineEvent(
  'tool.ran',
  { command: 'text', status: 'number' },
  'A command of a workstation ended, with this exit status; `command` is its words as the shell read them',
);

/** All that a host emits. */
export const hostEvents = [transferDone, transferFailed, loginTried, commandAsked, recordTaken, toolRan];
