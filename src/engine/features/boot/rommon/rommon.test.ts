import { describe, expect, it } from 'vitest';
import { some } from '../../../testing/some.ts';
import { bootedRouter, imageFile, poweredRouter, rommonRouter } from '../../../testing/lab.ts';
import { nextInt, randomFor } from '../../../kernel/random.ts';
import { textContent } from '../../../system/content.ts';
import { platformIds } from '../../../platforms/index.ts';
import { monitorCommands } from './commands.ts';

const lines = (...parts: readonly string[]): string => parts.join('\n');

describe('line', () => {
  it('R1 numbers its prompt and takes it from PS1', () => {
    const bench = rommonRouter();
    expect(bench.type('', 'dev x', '')).toMatch(/^\nrommon 2 > dev x\n[\s\S]*\nrommon 3 > \nrommon 4 > $/);
    expect(bench.type('PS1="<!> "', '')).toBe('PS1="<!> "\n<5> \n<6> ');
  });

  it('R2 minds case', () => {
    expect(rommonRouter().type('Boot')).toBe('Boot\nmonitor: command "Boot" not found\nrommon 2 > ');
  });

  it('R2 answers anything that is typed', () => {
    const state = randomFor(7, 'monitor');
    const words = [
      'boot',
      'dir',
      'confreg',
      'set',
      'unset',
      'alias',
      'repeat',
      'tftpdnld',
      'frame',
      'dis',
      'xmodem',
      'cont',
      'sync',
    ];
    const rest = [
      'flash0:',
      'usbflash0:/x',
      '-z',
      '-x',
      '0x2102',
      'A=b',
      '9',
      '"',
      '=',
      ':',
      'ffffffffff',
      '..',
      '\u00e9',
      '-?',
      '',
    ];
    const pick = (from: readonly string[]): string => from[nextInt(state, from.length)] ?? '';
    const bench = rommonRouter();
    let stopped = 0;
    for (let i = 0; i < 100; i++) {
      const line = [pick(words), ...Array.from({ length: nextInt(state, 4) }, () => pick(rest))].join(' ');
      bench.lab.input({ kind: 'type', console: 'R1', text: `${line}\r` });
      bench.player.act({ kind: 'pass', ms: nextInt(state, 3000) });
      bench.lab.input({ kind: 'type', console: 'R1', text: '\x03' });
      bench.player.settle();
      stopped += bench.player.screen.split('aborted due to user interrupt').length - 1;
      bench.type('⟦^C⟧');
      if (bench.device.phase !== 'rommon') bench.type('⟦:power off⟧⟦:power on⟧');
      expect(bench.device.phase).toBe('rommon');
      if (bench.fact('boot.config-register-next') !== '0x2100') bench.type('confreg 0x2100');
    }
    expect(stopped).toBeGreaterThan(3);
  });

  it('R3 drops a line on Ctrl-C and Break', () => {
    const bench = rommonRouter();
    expect(bench.type('⟦:type bo⟧⟦^C⟧⟦:type di⟧⟦break⟧⟦:type devx⟧⟦:key rubout⟧⟦:key enter⟧')).toMatch(
      /^bo\nrommon 1 > di\nrommon 1 > devx\S? ?\S?\nDevices in device table:/,
    );
  });

  it('R4 stops a command', () => {
    const bench = rommonRouter();
    expect(bench.type('⟦boot⟧⟦+5s⟧⟦break⟧')).toMatch(
      /\nmonitor: command "boot" aborted due to user interrupt\nrommon 2 > $/,
    );
    expect(bench.type('⟦confreg⟧⟦y⟧⟦^C⟧')).toMatch(
      /y\/n {2}\[n\]: {2}\nmonitor: command "confreg" aborted due to user interrupt\nrommon 3 > $/,
    );
    expect(bench.fact('boot.config-register-next')).toBe('0x2100');
  });

  it('R5 lists its commands and their usage', () => {
    const bench = rommonRouter();
    const list = bench.type('?');
    expect(list).toContain(
      '\nalias               set and display aliases command\nboot                boot up an external process\n',
    );
    expect(list.split('\n')).toHaveLength(28);
    expect(list).not.toContain('priv');
    expect(bench.type('help')).toBe(list.replace('?', 'help').replace('rommon 2', 'rommon 3'));
    expect(bench.type('confreg -?')).toBe('confreg -?\nusage: confreg [0x<value>]\nrommon 4 > ');
    expect(bench.type('boot -z')).toContain('boot: illegal option -- z\nusage: boot');
    expect(bench.type('priv')).not.toContain('not found');
  });
  it.each(some(platformIds))('R5 refuses words too many and wrong options: %s', (platform) => {
    const bench = rommonRouter({ platform });
    for (const { name, usage, words = 0 } of some(monitorCommands.filter((one) => one.words !== Infinity))) {
      const typed = [name, ...Array.from({ length: words + 1 }, () => '5')].join(' ');
      expect(bench.type(typed)).toContain(`${typed}\n${usage}\nrommon `);
      expect(bench.fact('rommon.last-result')).toBe(1);
      expect(bench.type(`${name} -q`)).toContain(`${name} -q\n${name}: illegal option -- q\n${usage}\nrommon `);
      expect(bench.fact('rommon.last-result')).toBe(1);
    }
  });

  it('R5 does nothing when there are words too many', () => {
    const bench = rommonRouter();
    expect(bench.type('boot flash0: usbflash0:')).toMatch(/\nusage: boot \[-xv\][^]*rommon \d+ > $/);
    expect(bench.type('reset now')).toMatch(/^reset now\nusage: reset\nrommon \d+ > $/);
    expect(bench.type('confreg 0x2142 0x2102')).toContain('usage: confreg');
    expect(bench.type('rommon-pref readonly upgrade')).not.toContain('selected');
    bench.type('A=1', 'alias c=cookie');
    expect(bench.type('unset A B')).toContain('usage: unset <variable>');
    expect(bench.type('unalias c d')).toContain('usage: unalias <name>');
    expect(bench.type('set')).toContain('A=1\n');
    expect(bench.type('alias')).toContain('c=cookie\n');
  });

  it('R6 keeps the result', () => {
    const bench = rommonRouter();
    expect(bench.type('nonsense', 'set')).toContain('\n?=1\n');
    expect(bench.type('dev', 'set')).toContain('\n?=0\n');
    expect(bench.fact('rommon.last-result')).toBe(0);
  });

  it('R7 remembers and repeats', () => {
    const bench = rommonRouter();
    bench.type('dev', 'showmon', '');
    expect(bench.type('history')).toBe('history\n1   dev\n2   showmon\n3   history\nrommon 5 > ');
    expect(bench.type('repeat 1')).toContain('repeat 1\ndev\nDevices in device table:');
    expect(bench.type('r show')).toContain('r show\nshowmon\nReadOnly ROMMON version is:');
    expect(bench.type('repeat xyz')).toContain('repeat: command "xyz" not found in history');
    bench.type('again', 'alias again=repeat again');
    expect(bench.type('again')).toContain('repeat: command "again" not found in history');
    bench.type('alias x=repeat');
    expect(bench.type('dev', 'x')).toContain('x\ndev\nDevices in device table:');
  });

  it('R8 has aliases', () => {
    const bench = rommonRouter();
    expect(bench.type('alias')).toBe(
      'alias\nr=repeat\nh=history\n?=help\nb=boot\nls=dir\ni=reset\nk=stack\nrommon 2 > ',
    );
    bench.type('alias d=dir flash0:');
    expect(bench.type('d')).toContain('Directory of flash0:');
    expect(bench.type('unalias d', 'd')).toContain('monitor: command "d" not found');
  });
});

