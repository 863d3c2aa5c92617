import { concat, fromHex } from '../system/bytes.ts';
import type { Address } from '../system/network/network.ts';
import { isPacket, isSnap, SNAP, type Arp, type Frame, type Icmp, type Packet, type Tcp, type Udp } from './packet.ts';

/** Bytes of the largest IP datagram that Ethernet carries whole. */
const MTU = 1500;
const SHORTEST = 60;
const ETHERNET = 14;
const [TYPE_IP, TYPE_ARP] = [0x0800, 0x0806] as const;
const PROTOCOLS = { icmp: 1, tcp: 6, udp: 17 } as const;
const IP = 20;
const UDP = 8;
const TCP = 20;
const [DONT_FRAGMENT, MORE] = [0x4000, 0x2000] as const;
const [FIN, SYN, RST, PSH, ACK] = [1, 2, 4, 8, 16] as const;
/** Bytes of a packet that an ICMP error repeats, after its IP header. */
const QUOTED = 8;
const NOTHING = new Uint8Array();
/** Whose protocols stand behind SNAP. */
const VENDOR = [0, 0, 0x0c] as const;
/** What ping fills its packets with where nobody asked for anything else. */
const PATTERN = 0xabcd;

/** Addresses whose bytes are kept. */
const KEPT = 256;

/** Makes the bytes of an address, and keeps them. */
function kept(make: (text: string) => Uint8Array): (text: string) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return (text) => {
    const found = known.get(text);
    if (found) return found;
    if (known.size >= KEPT) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

const macBytes = kept((mac) => fromHex(mac.replaceAll('.', '')));
const addressBytes = kept((address: Address) => Uint8Array.from(address.split('.').map(Number)));

function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >> 8;
  bytes[at + 1] = value;
}

function put32(bytes: Uint8Array, at: number, value: number): void {
  put16(bytes, at, value >>> 16);
  put16(bytes, at + 2, value);
}

/** Sum of 16-bit words; an odd byte at the end counts as if a zero followed. */
function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const even = bytes.length & ~1;
  let sum = 0;
  for (let at = 0; at < even; at += 2) sum += view.getUint16(at);
  return bytes.length > even ? sum + (view.getUint8(even) << 8) : sum;
}

/** The ones' complement of the ones' complement sum (RFC 1071). */
function checksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = Math.floor(folded / 0x10000) + (folded % 0x10000);
  return ~folded & 0xffff;
}

function ipHeader({ from, to, ttl, id, tos = 0, body }: Packet, length: number, fragment: number): Uint8Array {
  const header = new Uint8Array(IP);
  header[0] = 0x45;
  header[1] = tos;
  put16(header, 2, length);
  put16(header, 4, id);
  put16(header, 6, fragment);
  header[8] = ttl;
  header[9] = PROTOCOLS[body.kind];
  header.set(addressBytes(from), 12);
  header.set(addressBytes(to), 16);
  put16(header, 10, checksum(sumOf(header)));
  return header;
}

function icmpBytes({ type, code, id, sequence, size, pattern = PATTERN, about }: Icmp): Uint8Array {
  const bytes = about ? concat(new Uint8Array(8), quoted(about)) : new Uint8Array(8 + size);
  bytes[0] = type;
  bytes[1] = code;
  put16(bytes, 4, id);
  put16(bytes, 6, sequence);
  if (!about) for (let at = 8; at < bytes.length; at++) bytes[at] = at % 2 ? pattern : pattern >> 8;
  put16(bytes, 2, checksum(sumOf(bytes)));
  return bytes;
}

/** The beginning of a packet, as an error repeats it. */
function quoted(packet: Packet): Uint8Array {
  const body = bodyBytes(packet);
  return concat(ipHeader(packet, IP + body.length, packet.dontFragment ? DONT_FRAGMENT : 0), body.subarray(0, QUOTED));
}

/** Sum of what UDP and TCP check besides their own bytes. */
const pseudoSum = ({ from, to, body }: Packet, length: number): number =>
  sumOf(addressBytes(from)) + sumOf(addressBytes(to)) + PROTOCOLS[body.kind] + length;

