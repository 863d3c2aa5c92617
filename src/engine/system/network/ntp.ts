import type { EpochMillis } from '../../kernel/calendar.ts';
import { concat } from '../bytes.ts';

/** Messages of NTP version 4 (RFC 5905), without extensions and keys. */
export const NTP_PORT = 123;
export const NTP_MODES = { client: 3, server: 4 } as const;
/** Bytes of a message. */
const MESSAGE = 48;
/** Seconds from 1900 to 1970. */
const SINCE_1900 = 2_208_988_800;
const FRACTION = 2 ** 32;
const SHORT_FRACTION = 2 ** 16;

export interface NtpMessage {
  /** 3: its clock is not set. */
  readonly leap: number;
  readonly version: number;
  readonly mode: number;
  /** 1: it has a clock of its own; 16: it has no time; 0: why it does not answer stands in `reference`. */
  readonly stratum: number;
  /** Seconds between two messages, as a power of two. */
  readonly poll: number;
  /** Seconds that its clock tells apart, as a power of two. */
  readonly precision: number;
  /** Seconds to the clock that it goes by, and how far it may be wrong. */
  readonly rootDelay: number;
  readonly rootDispersion: number;
  /** Four bytes: what it goes by. */
  readonly reference: Uint8Array;
  /** When its clock was last set; null: never. */
  readonly referenceTime: EpochMillis | null;
  /** Eight bytes: the time that the question left, as it was written there. */
  readonly originate: Uint8Array;
  readonly received: EpochMillis | null;
  readonly sent: EpochMillis | null;
  /** The same as it is written. */
  readonly sentBytes: Uint8Array;
}

const NEVER = new Uint8Array(8);

function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value % FRACTION);
  return bytes;
}

/** A time as it is written: seconds since 1900, and a fraction. */
export function ntpTime(at: EpochMillis | null): Uint8Array {
  if (at === null) return NEVER;
  const seconds = Math.floor(at / 1000);
  return concat(word(seconds + SINCE_1900), word(Math.floor(((at - seconds * 1000) / 1000) * FRACTION)));
}

const short = (seconds: number): Uint8Array => word(Math.round(seconds * SHORT_FRACTION));

export const ntpMessage = (message: Omit<NtpMessage, 'sentBytes'>): Uint8Array =>
  concat(
    Uint8Array.of((message.leap << 6) | (message.version << 3) | message.mode, message.stratum, message.poll),
    Uint8Array.of(message.precision & 255),
    short(message.rootDelay),
    short(message.rootDispersion),
    message.reference,
    ntpTime(message.referenceTime),
    message.originate,
    ntpTime(message.received),
    ntpTime(message.sent),
  );

/** What a datagram says; undefined when it is no message of NTP. */
export function parseNtp(bytes: Uint8Array): NtpMessage | undefined {
  if (bytes.length < MESSAGE) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const timeAt = (at: number): EpochMillis | null => {
    const [seconds, fraction] = [view.getUint32(at), view.getUint32(at + 4)];
    if (seconds === 0 && fraction === 0) return null;
    return (seconds - SINCE_1900) * 1000 + Math.round((fraction / FRACTION) * 1000);
  };
  const first = view.getUint8(0);
  return {
    leap: first >> 6,
    version: (first >> 3) & 7,
    mode: first & 7,
    stratum: view.getUint8(1),
    poll: view.getUint8(2),
    precision: view.getInt8(3),
    rootDelay: view.getUint32(4) / SHORT_FRACTION,
    rootDispersion: view.getUint32(8) / SHORT_FRACTION,
    reference: bytes.slice(12, 16),
    referenceTime: timeAt(16),
    originate: bytes.slice(24, 32),
    received: timeAt(32),
    sent: timeAt(40),
    sentBytes: bytes.slice(40, 48),
  };
}
