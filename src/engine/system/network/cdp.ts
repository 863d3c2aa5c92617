import { concat, latin1Decode, utf8Decode, utf8Encode } from '../bytes.ts';
import type { Address } from './network.ts';

/** Number of the protocol behind SNAP, and the group that hears it. */
export const CDP = 0x2000;
export const CDP_GROUP = '0100.0ccc.cccc';

/** What a device is, as bits. */
export const CDP_CAPABILITIES = { router: 0x01, switch: 0x08, igmp: 0x20 } as const;

/** What a device tells its neighbours. */
export interface CdpMessage {
  /** Seconds for which it holds. */
  readonly ttl: number;
  readonly device: string;
  readonly addresses: readonly Address[];
  /** The port that it was sent from. */
  readonly port: string;
  readonly capabilities: number;
  readonly version: string;
  readonly platform: string;
  readonly fullDuplex: boolean;
}

const VERSION = 2;
const HEADER = 4;
const [DEVICE, ADDRESSES, PORT, CAPABILITIES, SOFTWARE, PLATFORM, DUPLEX, MANAGEMENT] = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0b, 0x16,
] as const;
/** An IPv4 address: kind and length of the number of its protocol, the number, its own length. */
const IP = [1, 1, 0xcc, 0, 4] as const;
/** Addresses that are read of one message, and characters of a text. */
const MOST = 16;
const LONGEST = 1024;

const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const pair = (n: number): readonly number[] => [n >> 8, n & 255];

const field = (type: number, value: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(...pair(type), ...pair(value.length + HEADER)), value);

const addressList = (addresses: readonly Address[]): Uint8Array =>
  Uint8Array.of(0, 0, ...pair(addresses.length), ...addresses.flatMap((one) => [...IP, ...one.split('.').map(Number)]));

/** The checksum of RFC 1071, but for an odd last octet: it counts as the lower half of a word with a sign. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) sum += u16(bytes, at);
  const last = bytes.length % 2 === 1 ? (bytes.at(-1) ?? 0) : 0;
  sum += last & 0x80 ? 0xff00 + last - 1 : last;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** A message as it is on the wire, behind SNAP. */
export function cdpMessage(told: CdpMessage): Uint8Array {
  const { ttl, device, addresses, port, capabilities, version, platform, fullDuplex } = told;
  const bytes = concat(
    Uint8Array.of(VERSION, ttl, 0, 0),
    field(DEVICE, utf8Encode(device)),
    field(SOFTWARE, utf8Encode(version)),
    field(PLATFORM, utf8Encode(platform)),
    ...(addresses.length > 0 ? [field(ADDRESSES, addressList(addresses))] : []),
    field(PORT, utf8Encode(port)),
    field(CAPABILITIES, Uint8Array.of(0, 0, ...pair(capabilities))),
    field(DUPLEX, Uint8Array.of(fullDuplex ? 1 : 0)),
    ...(addresses.length > 0 ? [field(MANAGEMENT, addressList(addresses))] : []),
  );
  bytes.set(pair(checksum(bytes)), 2);
  return bytes;
}

function addressesIn(bytes: Uint8Array): readonly Address[] {
  const found: Address[] = [];
  let at = HEADER;
  for (let left = Math.min(MOST, u16(bytes, 2)); left > 0 && at < bytes.length; left--) {
    const kind = at + 2;
    const value = kind + (bytes[at + 1] ?? 0) + 2;
    const end = value + u16(bytes, value - 2);
    if (bytes[kind] === IP[2] && end === value + 4 && end <= bytes.length)
      found.push(bytes.slice(value, end).join('.'));
    at = end;
  }
  return found;
}

const textIn = (bytes: Uint8Array): string => (utf8Decode(bytes) ?? latin1Decode(bytes)).slice(0, LONGEST);

/** What a neighbour tells; undefined: it is no such message, or damaged. */
export function parseCdp(bytes: Uint8Array): CdpMessage | undefined {
  if (bytes[0] !== VERSION || checksum(bytes) !== 0) return undefined;
  const fields = new Map<number, Uint8Array>();
  for (let at = HEADER; at < bytes.length; ) {
    const length = u16(bytes, at + 2);
    if (length < HEADER || at + length > bytes.length) return undefined;
    fields.set(u16(bytes, at), bytes.subarray(at + HEADER, at + length));
    at += length;
  }
  const value = (type: number): Uint8Array => fields.get(type) ?? new Uint8Array();
  return {
    ttl: bytes[1] ?? 0,
    device: textIn(value(DEVICE)),
    addresses: addressesIn(value(ADDRESSES)),
    port: textIn(value(PORT)),
    capabilities: u16(value(CAPABILITIES), 2),
    version: textIn(value(SOFTWARE)),
    platform: textIn(value(PLATFORM)),
    fullDuplex: value(DUPLEX)[0] === 1,
  };
}