describe('environment', () => {
  it('R9 lists, sets and unsets', () => {
    const bench = rommonRouter({ startup: 'boot system flash0:a.bin\nend\n' });
    expect(bench.type('TFTP_FILE=c2900.bin', 'set')).toBe(
      lines(
        'TFTP_FILE=c2900.bin',
        'rommon 2 > set',
        'PS1=rommon ! > ',
        'TFTP_FILE=c2900.bin',
        'BOOT=flash0:a.bin,1;',
        '?=0',
        'rommon 3 > ',
      ),
    );
    expect(bench.fact('rommon.variable', 'TFTP_FILE')).toBe('c2900.bin');
    bench.type('unset TFTP_FILE', 'unset BOOT');
    expect(bench.type('set')).toBe(lines('set', 'PS1=rommon ! > ', '?=0', 'rommon 6 > '));
    expect(bench.type('TFTP_FILE = x')).toContain('monitor: command "TFTP_FILE" not found');
    expect(bench.type('unset NOPE')).toContain('unset: variable "NOPE" not set');
  });

  it('R10 loses what is not synced', () => {
    const bench = rommonRouter();
    bench.type('A=1', 'sync', 'B=2', 'reset');
    expect([bench.fact('rommon.variable', 'A'), bench.fact('rommon.variable', 'B')]).toEqual(['1', null]);
    bench.type('C=3', '⟦:power off⟧⟦:power on⟧');
    expect([bench.fact('rommon.variable', 'A'), bench.fact('rommon.variable', 'C')]).toEqual(['1', null]);
  });
});

