import { defineEvent } from '../../../kernel/events.ts';

export const setupEnded = defineEvent<{ outcome: string }>(
  'setup.ended',
  { outcome: 'text' },
  'The setup dialogue ended; `outcome`: declined, saved, discarded or aborted.',
);
