import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { VirtualClock } from '../../../kernel/clock.ts';
import type { Io, Wait } from '../../../kernel/io.ts';
import { concat, encode64, latin1Encode, toHex } from '../../bytes.ts';
import { publicHalf, type RsaPrivateKey, type RsaPublicKey } from '../../crypto/rsa.ts';
import { reckoned } from '../../crypto/reckoned.ts';
import { powerOf } from '../../crypto/power.ts';
import { SHA1_INFO, SHA256_INFO, signedBy, signing } from '../../crypto/rsa-private.ts';
import { agree, CIPHER_KEY, kexInit, readKexInit, type Agreed, type NoMatch, type Offer } from './algorithms.ts';
import type { Over, Seal, Transport } from './transport.ts';
import { byte, Fields, Malformed, mpint, SSH, text, u32 } from './wire.ts';

/** Primes of Oakley groups 1 and 14 (RFC 2409, 3526): all but the middle is ones. */
const GROUP_1 =
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff';
const GROUP_14 =
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa051015728e5a8aacaa68ffffffffffffffff';
const GENERATOR = 2n;
const primeOf = (kex: string): bigint => BigInt(`0x${kex === 'diffie-hellman-group1-sha1' ? GROUP_1 : GROUP_14}`);
const GEX = 'diffie-hellman-group-exchange-sha1';
/** Sizes of a group that a client asks for: at least, best, at most. */
const SIZES = [1024, 2048, 4096] as const;
/** Bytes of a secret exponent. */
const SECRET = 32;

/** How both ends introduce themselves. */
export interface Introduced {
  readonly client: string;
  readonly server: string;
}

/** A connection whose packets are sealed from here on. */
interface Sealed {
  readonly agreed: Agreed;
  /** The server's key as it came. */
  readonly hostKey: RsaPublicKey;
}

type Failure = { readonly noMatch: NoMatch } | { readonly over: Over } | { readonly refused: true };
export type Exchanged = Sealed | Failure;

/** How an end takes part. `note`: told what happens, for whoever debugs. */
export interface Part {
  readonly transport: Transport;
  readonly offer: Offer;
  readonly idle: Wait<void>;
  /** That of whoever serves: a long signature takes time. */
  readonly clock?: Pick<VirtualClock, 'after'>;
  readonly note?: (what: string, detail?: string | number) => void;
}

type Hash = (bytes: Uint8Array) => Uint8Array;

/** How both ends digest what they have said. */
const hashOf = ({ kex }: Pick<Agreed, 'kex'>): Hash => (kex.endsWith('sha256') ? sha256 : sha1);

/** How the server signs. */
const signatureOf = ({ hostKey }: Pick<Agreed, 'hostKey'>): { readonly hash: Hash; readonly info: Uint8Array } =>
  hostKey === 'rsa-sha2-256' ? { hash: sha256, info: SHA256_INFO } : { hash: sha1, info: SHA1_INFO };

/** `ssh-rsa`, exponent and modulus (RFC 4253, 6.6). */
export const keyBlob = ({ modulus, exponent }: RsaPublicKey): Uint8Array =>
  concat(text('ssh-rsa'), mpint(BigInt(exponent)), mpint(BigInt(`0x${modulus}`)));

function readKeyBlob(blob: Uint8Array): RsaPublicKey {
  const fields = new Fields(blob);
  if (fields.text() !== 'ssh-rsa') throw new Malformed();
  const exponent = Number(fields.mpint());
  if (!Number.isSafeInteger(exponent)) throw new Malformed();
  return { exponent, modulus: fields.mpint().toString(16) };
}

/** `SHA256:` and the digest of a key, as OpenSSH tells it. */
export const fingerprint = (key: RsaPublicKey): string => `SHA256:${encode64(sha256(keyBlob(key)))}`;

const power = (base: bigint, exponent: bigint, prime: bigint): Io<bigint> => reckoned(powerOf(base, exponent, prime));

const secretOf = (transport: Transport): bigint => BigInt(`0x01${toHex(transport.any(SECRET))}`);

