/** What to send, and how. */
export interface Echoes {
  readonly count: number;
  /** Bytes of the IP datagram: the first, the last, and what is between. */
  readonly size: number;
  readonly last: number;
  readonly step: number;
  /** Seconds. */
  readonly timeout: number;
  /** Own address or interface that echoes come from. */
  readonly source?: string | undefined;
  readonly dfBit?: boolean | undefined;
  readonly validate?: boolean | undefined;
  /** 16 bits that fill each echo. */
  readonly pattern?: number | undefined;
  readonly tos?: number | undefined;
  readonly verbose?: boolean | undefined;
}

/** Reads 16 bits in hexadecimal digits. */
export const readPattern = (text: string): number | undefined =>
  /^(0x)?[0-9a-f]{1,4}$/i.test(text) ? Number.parseInt(text, 16) : undefined;

export const PRESET = { count: 5, size: 100, timeout: 2 } as const;

/** The same for a trace. */
export interface Trace {
  readonly source?: string | undefined;
  readonly numeric?: boolean | undefined;
  /** Seconds. */
  readonly timeout: number;
  readonly probes: number;
  readonly least: number;
  readonly most: number;
  readonly port: number;
}

export const TRACE: Trace = { timeout: 3, probes: 3, least: 1, most: 30, port: 33_434 };

/** Bounds of what is asked for and typed. */
export const BOUNDS = {
  count: [1, 2_147_483_647],
  size: [36, 18_024],
  timeout: [0, 3600],
  tos: [0, 255],
  probes: [1, 65_535],
  ttl: [1, 255],
  port: [0, 65_535],
} as const;
