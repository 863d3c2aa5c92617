import type { Device } from '../../../system/device.ts';
import { gate, type Gate } from '../../../kernel/io.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Address } from '../../../system/network/network.ts';

export interface NtpServer {
  readonly address: Address;
  readonly version: number;
  readonly prefer: boolean;
  /** Eight questions at once at the beginning. */
  readonly iburst: boolean;
}

export const ntpConfig = defineSlice<{ servers: NtpServer[]; source: string | null }>({
  id: 'ntp',
  lifetime: 'ram',
  initial: () => ({ servers: [], source: null }),
});

/** One answer of a server: milliseconds. */
export interface Sample {
  readonly delay: number;
  readonly offset: number;
}

/** What is known of a server. */
export interface Association {
  /** Bits of the last eight questions, the newest lowest: whether they were answered. */
  reach: number;
  /** Answers, the newest first, eight at most. */
  samples: readonly Sample[];
  sent: number;
  received: number;
  /** Wall clock as the last question left; null: none is open. */
  asked: number | null;
  /** Milliseconds that the clock was moved since then. */
  moved: number;
  /** Virtual moment of the last answer. */
  heardAt: number | null;
  stratum: number;
  leap: number;
  reference: string;
  referenceTime: number | null;
  /** Milliseconds. */
  rootDelay: number;
  rootDispersion: number;
  precision: number;
  /** Wall clock of the last answer, here and there. */
  receivedTime: number | null;
  sentTime: number | null;
}

export const untold: Association = {
  reach: 0,
  samples: [],
  sent: 0,
  received: 0,
  asked: null,
  moved: 0,
  heardAt: null,
  stratum: 16,
  leap: 3,
  reference: '.INIT.',
  referenceTime: null,
  rootDelay: 0,
  rootDispersion: 0,
  precision: -6,
  receivedTime: null,
  sentTime: null,
};

export const ntpState = defineSlice<{
  associations: Record<Address, Association>;
  /** The server that the clock goes by. */
  peer: Address | null;
  startedAt: number | null;
  /** When the clock was last set by it: virtual moment and wall clock. */
  updatedAt: number | null;
  updatedTime: number | null;
}>({
  id: 'ntp.state',
  lifetime: 'ram',
  initial: () => ({ associations: {}, peer: null, startedAt: null, updatedAt: null, updatedTime: null }),
});

const changes = new WeakMap<Device, Gate<void>>();

/** Opens when servers or source are configured otherwise. */
export function configChanged(device: Device): Gate<void> {
  const known = changes.get(device) ?? gate<void>();
  changes.set(device, known);
  return known;
}
