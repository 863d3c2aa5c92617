import type { EchoAnswer, ProbeAnswer } from '../system/network/network.ts';
import type { Icmp, Packet } from './packet.ts';

/** Types of messages. */
export const [REPLY, UNREACHABLE, ECHO, EXPIRED] = [0, 3, 8, 11] as const;
/** Codes of why something cannot be reached. */
export const [NO_HOST, NO_PROTOCOL, NO_PORT, TOO_BIG, PROHIBITED] = [1, 2, 3, 4, 13] as const;

/** Says to the sender of a packet that it got no further. */
export const complaint = (about: Packet, code: number, type: number = UNREACHABLE): Icmp => ({
  kind: 'icmp',
  type,
  code,
  id: 0,
  sequence: 0,
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
