import type { Device } from '../../../system/device.ts';
import type { Endpoint } from '../../../system/network/network.ts';
import { wayTo } from '../../../system/network/silence.ts';
import { debug, type DebugTopic } from '../../base/debugging/api.ts';

export const events: DebugTopic = { id: 'tftp events', group: 'TFTP', title: 'TFTP Event' };
export const packets: DebugTopic = { id: 'tftp packets', group: 'TFTP', title: 'TFTP Packet' };

/** Number of the process that serves, and of what it listens at (ours). */
const PROCESS = 334;
const SOCKET = '0x71523394';

/** Somebody asks for a file. */
export function tellAsked(device: Device, { address, port }: Endpoint, file: string): void {
  const by = device.hook(wayTo, { address }).interface ?? 'local';
  debug(device, events, `TFTP: Looking for ${file}`);
  debug(device, packets, `TFTP: Server request for port ${port}, socket_id ${SOCKET} for process ${PROCESS}`);
  debug(device, packets, `TFTP: read request from host ${address}(${port}) via ${by}`);
}

export const tellRefused = (device: Device, code: number, text: string): void =>
  debug(device, packets, `TFTP: Sending error ${code} ${text}`);
