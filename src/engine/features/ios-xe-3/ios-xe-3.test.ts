import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Content, cut, patch, read, sizeOf, textContent } from '../../system/content.ts';
import { buildImage, type ImageSpec, resign } from '../../system/image.ts';
import { catalogueImage, catalogueSpec } from '../../system/image-catalogue.ts';
import { Bench, boxed, imageFile, poweredRouter } from '../../testing/lab.ts';
import { entered } from '../../testing/signed.ts';

const ASR = 'asr1002x-universalk9.03.07.04.S.152-4.S4.SPA.bin';
const ASR_SPECIAL = 'asr1002x-universalk9.03.07.04.S.152-4.S4.SSA.bin';
const CAT = 'cat4500e-universalk9.SPA.03.04.00.SG.151-2.SG.bin';
const CAT_SPECIAL = 'cat4500e-universalk9.SSA.03.04.00.SG.151-2.SG.bin';
const startup = 'hostname X\nno logging console\nlogging buffered 65536\nend\n';
type Id = 'asr1002x' | 'cat4500e';
const both: readonly Id[] = ['asr1002x', 'cat4500e'];
const imageOf = { asr1002x: ASR, cat4500e: CAT };

/** A small image of a platform. */
function small(id: Id, changes: Partial<ImageSpec> = {}): Content {
  const spec = catalogueSpec(imageOf[id]);
  if (!spec) throw new Error(id);
  return buildImage({ ...spec, size: 300_000, ...changes });
}

/** In privileged EXEC. */
function device(platform: Id, changes = {}): Bench {
  const bench = poweredRouter({ platform, startup, ...changes });
  bench.player.settle();
  entered(bench);
  return bench;
}

/** What the console showed of a start from this file, up to where something is read. */
function start(platform: Id, content: Content, others: readonly { path: string; content: Content }[] = []): Bench {
  const bench = new Bench({
    devices: [boxed({ platform, startup, files: [{ path: 'bootflash:x.bin', content }, ...others] })],
  });
  bench.player.settle();
  return bench;
}

const flip = (content: Content, at: number): Content =>
  patch(content, { at, hex: ((read(content, at, 1)[0] ?? 0) ^ 1).toString(16).padStart(2, '0') });

