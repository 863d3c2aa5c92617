import { defineEvent } from '../../../kernel/events.ts';

export const variableSet = defineEvent<{ name: string; value: string }>(
  'rommon.variable-set',
  { name: 'text', value: 'text' },
  'A ROM monitor variable got this value; empty when it was unset.',
);
export const environmentSynced = defineEvent<Record<never, never>>(
  'rommon.synced',
  {},
  'The ROM monitor wrote its variables to NVRAM.',
);
