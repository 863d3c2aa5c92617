import { concat, latin1Decode, utf8Encode } from '../bytes.ts';

/** What a name server says: addresses, that there are none of this name, or that it cannot tell. */
export type Said = { readonly addresses: readonly string[]; readonly seconds: number } | 'no-such-name' | 'failed';

export const DNS_PORT = 53;
/** Types of records. */
export const DNS_A = 1;
export const DNS_PTR = 12;
export const DNS_ANY = 255;
/** How an answer went. */
export const DNS_CODES = { done: 0, malformed: 1, 'no-such-name': 3, 'not-implemented': 4, refused: 5 } as const;
const CLASS_IN = 1;
const HEADER = 12;
const LONGEST = { label: 63, name: 253 } as const;

/** A name as it stands in a message; undefined when no name can be like this. */
export function nameBytes(name: string): Uint8Array | undefined {
  const labels = name.split('.').map(utf8Encode);
  if (name.length > LONGEST.name || labels.some(({ length }) => length === 0 || length > LONGEST.label))
    return undefined;
  return concat(...labels.flatMap((label) => [Uint8Array.of(label.length), label]), Uint8Array.of(0));
}

/** A question for the addresses of a name, or for what else it has (RFC 1035); undefined when no name can be like this. */
export function question(id: number, name: string, type = DNS_A): Uint8Array | undefined {
  const named = nameBytes(name);
  if (!named) return undefined;
  const head = Uint8Array.of(id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  return concat(head, named, Uint8Array.of(0, type, 0, CLASS_IN));
}

const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Where a name in a message ends: at its empty label or behind a pointer. */
function behindName(bytes: Uint8Array, at: number): number {
  for (let next = at; ; ) {
    const length = bytes[next] ?? 0;
    if (length >= 0xc0) return next + 2;
    if (length === 0) return next + 1;
    next += length + 1;
  }
}

/** What a message answers to a question; undefined when it is no answer to it. */
export function answerTo(asked: Uint8Array, bytes: Uint8Array): Said | undefined {
  const same = asked.every((byte, i) => byte === bytes[i] || (i > 1 && i < HEADER));
  if (!same || ((bytes[2] ?? 0) & 0x80) === 0) return undefined;
  const code = (bytes[3] ?? 0) & 15;
  if (code !== 0) return code === 3 ? 'no-such-name' : 'failed';
  const addresses: string[] = [];
  let seconds = Infinity;
  let at = asked.length;
  for (let left = u16(bytes, 6); left > 0 && at < bytes.length; left--) {
    const record = behindName(bytes, at);
    const end = record + 10 + u16(bytes, record + 8);
    if (u16(bytes, record) === DNS_A && end === record + 14 && end <= bytes.length) {
      addresses.push(bytes.subarray(end - 4, end).join('.'));
      seconds = Math.min(seconds, u16(bytes, record + 4) * 65_536 + u16(bytes, record + 6));
    }
    at = end;
  }
  return addresses.length > 0 ? { addresses, seconds } : 'no-such-name';
}

/** The name that an address has: what is asked for it. */
export const reverseName = (address: string): string => `${address.split('.').reverse().join('.')}.in-addr.arpa`;

/** Pointers that a name may lead through. */
const POINTERS = 8;

/** A name in a message, its pointers followed; undefined when it is none. */
function pointedName(bytes: Uint8Array, from: number): string | undefined {
  const labels: string[] = [];
  let pointers = 0;
  for (let at = from; at < bytes.length; ) {
    const length = bytes[at] ?? 0;
    if (length === 0) return labels.join('.');
    if (length >= 0xc0) {
      if (++pointers > POINTERS) return undefined;
      at = u16(bytes, at) & 0x3fff;
      continue;
    }
    labels.push(latin1Decode(bytes.subarray(at + 1, at + 1 + length)));
    if (labels.length > LONGEST.name) return undefined;
    at += length + 1;
  }
  return undefined;
}

/** The name that a message gives to an address; null: it says that there is none. Undefined: no answer to the question. */
export function nameSaid(asked: Uint8Array, bytes: Uint8Array): string | null | undefined {
  if (answerTo(asked, bytes) === undefined) return undefined;
  let at = asked.length;
  for (let left = u16(bytes, 6); left > 0 && at < bytes.length; left--) {
    const record = behindName(bytes, at);
    const name = u16(bytes, record) === DNS_PTR ? pointedName(bytes, record + 10) : undefined;
    if (name !== undefined && /^[\w.-]{1,253}$/.test(name)) return name;
    at = record + 10 + u16(bytes, record + 8);
  }
  return null;
}

/** What somebody asks a name server. */
export interface DnsQuestion {
  /** A standard query, the only one that is answered. */
  readonly standard: boolean;
  /** In small letters, without the last dot; undefined: there is not exactly one well-formed question. */
  readonly name: string | undefined;
  readonly type: number;
  readonly internet: boolean;
  /** The message up to the end of the question. */
  readonly bytes: Uint8Array;
}

/** The name at a place of a message, and where it ends; undefined when it is no plain name. */
function nameAt(bytes: Uint8Array, from: number): { readonly name: string; readonly end: number } | undefined {
  const labels: string[] = [];
  for (let at = from; at - from <= LONGEST.name + 1; ) {
    const length = bytes[at];
    if (length === undefined || length > LONGEST.label) return undefined;
    if (length === 0) return { name: labels.join('.').toLowerCase(), end: at + 1 };
    labels.push(latin1Decode(bytes.subarray(at + 1, at + 1 + length)));
    at += length + 1;
  }
  return undefined;
}

/** What a message asks; undefined when it is no question at all. */
export function parseQuestion(bytes: Uint8Array): DnsQuestion | undefined {
  const flags = bytes[2] ?? 0x80;
  if (bytes.length < HEADER || (flags & 0x80) !== 0) return undefined;
  const named = u16(bytes, 4) === 1 ? nameAt(bytes, HEADER) : undefined;
  const end = named ? named.end + 4 : HEADER;
  const whole = named !== undefined && end <= bytes.length;
  return {
    standard: (flags & 0x78) === 0,
    name: whole ? named.name : undefined,
    type: whole ? u16(bytes, end - 4) : 0,
    internet: whole && u16(bytes, end - 2) === CLASS_IN,
    bytes: bytes.slice(0, whole ? end : HEADER),
  };
}

/** What answers a question, for so many seconds. */
export interface DnsRecord {
  readonly type: number;
  readonly seconds: number;
  readonly data: Uint8Array;
}

/** The answer of a server that knows the zone, or refuses. */
export function dnsAnswer(
  { bytes, name }: DnsQuestion,
  code: keyof typeof DNS_CODES,
  records: readonly DnsRecord[] = [],
): Uint8Array {
  const knows = code === 'done' || code === 'no-such-name' ? 0x04 : 0;
  const head = bytes.slice();
  head.set([0x80 | ((bytes[2] ?? 0) & 0x79) | knows, DNS_CODES[code], 0, name === undefined ? 0 : 1], 2);
  head.set([0, records.length, 0, 0, 0, 0], 6);
  return concat(
    head,
    ...records.map(({ type, seconds, data }) => {
      const ttl = [24, 16, 8, 0].map((bits) => (seconds >>> bits) & 255);
      return concat(Uint8Array.of(0xc0, HEADER, 0, type, 0, CLASS_IN, ...ttl, 0, data.length), data);
    }),
  );
}
