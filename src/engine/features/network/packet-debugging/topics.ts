import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';
import type { DebugTopic } from '../../base/debugging/api.ts';

const GENERIC = 'Generic IP';

export const icmp: DebugTopic = { id: 'ip icmp', group: GENERIC, title: 'ICMP packet' };
export const udp: DebugTopic = { id: 'ip udp', group: GENERIC, title: 'UDP packet' };
export const tcp: DebugTopic = { id: 'ip tcp transactions', group: 'TCP', title: 'TCP special event' };
export const ftp: DebugTopic = { id: 'ip ftp', group: 'FTP', title: 'FTP transactions' };

/** Which packets are wanted, and how much of them. */
export const packetWishes = defineSlice<{ list: string | null; detail: boolean }>({
  id: 'packet-debugging',
  lifetime: 'ram',
  initial: () => ({ list: null, detail: false }),
});

/** `debug ip packet` as it was asked for. */
export function packets(device: Device): DebugTopic {
  const { list, detail } = device.read(packetWishes);
  const only = [...(detail ? ['(detailed)'] : []), ...(list === null ? [] : [`for access list ${list}`])].join(' ');
  return { id: 'ip packet', group: GENERIC, title: 'IP packet', ...(only !== '' && { only }) };
}

export const topicsOf = (device: Device): readonly DebugTopic[] => [icmp, packets(device), udp, tcp, ftp];