describe('files', () => {
  it('R11 lists a device', () => {
    const bench = rommonRouter({
      files: [
        { path: 'flash0:notes.txt', content: textContent('hi\n') },
        imageFile('c2900-universalk9-mz.SPA.154-3.M.bin'),
      ],
    });
    expect(bench.type('dir flash0:')).toBe(
      lines(
        'dir flash0:',
        'program load complete, entry point: 0x80803000, size: 0x1b340',
        'Directory of flash0:',
        '',
        '1             3  -rw-     notes.txt',
        '2     103727964  -rw-     c2900-universalk9-mz.SPA.154-3.M.bin',
        '',
        'rommon 2 > ',
      ),
    );
    expect(bench.type('dir')).toContain('usage: dir');
    expect(bench.type('dir disk7:')).toBe('dir disk7:\nbad device name\nrommon 4 > ');
    bench.lab.input({ kind: 'usb', device: 'R1', slot: 'usbflash0', inserted: false });
    expect(bench.type('dir usbflash0:')).toBe('dir usbflash0:\nbad device name\nrommon 5 > ');
  });

  it('R11 shows secured files', () => {
    const bench = bootedRouter();
    bench.type('conf t', 'secure boot-image', 'end', 'config-register', '⟦+2s⟧');
    expect(bench.type('dir flash0:')).not.toContain('c2900');
    bench.type('conf t', 'config-register 0x2100', 'end', '⟦reload⟧⟦no⟧⟦:key enter⟧');
    expect(bench.type('dir flash0:')).toContain('c2900-universalk9-mz.SPA.154-3.M.bin\n');
  });

  it('R12 boots what it is told', () => {
    const file = 'c2900-universalk9-mz.SPA.154-3.M.bin';
    for (const typed of ['boot', 'boot flash0:', `boot flash0:${file}`, `b flash:${file}`, `boot ${file}`]) {
      const bench = rommonRouter();
      bench.type(typed);
      expect(bench.fact('boot.running-image')).toBe(`flash0:${file}`);
    }
    const bench = rommonRouter();
    expect(bench.type('cont')).toContain('cont: no downloaded image to continue');
    bench.type('boot -x');
    expect(bench.fact('boot.phase')).toBe('rommon');
    bench.type('cont');
    expect(bench.fact('boot.phase')).toBe('ios');
  });

  it('R13 shows devices and words of a loaded image', () => {
    const bench = rommonRouter();
    expect(bench.type('dev')).toBe(
      lines(
        'dev',
        'Devices in device table:',
        '        id  name',
        '   flash0:  compact flash',
        'usbflash0:  usb flash',
        '    eprom:  eprom',
        'rommon 2 > ',
      ),
    );
    bench.lab.input({ kind: 'usb', device: 'R1', slot: 'usbflash0', inserted: false });
    expect(bench.type('dev')).not.toContain('usbflash0');
    expect(bench.type('dis')).toContain('dis: no image in memory');
    expect(bench.type('boot -x', 'dis 81000010 8')).toMatch(
      /\n0x81000010 {2}[0-9a-f]{8}\n0x81000014 {2}[0-9a-f]{8}\nrommon 6 > $/,
    );
    expect(bench.type('dis 10')).toContain('dis: 10 is outside the image');
  });
});

