import { constants, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { read, sizeOf } from '../engine/system/content.ts';
import { catalogueImage } from '../engine/system/image-catalogue.ts';
import { publicKeyPem } from '../engine/system/rsa.ts';
import { trainingKey } from '../engine/system/training-keys.ts';
import { bytesOfPem, verifyImageFile } from './image.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

function signedFile(body: Buffer): Blob {
  const key = createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const signature = sign('sha512', body, { key, padding: constants.RSA_PKCS1_PADDING });
  return new Blob([new Uint8Array(body), new Uint8Array(signature)]);
}

describe('the independent verifier', () => {
  it('accepts what OpenSSL signed and refuses one changed byte', async () => {
    const body = Buffer.alloc(5000, 7);
    expect(await verifyImageFile(signedFile(body), pem)).toBe('verified');
    const bytes = new Uint8Array(await signedFile(body).arrayBuffer());
    bytes[1234] = 8;
    expect(await verifyImageFile(new Blob([bytes]), pem)).toBe('refused');
  });

  it('agrees with the devices about an image of the catalogue', async () => {
    const image = catalogueImage('C2900_RM2.srec.SPA');
    if (!image) throw new Error('no image');
    const file = new Blob([new Uint8Array(read(image, 0, sizeOf(image)))]);
    expect(await verifyImageFile(file, publicKeyPem(trainingKey('production-a')))).toBe('verified');
    expect(await verifyImageFile(file, publicKeyPem(trainingKey('production-b')))).toBe('refused');
  });

  it('says what carries no signature and what is no key', async () => {
    expect(await verifyImageFile(new Blob(['short']), pem)).toBe('unsigned');
    expect(() => bytesOfPem('no key here')).toThrow('No PEM block');
  });
});
