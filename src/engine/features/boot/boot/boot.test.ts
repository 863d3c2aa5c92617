import { describe, expect, it } from 'vitest';
import { bootedRouter, boxed, Bench, imageFile, poweredRouter, rommonRouter } from '../../../testing/lab.ts';
import { marksOf } from '../../../transcript.ts';
import { textContent } from '../../../system/content.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const OTHER = 'c2900-universalk9-mz.SPA.157-3.M8.bin';

const screenOf = (bench: Bench, transcript: string): string => bench.player.play(transcript).screen;
const eventsOf = (bench: Bench, id: string) => bench.lab.events.filter((e) => e.id === id).map((e) => e.payload);

describe('power on', () => {
  it('R1 shows banner, memory and the end of the initialization', () => {
    const bench = poweredRouter({ register: 0x2100 });
    bench.player.settle();
    expect(bench.player.screen).toBe(
      [
        '',
        'System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)',
        'Technical Support: http://www.cisco.com/techsupport',
        'Copyright (c) 2012 by cisco Systems, Inc.',
        '',
        'Total memory size = 512 MB - On-board = 512 MB, DIMM0 = 0 MB',
        'CISCO2911/K9 platform with 524288 Kbytes of main memory',
        'Main memory is configured to 64/-1(On-board/DIMM0) bit mode with ECC disabled',
        '',
        '',
        'Readonly ROMMON initialized',
        'rommon 1 > ',
      ].join('\n'),
    );
  });

  it('R1 takes a little more than a minute to IOS', () => {
    const bench = poweredRouter({ startup: 'hostname R1\nend\n' });
    screenOf(bench, '⟦:wait Press RETURN⟧');
    expect(bench.lab.now).toBeGreaterThan(55_000);
    expect(bench.lab.now).toBeLessThan(90_000);
  });

  it('R2 reads the register at a start only', () => {
    const bench = rommonRouter();
    bench.type('confreg 0x2142');
    expect(bench.fact('boot.config-register')).toBe('0x2100');
    expect(bench.fact('boot.config-register-next')).toBe('0x2142');
    bench.type('reset');
    expect(bench.fact('boot.config-register')).toBe('0x2142');
  });

  it('R3 goes by the boot field', () => {
    const files = [imageFile(IMAGE), imageFile(OTHER)];
    const startup = `boot system flash0:${OTHER}\nend\n`;
    const running = (register: number) => {
      const bench = poweredRouter({ register, files, startup });
      bench.player.settle();
      return bench.fact('boot.running-image');
    };
    expect(running(0x2100)).toBeNull();
    expect(running(0x2101)).toBe(`flash0:${IMAGE}`);
    expect(running(0x2102)).toBe(`flash0:${OTHER}`);
    expect(running(0x210f)).toBe(`flash0:${OTHER}`);
  });

  it('R4 falls back to the first program of flash0:', () => {
    const bench = poweredRouter({ startup: 'boot system flash0:gone.bin\nboot system tftp x.bin 10.1.1.1\nend\n' });
    const screen = screenOf(bench, '');
    expect(screen).toContain(
      'boot of "flash0:gone.bin" failed\nerror returned: File boot failed -- File not accessible\n',
    );
    expect(screen).toContain('boot: cannot load "flash0:gone.bin"\n');
    expect(screen).toContain(
      'boot: cannot load "tftp:x.bin 10.1.1.1"\nno valid BOOT image found\nFinal autoboot attempt',
    );
    expect(bench.fact('boot.running-image')).toBe(`flash0:${IMAGE}`);
    expect(eventsOf(bench, 'boot.refused')).toEqual([
      { image: 'flash0:gone.bin', reason: 'missing' },
      { image: 'tftp:x.bin 10.1.1.1', reason: 'network' },
    ]);
  });

  it.each([
    ['c2911', 'FTP: no network in this ROM monitor, use tftpdnld', `flash0:${IMAGE}`],
    ['c7206', 'FTP: no network in this ROM monitor', 'slot0:1:c7200-p-mz'],
  ])('R4 goes on behind servers on a %s, by name, address or URL', (platform, first, running) => {
    const lines = ['boot system ftp x.bin 10.1.1.1', 'boot system tftp y.bin', 'boot system tftp://10.1.1.1/z.bin'];
    const bench = poweredRouter({ platform, register: 0x2102, startup: `${lines.join('\n')}\nend\n` });
    const screen = screenOf(bench, '');
    expect(screen).toContain(`${first}\nboot: cannot load "ftp:x.bin 10.1.1.1"\n`);
    expect(screen).toContain('boot: cannot load "tftp:y.bin"\n');
    expect(screen).toContain('boot: cannot load "tftp:z.bin 10.1.1.1"\nno valid BOOT image found\n');
    expect(bench.fact('boot.running-image')).toBe(running);
  });

  it('R5 gives up without a program', () => {
    const bench = poweredRouter({ files: [{ path: 'flash0:notes.txt', content: textContent('hello\n') }] });
    const screen = screenOf(bench, '');
    const error = 'boot: cannot determine first executable file name ondevice "flash0:"\n';
    expect(screen.split(error)).toHaveLength(3);
    expect(screen.endsWith(`${error}rommon 1 > `)).toBe(true);
    expect(eventsOf(bench, 'rommon.entered')).toEqual([{ why: 'boot-failed' }]);
  });

  it('R6 garbles the console at a wrong speed, and Break still works', () => {
    const bench = poweredRouter({ register: 0x3922 });
    const screen = screenOf(bench, '⟦+7s⟧⟦break⟧⟦+1s⟧⟦boot⟧⟦+90s⟧');
    expect(bench.fact('boot.console-speed')).toBe(115_200);
    expect(bench.device.phase).toBe('rommon');
    expect(screen).not.toMatch(/Bootstrap|rommon/);
    expect(screen).toContain('\uFFFD');
    bench.device.consolePort.terminalSpeed = 115_200;
    expect(bench.type('confreg 0x2102')).toContain('You must reset or power cycle');
    bench.lab.input({ kind: 'type', console: 'R1', text: 'reset\r' });
    bench.device.consolePort.terminalSpeed = 9600;
    expect(bench.type()).toBe('');
    expect(bench.fact('boot.console-speed')).toBe(9600);
    expect(bench.fact('boot.phase')).toBe('ios');
  });
});