/** Both beginnings, and what they agree upon. */
interface Begun {
  readonly agreed: Agreed;
  readonly inits: readonly [client: Uint8Array, server: Uint8Array];
}

function* begin({ transport, offer, idle, note }: Part, serves: boolean): Io<Begun | Failure> {
  const mine = kexInit(offer, transport.any(16));
  const length = transport.send(mine);
  note?.('sent', length);
  const theirs = yield* transport.receive(idle);
  if (typeof theirs === 'string') return { over: theirs };
  if (theirs[0] !== SSH.kexInit) return { over: 'broken' };
  const other = readKexInit(theirs);
  note?.('received', theirs.length);
  const found = serves ? agree(other, offer) : agree(offer, other);
  if ('noMatch' in found) return found;
  return { agreed: found.agreed, inits: serves ? [theirs, mine] : [mine, theirs] };
}

/** The digest of all that both have said and reckoned (RFC 4253, 8; RFC 4419). */
function digestOf(
  { client, server }: Introduced,
  begun: Begun,
  blob: Uint8Array,
  ...numbers: readonly Uint8Array[]
): Uint8Array {
  const [clientInit, serverInit] = begun.inits;
  return hashOf(begun.agreed)(
    concat(
      text(latin1Encode(client)),
      text(latin1Encode(server)),
      text(clientInit),
      text(serverInit),
      text(blob),
      ...numbers,
    ),
  );
}

const SIDES = { client: ['A', 'C', 'E'], server: ['B', 'D', 'F'] } as const;

/** The keys of one direction (RFC 4253, 7.2). */
function sealOf(agreed: Agreed, shared: bigint, digest: Uint8Array, side: keyof typeof SIDES): Seal {
  const sha = (...parts: readonly Uint8Array[]): Uint8Array => hashOf(agreed)(concat(...parts));
  const [vector, key, macKey] = SIDES[side].map((letter) => {
    const first = sha(mpint(shared), digest, text(letter).subarray(4), digest);
    return concat(first, sha(mpint(shared), digest, first));
  }) as [Uint8Array, Uint8Array, Uint8Array];
  return {
    mac: agreed.mac,
    vector: vector.slice(0, 16),
    key: key.slice(0, CIPHER_KEY[agreed.cipher] ?? 16),
    macKey: macKey.slice(0, 20),
  };
}

/** Both say that what they send from here on is sealed. */
function* change(
  { transport, idle, note }: Part,
  agreed: Agreed,
  shared: bigint,
  digest: Uint8Array,
  serves: boolean,
): Io<Over | undefined> {
  transport.send(byte(SSH.newKeys));
  note?.('keys');
  transport.sealOut(sealOf(agreed, shared, digest, serves ? 'server' : 'client'));
  const theirs = yield* transport.receive(idle);
  if (typeof theirs === 'string') return theirs;
  if (theirs[0] !== SSH.newKeys) return 'broken';
  note?.('their keys');
  transport.sealIn(sealOf(agreed, shared, digest, serves ? 'client' : 'server'));
  return undefined;
}

/** The next message, which has to be of this kind. */
function* expect({ transport, idle }: Part, kind: number): Io<Fields | { readonly over: Over }> {
  const message = yield* transport.receive(idle);
  if (typeof message === 'string') return { over: message };
  if (message[0] !== kind) return { over: 'broken' };
  return new Fields(message.subarray(1));
}

const proper = (value: bigint, prime: bigint): boolean => value > 1n && value < prime - 1n;

