import { describe, expect, it } from 'vitest';
import { buildRegistry } from '../../../registry.ts';
import { defineFeature } from '../../../feature.ts';
import { Lab } from '../../../lab.ts';
import { cut, patch, textContent, type Content } from '../../../system/content.ts';
import { tap } from '../../../system/device.ts';
import { buildImage, resign } from '../../../system/image/image.ts';
import { catalogueImage, catalogueSpec } from '../../../system/image/image-catalogue.ts';
import { Bench, bootedRouter, boxed, imageFile, poweredRouter, rommonRouter } from '../../../testing/lab.ts';
import { Player } from '../../../transcript.ts';
import { acceptedKeys } from '../../../system/crypto/accepted-keys.ts';
import { features } from '../../index.ts';
import { refusals } from './api.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const image = (id: string): Content => {
  const content = catalogueImage(id);
  if (!content) throw new Error(`No image ${id}`);
  return content;
};
const genuine = image(IMAGE);

/** The same image, small enough to be hashed in no time. */
const spec = catalogueSpec(IMAGE);
if (!spec?.signer) throw new Error('No signed image');
const { signer: _, ...body } = { ...spec, size: 3_000_000 };
const small = buildImage({ ...spec, size: 3_000_000 });
const unsigned = buildImage(body);
const flash = (name: string, content: Content) => ({ path: `flash0:${name}`, content });

/** What `boot flash0:x.bin` says, and the reason in its event. */
function attempt(content: Content): { readonly screen: string; readonly reason: unknown } {
  const bench = rommonRouter({ files: [flash('x.bin', content)] });
  const screen = bench.type('boot flash0:x.bin');
  const refused = bench.lab.events.find(({ id }) => id === 'boot.refused');
  return { screen, reason: refused?.payload.reason };
}

describe('without its CompactFlash', () => {
  const startup = `boot system flash0:${IMAGE}\nend\n`;

  it('R14 the ROM monitor comes up by itself, and the card put back starts', () => {
    const bench = new Bench({ devices: [boxed({ power: 'off', startup, files: [flash('x.bin', small)] })] });
    bench.player.play('⟦:flash out⟧⟦:power on⟧');
    expect(bench.player.screen).toMatch(
      /Readonly ROMMON initialized\nflash0: CompactFlash not present\.\nboot: cannot load "flash0:c2900\S+"\nno valid BOOT image found\nFinal autoboot attempt from default boot device\.\.\.\nflash0: CompactFlash not present\.\nrommon 1 > $/,
    );
    expect(bench.lab.events.find(({ id }) => id === 'rommon.entered')?.payload).toEqual({ why: 'boot-failed' });
    expect(bench.type('boot')).toBe('boot\nflash0: CompactFlash not present.\nrommon 2 > ');
    expect(bench.type('boot flash:x.bin')).toContain(
      '\nflash0: CompactFlash not present.\nboot: cannot load "flash:x.bin"\n',
    );
    expect(bench.type('dir flash0:')).toBe('dir flash0:\ndir: cannot open device "flash0:"\nrommon 4 > ');
    expect(bench.type('dir flash:')).toContain('\ndir: cannot open device "flash:"\n');
    expect(bench.type('dir usbflash9:')).toContain('\nbad device name\n');
    expect(bench.type('dev')).not.toContain('flash0:   compact');
    bench.type('confreg 0x2142');
    expect(bench.type('⟦:flash in⟧', 'dir flash0:')).toContain('x.bin');
    expect(bench.type('reset')).toContain('initial configuration dialog? [yes/no]: ');
    expect(bench.fact('boot.configuration-ignored')).toBe(true);
  });

  it('R14 a reload without it ends in the ROM monitor, too', () => {
    const bench = bootedRouter();
    expect(bench.type('⟦:flash out⟧', 'reload', '')).toMatch(/\nflash0: CompactFlash not present\.\nrommon 1 > $/);
    expect(bench.type('⟦:flash in⟧', 'boot')).toContain('Digitally Signed Release Software');
  });

  it('R14 images on USB flash start', () => {
    const bench = poweredRouter({ power: 'off', files: [{ path: 'usbflash0:x.bin', content: small }] });
    bench.player.play('⟦:flash out⟧⟦:power on⟧⟦boot usbflash0:x.bin⟧');
    expect(bench.fact('boot.running-image')).toBe('usbflash0:x.bin');
  });
});

