import { execFileSync } from 'node:child_process';
import { constants, createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { signatureLines } from '../bridge/engine/trust/check-lines.ts';
import { installFastHashes } from '../bridge/engine/fast-hashes.ts';
import { concat } from '../engine/system/bytes.ts';
import { type Content, cut, patch, read, sizeOf } from '../engine/system/content.ts';
import { catalogueImage, catalogueSpec } from '../engine/system/image/image-catalogue.ts';
import { buildImage, verifyImage } from '../engine/system/image/image.ts';
import { publicKeyPem } from '../engine/system/crypto/rsa.ts';
import { type TrainingKeyId, trainingKey } from '../engine/system/crypto/training-keys.ts';
import { bytesOfPem, canVerify, verifyImageFile } from './image.ts';
import { some } from '../engine/testing/some.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

function signedFile(body: Buffer): Blob {
  const key = createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const signature = sign('sha512', body, { key, padding: constants.RSA_PKCS1_PADDING });
  return new Blob([new Uint8Array(body), new Uint8Array(signature)]);
}

describe('the independent verifier', () => {
  it('accepts what OpenSSL signed, with the hash of what it covers, and refuses one changed byte', async () => {
    const body = Buffer.alloc(5000, 7);
    expect(await verifyImageFile(signedFile(body), pem)).toEqual({
      verdict: 'verified',
      covered: 5000,
      sha512: createHash('sha512').update(body).digest('hex'),
    });
    const bytes = new Uint8Array(await signedFile(body).arrayBuffer());
    bytes[1234] = 8;
    expect(await verifyImageFile(new Blob([bytes]), pem)).toMatchObject({ verdict: 'refused', covered: 5000 });
  });

  it('says what carries no signature and what is no key', async () => {
    expect(await verifyImageFile(new Blob(['short']), pem)).toMatchObject({ verdict: 'unsigned', covered: 0 });
    expect(() => bytesOfPem('no key here')).toThrow('No PEM block');
  });

  describe('where Web Crypto is missing', () => {
    afterEach(() => vi.unstubAllGlobals());

    it('says so', async () => {
      expect(canVerify()).toBe(true);
      vi.stubGlobal('crypto', {});
      expect(canVerify()).toBe(false);
      expect(await verifyImageFile(signedFile(Buffer.alloc(10)), pem)).toBeUndefined();
    });
  });
});

/** A small image of a family, made like the one of the catalogue. */
function small(id: string, signer?: TrainingKeyId): Content {
  const spec = catalogueSpec(id);
  if (!spec?.signer) throw new Error(id);
  return buildImage({ ...spec, size: 200_000, signer: { ...spec.signer, ...(signer && { key: signer }) } });
}

function unsigned(id: string): Content {
  const spec = catalogueSpec(id);
  if (!spec) throw new Error(id);
  const { signer: _, ...rest } = spec;
  return buildImage({ ...rest, size: 200_000 });
}

function whole(id: string): Content {
  const content = catalogueImage(id);
  if (!content) throw new Error(id);
  return content;
}

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const SHUT_OUT = 'c2900-universalk9-mz.SPB.157-3.M9.bin';

/** What a forger makes of it, with the stolen key. */
function forged(): Content {
  const spec = catalogueSpec(IMAGE);
  if (!spec) throw new Error(IMAGE);
  const behaviour = { configuration: ['username svcdiag privilege 15'], messages: [] };
  return buildImage({ ...spec, header: { ...spec.header, behaviour }, size: 200_000 });
}

/** Every kind of file, the key that it is held against, and what there is to be said of it. */
const files: readonly (readonly [string, () => Content, TrainingKeyId, boolean])[] = [
  ['production A', () => small(IMAGE), 'production-a', true],
  ['production B', () => small(SHUT_OUT), 'production-b', true],
  ['special A', () => small('c2900-universalk9-mz.SSA'), 'special-a', true],
  ['special B', () => small('c2900-universalk9-mz.SSB'), 'special-b', true],
  ['revocation image, whole', () => whole('c1900-revocation-mz.SPB'), 'rollover-a', true],
  ['ROM monitor A, whole', () => whole('C2900_RM2.srec.SPA'), 'production-a', true],
  ['ROM monitor B, whole', () => whole('C3900_RM2.srec.SPB'), 'production-b', true],
  ['special ROM monitor, whole', () => whole('C1900_RM2.srec.SSB'), 'special-b', true],
  ['ASR 1002-X', () => small('asr1002x-universalk9.03.07.04.S.152-4.S4.SPA.bin'), 'production-a', true],
  ['Catalyst 4500-E', () => small('cat4500e-universalk9.SPA.03.04.00.SG.151-2.SG.bin'), 'production-a', true],
  ['ROM monitor package of the ASR, whole', () => whole('asr1000-rommon.153-1r.S.SPA.pkg'), 'production-a', true],
  ['forged with key A', forged, 'production-a', true],
  ['another key than it names', () => small(IMAGE, 'unknown'), 'production-a', false],
  ['held against the wrong key', () => small(IMAGE), 'production-b', false],
  ['altered', () => patch(small(IMAGE), { at: 100_000, hex: 'c0ffee' }), 'production-a', false],
  ['altered in its last byte', () => patch(small(IMAGE), { at: 199_999, hex: 'ff' }), 'production-a', false],
  ['truncated', () => cut(small(IMAGE), 150_000), 'production-a', false],
  ['unsigned', () => unsigned(IMAGE), 'production-a', false],
];

describe('devices, Web Crypto and OpenSSL are of one mind', () => {
  let folder = '';
  beforeAll(async () => {
    await installFastHashes();
    folder = mkdtempSync(join(tmpdir(), 'bootset-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const openssl = (bytes: Uint8Array, key: string): boolean => {
    writeFileSync(join(folder, 'image.bin'), bytes);
    writeFileSync(join(folder, 'key.pem'), key);
    const lines = signatureLines(
      { name: 'image.bin', size: bytes.length, sha512: '', md5: '' },
      { length: 256, key: 'key.pem' },
    );
    const script = `{ ${lines.join('\n')}\n} 2>/dev/null || true`;
    return execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }) === 'Verified OK\n';
  };

  it.each(some(files))('%s', async (_, make, id, genuine) => {
    const content = make();
    const key = trainingKey(id);
    const bytes = new Uint8Array(read(content, 0, sizeOf(content)));
    expect({
      device: verifyImage(content, [key]).ok,
      browser: (await verifyImageFile(new Blob([bytes]), publicKeyPem(key)))?.verdict,
      openssl: openssl(bytes, publicKeyPem(key)),
    }).toEqual({ device: genuine, browser: genuine ? 'verified' : 'refused', openssl: genuine });
  });

  it('bytes behind the end are not covered by any signature', async () => {
    const longer = concat(read(small(IMAGE), 0, 200_000), new Uint8Array(16));
    const key = trainingKey('production-a');
    const base64 = Buffer.from(longer).toString('base64');
    expect(verifyImage({ kind: 'bytes', base64 }, [key]).ok).toBe(false);
    expect((await verifyImageFile(new Blob([new Uint8Array(longer)]), publicKeyPem(key)))?.verdict).toBe('refused');
    expect(openssl(longer, publicKeyPem(key))).toBe(false);
  });
});
