import { createHash, verify } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { createMD5, createSHA512 } from 'hash-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '../bytes.ts';
import { bytesContent, type Content, cut, join, patch, read, sizeOf, stream, textContent } from '../content.ts';
import { installHashers, md5Hex, sha512Hex } from '../crypto/digests.ts';
import {
  buildImage,
  type ImageFault,
  type ImageSpec,
  imageHashes,
  imageIntegrity,
  parseImage,
  resign,
  verifyImage,
} from './image.ts';
import { catalogueImage } from './image-catalogue.ts';
import type { ImageHeader } from './image-header.ts';
import { publicKeyPem } from '../crypto/rsa.ts';
import { trainingKey } from '../crypto/training-keys.ts';

const productionA = trainingKey('production-a');
const storage = [productionA, trainingKey('special-a'), trainingKey('rollover-a')];

const header: ImageHeader = {
  kind: 'system',
  family: 'C2900',
  featureSet: 'UNIVERSALK9',
  version: '15.4(3)M',
  build: 'RELEASE SOFTWARE (fc1)',
  compiled: 'Mon 21-Jul-14 20:05 by prod_rel_team',
  copyright: '1986-2014',
  bundledKeys: [],
};
const spec: ImageSpec = {
  header,
  machine: 0xa2,
  size: 9000,
  seed: 'small',
  signer: { key: 'production-a', signedAt: 0x50b3f3fe },
};
const small = buildImage(spec);

const fault = (content: Content, keys = storage): ImageFault | 'accepted' => {
  const result = verifyImage(content, keys);
  return result.ok ? 'accepted' : result.error;
};
const flip = (content: Content, at: number): Content =>
  patch(content, { at, hex: toHex(read(content, at, 1).map((byte) => byte ^ 1)) });
