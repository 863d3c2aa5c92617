import { concat, utf8Encode } from '../bytes.ts';

export const HTTPS_PORT = 443;
const [ALERT, HANDSHAKE] = [21, 22] as const;
const CLIENT_HELLO = 1;
/** What comes before the content of a record, and how much it may have (RFC 8446). */
const [HEAD, MOST] = [5, 0x4100] as const;

const u16 = (n: number): Uint8Array => Uint8Array.of((n >> 8) & 255, n & 255);
const sized = (...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = concat(...parts);
  return concat(u16(bytes.length), bytes);
};
const extension = (type: number, ...parts: readonly Uint8Array[]): Uint8Array => concat(u16(type), sized(...parts));
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

const SUITES = sized(...[0x1302, 0x1303, 0x1301, 0xc02c, 0xc030, 0xc02b, 0xc02f, 0x009d, 0x009c, 0x00ff].map(u16));
const [X25519, P256] = [0x001d, 0x0017] as const;
const SIGNATURES = [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601].map(u16);

/** How a client begins that speaks TLS 1.3 and 1.2. `name`: whom it wants, unless it called by an address. */
export function clientHello(random: (below: number) => number, name: string | undefined): Uint8Array {
  const any = (length: number): Uint8Array => Uint8Array.from({ length }, () => random(256));
  const host = utf8Encode(name ?? '');
  const extensions = sized(
    ...(name === undefined ? [] : [extension(0, sized(bytes(0), sized(host)))]),
    extension(11, bytes(1, 0)),
    extension(10, sized(u16(X25519), u16(P256))),
    extension(13, sized(...SIGNATURES)),
    extension(43, bytes(4, 3, 4, 3, 3)),
    extension(45, bytes(1, 1)),
    extension(51, sized(u16(X25519), sized(any(32)))),
  );
  const hello = concat(bytes(3, 3), any(32), bytes(32), any(32), SUITES, bytes(1, 0), extensions);
  return concat(bytes(HANDSHAKE, 3, 1), sized(bytes(CLIENT_HELLO, 0), sized(hello)));
}

/** How a server refuses that has no certificate. */
export const HANDSHAKE_FAILURE: Uint8Array = bytes(ALERT, 3, 3, 0, 2, 2, 40);

/** A record that came: a client's beginning, an alert by its number, or something else. Undefined: it is no TLS. */
export function readTls(record: Uint8Array): 'client hello' | 'other' | { readonly alert: number } | undefined {
  const [type = 0, major, , high = 0, low = 0, first, second = 0] = record;
  const length = high * 256 + low;
  if (record.length < HEAD || type < 20 || type > 23 || major !== 3 || length > MOST) return undefined;
  if (type === ALERT && length === 2) return { alert: second };
  return type === HANDSHAKE && first === CLIENT_HELLO ? 'client hello' : 'other';
}
