import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact } from '../../../system/device.ts';
import { reloadCancelled, reloadScheduled } from './api.ts';
import { reloadMessages } from './messages.ts';
import { scheduled } from './state.ts';

const later = part(() => import('./later.ts'));

/** Reload: now, later, or not after all. */
export default defineFeature({
  id: 'reload',
  title: 'Reload',
  requires: ['image-load', 'configuration', 'files', 'clock', 'warm-reboot', 'software'],
  slices: [scheduled],
  later,
  messages: reloadMessages,
  events: [reloadScheduled, reloadCancelled],
  facts: [
    defineFact({
      id: 'reload.pending-minutes',
      kind: 'number',
      nullable: true,
      describe: 'Minutes until a scheduled reload; none when nothing is scheduled',
      read: (device) => {
        const { pending } = device.read(scheduled);
        return pending ? Math.ceil((pending.at - device.clock.now) / 60_000) : null;
      },
    }),
  ],
});
