import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Content, cut, patch, read, sizeOf, textContent } from '../../../system/content.ts';
import { buildImage, type ImageSpec, resign } from '../../../system/image/image.ts';
import { catalogueImage, catalogueSpec } from '../../../system/image/image-catalogue.ts';
import { Bench, boxed, imageFile, poweredRouter } from '../../../testing/lab.ts';
import { entered } from '../../../testing/signed.ts';

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

  const parts = (screen: string): readonly string[] => screen.match(/(?<=NAME: ")[^"]*/g) ?? [];

  it('R12 lists the parts of an ASR', () => {
    const bench = device('asr1002x', { serial: 'FOX1711G001' });
    const screen = bench.type('show inventory');
    expect(screen).toContain(
      [
        'show inventory',
        'NAME: "Chassis", DESCR: "Cisco ASR1002-X Chassis"',
        'PID: ASR1002-X         , VID: V07, SN: FOX1711G001',
        '',
        'NAME: "Power Supply Module 0", DESCR: "Cisco ASR1002 AC Power Supply"',
        'PID: ASR1002-PWR-AC    , VID: V04, SN: ART1711100G',
        '',
        'NAME: "Power Supply Module 1", DESCR: "Cisco ASR1002 AC Power Supply"',
        'PID: ASR1002-PWR-AC    , VID: V04, SN: ART1711100H',
        '',
        'NAME: "module 0", DESCR: "Cisco ASR1002-X SPA Interface Processor"',
        'PID: ASR1002-X         , VID:    , SN:            ',
        '',
        'NAME: "SPA subslot 0/0", DESCR: "6-port Built-in GE SPA"',
        'PID: 6XGE-BUILT-IN     , VID:    , SN:            ',
        '',
      ].join('\n'),
    );
    expect(parts(screen).slice(5)).toEqual(['module R0', 'module F0']);
  });

  it('R12 lists the parts of a Catalyst', () => {
    const screen = device('cat4500e', { serial: 'FXS1711Q001' }).type('show inventory');
    expect(screen).toContain(
      'NAME: "Switch System", DESCR: "Cisco Systems, Inc. WS-C4507R+E 7 slot switch "\nPID: WS-C4507R+E       , VID: V01  , SN: FXS1711Q001\n\nNAME: "Clock Module", DESCR: "Clock Module"\nPID: WS-X4K-CLOCK-E    , VID:      , SN: FXS1711100Q\n\nNAME: "Mux Buffer 1 ", DESCR: "Mux Buffers for Redundancy Logic"\nPID: WS-X4590-EX=      , VID:      , SN: FXS1711100R\n',
    );
    expect(screen).toContain(
      'NAME: "Supervisor(slot 3)", DESCR: "Sup 7-E 10GE (SFP+), 1000BaseX (SFP) with 4 SFP+ Ports"\nPID: WS-X45-SUP7-E     , VID: V01  , SN: CAT1711100Q\n',
    );
    expect(parts(screen).slice(1)).toEqual([
      'Clock Module',
      ...[1, 2, 5, 6, 7].map((slot) => `Mux Buffer ${slot} `),
      'Supervisor(slot 3)',
      'FanTray 1',
      'Power Supply 1',
    ]);
  });

  it('R13 shows the ports of an ASR', () => {
    const bench = device('asr1002x');
    expect(bench.type('show interfaces gi0/0/1')).toMatch(
      /GigabitEthernet0\/0\/1 is administratively down, line protocol is down \n {2}Hardware is 6XGE-BUILT-IN, address is (\S+) \(bia \1\)\n {2}MTU 1500 bytes, BW 1000000 Kbit\/sec, DLY 10 usec, \n.*\n.*\n {2}Keepalive not supported \n {2}Full Duplex, 1000Mbps, link type is auto, media type is unknown media type\n {2}output flow-control is unsupported, input flow-control is unsupported\n.*\n.*\n.*\n {2}Input queue: 0\/375\/0\/0 /,
    );
    const management = bench.type('show interfaces GigabitEthernet 0');
    expect(management).toContain('\n  Hardware is RP management port, address is ');
    expect(management).toContain(
      '\n  Keepalive set (10 sec)\n  Half Duplex, 10Mbps, link type is auto, media type is RJ45\n',
    );
  });

  it('R13 shows the ports of a Catalyst', () => {
    const bench = device('cat4500e');
    const uplink = bench.type('show interfaces TenGigabitEthernet 3/2');
    expect(uplink).toMatch(
      /line protocol is down \(disabled\) \n {2}Hardware is Ten Gigabit Ethernet Port, address is f866\.f2\S+ \(bia .*\n.* BW 10000000 Kbit\/sec, DLY 10 usec, \n/,
    );
    expect(uplink).toContain(
      '\n  Full-duplex, Auto-speed, link type is auto, media type is No XCVR\n  input flow-control is off, output flow-control is off\n',
    );
    expect(uplink).toMatch(
      /Received 0 broadcasts \(0 multicasts\)\n[^]*\n {5}0 input packets with dribble condition detected\n/,
    );
    expect(uplink).toContain('\n  Input queue: 0/2000/0/0 ');
    bench.type('conf t', 'interface TenGigabitEthernet 3/2', 'no shutdown', 'end', '⟦+9s⟧');
    expect(bench.type('show interfaces te3/2')).toContain(
      'TenGigabitEthernet3/2 is down, line protocol is down (notconnect) \n',
    );
    expect(bench.type('show interfaces FastEthernet 1')).toMatch(
      /Hardware is RP management port, address is (?!0000)\S+ .*\n.* BW 10000 Kbit\/sec, DLY 1000 usec, \n[^]*\n {2}Half-duplex, 10Mb\/s, 100BaseTX\/FX\n {2}ARP type[^]*Output queue: 0\/0 [^]*0 packets input, 0 bytes\n[^]*\n {5}0 watchdog\n/,
    );
  });

  it('R14 R15 the running configuration has nothing of the ISR G2', () => {
    const asr = device('asr1002x', { startup: 'no logging console\nend\n' });
    asr.type('terminal length 0');
    const shown = asr.type('show running-config');
    expect(shown).toContain('\nhostname Router\n');
    expect(shown).toContain('\ninterface GigabitEthernet0/0/5\n no ip address\n shutdown\n negotiation auto\n!\n');
    expect(shown).toContain('\ncontrol-plane\n!\nline con 0\n stopbits 1\nline aux 0\n stopbits 1\nline vty 0 4\n');
    expect(shown).toMatch(/\n transport input none\n!\nend\n/);
    asr.type('conf t', 'interface g0/0/0', 'no negotiation auto', 'speed 100', 'scheduler allocate 4000 2000', 'end');
    expect(asr.type('show running-config')).toContain('\n speed 100\n no negotiation auto\n!\n');
    expect(asr.type('show running-config')).toContain('\nscheduler allocate 4000 2000\n');
    expect(asr.type('show interfaces g0/0/0')).toMatch(
      /BW 100000 Kbit[^]*Full Duplex, 100Mbps, link type is force-up,/,
    );
    asr.type('conf t', 'interface g0/0/0', 'negotiation auto', 'default speed', 'end');
    expect(asr.type('show running-config')).not.toContain('speed');
    const cat = device('cat4500e', { startup: 'no logging console\nend\n' });
    expect(cat.type('terminal length 0')).toMatch(/\nSwitch#$/);
    const configuration = cat.type('show running-config');
    expect(configuration).toContain('\nhostname Switch\n');
    expect(configuration).toContain(
      '\ninterface FastEthernet1\n no ip address\n shutdown\n speed auto\n duplex auto\n!\n',
    );
    expect(configuration).toContain('\ninterface TenGigabitEthernet3/4\n no ip address\n shutdown\n!\n');
    expect(configuration).toContain('\nline con 0\n stopbits 1\nline vty 0 4\n');
    expect(cat.type('conf t', 'hostname Core', 'no hostname')).toMatch(/\nSwitch\(config\)#$/);
  });

  it('R16 words of the ISR G2 are not there', () => {
    for (const id of both) {
      const bench = device(id);
      for (const words of ['show flash0:', 'show flash0: all'])
        expect(bench.type(words)).toContain(
          `\n${' '.repeat('X#show flash'.length)}^\n% Invalid input detected at '^' marker.\n`,
        );
      expect(bench.type('show line')).not.toMatch(/\n +2 +2 /);
      bench.type('conf t');
      expect(bench.type('line 2')).toContain('% Invalid input');
      expect(bench.type('interface Embedded-Service-Engine 0/0')).toContain('% Invalid input');
    }
    const types = (id: Id): string => device(id).type('conf t', '⟦:type interface ?⟧⟦^U⟧');
    expect(types('asr1002x')).not.toMatch(/ {2}(FastEthernet|TenGigabitEthernet|Embedded-Service-Engine) /);
    expect(types('cat4500e')).toMatch(/ {2}FastEthernet .*\n[^]* {2}TenGigabitEthernet .*\n/);
    expect(types('cat4500e')).not.toMatch(/ {2}Embedded-Service-Engine /);
  });

  it.each(['⟦+2s⟧', '⟦+9s⟧'])('R17 Break while an ASR starts asks for a reset (%s)', (pause) => {
    const bench = poweredRouter({ platform: 'asr1002x', startup });
    bench.player.play(`${pause}⟦break⟧`);
    expect(bench.player.screen).toMatch(/\nautoboot: aborted due to user interrupt\nrommon 1 > $/);
    expect(bench.type('dir bootflash:')).toBe('dir bootflash:\nPlease reset before continuing\nrommon 2 > ');
    expect(bench.type('boot')).toBe('boot\nPlease reset before booting\nrommon 3 > ');
    bench.type('confreg 0x2100');
    expect(bench.type('reset')).toMatch(/^reset\n\nResetting \.+\n\n\nInitializing Hardware \.\.\.\n[^]*rommon 1 > $/);
    expect(bench.type('dir bootflash:')).toContain(ASR);
    expect(bench.type('boot')).toContain('Image validated\n');
    entered(bench);
  });

  it('R17 a Catalyst goes on without a reset', () => {
    const bench = poweredRouter({ platform: 'cat4500e', startup });
    bench.player.play('⟦+9s⟧⟦break⟧');
    expect(bench.player.screen).toMatch(/\nmonitor: command "boot" aborted due to user interrupt\nrommon 1 > $/);
    expect(bench.type('dir bootflash:')).toContain(CAT);
  });

  it('R18 the ROM monitor of an ASR lists inodes and directories', () => {
    const image = small('asr1002x');
    const bench = start('asr1002x', image, [{ path: 'bootflash:kept/R1.cfg', content: textContent('end\n') }]);
    entered(bench);
    bench.type('conf t', 'config-register 0x2100', 'end', 'reload', '');
    const listed = bench.type('dir bootflash:');
    const inode = /^(\d+) +300000/m.exec(listed)?.[1] ?? '';
    expect(listed).toBe(
      `dir bootflash:\nFile System: EXT2/EXT3\n\n${inode.padEnd(11)}300000    -rw-rw-r--     x.bin\n16161      4096      drwxrwxrwx     kept\nrommon 2 > `,
    );
    expect(bench.type('dir bootflash:kept')).toMatch(/\n\d+ +4 {9}-rw-rw-r-- {5}R1\.cfg\n/);
    expect(bench.type('dir usb0:')).toContain('Directory of usb0:\n');
    expect(bench.type('boot bootflash:x.bin')).toContain(`inode num ${inode},`);
  });
});
