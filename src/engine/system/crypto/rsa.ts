import { I2OSP, invert, OS2IP, pow } from 'micro-rsa-dsa-dh/utils.js';
import { concat, decode64, encode64, fromHex, toHex } from '../bytes.ts';

/** RSA public key as plain data: modulus in lower-case hexadecimal without leading zeros, public exponent. */
export interface RsaPublicKey {
  readonly modulus: string;
  readonly exponent: number;
}

/** Both primes in hexadecimal; everything else follows from them and the exponent. */
export interface RsaPrivateKey {
  readonly p: string;
  readonly q: string;
  readonly exponent: number;
}

/** DER of the DigestInfo that precedes a SHA-512 digest in a signature (RFC 8017, 9.2). */
const SHA512_INFO = fromHex('3051300d060960864801650304020305000440');
const SHA512_BYTES = 64;

const big = (hex: string): bigint => BigInt(`0x${hex}`);

/** The public half of a key pair. */
export const publicHalf = ({ p, q, exponent }: RsaPrivateKey): RsaPublicKey => ({
  modulus: (big(p) * big(q)).toString(16),
  exponent,
});

/** The modulus, most significant byte first: 256 bytes for RSA-2048. */
export const modulusBytes = ({ modulus }: RsaPublicKey): Uint8Array =>
  fromHex(modulus.padStart(modulus.length + (modulus.length % 2), '0'));

/** RSASSA-PKCS1-v1_5, over a digest that is already computed; with SHA-512 (128 hexadecimal digits) unless another DigestInfo is given. */
export function signDigest(key: RsaPrivateKey, digest: string, info = SHA512_INFO): Uint8Array {
  const [p, q, e] = [big(key.p), big(key.q), BigInt(key.exponent)];
  const length = modulusBytes(publicHalf(key)).length;
  const message = OS2IP(encodedDigest(fromHex(digest), length, info));
  const viaP = pow(message % p, invert(e, p - 1n), p);
  const viaQ = pow(message % q, invert(e, q - 1n), q);
  const lift = ((((viaP - viaQ) * invert(q, p)) % p) + p) % p;
  return I2OSP(viaQ + lift * q, length);
}

const MAX_OPENED = 500;
const opened = new Map<string, string | undefined>();

/** The SHA-512 digest that was signed, or undefined when this key did not make the signature. Computed once, then remembered. */
export function recoverDigest(key: RsaPublicKey, signature: Uint8Array): string | undefined {
  const about = `${key.exponent} ${key.modulus} ${toHex(signature)}`;
  if (opened.has(about)) return opened.get(about);
  const digest = openSignature(key, signature);
  if (opened.size >= MAX_OPENED) opened.clear();
  opened.set(about, digest);
  return digest;
}

function openSignature(key: RsaPublicKey, signature: Uint8Array): string | undefined {
  const modulus = big(key.modulus);
  const length = modulusBytes(key).length;
  const value = OS2IP(signature);
  if (signature.length !== length || value >= modulus) return undefined;
  const block = I2OSP(pow(value, BigInt(key.exponent), modulus), length);
  const digest = block.subarray(length - SHA512_BYTES);
  return toHex(block) === toHex(encodedDigest(digest, length)) ? toHex(digest) : undefined;
}

/** 00 01 FF .. FF 00 DigestInfo digest, as long as the modulus (RFC 8017, 9.2). */
export function encodedDigest(digest: Uint8Array, length: number, info = SHA512_INFO): Uint8Array {
  const padding = new Uint8Array(length - info.length - digest.length - 3).fill(0xff);
  return concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), info, digest);
}

/** The public exponent, most significant byte first. */
export const exponentBytes = ({ exponent }: Pick<RsaPublicKey, 'exponent'>): Uint8Array => I2OSP(BigInt(exponent), 3);

/** SubjectPublicKeyInfo in DER. */
export function publicKeyDer(key: RsaPublicKey): Uint8Array {
  const rsaEncryption = fromHex('300d06092a864886f70d0101010500');
  const numbers = derSequence(derInteger(modulusBytes(key)), derInteger(exponentBytes(key)));
  return derSequence(rsaEncryption, element(0x03, concat(Uint8Array.of(0), numbers)));
}

/** Base64 with its padding, in lines of 64. */
export function lines64(bytes: Uint8Array): readonly string[] {
  const base64 = encode64(bytes);
  return base64.padEnd(Math.ceil(base64.length / 4) * 4, '=').match(/.{1,64}/g) ?? [];
}

/** The key as `openssl` reads it: SubjectPublicKeyInfo in PEM, lines of 64, newline at the end. */
export const publicKeyPem = (key: RsaPublicKey): string =>
  ['-----BEGIN PUBLIC KEY-----', ...lines64(publicKeyDer(key)), '-----END PUBLIC KEY-----', ''].join('\n');

/** Reads what `publicKeyPem` writes, whoever wrote it; undefined: it is no RSA public key. */
export function parsePublicKeyPem(pem: string): RsaPublicKey | undefined {
  const base64 = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(pem)?.[1];
  const hex = toHex(decode64((base64 ?? '').replace(/[\s=]/g, '')));
  const numbers =
    /300d06092a864886f70d010101050003(?:82....|81..|..)0030(?:82....|81..|..)02(?:82(....)|81(..)|(..))/.exec(hex);
  if (!numbers) return undefined;
  const from = numbers.index + numbers[0].length;
  const digits = 2 * Number.parseInt(numbers[1] ?? numbers[2] ?? numbers[3] ?? '', 16);
  const modulus = hex.slice(from, from + digits).replace(/^0+/, '');
  const [, length = '', rest = ''] = /^02(..)(.*)$/.exec(hex.slice(from + digits)) ?? [];
  const exponent = Number.parseInt(rest.slice(0, 2 * Number.parseInt(length, 16)), 16);
  return modulus.length >= 128 && exponent > 2 && exponent % 2 === 1 && exponent <= 0xffff_ffff
    ? { modulus, exponent }
    : undefined;
}

export const derSequence = (...parts: readonly Uint8Array[]): Uint8Array => element(0x30, concat(...parts));

/** An unsigned number: a zero byte goes before a first bit that is set. */
export const derInteger = (bytes: Uint8Array): Uint8Array =>
  element(0x02, (bytes[0] ?? 0) & 0x80 ? concat(Uint8Array.of(0), bytes) : bytes);

function element(tag: number, value: Uint8Array): Uint8Array {
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return concat(Uint8Array.of(tag, ...size), value);
}