function udpBytes(packet: Packet, { fromPort, toPort, bytes: data }: Udp): Uint8Array {
  const bytes = new Uint8Array(UDP + data.length);
  put16(bytes, 0, fromPort);
  put16(bytes, 2, toPort);
  put16(bytes, 4, bytes.length);
  bytes.set(data, UDP);
  put16(bytes, 6, checksum(pseudoSum(packet, bytes.length) + sumOf(bytes)) || 0xffff);
  return bytes;
}

function flagsOf({ syn, fin, reset, acknowledges, bytes }: Tcp): number {
  return (
    (fin ? FIN : 0) |
    (syn ? SYN : 0) |
    (reset ? RST : 0) |
    (bytes.length > 0 ? PSH : 0) |
    (acknowledges === undefined ? 0 : ACK)
  );
}

function tcpBytes(packet: Packet, tcp: Tcp): Uint8Array {
  const header = TCP + (tcp.segment === undefined ? 0 : 4);
  const bytes = new Uint8Array(header + tcp.bytes.length);
  put16(bytes, 0, tcp.fromPort);
  put16(bytes, 2, tcp.toPort);
  put32(bytes, 4, tcp.sequence);
  put32(bytes, 8, tcp.acknowledges ?? 0);
  bytes[12] = (header / 4) << 4;
  bytes[13] = flagsOf(tcp);
  put16(bytes, 14, tcp.window);
  if (tcp.segment !== undefined) {
    put16(bytes, TCP, 0x0204);
    put16(bytes, TCP + 2, tcp.segment);
  }
  bytes.set(tcp.bytes, header);
  put16(bytes, 16, checksum(pseudoSum(packet, bytes.length) + sumOf(bytes)));
  return bytes;
}

function bodyBytes(packet: Packet): Uint8Array {
  const { body } = packet;
  if (body.kind === 'icmp') return icmpBytes(body);
  return body.kind === 'udp' ? udpBytes(packet, body) : tcpBytes(packet, body);
}

function arpBytes({ kind, from, to }: Arp): Uint8Array {
  const head = Uint8Array.of(0, 1, 8, 0, 6, 4, 0, kind === 'request' ? 1 : 2);
  const target = to.mac === undefined ? new Uint8Array(6) : macBytes(to.mac);
  return concat(head, macBytes(from.mac), addressBytes(from.address), target, addressBytes(to.address));
}

function framed({ from, to }: Frame, type: number, header: Uint8Array, data: Uint8Array = NOTHING): Uint8Array {
  const bytes = new Uint8Array(Math.max(SHORTEST, ETHERNET + header.length + data.length));
  bytes.set(macBytes(to));
  bytes.set(macBytes(from), 6);
  put16(bytes, 12, type);
  bytes.set(header, ETHERNET);
  bytes.set(data, ETHERNET + header.length);
  return bytes;
}

/** The bytes of a frame as they are on Ethernet, without check sequence; several frames where it must be fragmented. */
export function frameBytes(frame: Frame): readonly Uint8Array[] {
  const { carries } = frame;
  if (isSnap(carries)) {
    const { protocol, bytes } = carries;
    const head = Uint8Array.of(0xaa, 0xaa, 3, ...VENDOR, protocol >> 8, protocol & 255);
    return [framed(frame, SNAP + bytes.length, head, bytes)];
  }
  if (!isPacket(carries)) return [framed(frame, TYPE_ARP, arpBytes(carries))];
  const body = bodyBytes(carries);
  const most = Math.min(MTU, carries.narrowed ?? MTU);
  if (carries.dontFragment || IP + body.length <= most) {
    const header = ipHeader(carries, IP + body.length, carries.dontFragment ? DONT_FRAGMENT : 0);
    return [framed(frame, TYPE_IP, header, body)];
  }
  const frames: Uint8Array[] = [];
  const step = (most - IP) & ~7;
  for (let at = 0; at < body.length; at += step) {
    const piece = body.subarray(at, at + step);
    const fragment = (at + piece.length < body.length ? MORE : 0) | (at / 8);
    frames.push(framed(frame, TYPE_IP, ipHeader(carries, IP + piece.length, fragment), piece));
  }
  return frames;
}
