import { createHash, createPublicKey, verify } from 'node:crypto';
import { PKCS1_SHA256, PKCS1_SHA512 } from 'micro-rsa-dsa-dh/rsa.js';
import { invert } from 'micro-rsa-dsa-dh/utils.js';
import { describe, expect, it } from 'vitest';
import { modulusBytes, publicKeyPem, recoverDigest, signDigest } from './rsa.ts';
import { privateTrainingKey, type TrainingKeyId, trainingKey } from './training-keys.ts';
import { some } from '../../testing/some.ts';

const ids: readonly TrainingKeyId[] = [
  'production-a',
  'production-b',
  'special-a',
  'special-b',
  'rollover-a',
  'unknown',
];
const message = Buffer.from('the signed part of an image');
const digest = createHash('sha512').update(message).digest('hex');

/** A valid signature of the same message with SHA-256. */
function otherHash(id: TrainingKeyId): Uint8Array {
  const key = privateTrainingKey(id);
  const [p, q] = [BigInt(`0x${key.p}`), BigInt(`0x${key.q}`)];
  return PKCS1_SHA256.sign({ n: p * q, d: invert(BigInt(key.exponent), (p - 1n) * (q - 1n)) }, message);
}

describe('RSA signatures', () => {
  it.each(some(ids))('made with %s are accepted by an independent implementation', (id) => {
    const key = trainingKey(id);
    const signature = signDigest(privateTrainingKey(id), digest);
    expect(verify('sha512', message, publicKeyPem(key), signature)).toBe(true);
    expect(PKCS1_SHA512.verify({ n: BigInt(`0x${key.modulus}`), e: BigInt(key.exponent) }, message, signature)).toBe(
      true,
    );
    expect(recoverDigest(key, signature)).toBe(digest);
  });

  it('open with no other key', () => {
    const signature = signDigest(privateTrainingKey('production-a'), digest);
    for (const id of ids.slice(1)) expect(recoverDigest(trainingKey(id), signature)).toBeUndefined();
  });

  it('do not open when a bit, the length or the hash algorithm differs', () => {
    const key = trainingKey('production-a');
    const signature = signDigest(privateTrainingKey('production-a'), digest);
    for (const at of [0, 100, 255]) {
      const altered = signature.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(recoverDigest(key, altered)).toBeUndefined();
    }
    expect(recoverDigest(key, signature.subarray(1))).toBeUndefined();
    expect(recoverDigest(key, new Uint8Array(256).fill(255))).toBeUndefined();
    expect(recoverDigest(key, otherHash('production-a'))).toBeUndefined();
  });

  it('are published with a key that OpenSSL reads', () => {
    const pem = publicKeyPem(trainingKey('special-b'));
    const jwk = createPublicKey(pem).export({ format: 'jwk' });
    expect(Buffer.from(jwk.n ?? '', 'base64url').equals(modulusBytes(trainingKey('special-b')))).toBe(true);
    expect(jwk.e).toBe('AQAB');
    expect(pem.split('\n').every((line) => line.length <= 64)).toBe(true);
  });

  it('come from keys of 2048 bits that are all different', () => {
    const moduli = ids.map((id) => trainingKey(id).modulus);
    expect(new Set(moduli).size).toBe(ids.length);
    for (const id of ids) expect(modulusBytes(trainingKey(id))).toHaveLength(256);
    expect(ids.map((id) => `${trainingKey(id).type} ${trainingKey(id).version}`)).toEqual([
      'production A',
      'production B',
      'special A',
      'special B',
      'rollover A',
      'production A',
    ]);
  });
});
