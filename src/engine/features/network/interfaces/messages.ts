import { defineEvent } from '../../../kernel/events.ts';
import { defineMessage } from '../../../system/device.ts';

/** Interface, `up` or `down`. */
export const linkUpDown = defineMessage('LINK', 3, 'UPDOWN', 'Interface {0}, changed state to {1}');
/** Interface. */
export const adminDown = defineMessage('LINK', 5, 'CHANGED', 'Interface {0}, changed state to administratively down');
/** Interface, `up` or `down`. */
export const protocolUpDown = defineMessage(
  'LINEPROTO',
  5,
  'UPDOWN',
  'Line protocol on Interface {0}, changed state to {1}',
);

export const linkChanged = defineEvent<{ interface: string; up: boolean }>(
  'interface.changed',
  { interface: 'text', up: 'flag' },
  'An interface went up or down.',
);
