import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { begun, nagged } from '../../../testing/nagging.ts';
import { runningConfigText, startupText } from './api.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const configured = (bench: Bench, ...lines: readonly string[]): string =>
  bench.type('configure terminal', ...lines, 'end', '⟦+1s⟧');
const withFile = (name: string, text: string): Bench =>
  bootedRouter({ files: [imageFile(IMAGE), { path: `flash0:${name}`, content: textContent(text) }] });
const bodyOf = (screen: string): string => /Current configuration : \d+ bytes\n([^]*end\n)\n/.exec(screen)?.[1] ?? '';

describe('configuration', () => {
  it('R1 show running-config has the order and text of an ISR G2', () => {
    const bench = bootedRouter({ serial: 'FTX1524ABCD' });
    bench.type('terminal length 0');
    const screen = bench.type('show running-config');
    const body = bodyOf(screen);
    expect(screen).toMatch(
      /^show running-config\nBuilding configuration\.\.\.\n\nCurrent configuration : \d+ bytes\n!\n! /,
    );
    expect(screen).toMatch(/\n!\nend\n\nRouter#$/);
    expect(Number(/configuration : (\d+)/.exec(screen)?.[1])).toBe(body.length);
    expect(body.split('\n')).toEqual(
      expect.arrayContaining([
        'no aaa new-model',
        'ip cef',
        'no ipv6 cef',
        'license udi pid CISCO2911/K9 sn FTX1524ABCD',
      ]),
    );
    const order = [
      'version 15.4',
      'service timestamps debug',
      'no service password-encryption',
      'hostname Router',
      'no aaa new-model',
      'ip cef',
      'multilink bundle-name authenticated',
      'cts logging verbose',
      'license udi',
      'redundancy',
      'interface GigabitEthernet0/2',
      'ip forward-protocol nd',
      'no ip http server',
      'control-plane',
      'line con 0',
      'line vty 0 4',
      'scheduler allocate 20000 1000',
      'end',
    ];
    const places = order.map((line) => body.indexOf(`\n${line}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(body).not.toContain('!\n!\nversion 15.4\n!');
    expect(body.slice(body.indexOf('version'))).not.toContain('!\n!\n');
  });

  it('R19 shows users of lower levels what they could type', () => {
    const bench = bootedRouter();
    bench.type('terminal length 0');
    configured(
      bench,
      'no logging console',
      'enable secret cisco',
      'banner motd #',
      'exit',
      'hostname Trap#',
      'interface GigabitEthernet0/1',
      'description secret way',
      'shutdown',
      'privilege exec level 7 show running-config',
      'privilege exec level 7 write terminal',
    );
    const lines = (command: string): readonly string[] =>
      bodyOf(bench.type(command))
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('!'));
    const shown = (command = 'show running-config'): readonly string[] => {
      bench.type('disable 7');
      const found = lines(command);
      bench.type('enable', '⟦:secret cisco⟧');
      return found;
    };
    expect(shown()).toEqual(['boot-start-marker', 'boot-end-marker', 'end']);
    expect(shown('write terminal')).toEqual(shown());
    expect(shown('show running-config view full')).toEqual([]);
    configured(bench, 'privilege configure level 7 hostname', 'privilege configure level 7 interface');
    configured(bench, 'privilege interface level 7 shutdown');
    expect(shown()).toEqual([
      'hostname Router',
      'boot-start-marker',
      'boot-end-marker',
      'interface Embedded-Service-Engine0/0',
      ' shutdown',
      'interface GigabitEthernet0/0',
      ' shutdown',
      'interface GigabitEthernet0/1',
      ' shutdown',
      'interface GigabitEthernet0/2',
      ' shutdown',
      'end',
    ]);
    expect(shown('show running-config interface gi0/1')).toEqual(['interface GigabitEthernet0/1', ' shutdown', 'end']);
    configured(bench, 'privilege exec level 7 show running-config view full');
    expect(shown('show running-config view full')).toContain(' description secret way');
    expect(lines('show running-config')).toContain(' description secret way');
  });

  it('R2 comment lines tell who changed it when', () => {
    const bench = bootedRouter({ clock: Date.UTC(2020, 8, 22, 12, 0, 0) });
    expect(runningConfigText(bench.device)).toMatch(/^!\n! No configuration change since last restart\n!\nversion/);
    configured(bench, 'hostname R1');
    expect(runningConfigText(bench.device)).toMatch(
      /^!\n! Last configuration change at 12:\d\d:\d\d UTC Tue Sep 22 2020\n!\n/,
    );
    bench.type('write');
    expect(runningConfigText(bench.device)).toMatch(
      /\n! NVRAM config last updated at 12:\d\d:\d\d UTC Tue Sep 22 2020\n!\n/,
    );
    configured(bench, 'username Bob privilege 15 secret x', 'line con 0', 'login local');
    bench.type('exit', '', 'Bob', 'x');
    configured(bench, 'hostname R2');
    expect(runningConfigText(bench.device)).toMatch(/! Last configuration change at .* 2020 by Bob\n/);
  });

  it('R3 one interface can be shown alone', () => {
    const bench = bootedRouter();
    const expected = '!\ninterface GigabitEthernet0/1\n no ip address\n shutdown\n duplex auto\n speed auto\nend\n';
    for (const name of ['g0/1', 'GigabitEthernet0/1', 'gig 0/1'])
      expect(bench.type(`show running-config interface ${name}`)).toContain(
        `Building configuration...\n\nCurrent configuration : ${expected.length} bytes\n${expected}\nRouter#`,
      );
    const line = 'show running-config interface g0/9';
    expect(bench.type(line)).toBe(
      `${line}\n${' '.repeat(`Router#${line}`.length - 1)}^\n% Invalid input detected at '^' marker.\n\nRouter#`,
    );
    expect(bench.type('show run int g0/1 | include addr')).toBe(
      'show run int g0/1 | include addr\n no ip address\nRouter#',
    );
    expect(bench.type('show run brief | include ^version')).toContain('\nversion 15.4\nRouter#');
    expect(bench.type('show run full | include ^version')).toContain('\nversion 15.4\nRouter#');
  });

  it('R4 show startup-config prints what is stored, or that nothing is', () => {
    const bench = bootedRouter({ startup: 'hostname Router\n!\nend\n' });
    expect(bench.type('show startup-config')).toBe(
      'show startup-config\nUsing 22 out of 262136 bytes\nhostname Router\n!\nend\n\nRouter#',
    );
    expect(bench.type('show configuration')).toContain('\nUsing 22 out of 262136 bytes\nhostname Router\n');
    bench.type('erase startup-config', '⟦:key y⟧');
    expect(bench.type('show startup-config')).toContain('startup-config is not present\n');
    expect(bench.type('copy startup-config running-config', '')).toContain(
      '%Error opening nvram:/startup-config (No such file or directory)\n',
    );
  });

  it('R5 saving stores what show running-config prints', () => {
    const bench = bootedRouter();
    bench.type('terminal length 0');
    for (const command of ['write', 'write memory', 'wr'])
      expect(bench.type(command)).toBe(`${command}\nBuilding configuration...\n[OK]\nRouter#`);
    expect(bench.fact('config.saved')).toBe(true);
    configured(bench, 'hostname R7');
    expect(bench.fact('config.saved')).toBe(false);
    expect(bench.type('copy running-config startup-config', '')).toBe(
      'copy running-config startup-config\nDestination filename [startup-config]? \nBuilding configuration...\n[OK]\nR7#',
    );
    expect(bench.fact('config.saved')).toBe(true);
    expect(bench.type('copy system:running-config nvram:startup-config', '')).toContain('[OK]');
    const meaning = (text: string | undefined): string => (text ?? '').replace(/^! .*\n/gm, '');
    expect(meaning(startupText(bench.device))).toBe(meaning(bodyOf(bench.type('show running-config'))));
  });

  it('R6 another version of the image is warned about', () => {
    const bench = bootedRouter({ startup: 'version 15.1\nhostname Router\nend\n' });
    const warning = [
      'Warning: Attempting to overwrite an NVRAM configuration previously written',
      'by a different version of the system image.',
      'Overwrite the previous NVRAM configuration?[confirm]',
    ].join('\n');
    expect(bench.type('write', '⟦:key n⟧')).toBe(`write\n${warning}n\nRouter#`);
    expect(bench.fact('config.startup-has', 'version 15.1')).toBe(true);
    expect(bench.type('copy running-config startup-config', '', '⟦:key enter⟧')).toContain(
      `${warning}\nBuilding configuration...\n[OK]\nRouter#`,
    );
    expect(bench.type('write')).not.toContain('Warning');
  });

  it('R7 a configuration larger than NVRAM is not stored', () => {
    const full = withFile('many', `banner motd ^\n${`${'x'.repeat(99)}\n`.repeat(2700)}^\nend\n`);
    full.type('copy flash:many running-config', '');
    expect(full.type('write')).toContain(
      'Building configuration...\nstartup-config file open failed (Not enough space)\nRouter#',
    );
    expect(full.fact('config.startup-has', 'hostname Router')).toBe(true);
    const bench = withFile('huge', `hostname Huge\n${'! filler line of a large file\n'.repeat(9000)}end\n`);
    expect(bench.type('copy flash:huge startup-config', '')).toContain(
      '%Error copying nvram:startup-config (Not enough space on device)\n',
    );
    expect(bench.fact('config.startup-has', 'hostname Router')).toBe(true);
  });

  it('R8 Ctrl-Shift-6 is lost while NVRAM is erased', () => {
    const bench = bootedRouter();
    bench.type('write', 'erase startup-config');
    begun(bench, '', /\[confirm\]\n/);
    expect(nagged(bench, /Router#$/)).toContain('[OK]\nErase of nvram: complete\n');
    expect(startupText(bench.device)).toBeUndefined();
  });

  it('R8 erasing NVRAM asks once and keeps what runs', () => {
    const bench = bootedRouter();
    configured(bench, 'hostname R1');
    const question = 'Erasing the nvram filesystem will remove all configuration files! Continue? [confirm]';
    expect(bench.type('erase startup-config', '⟦:key n⟧')).toBe(`erase startup-config\n${question}n\nR1#`);
    expect(bench.fact('config.startup-present')).toBe(true);
    for (const command of ['erase startup-config', 'erase nvram:', 'write erase']) {
      bench.type('write');
      const screen = bench.type(command, '⟦:key enter⟧', '⟦+1s⟧');
      expect(screen).toContain(`${command}\n${question}\n[OK]\nErase of nvram: complete\nR1#`);
      expect(screen).toContain('%SYS-7-NV_BLOCK_INIT: Initialized the geometry of nvram');
      expect(bench.fact('config.startup-present')).toBe(false);
    }
    expect(bench.fact('hostname')).toBe('R1');
  });

  it('R9 leaving configuration mode is logged after the prompt', () => {
    const bench = bootedRouter();
    expect(configured(bench)).toMatch(/Router#\n.*%SYS-5-CONFIG_I: Configured from console by console\n/);
    configured(bench, 'username Bob privilege 15 secret x', 'line con 0', 'login local');
    bench.type('exit', '', 'Bob', 'x');
    expect(configured(bench)).toContain('%SYS-5-CONFIG_I: Configured from console by Bob on console');
  });

  it('R10 a copy to running-config merges', () => {
    const bench = withFile('part', 'hostname R9\nhostnane R8\n!\nno ip domain lookup\nend\nhostname Never\n');
    const screen = bench.type('copy flash:part running-config', '', '⟦+1s⟧');
    expect(screen).toMatch(
      /\[running-config\]\? \nhostnane R8\n {6}\^\n% Invalid input detected at '\^' marker\.\n\n\n\d+ bytes copied in .*\n\nR9#\n.*%SYS-5-CONFIG_I: Configured from flash0:part by console\n/,
    );
    expect(bench.fact('config.running-has', 'no ip domain lookup')).toBe(true);
    expect(bench.fact('config.running-has', 'ip cef')).toBe(true);
  });

  it('R11 a copy to startup-config replaces', () => {
    const bench = withFile('other', 'hostname Other\nend\n');
    expect(bench.type('copy flash:other startup-config', '')).toMatch(
      /Destination filename \[startup-config\]\? \n\[OK\]\n19 bytes copied in 0\.800 secs \(24 bytes\/sec\)\nRouter#$/,
    );
    expect(startupText(bench.device)).toBe('hostname Other\nend\n');
    expect(bench.type(`copy flash:${IMAGE} startup-config`, '')).toContain(
      '%Error copying nvram:startup-config (Invalid argument)',
    );
    expect(bench.type('copy startup-config flash:back', '')).toContain('19 bytes copied');
  });

  it('R12 write terminal shows the running configuration', () => {
    const bench = bootedRouter();
    bench.type('terminal length 0');
    expect(bodyOf(bench.type('write terminal'))).toBe(runningConfigText(bench.device));
  });

  it('R12 write network asks where to, in vain', () => {
    const bench = bootedRouter();
    expect(bench.type('write network', '10.1.1.5', '', '⟦:key enter⟧')).toBe(
      [
        'write network',
        'This command has been replaced by the command:',
        "         'copy system:/running-config <url>'",
        'Address or name of remote host []? 10.1.1.5',
        'Destination filename [router-confg]? ',
        'Write file tftp://10.1.1.5/router-confg? [confirm]',
        '',
        '.....',
        '%Error opening tftp://10.1.1.5/router-confg (Timed out)',
        'Router#',
      ].join('\n'),
    );
    expect(bench.type('write network', '')).toContain('?Host name or address not specified\n');
    expect(bench.type('write network', '10.1.1.5', 'x', '⟦:key n⟧')).toMatch(/\[confirm\]n\nRouter#$/);
  });

  it('R13 modified means other lines than were loaded or saved', () => {
    const bench = bootedRouter();
    expect(bench.fact('config.modified')).toBe(false);
    configured(bench, 'hostname R1');
    expect(bench.fact('config.modified')).toBe(true);
    configured(bench, 'hostname Router');
    expect(bench.fact('config.modified')).toBe(false);
    configured(bench, 'hostname R1');
    bench.type('write');
    expect(bench.fact('config.modified')).toBe(false);
  });

  it('R14 lines that change nothing here are kept and read without a word', () => {
    const bench = bootedRouter();
    const screen = configured(
      bench,
      'no ip cef',
      'ipv6 cef',
      'no multilink bundle-name authenticated',
      'no cts logging verbose',
      'ip http server',
      'no scheduler allocate',
      'license udi pid CISCO2911/K9 sn FTX1524ABCD',
      'version 15.2',
      'redundancy',
      'control-plane',
    );
    expect(screen).not.toMatch(/%(?!SYS)|Bootset/);
    const lines = bench.fact('config.running-lines');
    expect(lines).toEqual(expect.arrayContaining(['no ip cef', 'ipv6 cef', 'ip http server', 'version 15.4']));
    expect(lines).not.toEqual(expect.arrayContaining(['cts logging verbose']));
    configured(bench, 'default ip cef', 'scheduler allocate 4000 1000');
    expect(bench.fact('config.running-has', 'ip cef')).toBe(true);
    expect(bench.fact('config.running-has', 'scheduler allocate 4000 1000')).toBe(true);
  });

  it('R17 startup-config can be deleted alone', () => {
    const bench = bootedRouter();
    expect(bench.type('delete nvram:startup-config', '', '⟦:key y⟧')).toContain(
      'Delete filename [startup-config]? \nDelete nvram:startup-config? [confirm]y\n',
    );
    expect(bench.fact('config.startup-present')).toBe(false);
    expect(bench.type('delete nvram:startup-config', '', '⟦:key y⟧')).toContain('(No such file or directory)');
  });

  it('R18 what is not so has its reason: the line that differs, or what stands in its place', () => {
    const bench = bootedRouter();
    const why = (id: string, of = '') => bench.lab.whyNot(id, 'R1', of);
    bench.type('enable', 'write');
    expect([bench.fact('config.saved'), why('config.saved')]).toEqual([true, undefined]);
    configured(bench, 'hostname EDGE', 'line con 0', 'exec-timeout 5 0');
    expect(why('config.saved')).toBe(
      'the running configuration has `hostname EDGE`, startup-config has `hostname Router`',
    );
    bench.type('write');
    configured(bench, 'line con 0', 'logging synchronous');
    expect(why('config.saved')).toBe('the running configuration has `line con 0 > logging synchronous`');
    expect([
      why('config.running-has', 'hostname CORE'),
      why('config.running-has', 'line vty 0 4 > exec-timeout 5 0'),
      why('config.running-has', 'line con 0 > exec-timeout 9 0'),
      why('config.running-has', 'line con 9 > login'),
      why('config.startup-has', 'banner motd x'),
    ]).toEqual([
      'it has `hostname EDGE`',
      'it has `line con 0 > exec-timeout 5 0`',
      'it has `line con 0 > exec-timeout 5 0`',
      'it has no `line con 9`',
      'it has nothing like it',
    ]);
    bench.type('erase startup-config', '⟦:key y⟧');
    expect(why('config.saved')).toBe('there is no startup-config');
  });

  it('R18 facts and events tell of configurations', () => {
    const bench = bootedRouter();
    configured(bench, 'line con 0', 'exec-timeout 5 0');
    expect(bench.fact('config.running-has', 'line con 0 > exec-timeout 5 0')).toBe(true);
    expect(bench.fact('config.running-has', 'line aux 0 > exec-timeout 5 0')).toBe(false);
    expect(bench.fact('config.running-has', 'exec-timeout 5 0')).toBe(true);
    expect(bench.fact('config.startup-has', 'exec-timeout 5 0')).toBe(false);
    bench.type('write', 'show startup-config | include exec', 'erase startup-config', '⟦:key y⟧');
    expect(bench.lab.events.map(({ id }) => id).filter((id) => id.startsWith('config.'))).toEqual([
      'config.changed',
      'config.saved',
      'config.viewed',
      'config.erased',
    ]);
    expect(bench.fact('config.startup-bytes')).toBe(0);
    expect(bench.fact('config.running-bytes')).toBe(runningConfigText(bench.device).length);
    const misspelt = bootedRouter({ startup: 'hostnme R9\nip host a 1.1.1.1\nlogin\nend\n' });
    expect(misspelt.lab.events.filter(({ id }) => id === 'config.line-refused').map(({ payload }) => payload)).toEqual([
      { from: 'memory', line: 'hostnme R9' },
      { from: 'memory', line: 'login' },
    ]);
  });
});
