import { createHash, createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8Encode } from '../bytes.ts';
import { desCbc } from './des.ts';
import { privateKeyDer, privateKeyPem, SHA1_INFO, signing } from './rsa-private.ts';
import { searchKey } from './rsa-search.ts';
import { publicHalf, publicKeyPem, signDigest, type RsaPrivateKey } from './rsa.ts';

interface Found {
  readonly key: RsaPrivateKey;
  readonly efforts: readonly number[];
}

function found(seed: number, bits: number): Found {
  const search = searchKey(seed, bits);
  const efforts: number[] = [];
  for (;;) {
    const step = search.next();
    if (step.done === true) return { key: step.value, efforts };
    efforts.push(step.value);
  }
}

describe('searching for a key pair', () => {
  it.each([360, 361, 512, 768, 1024, 2048])('finds one of exactly %i bits that OpenSSL takes', (bits) => {
    const { key, efforts } = found(7, bits);
    const der = Buffer.from(privateKeyDer(key));
    const theirs = createPrivateKey({ key: der, format: 'der', type: 'pkcs1' });
    expect(theirs.asymmetricKeyDetails).toMatchObject({ modulusLength: bits, publicExponent: 65537n });
    expect(createPublicKey(theirs).export({ format: 'pem', type: 'spki' })).toBe(publicKeyPem(publicHalf(key)));
    expect(toHex(theirs.export({ format: 'der', type: 'pkcs1' }))).toBe(toHex(der));
    expect(Math.max(...efforts)).toBeLessThanOrEqual(1004);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(found(1, 512)).toEqual(found(1, 512));
    expect(found(1, 512).key).not.toEqual(found(2, 512).key);
  });

  it('signs with SHA-1 as OpenSSL verifies', () => {
    const { key } = found(3, 768);
    const digest = createHash('sha1').update('said').digest('hex');
    const signature = signDigest(key, digest, SHA1_INFO);
    expect(verify('sha1', Buffer.from('said'), publicKeyPem(publicHalf(key)), signature)).toBe(true);
  });

  it.each([361, 1024, 2048])('signs with %i bits in pieces as at once', (bits) => {
    const { key } = found(3, bits);
    const digest = createHash('sha256').update('said').digest('hex').slice(0, 40);
    const pieces = signing(key, digest, SHA1_INFO);
    for (let piece = pieces.next(); ; piece = pieces.next()) {
      if (piece.done !== true) expect(piece.value).toBeLessThanOrEqual(1004);
      else {
        expect(toHex(piece.value)).toBe(toHex(signDigest(key, digest, SHA1_INFO)));
        break;
      }
    }
  });

  it('is encrypted with triple DES as OpenSSL reads it', () => {
    const { key } = found(3, 512);
    const pem = privateKeyPem(key, '3des', 'cisco123', Uint8Array.from([1, 2, 3, 4, 250, 6, 7, 8]));
    const theirs = createPrivateKey({ key: pem, passphrase: 'cisco123' });
    expect(toHex(theirs.export({ format: 'der', type: 'pkcs1' }))).toBe(toHex(privateKeyDer(key)));
    expect(privateKeyPem(key, 'des', 'cisco123', new Uint8Array(8))).toContain(
      '\nDEK-Info: DES-CBC,0000000000000000\n\n',
    );
  });

  it('encrypts with DES as FIPS 81 does', () => {
    const [one, vector] = [fromHex('0123456789abcdef'), fromHex('1234567890abcdef')];
    const encrypted = desCbc(one, vector, utf8Encode('Now is the time for all '));
    expect(toHex(encrypted.subarray(0, 24))).toBe('e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6');
  });
});