const parsed = (content: Content) => {
  const result = parseImage(content);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

beforeAll(async () => {
  installHashers({ md5: await createMD5(), sha512: await createSHA512() });
});

describe('image files', () => {
  it('are read from their bytes once', () => {
    expect(parseImage(small)).toBe(parseImage(small));
  });

  it('have exactly the size they are built with and say what they are', () => {
    expect(sizeOf(small)).toBe(9000);
    expect(parsed(small)).toMatchObject({
      ...header,
      machine: 0xa2,
      entryPoint: 0x81000000,
      declaredSize: 9000,
      runSize: 9000 + 179052,
      signedLength: 9000 - 256,
      envelope: {
        commonName: 'CiscoSystems',
        organizationUnit: 'C2900',
        organizationName: 'CiscoSystems',
        serial: '50B3F3FE',
        hashAlgorithm: 'SHA512',
        signatureAlgorithm: '2048-bit RSA',
        keyType: 'production',
        keyVersion: 'A',
      },
    });
  });

  it('are ELF files, 32 bits, big-endian, with the machine number of their family', () => {
    expect(toHex(read(small, 0, 7))).toBe('7f454c46010201');
    expect(toHex(read(small, 18, 2))).toBe('00a2');
    expect(toHex(read(small, 24, 4))).toBe('81000000');
  });

  it('keep bundled keys and what a forger built in', () => {
    const behaviour = {
      configuration: ['username support privilege 15 secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0'],
      messages: [
        { mnemonic: 'SEC_LOGIN-5-LOGIN_SUCCESS', text: '' },
        { mnemonic: 'SYS-5-CONFIG_I', text: 'Configured from console by console' },
      ],
    };
    const forged: ImageHeader = {
      ...header,
      bundledKeys: [trainingKey('production-b'), trainingKey('special-b')],
      behaviour,
    };
    const facts = parsed(buildImage({ ...spec, header: forged }));
    expect(facts).toMatchObject({ bundledKeys: forged.bundledKeys, behaviour });
    expect(parsed(small)).not.toHaveProperty('behaviour');
  });

  it('of a ROM monitor open with an S0 record and are no ELF file', () => {
    const monitor = buildImage({ ...spec, header: { ...header, kind: 'rom-monitor', featureSet: 'ROMMON' } });
    expect(Buffer.from(read(monitor, 0, 100)).toString('latin1')).toMatch(/^S0[0-9A-F]+\r\n\0/);
    expect(parsed(monitor)).toMatchObject({ kind: 'rom-monitor', machine: 0, family: 'C2900' });
    expect(fault(monitor)).toBe('accepted');
  });
});

describe('verification', () => {
  it('accepts an image signed with a key in storage, and names that key', () => {
    expect(verifyImage(small, storage)).toEqual({ ok: true, value: productionA });
    expect(fault(buildImage({ ...spec, signer: { key: 'rollover-a', signedAt: 1 } }))).toBe('accepted');
  });

  it('refuses an image after any one byte of it was altered', () => {
    fc.assert(
      fc.property(fc.nat(sizeOf(small) - 1), (at) => {
        expect(fault(flip(small, at))).not.toBe('accepted');
      }),
      { numRuns: 300 },
    );
    expect(fault(flip(small, 5000))).toBe('bad-signature');
    expect(fault(flip(small, 9000 - 512 + 12))).toBe('bad-signature');
    expect(fault(flip(small, 8999))).toBe('bad-signature');
  });

  it('finds a file that was cut short, and one with bytes behind its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 8999 }), (length) => {
        expect(fault(cut(small, length))).toBe('truncated');
      }),
      { numRuns: 100 },
    );
    expect(fault(join(small, textContent('x')))).toBe('bad-signature');
  });

  it('tells unsigned images and files that are no image', () => {
    const { signer, ...unsigned } = spec;
    expect(signer).toBeDefined();
    expect(fault(buildImage(unsigned))).toBe('unsigned');
    expect(sizeOf(buildImage(unsigned))).toBe(9000);
    expect(fault(patch(small, { at: 9000 - 512, hex: '0000000000000000' }))).toBe('unsigned');
    expect(fault(textContent('hostname R1\n'))).toBe('not-an-image');
    expect(fault(textContent(''))).toBe('not-an-image');
    expect(fault({ kind: 'noise', seed: 'x', length: 50_000 })).toBe('not-an-image');
    expect(fault(patch(small, { at: 512, hex: '00' }))).toBe('not-an-image');
  });

  it('knows no key of that type and version, or finds that another key made the signature', () => {
    expect(fault(small, [trainingKey('production-b'), trainingKey('special-a')])).toBe('unknown-key');
    expect(fault(small, [])).toBe('unknown-key');
    expect(fault(buildImage({ ...spec, signer: { key: 'unknown', signedAt: 1 } }))).toBe('bad-signature');
    const posing = buildImage({
      ...spec,
      signer: { key: 'special-a', signedAt: 1, as: { type: 'production', version: 'A' } },
    });
    expect(fault(posing)).toBe('bad-signature');
  });

  it('accepts an altered image that was signed again with a key in storage, until that key is gone', () => {
    const altered = flip(small, 5000);
    const forged = resign(altered, { key: 'production-a', signedAt: 0x53ce00d9 });
    if (!forged.ok) throw new Error(forged.error);
    expect(sizeOf(forged.value)).toBe(9000);
    expect(read(forged.value, 5000, 1)).toEqual(read(altered, 5000, 1));
    expect(fault(forged.value)).toBe('accepted');
    expect(parsed(forged.value).envelope.serial).toBe('53CE00D9');
    expect(fault(forged.value, [trainingKey('production-b')])).toBe('unknown-key');
    expect(resign(textContent('x'), { key: 'production-a', signedAt: 1 })).toEqual({
      ok: false,
      error: 'not-an-image',
    });
  });

  it('shows the computed hash and the one that was signed', () => {
    const altered = flip(small, 5000);
    const good = imageHashes(small, parsed(small), productionA);
    const bad = imageHashes(altered, parsed(altered), productionA);
    expect(good.computed).toBe(sha512Hex(cut(small, 9000 - 256)));
    expect(good.embedded).toBe(good.computed);
    expect(bad.embedded).toBe(good.computed);
    expect(bad.computed).not.toBe(good.computed);
    expect(imageHashes(small, parsed(small), trainingKey('production-b')).embedded).toBeUndefined();
  });

  it('finds damage by the SHA-1 of a package, which whoever signs again brings up to date', () => {
    const xe = buildImage({
      ...spec,
      header: { ...header, family: 'ASR1002X', release: '03.07.04.S' },
      integrity: true,
    });
    expect(parsed(xe)).toMatchObject({ release: '03.07.04.S', envelope: { organizationUnit: 'IOS-XE' } });
    const whole = imageIntegrity(xe, parsed(xe));
    expect(whole?.computed).toBe(
      createHash('sha1')
        .update(read(xe, 0, 9000 - 512))
        .digest('hex'),
    );
    expect(whole?.embedded).toBe(whole?.computed);
    const altered = flip(xe, 5000);
    const damaged = imageIntegrity(altered, parsed(altered));
    expect(damaged?.embedded).toBe(whole?.embedded);
    expect(damaged?.computed).not.toBe(whole?.computed);
    const again = resign(altered, { key: 'production-a', signedAt: 0x50b3f3fe });
    if (!again.ok) throw new Error(again.error);
    expect(imageIntegrity(again.value, parsed(again.value))).toEqual({
      computed: damaged?.computed,
      embedded: damaged?.computed,
    });
    expect(fault(again.value)).toBe('accepted');
    expect(imageIntegrity(small, parsed(small))).toBeUndefined();
  });

  it('goes by the bytes: a copy of them under another descriptor is the same image', () => {
    const copy = bytesContent(read(small, 0, sizeOf(small)));
    expect(parsed(copy)).toEqual(parsed(small));
    expect(fault(copy)).toBe('accepted');
  });

  it('never throws, whatever the bytes are', () => {
    const headBytes = [...read(small, 0, 1200)];
    const wild = fc
      .tuple(fc.nat(1100), fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([at, bytes]) => patch(small, { at, hex: toHex(bytes) }));
    const noise = fc
      .uint8Array({ maxLength: 3000 })
      .map((bytes) => bytesContent(Uint8Array.from([...headBytes.slice(0, 520), ...bytes])));
    fc.assert(
      fc.property(fc.oneof(wild, noise), (content) => {
        expect(['accepted', 'not-an-image', 'truncated', 'unsigned', 'unknown-key', 'bad-signature']).toContain(
          fault(content),
        );
      }),
      { numRuns: 500 },
    );
  });
});

