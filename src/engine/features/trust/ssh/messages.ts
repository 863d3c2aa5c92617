import { defineMessage } from '../../../system/device.ts';

export const enabled = defineMessage('SSH', 5, 'ENABLED', 'SSH {0} has been enabled');
export const disabled = defineMessage('SSH', 5, 'DISABLED', 'SSH {0} has been disabled');
/** What, and the lists of both. */
export const noMatch = defineMessage('SSH', 3, 'NO_MATCH', 'No matching {0} found: client {1} server {2}');

/** Address, number of the virtual terminal, cipher, message authentication, outcome. */
export const requested = defineMessage(
  'SSH',
  5,
  'SSH2_SESSION',
  "SSH2 Session request from {0} (tty = {1}) using crypto cipher '{2}', hmac '{3}' {4}",
);
/** User, then as before. */
export const authenticated = defineMessage(
  'SSH',
  5,
  'SSH2_USERAUTH',
  "User '{0}' authentication for SSH2 Session from {1} (tty = {2}) using crypto cipher '{3}', hmac '{4}' {5}",
);
/** Address, number of the virtual terminal, user, cipher, message authentication. */
export const ended = defineMessage(
  'SSH',
  5,
  'SSH2_CLOSE',
  "SSH2 Session from {0} (tty = {1}) for user '{2}' using crypto cipher '{3}', hmac '{4}' closed",
);

export const messages = [enabled, disabled, noMatch, requested, authenticated, ended];