describe('Break', () => {
  it('R7 always works in the first minute', () => {
    for (const wait of ['6s', '14s', '30s', '50s']) {
      const bench = poweredRouter();
      expect(screenOf(bench, `⟦+${wait}⟧⟦break⟧`)).toMatch(
        /[\s\S]*\nmonitor: command "boot" aborted due to user interrupt\nrommon 1 > $/,
      );
      expect(bench.fact('boot.count')).toBe(0);
    }
  });

  it('R8 is remembered before the ROM monitor is there', () => {
    const bench = poweredRouter();
    expect(screenOf(bench, '⟦+2s⟧⟦break⟧')).toMatch(/Readonly ROMMON initialized\nrommon 1 > $/);
    expect(eventsOf(bench, 'rommon.entered')).toEqual([{ why: 'break' }]);
  });

  it('R9 is shut out of IOS by bit 8', () => {
    const bench = bootedRouter();
    expect(bench.type('⟦break⟧⟦+1s⟧', 'show clock')).not.toContain('rommon');
    expect(eventsOf(bench, 'boot.break')).toEqual([{ phase: 'ios', heard: false }]);
  });

  it('R9 stops IOS when bit 8 is clear', () => {
    const bench = bootedRouter({ register: 0x2002 });
    const screen = bench.type('⟦break⟧');
    expect(screen).toMatch(
      /\*\*\* System received an abort due to Break Key \*\*\*\n\nsignal= 0x3, code= 0x0, context= 0x\w+\nPC = 0x8\w+, /,
    );
    expect(screen.endsWith('\nrommon 1 > ')).toBe(true);
    expect(bench.fact('boot.last-return')).toBe('abort');
    expect(bench.fact('boot.running-image')).toBeNull();
  });
});

