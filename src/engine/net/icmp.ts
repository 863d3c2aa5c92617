import type { EchoAnswer, ProbeAnswer } from '../system/network/network.ts';
import type { Icmp, Packet } from './packet.ts';

/** Types of messages. */
export const [REPLY, ECHO, EXPIRED] = [0, 8, 11] as const;
const UNREACHABLE = 3;
/** Codes of why something cannot be reached. */
export const [NO_HOST, NO_PORT, TOO_BIG, PROHIBITED] = [1, 3, 4, 13] as const;
const NO_PROTOCOL = 2;

/** Says to the sender of a packet that it got no further. `mtu`: the most bytes that would have (RFC 1191). */
export const complaint = (about: Packet, code: number, type: number = UNREACHABLE, mtu = 0): Icmp => ({
  kind: 'icmp',
  type,
  code,
  id: 0,
  sequence: mtu,
  size: 0,
  about,
});

export function echoAnswer(type: number, code: number): EchoAnswer {
  if (type === REPLY) return 'reply';
  if (type === EXPIRED) return 'expired';
  if (code === TOO_BIG) return 'too-big';
  return code === PROHIBITED ? 'prohibited' : 'unreachable';
}

export function probeAnswer(type: number, code: number): ProbeAnswer['says'] {
  if (type === EXPIRED) return 'expired';
  if (code === NO_PORT) return 'port';
  if (code === NO_PROTOCOL) return 'protocol';
  if (code === PROHIBITED) return 'prohibited';
  return code === 0 ? 'network' : 'host';
}
