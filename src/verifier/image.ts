import 'webcrypto-shim';

/** What the browser's own cryptography says of a file. */
export type Verdict =
  /** Signed by this key, every byte as it was. */
  | 'verified'
  /** Not signed by this key, or changed since. */
  | 'refused'
  /** Too short to carry a signature at all. */
  | 'unsigned'
  /** Web Crypto is missing: the page was not opened over https or from this machine. */
  | 'unavailable';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' } as const;
/** Bytes of the signature at the very end of an image; it covers all that comes before. */
const SIGNATURE = 256;

/** The bytes of a PEM block. Throws when the text holds none. */
export function bytesOfPem(pem: string): Uint8Array<ArrayBuffer> {
  const body = /-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\s]+)-----END/.exec(pem)?.[1];
  if (body === undefined) throw new Error('No PEM block');
  return Uint8Array.from(atob(body.replace(/\s/g, '')), (char) => char.charCodeAt(0));
}

/**
 * Checks an image file against a public key with the browser's Web Crypto: nothing of the simulated devices
 * takes part, so that it proves something about them. Throws when the key cannot be read.
 */
export async function verifyImageFile(file: Blob, publicKeyPem: string): Promise<Verdict> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return 'unavailable';
  if (file.size <= SIGNATURE) return 'unsigned';
  const key = await subtle.importKey('spki', bytesOfPem(publicKeyPem), ALGORITHM, false, ['verify']);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const signed = bytes.length - SIGNATURE;
  const genuine = await subtle.verify(ALGORITHM, key, bytes.subarray(signed), bytes.subarray(0, signed));
  return genuine ? 'verified' : 'refused';
}
