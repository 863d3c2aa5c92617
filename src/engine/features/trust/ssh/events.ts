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

export const scpServed = defineEvent(
  'scp.served',
  { user: 'text', from: 'text', file: 'text', direction: 'text', bytes: 'number' },
  'A client of SCP got `file` of the device whole (`direction` is `download`) or wrote it (`upload`), as this user, from this address',
);
export const scpRefused = defineEvent(
  'scp.refused',
  { user: 'text', from: 'text', reason: 'text' },
  'A client of SCP got or wrote nothing: disabled, privilege, missing (the file), destination',
);

export const events = [sshOpened, sshRefused, scpServed, scpRefused];
