import { defineMessage } from '../../../system/device.ts';

export const reloading = defineMessage('SYS', 5, 'RELOAD', 'Reload requested by {0}. Reload Reason: {1}.');
export const scheduledReload = defineMessage(
  'SYS',
  5,
  'SCHEDULED_RELOAD',
  'Reload requested for {0} at {1} by {2}. Reload Reason: {3}.',
);
export const cancelledReload = defineMessage(
  'SYS',
  5,
  'SCHEDULED_RELOAD_CANCELLED',
  'Scheduled reload cancelled at {0}',
);

export const reloadMessages = [reloading, scheduledReload, cancelledReload];
