import type { Device } from '../../../system/device.ts';
import type { Endpoint } from '../../../system/network/network.ts';
import type { PacketFate, SeenPacket } from '../../../system/network/packet-seen.ts';
import { parseTftp, TFTP_PORT } from '../../../system/network/tftp-packets.ts';
import { wayTo } from '../../../system/network/silence.ts';
import { debug } from '../../base/debugging/api.ts';
import { events, packets } from './topics.ts';

/** What somebody else says, without what would act on a terminal. */
export const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '');

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

/** Servers that the device's own client has asked, with the port that it asked from: the last few of them. */
const asked = new WeakMap<Device, readonly string[]>();
const REMEMBERED = 16;

/** What a client of this device asks for, each time that it does, and how it is refused. */
export function tellClient(
  device: Device,
  { fate, packet }: { readonly fate: PacketFate; readonly packet: SeenPacket },
): void {
  const { protocol, from, to, fromPort, toPort, bytes } = packet;
  if (protocol !== 'udp') return;
  const said = parseTftp(bytes);
  const [request, answer] = [`${to} ${fromPort}`, `${from} ${toPort}`];
  const known = asked.get(device) ?? [];
  const without = (one: string): readonly string[] => known.filter((other) => other !== one);
  if (fate === 'sent' && toPort === TFTP_PORT && (said?.kind === 'read' || said?.kind === 'write')) {
    asked.set(device, [...without(request), request].slice(-REMEMBERED));
    debug(device, packets, `TFTP: Sending ${said.kind} request to ${to}`);
  } else if (fate === 'received' && said?.kind === 'error' && known.includes(answer)) {
    asked.set(device, without(answer));
    debug(device, packets, `TFTP: Received error ${said.code} ${plain(said.text)}`);
  }
}
