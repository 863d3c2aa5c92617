import { defineEvent } from '../kernel/events.ts';
import type { FileTrouble } from './files.ts';

const transfer = {
  protocol: 'text',
  file: 'text',
  from: 'text',
  to: 'text',
  bytes: 'number',
  direction: 'text',
} as const;

export const transferDone = defineEvent(
  'transfer.done',
  transfer,
  'A server sent (`direction` is `download`) or took (`upload`) the whole of `file`, by its path on the server; `from` and `to` are the name of the server and the address of the other end',
);
export const transferFailed = defineEvent(
  'transfer.failed',
  { ...transfer, reason: 'text' },
  'A transfer ended before all of it went over: `bytes` did; `reason` is `refused`, `missing`, `denied`, `full`, `stopped`, `aborted`, `timed-out`',
);
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
