import type { Passing } from '../system/network/ip-stack.ts';
import type { SeenPacket } from '../system/network/packet-seen.ts';
import { packetSize, type Packet } from './packet.ts';

const NOTHING = new Uint8Array();

/** What a filter sees of a packet. */
export const passing = ({ from, to, tos, body }: Packet): Passing => ({
  from,
  to,
  protocol: body.kind,
  ...(tos && { tos }),
  ...(body.kind === 'icmp'
    ? { icmp: [body.type, body.code] as const }
    : { fromPort: body.fromPort, toPort: body.toPort }),
  ...(body.kind === 'tcp' && { established: body.acknowledges !== undefined || body.reset === true }),
});

/** What whoever looks on sees of it. */
export function seenPacket(packet: Packet): SeenPacket {
  const { body, tos = 0 } = packet;
  const seen = { ...passing(packet), length: packetSize(packet), tos };
  if (body.kind === 'icmp') return { ...seen, about: body.about?.to, bytes: NOTHING };
  if (body.kind === 'udp') return { ...seen, bytes: body.bytes };
  const { sequence, acknowledges, window, segment, bytes, syn, fin, reset } = body;
  const flags = [
    ...(acknowledges === undefined ? [] : ['ACK']),
    ...(syn ? ['SYN'] : []),
    ...(fin ? ['FIN'] : []),
    ...(reset ? ['RST'] : []),
  ];
  return { ...seen, bytes, tcp: { sequence, acknowledges: acknowledges ?? 0, window, flags, segment } };
}
