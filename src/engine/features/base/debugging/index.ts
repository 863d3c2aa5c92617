import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact } from '../../../system/device.ts';
import { debugState } from './state.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'debugging',
  title: 'Debugging',
  slices: [debugState],
  facts: [
    defineFact({
      id: 'debugging.on',
      kind: 'list',
      describe: 'Topics whose debugging is on, as `software authenticity key`',
      read: (device) => device.read(debugState).on,
    }),
  ],
  later,
});
