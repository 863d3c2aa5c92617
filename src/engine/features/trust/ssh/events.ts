import { defineEvent } from '../../../kernel/events.ts';

export const sshOpened = defineEvent(
  'ssh.opened',
  { user: 'text', from: 'text', line: 'text' },
  'Somebody has logged in to the SSH server of a device, at this line',
);
export const sshRefused = defineEvent(
  'ssh.refused',
  { from: 'text', reason: 'text' },
  'Somebody who came to the SSH server was not let in: algorithms, authentication, time-out, version, left',
);

export const events = [sshOpened, sshRefused];