describe('IOS XE 3.x', () => {
  it('R1 R2 R10 an ASR starts', () => {
    const bench = poweredRouter({ platform: 'asr1002x', startup });
    bench.player.settle();
    const { screen } = bench.player;
    expect(screen).toContain(
      [
        'Initializing Hardware ...',
        '',
        'System Bootstrap, Version 15.2(1r)S1, RELEASE SOFTWARE (fc1)',
        'Copyright (c) 1994-2012 by cisco Systems, Inc.',
        '',
        'Current image running: Boot ROM0',
        'Last reset cause: PowerOn',
        '',
        'ASR1002-X platform with 8388608 Kbytes of main memory',
        '',
        '',
        'File size is 0x1098e654',
        `Located ${ASR} `,
        '',
      ].join('\n'),
    );
    expect(screen).toMatch(
      /Image size 278455892 inode num \d+, bks cnt 67983 blk size 8\*512\n#{67}\nBoot image size = 278455892 \(0x1098e654\) bytes\n\nROM:RSA Self Test Passed\nROM:Sha512 Self Test Passed\n\n/,
    );
    expect(screen).toMatch(
      /Package header rev 1 structure detected\nCalculating SHA-1 hash\.\.\.done\nvalidate_package_cs: SHA-1 hash:\n\tcalculated ([0-9a-f:]{44})\n\texpected {3}\1\nValidating main package signatures\n\nRSA Signed RELEASE Image Signature Verification Successful\.\nImage validated\n/,
    );
    expect(screen).not.toContain('Smart Init');
    expect(screen).not.toContain('program load complete');
    entered(bench);
    expect(bench.type('show logging')).not.toContain('IOS_LICENSE_IMAGE_APPLICATION');
    expect(bench.type('reload', '')).toContain('Last reset cause: LocalSoft\n');
  });

  it('R1 R2 a Catalyst starts', () => {
    const bench = poweredRouter({ platform: 'cat4500e', startup });
    bench.player.settle();
    expect(bench.player.screen).toContain(
      'Rommon (G) Signature verification PASSED\nRommon (P) Signature verification PASSED\nFPGA   (P) Signature verification PASSED\n',
    );
    expect(bench.player.screen).toContain('* Welcome to Rom Monitor for   WS-X45-SUP7-E System.       *\n');
    expect(bench.player.screen).toContain(
      `Loading image !!!!!!!!!!!!!!!!!!!!!!\n\n Checking digital signature....\n [bootflash:${CAT}]\n\n Digitally Signed Release Software with key version A\n\n`,
    );
  });

  it('R2 special images are called development software', () => {
    const asr = poweredRouter({ platform: 'asr1002x', startup, files: [imageFile(ASR_SPECIAL, 'bootflash:x.bin')] });
    asr.player.settle();
    expect(asr.player.screen).toContain('RSA Signed DEVELOPMENT Image Signature Verification Successful.\n');
    const cat = poweredRouter({ platform: 'cat4500e', startup, files: [imageFile(CAT_SPECIAL, 'bootflash:x.bin')] });
    cat.player.settle();
    expect(cat.player.screen).toContain(' Digitally Signed Development Software with key version A\n');
  });

  it('R3 an altered image fails', () => {
    const asr = start('asr1002x', flip(small('asr1002x'), 100_000));
    const [, calculated = '', expected = ''] =
      /calculated (\S+)\n\texpected {3}(\S+)\nSHA-1 hash of the package does not match/.exec(asr.player.screen) ?? [];
    const bytes = read(flip(small('asr1002x'), 100_000), 0, 300_000 - 512);
    expect(calculated.replaceAll(':', '')).toBe(createHash('sha1').update(bytes).digest('hex'));
    expect(expected).not.toBe(calculated);
    expect(asr.player.screen).toContain('boot: error executing "boot bootflash:x.bin"\n');
    expect(asr.device.phase).toBe('rommon');
    const cat = start('cat4500e', flip(small('cat4500e'), 100_000));
    expect(cat.player.screen).toContain(
      ' Checking digital signature....\n\n Verification FAILED for bootflash:/x.bin, REASON: RSA signature verification failure\n',
    );
  });

  it('R4 a key that is not stored: every key storage is tried', () => {
    const foreign = resign(small('asr1002x'), { key: 'production-b', signedAt: 0x51bcd1c7 });
    if (!foreign.ok) throw new Error(foreign.error);
    const tried = (area: string): string =>
      `Using FLASH based Keys of type = ${area} KEY STORAGE\nUsing FLASH based Keys of type = ROLLOVER KEY STORAGE\nSignature verification failed for key# 2\nFailed to validate digital signature\n`;
    expect(start('asr1002x', foreign.value).player.screen).toContain(
      `Validating main package signatures\n\n${tried('PRIMARY')}${tried('BACKUP')}RSA Signed REVOCATION Image Signature Verification Failed.\nsignature verification FAILED...\nboot: error executing "boot bootflash:x.bin"\n`,
    );
  });

  it('R5 unsigned images and those of another platform', () => {
    const { signer: _, ...spec } = catalogueSpec(ASR) ?? {};
    const unsigned = buildImage({ ...(spec as ImageSpec), size: 300_000 });
    expect(start('asr1002x', unsigned).player.screen).toContain(
      'Unsigned package found, aborting package loading...\n',
    );
    const other = catalogueImage(CAT);
    if (!other) throw new Error(CAT);
    expect(start('asr1002x', other).player.screen).toContain('invalid RP package type 1000\n');
    const { signer: __, ...cat } = catalogueSpec(CAT) ?? {};
    expect(start('cat4500e', buildImage({ ...(cat as ImageSpec), size: 300_000 })).player.screen).toContain(
      ' Verification FAILED for bootflash:/x.bin, REASON: image is not digitally signed\n',
    );
  });

  it('R5 an ASR tells of every file how large it is before it says what is wrong with it', () => {
    const files = [
      { path: 'usb0:note.txt', content: textContent('a note, no package\n') },
      { path: 'usb0:other.bin', content: small('cat4500e') },
      { path: 'usb0:cut.bin', content: cut(small('asr1002x'), 200_000) },
    ];
    const bench = start('asr1002x', flip(small('asr1002x'), 100_000), files);
    const said = (name: string): string => bench.type(`boot usb0:${name}`);
    expect(said('note.txt')).toMatch(
      /^boot usb0:note\.txt\n\nFile size is 0x00000013\nLocated note\.txt \nImage size 19 inode num \d+, bks cnt 1 blk size 8\*512\n#{67}\nBoot image size = 19 \(0x13\) bytes\n\nUnsigned package found, aborting package loading\.\.\.\n\nboot: error executing "boot usb0:note\.txt"\nrommon \d+ > $/,
    );
    expect(said('other.bin')).toMatch(
      /Boot image size = 300000 \(0x493e0\) bytes\n\nPackage header rev 3 structure detected\nValidating main package signatures\ninvalid RP package type 1000\n/,
    );
    expect(said('cut.bin')).toMatch(/Boot image size = 200000 \(0x30d40\) bytes\n\nloadprog: error - file read: /);
    expect(said('none.bin')).not.toContain('File size');
  });

  it('R6 is rescued from USB flash', () => {
    for (const id of both) {
      const bench = start(id, flip(small(id), 100_000), [{ path: 'usb0:good.bin', content: small(id) }]);
      expect(bench.device.phase).toBe('rommon');
      bench.type('boot usb0:good.bin');
      entered(bench);
      expect(bench.fact('boot.running-image')).toBe('usb0:good.bin');
    }
  });

  it('R7 show version of an ASR', () => {
    const screen = device('asr1002x').type('show version');
    expect(screen).toContain(
      [
        'Cisco IOS Software, IOS-XE Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 15.2(4)S4, RELEASE SOFTWARE (fc4)',
        'Technical Support: http://www.cisco.com/techsupport',
        'Copyright (c) 1986-2013 by Cisco Systems, Inc.',
        'Compiled Sat 15-Jun-13 18:23 by mcpre',
        '',
        'IOS XE Version: 03.07.04.S',
        '',
      ].join('\n'),
    );
    expect(screen).toMatch(
      /\nROM: IOS-XE ROMMON\n\nX uptime is .*\nUptime for this control processor is .*\nSystem returned to ROM by power-on\nSystem image file is "bootflash:asr1002x-.*"\nLast reload reason: power-on\n/,
    );
    expect(screen).toMatch(
      /License Level: advipservices\nLicense Type: Permanent\nNext reload license Level: advipservices\n\ncisco ASR1002-X \(2RU-X\) processor \(revision 2KP\) with 3759467K\/6147K bytes of memory\.\nProcessor board ID FOX\w{8}\n7 Gigabit Ethernet interfaces\n32768K bytes of non-volatile configuration memory\.\n8388608K bytes of physical memory\.\n7741439K bytes of eUSB flash at bootflash:\.\n976896K bytes of USB flash at usb0:\.\n\nConfiguration register is 0x2102\n/,
    );
    expect(screen).not.toContain('Last reload type');
  });

  it('R7 show version of a Catalyst', () => {
    const screen = device('cat4500e').type('show version');
    expect(screen).toContain(
      'Cisco IOS Software, IOS-XE Software, Catalyst 4500 L3 Switch Software (cat4500e-UNIVERSALK9-M), Version 03.04.00.SG RELEASE SOFTWARE (fc3)\n',
    );
    expect(screen).toContain('\nROM: 15.0(1r)SG5\nX uptime is ');
    expect(screen).toMatch(
      /License Information for 'WS-X45-SUP7-E'\n {4}License Level: entservices {3}Type: Permanent\n {4}Next reboot license Level: entservices\n\ncisco WS-C4507R\+E \(MPC8572\) processor \(revision 10\) with 2097152K\/20480K bytes of memory\.\nProcessor board ID FXS\w{8}\nMPC8572 CPU at 1\.5GHz, Supervisor 7\nLast reset from PowerUp\n/,
    );
    expect(screen).toContain(
      '\n511K bytes of non-volatile configuration memory.\n\nConfiguration register is 0x2102\n',
    );
    expect(device('cat4500e').type('show running-config')).toContain('\nversion 15.1\n');
  });

  it('R8 verify', () => {
    for (const id of both) {
      const bench = device(id, {
        files: [imageFile(imageOf[id], `bootflash:${imageOf[id]}`), { path: 'usb0:x.bin', content: small(id) }],
      });
      expect(bench.type('verify usb0:x.bin')).toMatch(
        /Verifying file integrity of usb0:x\.bin\.+\nEmbedded Hash {3}SHA1 : ([0-9A-F]{40})\nComputed Hash {3}SHA1 : \1\nStarting image verification\nHash Computation: {4}100%Done!\nComputed Hash {3}SHA2: ([0-9a-f]{32}\n {22}[0-9a-f]{32}\n {22}[0-9a-f]{32}\n {22}[0-9a-f]{32}\n {22}\n)Embedded Hash {3}SHA2: \2Digital signature successfully verified in file usb0:x\.bin\nX#$/,
      );
    }
  });

  it('R9 file systems', () => {
    for (const id of both) {
      const bench = device(id);
      expect(bench.type('dir')).toContain('Directory of bootflash:/\n');
      expect(bench.type('dir flash:')).toContain(`${imageOf[id]}\n`);
      expect(bench.type('dir flash0:')).toContain('% Invalid input detected');
      expect(bench.type('show file systems')).toMatch(/\n\* +\d+ +\d+ +disk +rw +bootflash: flash:#\n/);
      expect(bench.type('show file systems')).not.toContain('flash1:');
      expect(bench.type('pwd')).toContain('\nbootflash:/\n');
      bench.type('cd usb0:');
      expect(bench.type('pwd')).toContain('\nusb0:/\n');
      expect(bench.type(`show software authenticity file bootflash:${imageOf[id]}`)).toContain(
        'Organization Unit     : IOS-XE\n',
      );
      bench.lab.input({ kind: 'usb', device: 'R1', slot: 'usb0', inserted: false });
      expect(bench.fact('files.inserted', 'usb0')).toBe(false);
    }
  });

  it('R11 boot system, register and copy', () => {
    const bench = device('asr1002x', {
      files: [imageFile(ASR, `bootflash:${ASR}`), { path: 'usb0:small.bin', content: small('asr1002x') }],
    });
    bench.type('copy usb0:small.bin bootflash:', '');
    expect(bench.fact('files.size', 'bootflash:small.bin')).toBe(sizeOf(small('asr1002x')));
    bench.type('conf t', 'boot system bootflash:small.bin', 'end', 'write', '', 'reload', '');
    entered(bench);
    expect(bench.fact('boot.running-image')).toBe('bootflash:small.bin');
    bench.type('conf t', 'config-register 0x2100', 'end', 'write', 'reload', '');
    expect(bench.device.phase).toBe('rommon');
    expect(bench.type('dir bootflash:')).toContain('small.bin');
  });
});
