import type { Address } from './network.ts';

/** An address with the mask of its network, both in dotted decimal. */
export interface Masked {
  readonly ip: Address;
  readonly mask: Address;
}

/** Whether a text is an address in dotted decimal. */
export const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((octet) => Number(octet) <= 255);

/** Dotted decimal as a number from 0 to 2^32 - 1. */
export const asNumber = (dotted: string): number =>
  dotted.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);

export const asDotted = (n: number): Address => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');

/** Bits of a contiguous mask: 24 for 255.255.255.0. */
export const maskLength = (mask: Address): number => asNumber(mask).toString(2).replaceAll('0', '').length;

export const networkOf = ({ ip, mask }: Masked): Address => asDotted((asNumber(ip) & asNumber(mask)) >>> 0);

/** Whether an address is the directed broadcast of a network; one of two addresses or of one has none. */
export function isBroadcast({ ip, mask }: Masked, address: Address): boolean {
  const hosts = ~asNumber(mask) >>> 0;
  return hosts > 1 && (asNumber(ip) | hosts) >>> 0 === asNumber(address);
}

export const contains = (network: Masked, ip: Address): boolean =>
  ((asNumber(network.ip) ^ asNumber(ip)) & asNumber(network.mask)) === 0;

/** Everybody on the wire. */
export const EVERYBODY: Address = '255.255.255.255';
