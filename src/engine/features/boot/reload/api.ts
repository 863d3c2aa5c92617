import { defineEvent } from '../../../kernel/events.ts';

export const reloadScheduled = defineEvent<{ minutes: number; reason: string; by: string }>(
  'reload.scheduled',
  { minutes: 'number', reason: 'text', by: 'text' },
  'A reload was scheduled for so many minutes later.',
);
export const reloadCancelled = defineEvent<{ by: string }>(
  'reload.cancelled',
  { by: 'text' },
  'A scheduled reload was cancelled.',
);
