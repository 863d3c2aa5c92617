import { md5 } from '@noble/hashes/legacy.js';
import { I2OSP, invert, OS2IP, pow } from 'micro-rsa-dsa-dh/utils.js';
import { concat, fromHex, toHex, utf8Encode } from '../bytes.ts';
import { desCbc } from './des.ts';
import { powerOf, type Search } from './power.ts';
import {
  derInteger,
  derSequence,
  exponentBytes,
  encodedDigest,
  lines64,
  modulusBytes,
  publicHalf,
  type RsaPrivateKey,
  type RsaPublicKey,
} from './rsa.ts';

const big = (hex: string): bigint => BigInt(`0x${hex}`);

/** As many bytes as a number needs. */
const bytesOf = (value: bigint): Uint8Array => I2OSP(value, Math.ceil(value.toString(16).length / 2));

/** RSAPrivateKey (RFC 8017, A.1.2) in DER. */
export function privateKeyDer(key: RsaPrivateKey): Uint8Array {
  const [p, q, e] = [big(key.p), big(key.q), BigInt(key.exponent)];
  const [p1, q1] = [p - 1n, q - 1n];
  const d = invert(e, p1 * q1);
  const numbers = [p * q, d, p, q, d % p1, d % q1, invert(q, p)].map((value) => derInteger(bytesOf(value)));
  const [modulus = new Uint8Array(), ...others] = numbers;
  return derSequence(derInteger(fromHex('00')), modulus, derInteger(exponentBytes(key)), ...others);
}

/** The DigestInfo of SHA-1 before its digest (RFC 8017, 9.2). */
export const SHA1_INFO = fromHex('3021300906052b0e03021a05000414');

/** The same of SHA-256. */
export const SHA256_INFO = fromHex('3031300d060960864801650304020105000420');

/** A signature like that of `signDigest`, in pieces. */
export function* signing(key: RsaPrivateKey, digest: string, info: Uint8Array): Search<Uint8Array> {
  const [p, q, e] = [big(key.p), big(key.q), BigInt(key.exponent)];
  const { length } = modulusBytes(publicHalf(key));
  const message = OS2IP(encodedDigest(fromHex(digest), length, info));
  const viaP = yield* powerOf(message % p, invert(e, p - 1n), p);
  const viaQ = yield* powerOf(message % q, invert(e, q - 1n), q);
  const lift = ((((viaP - viaQ) * invert(q, p)) % p) + p) % p;
  return I2OSP(viaQ + lift * q, length);
}

/** How a private key is encrypted: the name that OpenSSL has for it, and the bytes of its key. */
const ciphers = { des: ['DES-CBC', 8], '3des': ['DES-EDE3-CBC', 24] } as const;
export type KeyCipher = keyof typeof ciphers;

/** The key that OpenSSL makes of a passphrase for its traditional encryption. */
function passphraseKey(passphrase: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  let made = new Uint8Array();
  let last: Uint8Array = made;
  while (made.length < length) {
    last = md5(concat(last, passphrase, salt));
    made = concat(made, last) as Uint8Array<ArrayBuffer>;
  }
  return made.subarray(0, length);
}

/** The private key in PEM, encrypted with a passphrase as OpenSSL reads it; `vector`: eight bytes that are random. */
export function privateKeyPem(key: RsaPrivateKey, cipher: KeyCipher, passphrase: string, vector: Uint8Array): string {
  const [name, length] = ciphers[cipher];
  const encrypted = desCbc(passphraseKey(utf8Encode(passphrase), vector, length), vector, privateKeyDer(key));
  return [
    '-----BEGIN RSA PRIVATE KEY-----',
    'Proc-Type: 4,ENCRYPTED',
    `DEK-Info: ${name},${toHex(vector).toUpperCase()}`,
    '',
    ...lines64(encrypted),
    '-----END RSA PRIVATE KEY-----',
    '',
  ].join('\n');
}

/** Whether a key has signed a digest (hexadecimal) with the hash of a DigestInfo. */
export function signedBy(key: RsaPublicKey, digest: string, info: Uint8Array, signature: Uint8Array): boolean {
  const { length } = modulusBytes(key);
  const value = OS2IP(signature);
  if (signature.length !== length || length < info.length + 40 || value >= big(key.modulus)) return false;
  const opened = I2OSP(pow(value, BigInt(key.exponent), big(key.modulus)), length);
  return toHex(opened) === toHex(encodedDigest(fromHex(digest), length, info));
}