describe('load test', () => {
  it('R1 names driver, signer and size', () => {
    const screen = (id: string) => poweredRouter({ files: [imageFile(id)] }).player.play('').screen;
    expect(screen(IMAGE)).toContain(
      [
        'Readonly ROMMON initialized',
        'program load complete, entry point: 0x80803000, size: 0x1b340',
        'program load complete, entry point: 0x80803000, size: 0x1b340',
        '',
        '',
        'IOS Image Load Test',
        '___________________',
        'Digitally Signed Release Software',
        'program load complete, entry point: 0x81000000, size: 0x62ebb5c',
        'Self decompressing the image : #',
      ].join('\n'),
    );
    expect(screen('c2900-universalk9-mz.SSA')).toContain('\nDigitally Signed Development Software\n');
    expect(screen('c2900-revocation-mz.SPB')).toContain('\nDigitally Signed Revocation Software\n');
  });

  it('R2 goes by the bytes, not by the name', () => {
    const bench = rommonRouter({ files: [flash('holiday.jpg', genuine), flash(IMAGE, textContent('photo'))] });
    expect(bench.type(`boot flash0:${IMAGE}`)).toContain('boot: cannot load');
    expect(bench.type('boot flash0:holiday.jpg')).toContain('System Configuration Dialog');
    expect(bench.fact('boot.running-image')).toBe('flash0:holiday.jpg');
    expect(bench.fact('boot.running-version')).toBe('15.4(3)M');
    expect(bench.fact('boot.image-verified-by')).toBe('production A');
  });

  it('R3 says that a file is missing', () => {
    expect(rommonRouter().type('boot flash0:gone.bin')).toBe(
      [
        'boot flash0:gone.bin',
        'program load complete, entry point: 0x80803000, size: 0x1b340',
        'boot of "flash0:gone.bin" failed',
        'error returned: File boot failed -- File not accessible',
        'loadprog: error - on file open',
        'boot: cannot load "flash0:gone.bin"',
        'rommon 2 > ',
      ].join('\n'),
    );
  });

  it('R4 refuses what is no program', () => {
    const { screen, reason } = attempt(textContent('hostname R1\n'));
    expect(screen).toContain('loadprog: bad file magic number:      0x686f7374\nboot: cannot load "flash0:x.bin"\n');
    expect(reason).toBe('not-an-image');
    expect(attempt(image('C2900_RM2.srec.SPA')).reason).toBe('not-an-image');
  });

  it('R5 refuses a program for another platform', () => {
    const { screen, reason } = attempt(image('c1900-universalk9-mz.SPA.154-3.M.bin'));
    expect(screen).toContain('loadprog: error - Invalid image for platform, e_machine = 161\nboot: cannot load');
    expect(reason).toBe('wrong-platform');
  });

  it('R6 refuses a cut file', () => {
    const { screen, reason } = attempt(cut(genuine, 50_000_000));
    expect(screen).toContain('loadprog: error - file read: requested 0x62ec35c bytes, got 0x2faf080\n');
    expect(reason).toBe('truncated');
    expect(attempt(cut(genuine, 300)).reason).toBe('truncated');
  });

  it('R7 refuses what is not signed, not known or not what was signed', () => {
    const bare = attempt(unsigned);
    expect(bare.screen).toMatch(
      /IOS Image Load Test\n_+\nImage is not digitally signed\.\nRSA Signature Verification Failed \.\.\.\nboot: cannot load "flash0:x\.bin"\nrommon 2 > $/,
    );
    expect(bare.reason).toBe('unsigned');
    const foreign = resign(small, { key: 'special-b', signedAt: 1_600_000_000 });
    const unknown = attempt(foreign.ok ? foreign.value : genuine);
    expect(unknown.screen).toContain('The special key version B is not in the key storage.\nRSA Signature');
    expect(unknown.reason).toBe('unknown-key');
    const altered = attempt(patch(small, { at: 1_000_000, hex: 'deadbeef' }));
    expect(altered.screen).toContain('The image does not match its digital signature.\nRSA Signature');
    expect(altered.reason).toBe('bad-signature');
  });

  it('R8 knows its devices', () => {
    const bench = rommonRouter();
    expect(bench.type('boot disk5:x')).toBe('boot disk5:x\nbad device name\nboot: cannot load "disk5:x"\nrommon 2 > ');
    bench.lab.input({ kind: 'usb', device: 'R1', slot: 'usbflash0', inserted: false });
    expect(bench.type('boot usbflash0:x')).toContain(
      'boot usbflash0:x\nbad device name\nboot: cannot load "usbflash0:x"\n',
    );
  });

  it('R9 takes the first program only', () => {
    const altered = patch(small, { at: 2_000_000, hex: '00' }, { at: 2_000_001, hex: '01' });
    const files = [flash('a.txt', textContent('x')), flash('b.bin', altered), flash('c.bin', small)];
    const bench = poweredRouter({ files });
    bench.player.settle();
    expect(bench.fact('boot.phase')).toBe('rommon');
    expect(bench.player.screen).toContain('boot: cannot load "flash0:b.bin"\nrommon 1 > ');
  });
});

