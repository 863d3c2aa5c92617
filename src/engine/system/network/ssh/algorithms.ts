import { Fields, byte, flag, names, SSH, u32 } from './wire.ts';
import { concat } from '../../bytes.ts';

/** What one end can do, each list in the order of preference. */
export interface Offer {
  readonly kex: readonly string[];
  readonly hostKey: readonly string[];
  readonly cipher: readonly string[];
  readonly mac: readonly string[];
}

/** What both ends do. */
export type Agreed = { readonly [K in keyof Offer]: string };

/** What both ends cannot agree upon. */
export interface NoMatch {
  readonly what: keyof Offer;
  readonly client: readonly string[];
  readonly server: readonly string[];
}

const COMPRESSION = ['none'];

/** The message with which both ends begin. `cookie`: sixteen bytes that are random. */
export const kexInit = (
  { kex, hostKey, cipher, mac }: Offer,
  cookie: Uint8Array,
  compression = COMPRESSION,
): Uint8Array =>
  concat(
    byte(SSH.kexInit),
    cookie,
    ...[kex, hostKey, cipher, cipher, mac, mac, compression, compression, [], []].map(names),
    flag(false),
    u32(0),
  );

/** What the other end can do. Throws Malformed. */
export function readKexInit(message: Uint8Array): Offer {
  const fields = new Fields(message);
  fields.take(17);
  const [kex, hostKey, cipher] = [fields.names(), fields.names(), fields.names()];
  fields.names();
  return { kex, hostKey, cipher, mac: fields.names() };
}

const KINDS = ['kex', 'hostKey', 'cipher', 'mac'] as const;

/** The first of the client's names that the server has, too (RFC 4253, 7.1). */
export function agree(client: Offer, server: Offer): { readonly agreed: Agreed } | { readonly noMatch: NoMatch } {
  const agreed: Partial<Record<keyof Offer, string>> = {};
  for (const what of KINDS) {
    const common = client[what].find((name) => server[what].includes(name));
    if (common === undefined) return { noMatch: { what, client: client[what], server: server[what] } };
    agreed[what] = common;
  }
  return { agreed: agreed as Agreed };
}

/** Bytes of the keys that a cipher and a message authentication take, and of what the latter appends. */
export const CIPHER_KEY: Readonly<Record<string, number>> = { 'aes128-ctr': 16, 'aes192-ctr': 24, 'aes256-ctr': 32 };
export const MAC_BYTES: Readonly<Record<string, number>> = { 'hmac-sha1': 20, 'hmac-sha1-96': 12 };
