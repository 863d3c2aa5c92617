import { defineSlice } from '../../../kernel/slice.ts';

export interface Address {
  readonly ip: string;
  readonly mask: string;
}

/** How an interface got its address: the column of `show ip interface brief`. */
type Method = 'unset' | 'NVRAM' | 'manual' | 'DHCP';

export interface InterfaceSettings {
  description: string | null;
  address: Address | null;
  secondary: Address[];
  dhcp: boolean;
  method: Method;
  shutdown: boolean;
  duplex: 'auto' | 'full' | 'half';
  speed: 'auto' | '10' | '100' | '1000';
  negotiation: boolean;
  /** Kilobits per second; null: what the port gives. */
  bandwidth: number | null;
  /** Tens of microseconds; null: what the port gives. */
  delay: number | null;
  mtu: number;
}

export const LOOPBACK = 'Loopback';

/** A port out of the box is shut; a loopback interface never is. */
export const presetInterface = (name: string): InterfaceSettings => ({
  description: null,
  address: null,
  secondary: [],
  dhcp: false,
  method: 'unset',
  shutdown: !name.startsWith(LOOPBACK),
  duplex: 'auto',
  speed: 'auto',
  negotiation: true,
  bandwidth: null,
  delay: null,
  mtu: name.startsWith(LOOPBACK) ? 1514 : 1500,
});

/** Interfaces that somebody configured, by full name. */
export const interfaceSettings = defineSlice<Record<string, InterfaceSettings>>({
  id: 'interfaces',
  lifetime: 'ram',
  initial: () => ({}),
});

export interface LinkState {
  readonly link: 'up' | 'down' | 'admin';
  readonly protocol: 'up' | 'down';
}

/** What was last found out about each interface, and whether the start of IOS is over. */
export const linkStates = defineSlice<{ started: boolean; states: Record<string, LinkState> }>({
  id: 'interfaces.links',
  lifetime: 'ram',
  initial: () => ({ started: false, states: {} }),
});
