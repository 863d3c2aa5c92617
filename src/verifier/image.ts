import 'webcrypto-shim';

/** What the browser's own cryptography says of a file. */
type Verdict =
  /** Signed by this key, every byte as it was. */
  | 'verified'
  /** Not signed by this key, or changed since. */
  | 'refused'
  /** Too short to carry a signature at all. */
  | 'unsigned';

/** What was found in the bytes of a file. */
export interface Checked {
  readonly verdict: Verdict;
  /** How many bytes the signature is to cover: all that come before it. */
  readonly covered: number;
  /** SHA-512 of those bytes, in small letters. */
  readonly sha512: string;
}

const HASH = 'SHA-512';
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: HASH } as const;
/** Bytes of the signature at the very end of an image; it covers all that comes before. */
const SIGNATURE = 256;

/** Web Crypto; undefined where it is missing: the page was not opened over https or from this machine. */
const subtleHere = (): SubtleCrypto | undefined => globalThis.crypto?.subtle;

/** Whether this browser can verify anything. */
export const canVerify = (): boolean => subtleHere() !== undefined;

/** The bytes of a PEM block. Throws when the text holds none. */
export function bytesOfPem(pem: string): Uint8Array<ArrayBuffer> {
  const body = /-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\s]+)-----END/.exec(pem)?.[1];
  if (body === undefined) throw new Error('No PEM block');
  return Uint8Array.from(atob(body.replace(/\s/g, '')), (char) => char.charCodeAt(0));
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Checks an image file against a public key with the browser's Web Crypto: nothing of the simulated devices
 * takes part, so that it proves something about them. Undefined where Web Crypto is missing. Throws when the
 * key cannot be read.
 */
export async function verifyImageFile(file: Blob, publicKeyPem: string): Promise<Checked | undefined> {
  const subtle = subtleHere();
  if (!subtle) return undefined;
  const key = await subtle.importKey('spki', bytesOfPem(publicKeyPem), ALGORITHM, false, ['verify']);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const covered = Math.max(0, bytes.length - SIGNATURE);
  const body = bytes.subarray(0, covered);
  const sha512 = hex(await subtle.digest(HASH, body));
  if (covered === 0) return { verdict: 'unsigned', covered, sha512 };
  const genuine = await subtle.verify(ALGORITHM, key, bytes.subarray(covered), body);
  return { verdict: genuine ? 'verified' : 'refused', covered, sha512 };
}
