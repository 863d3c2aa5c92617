import { defineHook } from '../hook.ts';
import type { Passing } from './ip-stack.ts';
import type { Address } from './network.ts';

/** What became of a packet at its machine. */
export type PacketFate = 'received' | 'sent' | 'denied' | 'unroutable';

/** A packet as whoever looks on sees it. */
export interface SeenPacket extends Passing {
  /** Bytes of the IP datagram. */
  readonly length: number;
  readonly tos: number;
  /** Where the packet went that an ICMP error is about. */
  readonly about?: Address | undefined;
  /** What UDP or TCP carry. */
  readonly bytes: Uint8Array;
  readonly tcp?: {
    readonly sequence: number;
    readonly acknowledges: number;
    readonly window: number;
    /** `SYN`, `ACK`, ... */
    readonly flags: readonly string[];
    /** Maximum segment, told with SYN. */
    readonly segment?: number | undefined;
  };
}

/** A machine has a packet of its own, or for itself. `port`: full name; what was seen is worked out when somebody asks. */
export const packetSeen = defineHook<{
  readonly fate: PacketFate;
  readonly port: string | undefined;
  readonly packet: () => SeenPacket;
}>('network.packet-seen');
