import type { Session } from '../../../cli/session.ts';
import { defineEvent } from '../../../kernel/events.ts';
import { defineHook } from '../../../system/device.ts';

/** A session reached a privilege level by `enable`. */
export const enabledHook = defineHook<Session>('access.enabled');

export const enabled = defineEvent<{ level: number; line: string; user: string }>(
  'session.enabled',
  { level: 'number', line: 'text', user: 'text' },
  'Somebody reached this privilege level with `enable`; `user` is empty without a login name.',
);
export const enableFailed = defineEvent<{ level: number }>(
  'access.enable-failed',
  { level: 'number' },
  'Somebody typed a wrong password at `enable`.',
);
export const loggedIn = defineEvent<{ line: string; user: string; privilege: number }>(
  'session.logged-in',
  { line: 'text', user: 'text', privilege: 'number' },
  'Somebody began to use a line; `user` is empty where no name is asked.',
);
export const loggedOut = defineEvent<{ line: string; user: string }>(
  'session.logged-out',
  { line: 'text', user: 'text' },
  'A line was left, by logout or because nobody typed for too long.',
);
export const loginFailed = defineEvent<{ line: string; user: string }>(
  'access.login-failed',
  { line: 'text', user: 'text' },
  'Somebody gave a wrong name or password at login.',
);
export const userChanged = defineEvent<{ user: string; privilege: number; present: boolean }>(
  'access.user-changed',
  { user: 'text', privilege: 'number', present: 'flag' },
  'An account was made, changed or (not `present`) removed.',
);

export const accessEvents = [enabled, enableFailed, loggedIn, loggedOut, loginFailed, userChanged];