describe('register', () => {
  it('R14 stores a value at once', () => {
    const bench = rommonRouter();
    expect(bench.type('confreg 0x2142')).toBe(
      lines('confreg 0x2142', '', 'You must reset or power cycle for new config to take effect', 'rommon 2 > '),
    );
    expect(bench.fact('boot.config-register-next')).toBe('0x2142');
    for (const [typed, register] of [
      ['2102', '0x2102'],
      ['0X2100', '0x2100'],
      ['0xAbC', '0xABC'],
      ['0', '0x0'],
      ['ffff', '0xFFFF'],
    ]) {
      bench.type(`confreg ${typed}`);
      expect(bench.fact('boot.config-register-next')).toBe(register);
    }
    for (const wrong of ['0x12345', '0x', '2102h', '-1', '0o17', '0x2102 0x2142'])
      expect(bench.type(`confreg ${wrong}`)).toContain('usage: confreg');
    expect(bench.fact('boot.config-register-next')).toBe('0xFFFF');
  });

  it('R15 takes what begins with y for yes, all else for no, and changes nothing when it is broken off', () => {
    const bench = rommonRouter();
    bench.type('confreg', 'Yes', 'maybe', '1', 'n', 'NO', 'ye', 'YES', '', '', 'later');
    expect(bench.fact('boot.config-register-next')).toBe('0x2040');
    bench.type('confreg 0x2102', 'confreg', 'y', 'y', 'y');
    expect(bench.type('⟦^C⟧')).toMatch(/aborted due to user interrupt\nrommon \d+ > $/);
    expect(bench.fact('boot.config-register-next')).toBe('0x2102');
    bench.type('confreg', 'y', 'y');
    expect(bench.type('⟦break⟧')).toMatch(/aborted due to user interrupt\nrommon \d+ > $/);
    expect(bench.fact('boot.config-register-next')).toBe('0x2102');
  });

  it('R15 asks every question', () => {
    const bench = rommonRouter({ register: 0x2100 });
    const screen = bench.type('confreg', 'y', '', '', '', '', 'y', 'y', 'y', '9', '1', 'y', '22', '2', '');
    expect(screen).toContain(
      lines(
        'do you wish to change the configuration? y/n  [n]:  y',
        'enable  "diagnostic mode"? y/n  [n]:  ',
        'enable  "use net in IP bcast address"? y/n  [n]:  ',
        'disable "load rom after netboot fails"? y/n  [n]:  ',
        'enable  "use all zero broadcast"? y/n  [n]:  ',
        'enable  "break/abort has effect"? y/n  [n]:  y',
        'enable  "ignore system config info"? y/n  [n]:  y',
        'change console baud rate? y/n  [n]:  y',
        'enter rate: 0 = 9600, 1 = 4800, 2 = 1200, 3 = 2400',
        '4 = 19200, 5 = 38400, 6 = 57600, 7 = 115200 [0]: 9',
        'enter rate: 0 = 9600, 1 = 4800, 2 = 1200, 3 = 2400',
        '4 = 19200, 5 = 38400, 6 = 57600, 7 = 115200 [0]: 1',
        'change the boot characteristics? y/n  [n]:  y',
        'enter to boot:',
        ' 0 = ROM Monitor',
        ' 1 = the boot helper image',
        ' 2-15 = boot system',
        '    [0]:  22',
        'enter to boot:',
        ' 0 = ROM Monitor',
        ' 1 = the boot helper image',
        ' 2-15 = boot system',
        '    [0]:  2',
        '',
        '    Configuration Summary',
        'enabled are:',
        'load rom after netboot fails',
        'break/abort has effect',
        'ignore system config info',
        'console baud: 4800',
        'boot: image specified by the boot system commands',
        '      or default to: cisco2-C2900',
        '',
        'do you wish to change the configuration? y/n  [n]:  ',
        '',
        '',
        'You must reset or power cycle for new config to take effect',
      ),
    );
    expect(bench.fact('boot.config-register-next')).toBe('0x2842');
  });

  it('R15 changes nothing on the first no', () => {
    const bench = rommonRouter();
    expect(bench.type('confreg', '')).toMatch(
      /boot: the ROM Monitor\n\ndo you wish to change the configuration\? y\/n {2}\[n\]: {2}\nrommon 2 > $/,
    );
    expect(bench.fact('boot.config-register-next')).toBe('0x2100');
  });
});

describe('hardware', () => {
  it('R16 knows its memory, its ROM monitor and its chassis', () => {
    const bench = rommonRouter({ platform: 'c3945', serial: 'FOC1234ABCD' });
    expect(bench.type('meminfo')).toContain('Main memory size: 1024 MB in 72 bit mode.\n');
    expect(bench.type('iomemset 7')).toContain('usage: iomemset [smartinit | 5 |');
    bench.type('iomemset 10', 'y');
    expect(bench.type('meminfo')).toContain('IO (packet) memory size: 10 percent of main memory.\nNVRAM size: 255KB\n');
    expect(bench.type('showmon')).toContain('System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)\n');
    expect(bench.type('cookie')).toContain(Array.from('FOC1', (c) => c.charCodeAt(0).toString(16)).join(' '));
  });

  it('R17 tells where Break stopped IOS', () => {
    const bench = bootedRouter({ register: 0x2002 });
    const pc = /PC = (0x\w+),/.exec(bench.type('⟦break⟧'))?.[1] ?? '';
    expect(bench.type('stack')).toContain(`Initial PC = ${pc}, RA = `);
    expect(bench.type('frame 1')).toMatch(
      /Stack Frame 1, SP = 0x\w+, Size = 24 bytes\n(\[0x\w+ : sp \+ 0x0\w\w\] = 0x\w+\n){6}rommon/,
    );
    expect(bench.type('frame 9')).toContain('frame: no frame 9');
    expect(bench.type('context')).toContain(`epc  : 00000000 ${pc.slice(2)} |`);
    expect(bench.type('sysret')).toContain('reason: user break\n');
    const fresh = rommonRouter();
    expect(fresh.type('stack')).toContain('stack: no saved context');
    expect(fresh.type('sysret')).toContain('reason: power-on\n');
  });

  it('R18 resets', () => {
    const bench = poweredRouter();
    bench.player.play('⟦+8s⟧⟦break⟧⟦:clear⟧⟦reset⟧');
    expect(bench.player.screen).toMatch(/^reset\n\nSystem Bootstrap, Version/);
    expect(bench.fact('boot.phase')).toBe('ios');
  });
});
