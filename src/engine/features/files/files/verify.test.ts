import { describe, expect, it } from 'vitest';
import { cut, patch, textContent, type Content } from '../../../system/content.ts';
import { catalogueSpec } from '../../../system/image/image-catalogue.ts';
import { buildImage } from '../../../system/image/image.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';

/** An image of 300,000 bytes: quick to build and to hash. */
function smallImage(signed = true): Content {
  const spec = catalogueSpec(IMAGE);
  if (!spec) throw new Error('No such image');
  const { signer, ...unsigned } = spec;
  return buildImage({ ...unsigned, size: 300_000, ...(signed && signer && { signer }) });
}

const router = (name: string, content: Content): Bench =>
  bootedRouter({ files: [imageFile(IMAGE), { path: `usbflash0:${name}`, content }] });

const COPY = ['copy usbflash0:x.bin flash0:', ''] as const;

describe('verification', () => {
  it('R18 a signed image shows its hashes and is verified', () => {
    const bench = bootedRouter();
    const screen = bench.type(`verify flash:${IMAGE}`);
    const [, computed = '', embedded = ''] =
      /Computed Hash {3}SHA2: ([^]*?)\n {22}\nEmbedded Hash {3}SHA2: ([^]*?)\n {22}\n/.exec(screen) ?? [];
    expect(computed.split('\n').map((row) => row.trim().length)).toEqual([32, 32, 32, 32]);
    expect(embedded).toBe(computed);
    expect(screen).toBe(
      [
        `verify flash:${IMAGE}`,
        'Starting image verification',
        'Hash Computation:    100% Done!',
        `Computed Hash   SHA2: ${computed}`,
        ' '.repeat(22),
        `Embedded Hash   SHA2: ${computed}`,
        ' '.repeat(22),
        `CCO Hash        MD5 : ${String(bench.fact('files.md5', `flash0:${IMAGE}`)).toUpperCase()}`,
        `Digital signature successfully verified in file flash0:${IMAGE}`,
        'Router#',
      ].join('\n'),
    );
  });

  it('R19 altered, truncated and unsigned files are told apart', () => {
    const altered = router('x.bin', patch(smallImage(), { at: 150_000, hex: 'ff00ff00ff' }));
    const screen = altered.type('verify usbflash0:x.bin');
    expect(screen).toContain('%ERROR: Digital signature is not valid for file usbflash0:x.bin. Hashes do not match.\n');
    expect(screen.match(/[0-9A-F]{32}\n/g)?.length).toBe(9);
    expect(router('x.bin', cut(smallImage(), 200_000)).type('verify usbflash0:x.bin')).toContain(
      '%ERROR: Digital signature is not valid',
    );
    const unsigned = router('x.bin', smallImage(false));
    expect(unsigned.type('verify usbflash0:x.bin', '⟦:key n⟧')).toContain(
      '%ERROR:Signature not found in file usbflash0:x.bin.\nSignature not present. Proceed with verify? [confirm]n\nRouter#',
    );
    expect(unsigned.type('verify usbflash0:x.bin', '⟦:key y⟧')).toMatch(
      /Verifying file integrity of usbflash0:x\.bin\.+Done!\nCCO Hash {8}MD5 : [0-9A-F]{32}\n/,
    );
    expect(
      unsigned.lab.events.filter(({ id }) => id === 'file.verified').map(({ payload }) => payload['passed']),
    ).toEqual([false, false]);
  });

  it('R19 an image that another key signed than the one it names is told from an altered one', () => {
    const spec = catalogueSpec(IMAGE);
    if (!spec?.signer) throw new Error('No such image');
    const stranger = buildImage({ ...spec, size: 300_000, signer: { ...spec.signer, key: 'unknown' } });
    const screen = router('x.bin', stranger).type('verify usbflash0:x.bin');
    expect(screen).toContain('Computed Hash   SHA2: ');
    expect(screen).not.toContain('Embedded Hash');
    expect(screen).toContain('for file usbflash0:x.bin. Signature was not made with the key that it names.\n');
  });

  it('R20 hashes can be asked for and compared', () => {
    const bench = router('a.txt', textContent('one\ntwo\n'));
    const md5 = '2094b601daac3d68f5aed51d3c20f7cd';
    expect(bench.type('verify /md5 usbflash0:/a.txt')).toBe(
      `verify /md5 usbflash0:/a.txt\n.MD5 of usbflash0:/a.txt Done!\nverify /md5 (usbflash0:/a.txt) = ${md5}\n\nRouter#`,
    );
    expect(bench.type(`verify /md5 usbflash0:a.txt ${md5.toUpperCase()}`)).toContain(
      `Verified (usbflash0:a.txt) = ${md5}\n`,
    );
    expect(bench.type('verify /md5 usbflash0:a.txt 0f')).toContain(
      `%Error verifying usbflash0:a.txt\nComputed signature  = ${md5}\nSubmitted signature = 0f\n`,
    );
    expect(bench.type('verify /sha512 usbflash0:', 'a.txt')).toMatch(
      /Verify filename \[\]\? a\.txt\n\.Done!\nverify \/sha512 \(usbflash0:a\.txt\) = [0-9a-f]{128}\n/,
    );
    expect(bench.type('verify /md5 flash:none')).toContain('%Error opening flash:none (No such file or directory)');
  });

  it('R22 file verify auto verifies what is copied', () => {
    const bench = router('x.bin', smallImage());
    bench.type('configure terminal', 'file verify auto', 'end');
    expect(bench.fact('config.running-has', 'file verify auto')).toBe(true);
    expect(bench.type(...COPY)).toContain('Digital signature successfully verified in file flash0:');
    expect(bench.type('copy /noverify usbflash0:x.bin flash0:y', '')).not.toContain('signature');
    expect(bench.type('copy startup-config flash:s', '')).not.toContain('ignature');
  });

  it('R29 copy /verify deletes what fails', () => {
    const bench = router('x.bin', patch(smallImage(), { at: 150_000, hex: '0000000000' }));
    expect(bench.type('copy /verify usbflash0:x.bin flash0:', '')).toMatch(
      /is not valid for file flash0:.*\n%ERROR: Aborting copy\.\nRouter#/,
    );
    expect(bench.fact('files.exists', 'flash0:x.bin')).toBe(false);
    expect(bench.type('copy /verify flash:f usbflash0:', '')).toContain(
      '%ERROR: Not able to process Signature in usbflash0:/f.\n%ERROR: Aborting copy.\n%Error deleting usbflash0:/f (No such file or directory)\n',
    );
  });

  it('R31 an image for another router is copied only when told so', () => {
    const spec = catalogueSpec('c1900-universalk9-mz.SPA.154-3.M.bin');
    if (!spec) throw new Error('No such image');
    const bench = router('x.bin', buildImage({ ...spec, size: 300_000 }));
    expect(bench.type(...COPY, '⟦:key enter⟧')).toContain(
      '%Warning: File not a valid executable for this system\nAbort Copy? [confirm]\nRouter#',
    );
    expect(bench.fact('files.exists', 'flash0:x.bin')).toBe(false);
    expect(bench.type(...COPY, '⟦:key n⟧')).toContain('300000 bytes copied in');
  });
});