describe('the next start', () => {
  const startup = `boot system flash ${IMAGE}\nend\n`;

  it('R11 tells what the next start would do', () => {
    const bench = poweredRouter({
      startup,
      power: 'off',
      files: [imageFile(IMAGE), flash('t.bin', cut(genuine, 999_999))],
    });
    expect(bench.fact('boot.next-image')).toBe(`flash0:${IMAGE}`);
    expect(bench.fact('boot.image-verdict', `flash0:${IMAGE}`)).toBe('ok');
    expect(bench.fact('boot.image-verdict', 'flash0:t.bin')).toBe('truncated');
    expect(bench.fact('boot.image-verdict', 'flash0:u.bin')).toBe('missing');
    expect(new Bench({ devices: [boxed({ register: 0x2100 })] }).fact('boot.next-image')).toBeNull();
  });
});

it.each(['flash:', 'flash ', 'flash0:/', 'flash:/', 'FLASH0:'])(
  'R13 facts and events name a file by its place, asked for as %s',
  (prefix) => {
    const place = `flash0:${IMAGE}`;
    const bench = bootedRouter({ startup: `boot system ${prefix}${IMAGE}\nboot system ${prefix}none.bin\nend\n` });
    expect(bench.fact('boot.next-image')).toBe(place);
    expect(bench.fact('boot.running-image')).toBe(place);
    const named = (id: string) =>
      bench.lab.events.filter((event) => event.id === id).map(({ payload }) => payload['image']);
    for (const id of ['boot.verified', 'boot.started', 'boot.ready']) expect(named(id)).toEqual([place]);
    bench.type('conf t', `no boot system ${prefix}${IMAGE}`, 'end', 'write', 'reload', '', '⟦+5m⟧');
    expect(named('boot.refused')).toEqual(['flash0:none.bin']);
  },
);

it('R12 leaves keys and other reasons to whoever taps', () => {
  const start = (feature: Parameters<typeof defineFeature>[0]): string => {
    const lab = new Lab({ devices: [boxed()] }, 1, buildRegistry([...features, defineFeature(feature)]));
    return new Player(lab).play('').screen;
  };
  expect(start({ id: 'no-keys', title: '', taps: [tap(acceptedKeys, () => [])] })).toContain(
    'The production key version A is not',
  );
  const refusal = { reason: 'revoked-key', lines: ['Key was revoked.'], loaded: true };
  expect(start({ id: 'refuse', title: '', taps: [tap(refusals, (judged) => ({ ...judged, refusal }))] })).toContain(
    '___________________\nKey was revoked.\nboot: cannot load',
  );
});

describe('boot system', () => {
  const bench = bootedRouter();

  it('R15 appends lines in order, once', () => {
    bench.type(
      'conf t',
      'boot system flash0:a.bin',
      'boot system flash b.bin',
      'boot system tftp c.bin 10.1.1.1',
      'boot system flash0:a.bin',
      'end',
    );
    expect(bench.fact('boot.system-lines')).toEqual(['flash0:a.bin', 'flash b.bin', 'tftp c.bin 10.1.1.1']);
    expect(bench.fact('boot.variable')).toBe('');
    bench.type('write');
    expect(bench.fact('boot.variable')).toBe('flash0:a.bin,1;flash:b.bin,1;tftp:c.bin 10.1.1.1,1;');
  });

  it('R18 keeps what is on the network whole, and tells beforehand that it is not fetched', () => {
    const lines = ['ftp x.bin 10.1.1.1', 'ftp://10.1.1.1/dir/y.bin', 'tftp://10.1.1.1/z.bin', 'mop m'];
    const r = bootedRouter({ startup: `${lines.map((line) => `boot system ${line}\n`).join('')}end\n` });
    const paths = ['ftp:x.bin 10.1.1.1', 'ftp:dir/y.bin 10.1.1.1', 'tftp:z.bin 10.1.1.1', 'mop:m'];
    expect(r.fact('boot.variable')).toBe(`${paths.join(',1;')},1;`);
    for (const path of paths) expect(r.fact('boot.image-verdict', path)).toBe('network');
  });

  it('R16 removes one line or all', () => {
    bench.type('conf t', 'no boot system flash b.bin', 'end');
    expect(bench.fact('boot.system-lines')).toEqual(['flash0:a.bin', 'tftp c.bin 10.1.1.1']);
    bench.type('conf t', 'no boot system', 'end');
    expect(bench.fact('boot.system-lines')).toEqual([]);
  });

  it('R17 stands between its markers and is read back', () => {
    const again = bootedRouter({
      startup: 'boot-start-marker\nboot system flash b.bin\nboot system usbflash0:c.bin\nboot-end-marker\nend\n',
    });
    expect(again.type('terminal length 0', 'show running-config')).toContain(
      '!\nboot-start-marker\nboot system flash b.bin\nboot system usbflash0:c.bin\nboot-end-marker\n!\n',
    );
  });
});