describe('IOS', () => {
  it('R10 unpacks, sizes its memory and shows what it found', () => {
    const screen = screenOf(poweredRouter(), '');
    expect(screen).toContain(`Self decompressing the image : ${'#'.repeat(44)} [OK]\n`);
    expect(screen).toContain('Rounded IOMEM up to: 32MB.\nUsing 6 percent iomem. [32MB/512MB]\n');
    expect(screen).toContain(
      'Cisco CISCO2911/K9 (revision 1.0) with 491520K/32768K bytes of memory.\nProcessor board ID ',
    );
  });

  it('R11 applies the startup configuration, or ignores it and asks', () => {
    const startup = 'hostname Branch\nend\n';
    const normal = poweredRouter({ startup });
    expect(screenOf(normal, '')).toMatch(/Press RETURN to get started!\n\n\n$/);
    expect(normal.fact('hostname')).toBe('Branch');
    for (const register of [0x2142, 0xa102]) {
      const ignoring = poweredRouter({ startup, register });
      expect(screenOf(ignoring, '')).toMatch(/initial configuration dialog\? \[yes\/no\]: $/);
      expect(ignoring.fact('hostname')).toBe('Router');
      expect(ignoring.fact('boot.configuration-ignored')).toBe(true);
    }
    expect(screenOf(poweredRouter(), '')).toMatch(/initial configuration dialog\? \[yes\/no\]: $/);
  });

  it('R12 reports in the order of the device', () => {
    const bench = poweredRouter({ startup: 'end\n' });
    const said = [...screenOf(bench, '⟦:wait Press RETURN⟧⟦+30s⟧').matchAll(/%([A-Z_]+-\d-[A-Z_]+):/g)].map(
      ([, m]) => m,
    );
    expect([...new Set(said)]).toEqual([
      'IOS_LICENSE_IMAGE_APPLICATION-6-LICENSE_LEVEL',
      'SYS-5-CONFIG_I',
      'LINK-5-CHANGED',
      'IP-5-WEBINST_KILL',
      'SYS-5-RESTART',
      'SNMP-5-COLDSTART',
    ]);
    expect(bench.player.screen).toContain('%SYS-5-RESTART: System restarted --\nCisco IOS Software, C2900 Software');
    const unconfigured = screenOf(poweredRouter(), '⟦no⟧⟦+30s⟧');
    expect(unconfigured).not.toContain('Configured from memory');
  });

  it('R13 forgets RAM at every start', () => {
    const bench = bootedRouter({ register: 0x2002 });
    bench.type('conf t', 'hostname Changed', 'end', '⟦break⟧', 'boot');
    expect(bench.fact('hostname')).toBe('Router');
    expect(bench.fact('boot.count')).toBe(2);
  });

  it('R14 starts again after power was cut at any moment', () => {
    for (let second = 0; second < 80; second += 3) {
      const bench = poweredRouter({ startup: 'hostname R9\nend\n' });
      bench.player.play(`⟦+${second}s⟧⟦:power off⟧⟦+1s⟧⟦:power on⟧⟦:wait Press RETURN⟧`);
      expect(bench.fact('hostname')).toBe('R9');
      expect(bench.fact('boot.last-reason')).toBe('power-on');
    }
  });
});

describe('power', () => {
  it('R14 cut in the middle of a command leaves the old state or the new one', () => {
    const ways = [
      ['conf t', 'hostname New', 'boot system flash0:none.bin', 'end', 'write'],
      ['conf t', 'hostname New', 'config-register 0x2101', 'end', '⟦reload⟧⟦yes⟧⟦:key enter⟧'],
      ['erase startup-config', '⟦:key enter⟧'],
    ];
    for (const way of ways)
      for (let ms = 0; ms < 4000; ms += 800) {
        const bench = bootedRouter({ startup: 'hostname Old\nend\n' });
        const last = way.at(-1) ?? '';
        bench.type(...way.slice(0, -1));
        for (const key of last.includes('⟦')
          ? last.split('⟧⟦').map((one) => `⟦${one.replaceAll(/[⟦⟧]/g, '')}⟧`)
          : [`⟦${last}⟧`])
          for (const mark of marksOf(key)) bench.player.act(mark);
        bench.player.play(`⟦+${ms}ms⟧⟦:power off⟧⟦:power on⟧`);
        expect(['Old', 'New', 'Router']).toContain(bench.fact('hostname'));
        expect(bench.fact('boot.running-image')).toBe(`flash0:${IMAGE}`);
      }
  });
});

describe('two devices', () => {
  it('R1 each has its own console, register and image', () => {
    const bench = new Bench({
      devices: [boxed(), boxed({ name: 'R2', platform: 'c1941', register: 0x2100, files: [] })],
    });
    bench.player.settle();
    expect(bench.fact('boot.phase')).toBe('ios');
    expect(bench.lab.fact('boot.phase', 'R2')).toBe('rommon');
  });
});
