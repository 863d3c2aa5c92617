import { defineSlice } from '../../../kernel/slice.ts';

/** Severity by number: 0 emergencies to 7 debugging. */
export type Severity = number;

/** Where messages are sent. */
export interface LoggingHost {
  readonly address: string;
  readonly port: number;
}

export type OriginId = { readonly kind: 'hostname' | 'ip' } | { readonly kind: 'string'; readonly text: string };

export const SYSLOG_PORT = 514;

export interface LoggingConfig {
  on: boolean;
  /** Highest number that still goes there; null: nothing does. */
  console: Severity | null;
  monitor: Severity | null;
  buffered: { size: number; level: Severity } | null;
  trap: Severity | null;
  hosts: LoggingHost[];
  /** What says where a message is from, before the rest. */
  origin: OriginId | null;
  facility: string;
  source: string | null;
}

export const FIRST_SIZE = 8192;

export const loggingConfig = defineSlice<LoggingConfig>({
  id: 'logging',
  lifetime: 'ram',
  initial: () => ({
    on: true,
    console: 7,
    monitor: 7,
    buffered: { size: FIRST_SIZE, level: 7 },
    trap: 6,
    hosts: [],
    origin: null,
    facility: 'local7',
    source: null,
  }),
});

export interface LogRecord {
  /** Messages in the buffer, oldest first, as printed. */
  entries: string[];
  /** Number of the last message since the start. */
  sequence: number;
  toConsole: number;
  toMonitor: number;
  toBuffer: number;
  toTrap: number;
  /** Messages sent to each host, by its address. */
  toHosts: Record<string, number>;
  /** The port that they are sent from; null: none was sent yet. */
  port: number | null;
}

export const logRecord = defineSlice<LogRecord>({
  id: 'logging.record',
  lifetime: 'ram',
  initial: () => ({
    entries: [],
    sequence: 0,
    toConsole: 0,
    toMonitor: 0,
    toBuffer: 0,
    toTrap: 0,
    toHosts: {},
    port: null,
  }),
});