interface Verdict {
  readonly md5: string;
  /** Whether the signature fits the first bytes of the file, and whether it fits all of them. */
  readonly signedPart: boolean;
  readonly whole: boolean;
}

type Judge = (folder: string, signedLength: number) => Verdict;

const byOpenssl: Judge = (folder, signedLength) => {
  const run = (line: string): string => spawnSync('sh', ['-c', line], { cwd: folder }).stdout.toString();
  const check = 'openssl dgst -sha512 -verify key.pem -signature signature';
  return {
    md5: run('openssl dgst -md5 -r image.bin').slice(0, 32),
    signedPart: run(`head -c ${signedLength} image.bin | ${check}`) === 'Verified OK\n',
    whole: run(`${check} image.bin`) === 'Verified OK\n',
  };
};

const byNode: Judge = (folder, signedLength) => {
  const [file, key, signature] = ['image.bin', 'key.pem', 'signature'].map((name) =>
    readFileSync(joinPath(folder, name)),
  );
  if (!file || !key || !signature) throw new Error(folder);
  return {
    md5: createHash('md5').update(file).digest('hex'),
    signedPart: verify('sha512', file.subarray(0, signedLength), key, signature),
    whole: verify('sha512', file, key, signature),
  };
};

/** Writes an image, its signature and the key into a folder, and lets an independent program judge them. */
function judged(image: Content): Verdict {
  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  if (!hasOpenssl) console.warn('openssl is not installed: signature and digest are checked with Node instead');
  const { signedLength } = parsed(image);
  const folder = mkdtempSync(joinPath(tmpdir(), 'bootset-'));
  try {
    const file = openSync(joinPath(folder, 'image.bin'), 'w');
    for (const chunk of stream(image)) writeSync(file, chunk);
    closeSync(file);
    writeFileSync(joinPath(folder, 'key.pem'), publicKeyPem(productionA));
    writeFileSync(joinPath(folder, 'signature'), read(image, signedLength, 256));
    return (hasOpenssl ? byOpenssl : byNode)(folder, signedLength);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('an image file of true size', () => {
  const image = catalogueImage('c2900-universalk9-mz.SPA.154-3.M.bin') ?? textContent('');

  it('has the digest and the signature that OpenSSL finds in its bytes', () => {
    expect(judged(image)).toEqual({ md5: md5Hex(image), signedPart: true, whole: false });
  }, 60_000);

  it('is refused by OpenSSL and here alike after one byte was altered', () => {
    const altered = flip(image, 60_000_000);
    expect(judged(altered)).toEqual({ md5: md5Hex(altered), signedPart: false, whole: false });
    expect(fault(altered)).toBe('bad-signature');
  }, 60_000);
});
