import { defineEvent } from '../../../kernel/events.ts';

export const commandMoved = defineEvent<{ mode: string; command: string; level: number }>(
  'privilege.moved',
  { mode: 'text', command: 'text', level: 'number' },
  'A command (show running-config) of a kind of mode (exec, configure, interface, line, archive) was given this privilege level.',
);
