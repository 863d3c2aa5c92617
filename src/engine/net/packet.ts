import type { Address } from '../system/network/network.ts';
import type { MovingFlow } from './flow.ts';

/** Whether a hardware address is that of a group, or of everybody: its first octet is odd. */
export const isGroup = (mac: string): boolean => Number.parseInt(mac.slice(0, 2), 16) % 2 === 1;

/** Hardware address of everybody on a wire. */
export const BROADCAST_MAC = 'ffff.ffff.ffff';

export interface Icmp {
  readonly kind: 'icmp';
  readonly type: number;
  readonly code: number;
  readonly id: number;
  readonly sequence: number;
  /** Bytes after its header, when it is an echo. */
  readonly size: number;
  /** What an echo is filled with, 16 bits again and again; 0xabcd without it. */
  readonly pattern?: number;
  /** The packet that an error is about. */
  readonly about?: Packet;
}

export interface Udp {
  readonly kind: 'udp';
  readonly fromPort: number;
  readonly toPort: number;
  readonly bytes: Uint8Array;
  /** Bulk data that begins with it. */
  readonly flow?: MovingFlow;
}

export interface Tcp {
  readonly kind: 'tcp';
  readonly fromPort: number;
  readonly toPort: number;
  readonly sequence: number;
  /** Undefined: it acknowledges nothing. */
  readonly acknowledges?: number | undefined;
  readonly syn?: boolean;
  readonly fin?: boolean;
  readonly reset?: boolean;
  readonly window: number;
  /** Maximum segment size, told with SYN. */
  readonly segment?: number | undefined;
  readonly bytes: Uint8Array;
  /** Bulk data that begins with it. */
  readonly flow?: MovingFlow;
}

/** An IP packet. */
export interface Packet {
  readonly from: Address;
  readonly to: Address;
  readonly ttl: number;
  readonly id: number;
  readonly dontFragment: boolean;
  /** Bytes of the largest datagram that a port on its way let through: it goes on in fragments of that size. */
  readonly narrowed?: number;
  /** Type of service; 0 without it. */
  readonly tos?: number;
  readonly body: Icmp | Udp | Tcp;
}

export interface Arp {
  readonly kind: 'request' | 'reply';
  readonly from: { readonly mac: string; readonly address: Address };
  /** The hardware address is not known in a request. */
  readonly to: { readonly mac?: string; readonly address: Address };
}

/** A message of a link-layer protocol: LLC and SNAP before it. */
export interface Snap {
  readonly protocol: number;
  readonly bytes: Uint8Array;
}

/** What is on a wire at one moment. */
export interface Frame {
  readonly from: string;
  readonly to: string;
  readonly carries: Arp | Packet | Snap;
}

export const isPacket = (carried: Frame['carries']): carried is Packet => 'body' in carried;
export const isSnap = (carried: Frame['carries']): carried is Snap => 'protocol' in carried;

/** Something that was on a wire: one frame, or bulk data as it went on. */
export type Captured =
  | { readonly kind: 'frame'; readonly at: number; readonly frame: Frame }
  | {
      readonly kind: 'bulk';
      readonly at: number;
      /** Its first packet, without what it carries. */
      readonly frame: Frame & { readonly carries: Packet };
      readonly flow: MovingFlow;
    };

/** Window of the end of a connection, which says no other. */
export const WINDOW = 4128;
const IP = 20;
const HEADERS = { icmp: 8, udp: 8, tcp: 20 } as const;
const SEGMENT_OPTION = 4;
const MEMBERS = 28;
/** Bytes of LLC and SNAP. */
export const SNAP = 8;
/** Bytes of a packet that an ICMP error repeats, after its IP header. */
const QUOTED = 8;

/** Bytes of an IP packet. */
export function packetSize({ body }: Packet): number {
  if (body.kind === 'icmp') return IP + HEADERS.icmp + (body.about ? IP + QUOTED : body.size);
  const options = body.kind === 'tcp' && body.segment !== undefined ? SEGMENT_OPTION : 0;
  return IP + HEADERS[body.kind] + options + body.bytes.length;
}

/** Bytes of the largest packet that begins with this one. */
function largest(packet: Packet, flow: MovingFlow | undefined): number {
  if (!flow) return packetSize(packet);
  const { cutting } = flow;
  return packetSize(packet) + (cutting.kind === 'segments' ? cutting.each : cutting.header + cutting.step.each);
}

/** A packet, or bulk data that begins with it, as a port lets it out that carries datagrams of so many bytes. */
export function narrowedTo(packet: Packet, mtu: number, bulk?: MovingFlow): Packet {
  const flow = bulk ?? ('flow' in packet.body ? packet.body.flow : undefined);
  return packet.dontFragment || largest(packet, flow) <= mtu || (packet.narrowed ?? Infinity) <= mtu
    ? packet
    : { ...packet, narrowed: mtu };
}

function carriedSize(carries: Frame['carries']): number {
  if (isPacket(carries)) return packetSize(carries);
  return isSnap(carries) ? SNAP + carries.bytes.length : MEMBERS;
}

/** Bytes of a frame without its check sequence, padded as Ethernet pads it. */
export const frameSize = ({ carries }: Frame): number => Math.max(60, 14 + carriedSize(carries));