/** The server's side: `pause` is what a device needs to reckon. */
export function* serveExchange(
  part: Part,
  introduced: Introduced,
  key: RsaPrivateKey,
  pause: (agreed: Agreed) => Io<void>,
): Io<Exchanged> {
  const { transport, note } = part;
  try {
    const begun = yield* begin(part, true);
    if (!('inits' in begun)) return begun;
    const { agreed } = begun;
    yield* pause(agreed);
    const prime = primeOf(agreed.kex);
    const gex = agreed.kex === GEX;
    let group: readonly Uint8Array[] = [];
    if (gex) {
      const asked = yield* expect(part, SSH.gexRequest);
      if (!(asked instanceof Fields)) return asked;
      const sizes = [asked.u32(), asked.u32(), asked.u32()].map(u32);
      group = [...sizes, mpint(prime), mpint(GENERATOR)];
      transport.send(byte(SSH.gexGroup), mpint(prime), mpint(GENERATOR));
    }
    const asked = yield* expect(part, gex ? SSH.gexInit : SSH.dhInit);
    if (!(asked instanceof Fields)) return asked;
    const theirs = asked.mpint();
    if (!proper(theirs, prime)) return { over: 'broken' };
    note?.('init');
    const secret = secretOf(transport);
    const mine = yield* power(GENERATOR, secret, prime);
    const shared = yield* power(theirs, secret, prime);
    const hostKey = publicHalf(key);
    const blob = keyBlob(hostKey);
    const digest = digestOf(introduced, begun, blob, ...group, mpint(theirs), mpint(mine), mpint(shared));
    const { hash, info } = signatureOf(agreed);
    const signed = yield* reckoned(signing(key, toHex(hash(digest)), info), part.clock);
    const signature = concat(text(agreed.hostKey), text(signed));
    transport.send(byte(gex ? SSH.gexReply : SSH.dhReply), text(blob), mpint(mine), text(signature));
    note?.('derived');
    const over = yield* change(part, agreed, shared, digest, true);
    return over ? { over } : { agreed, hostKey };
  } catch (error) {
    if (error instanceof Malformed) return { over: 'broken' };
    throw error;
  }
}

/** The client's side. `trusts`: whether whoever asks wants to go on with a server that has this key. */
export function* askExchange(
  part: Part,
  introduced: Introduced,
  trusts: (key: RsaPublicKey) => Io<boolean>,
): Io<Exchanged> {
  const { transport } = part;
  try {
    const begun = yield* begin(part, false);
    if (!('inits' in begun)) return begun;
    const { agreed } = begun;
    const gex = agreed.kex === GEX;
    let [prime, generator] = [primeOf(agreed.kex), GENERATOR];
    let group: readonly Uint8Array[] = [];
    if (gex) {
      const sizes = SIZES.map(u32);
      transport.send(byte(SSH.gexRequest), ...sizes);
      const told = yield* expect(part, SSH.gexGroup);
      if (!(told instanceof Fields)) return told;
      prime = told.mpint();
      generator = told.mpint();
      const bits = prime.toString(2).length;
      if (bits < SIZES[0] || bits > SIZES[2] || !proper(generator, prime)) return { over: 'broken' };
      group = [...sizes, mpint(prime), mpint(generator)];
    }
    const secret = secretOf(transport);
    const mine = yield* power(generator, secret, prime);
    transport.send(byte(gex ? SSH.gexInit : SSH.dhInit), mpint(mine));
    const told = yield* expect(part, gex ? SSH.gexReply : SSH.dhReply);
    if (!(told instanceof Fields)) return told;
    const blob = told.bytes().slice();
    const hostKey = readKeyBlob(blob);
    const theirs = told.mpint();
    const signed = new Fields(told.bytes());
    if (signed.text() !== agreed.hostKey || !proper(theirs, prime)) return { over: 'broken' };
    const shared = yield* power(theirs, secret, prime);
    const digest = digestOf(introduced, begun, blob, ...group, mpint(mine), mpint(theirs), mpint(shared));
    const { hash, info } = signatureOf(agreed);
    if (!signedBy(hostKey, toHex(hash(digest)), info, signed.bytes())) return { over: 'broken' };
    if (!(yield* trusts(hostKey))) return { refused: true };
    const over = yield* change(part, agreed, shared, digest, false);
    return over ? { over } : { agreed, hostKey };
  } catch (error) {
    if (error instanceof Malformed) return { over: 'broken' };
    throw error;
  }
}
