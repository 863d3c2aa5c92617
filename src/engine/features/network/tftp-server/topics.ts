import type { DebugTopic } from '../../base/debugging/api.ts';

export const events: DebugTopic = { id: 'tftp events', group: 'TFTP', title: 'TFTP Event' };
export const packets: DebugTopic = { id: 'tftp packets', group: 'TFTP', title: 'TFTP Packet' };
