import { defineEvent } from '../../../kernel/events.ts';

export const archived = defineEvent<{ file: string }>(
  'archive.saved',
  { file: 'text' },
  'The running configuration was archived in this file',
);
export const replaced = defineEvent<{ source: string }>(
  'configuration.replaced',
  { source: 'text' },
  'The running configuration was replaced by this file',
);
export const rolledBack = defineEvent<{ because: string }>(
  'configuration.rolled-back',
  { because: 'text' },
  'A change was taken back; `because` of the timer, a command or an error',
);

export const events = [archived, replaced, rolledBack];
