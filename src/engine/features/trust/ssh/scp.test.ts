import { describe, expect, it } from 'vitest';
import { WireWords } from '../../../net/describe.ts';
import { emptyContent, sizeOf, textContent, textOf, type Content } from '../../../system/content.ts';
import { BACKUP, ScpLab, SEED } from '../../../testing/scp-lab.ts';
import { smallImage } from '../../../testing/signed.ts';
import { host } from '../../../testing/workstation.ts';
import { altered } from '../../../testing/transfer-lab.ts';

const without = (...words: readonly string[]): readonly string[] =>
  SEED.filter((line) => !words.some((word) => line.includes(word)));
const big: Content = { kind: 'noise', seed: 'big', length: 3_000_000 };
const COPIED = /^Writing \S+ \nPassword: \n!\n1381 bytes copied in \d+\.\d{3} secs \(\d+ bytes\/sec\)\n\nR2#$/;

/** The textbook's configuration without its prompts, with the blanks behind its lines. */
const CHAPTER = `ip domain-name span.com
crypto key generate rsa general-keys modulus 2048
username Bob privilege 15 algorithm-type scrypt secret cisco12345
aaa new-model                          
aaa authentication login default local
aaa authorization exec default local  
ip scp server enable
`;

describe('a router that serves files over SSH', () => {
  it('R23 is configured as in the textbook, pasted as it is printed, and takes its copy', () => {
    const lab = new ScpLab([]);
    lab.at('R1', 'configure terminal');
    lab.lab.input({ kind: 'paste', console: 'R1', text: CHAPTER });
    expect(lab.at('R1', '⟦+20s⟧', 'end')).not.toContain('^');
    expect(lab.type('copy flash0:R2backup.cfg scp:', '10.1.1.1', 'Bob', '', '⟦+2s⟧', 'cisco12345', '⟦+6s⟧')).toMatch(
      /^copy flash0:R2backup\.cfg scp:\nAddress or name of remote host \[\]\? 10\.1\.1\.1\nDestination username \[R2\]\? Bob\nDestination filename \[R2backup\.cfg\]\? \nWriting R2backup\.cfg \nPassword: \n!\n1381 bytes copied in \d+\.\d{3} secs \(\d+ bytes\/sec\)\n\nR2#$/,
    );
    expect(lab.held('R1', 'flash0:R2backup.cfg')).toEqual(BACKUP);
    expect(lab.told('scp.served')).toEqual([
      { user: 'Bob', from: '10.1.1.2', file: 'flash0:R2backup.cfg', direction: 'upload', bytes: 1381 },
    ]);
    expect(lab.told('transfer.done')).toEqual([
      { protocol: 'scp', file: 'flash0:R2backup.cfg', from: '10.1.1.2', to: 'R1', bytes: 1381, direction: 'upload' },
    ]);
  });

  it('R23 keeps the line in its configuration', () => {
    const lab = new ScpLab(['ip scp server enable']);
    const shown = (): string => lab.at('R1', 'show running-config | include ip scp');
    expect(shown()).toContain('\nip scp server enable\n');
    expect(lab.lab.fact('scp.server', 'R1')).toBe(true);
    lab.at('R1', 'configure terminal', 'no ip scp server enable', 'end');
    expect(shown()).not.toContain('\nip scp');
    expect(lab.lab.fact('scp.server', 'R1')).toBe(false);
  });

  it('R24 gives and takes files of every file system', () => {
    const lab = new ScpLab();
    lab.at('R1', 'write memory');
    const startup = textOf(lab.held('R1', 'nvram:startup-config') ?? emptyContent) ?? '';
    expect(startup).toContain('ip scp server enable');
    for (const [name, kept] of [
      ['running-config', 'ip scp server enable'],
      ['system:running-config', 'ip scp server enable'],
      ['startup-config', startup],
      ['nvram:startup-config', startup],
    ] as const) {
      expect(lab.get(name, 'got')).toMatch(
        /^Password: \n Sending file modes: C0644 \d+ (running|startup)-config\n!\n\d+ bytes copied in \S+ secs \(\d+ bytes\/sec\)\n\nR2#/,
      );
      const got = textOf(lab.held('R2', 'flash0:got') ?? emptyContent) ?? '';
      if (kept === startup) expect(got).toBe(startup);
      else expect(got).toContain(kept);
      lab.type('delete /force flash0:got');
    }
    expect(lab.put('R2backup.cfg', 'nvram:startup-config')).toMatch(COPIED);
    expect(lab.held('R1', 'nvram:startup-config')).toEqual(BACKUP);
    lab.at('R1', 'mkdir flash0:backup', '');
    expect(lab.put('R2backup.cfg', 'flash0:/backup/one')).toMatch(COPIED);
    expect(lab.put('R2backup.cfg', 'flash0:backup')).toMatch(COPIED);
    expect(lab.put('R2backup.cfg', 'flash:two')).toMatch(COPIED);
    for (const file of ['flash0:backup/one', 'flash0:backup/backup', 'flash0:two'])
      expect(lab.held('R1', file)).toEqual(BACKUP);
  });

  it('R24 merges what is written to the running configuration', () => {
    const lab = new ScpLab(SEED, [{ path: 'flash0:lines', content: textContent('alias exec hi show clock\nend\n') }]);
    expect(lab.put('lines', 'running-config')).toContain('bytes copied in');
    expect(lab.at('R1', '', 'show running-config | include ^alias')).toContain('\nalias exec hi show clock\n');
    expect(lab.at('R1', 'show logging | include CONFIG_I')).toContain(
      'Configured from scp://10.1.1.2/running-config by Bob on vty0 (10.1.1.2)\n',
    );
  });

  it('R25 says what is missing, on both sides', () => {
    const table: readonly (readonly [
      lines: readonly string[],
      secret: string,
      shown: string,
      debugged: readonly string[],
    ])[] = [
      [without('crypto key', '+60s'), '', '%Error opening scp://10.1.1.1/x (Connection refused by remote host)\n', []],
      [
        [...SEED, 'line vty 0 4', 'transport input telnet'],
        '',
        '%Error opening scp://10.1.1.1/x (Connection refused by remote host)\n',
        [],
      ],
      [
        [...SEED, 'access-list 1 deny any', 'line vty 0 4', 'access-class 1 in'],
        '',
        '%Error opening scp://10.1.1.1/x (Connection refused by remote host)\n',
        [],
      ],
      [
        without('ip scp'),
        'cisco12345',
        'Password: \nAdministratively disabled.\n%Error writing scp://10.1.1.1/x (Unknown error -1)\n',
        [],
      ],
      [
        without('authorization'),
        'cisco12345',
        'Password: \nPrivilege denied.\n%Error writing scp://10.1.1.1/x (Unknown error -1)\n',
        ['-> send Privilege denied.'],
      ],
      [
        SEED.map((line) => line.replace('privilege 15', 'privilege 14')),
        'cisco12345',
        'Password: \nPrivilege denied.\n%Error writing scp://10.1.1.1/x (Unknown error -1)\n',
        ['-> send Privilege denied.'],
      ],
    ];
    for (const [lines, secret, shown, debugged] of table) {
      const lab = new ScpLab(lines);
      lab.at('R1', 'debug ip scp', 'clear logging', '');
      expect(lab.put('R2backup.cfg', 'x', 'Bob', secret)).toBe(`Writing x \n${shown}R2#`);
      expect(lab.debugged()).toEqual(debugged);
      expect(lab.held('R1', 'flash0:x')).toBeUndefined();
      expect(lab.told('scp.served')).toEqual([]);
      expect(lab.type('show ssh')).toContain('%No SSHv2 server connections running.');
    }
  });

  it('R25 says the same where a file is to be got', () => {
    for (const [lines, words] of [
      [without('ip scp'), 'Administratively disabled.'],
      [without('authorization'), 'Privilege denied.'],
    ] as const) {
      const lab = new ScpLab(lines);
      expect(lab.get('running-config', 'x')).toBe(
        `Password: \n${words}\n%Error opening scp://10.1.1.1/running-config (Unknown error -1)\nR2#`,
      );
      expect(lab.held('R2', 'flash0:x')).toBeUndefined();
      expect(lab.told('scp.refused')).toMatchObject([{ user: 'Bob', from: '10.1.1.2' }]);
    }
  });

  it('R25 goes by the level of the account or the server, not by that of the line', () => {
    const line = ['line vty 0 4', 'privilege level 15'];
    const eve = 'username Eve privilege 1 secret cisco12345';
    const told = ' default if-authenticated';
    for (const [lines, user] of [
      [[...without('authorization'), ...line], 'Bob'],
      [[...without('authorization'), eve, ...line], 'Eve'],
      [[...without('authorization'), `aaa authorization exec${told}`, ...line], 'Bob'],
      [[...SEED, eve, ...line], 'Eve'],
      [[...without('aaa'), eve, ...line, 'login local'], 'Eve'],
    ] as const) {
      const lab = new ScpLab(lines);
      expect(lab.put('R2backup.cfg', 'x', user)).toContain('\nPrivilege denied.\n');
      expect(lab.held('R1', 'flash0:x')).toBeUndefined();
    }
  });

  it('R25 works without AAA where the line knows its users', () => {
    const lab = new ScpLab([...without('aaa'), 'line vty 0 4', 'login local']);
    expect(lab.put('R2backup.cfg', 'x')).toMatch(COPIED);
  });

  it('R25 tells of wrong passwords', () => {
    const lab = new ScpLab([...SEED, 'ip ssh logging events', 'login on-failure log']);
    const shown = lab.put('R2backup.cfg', 'x', 'Bob', 'no', 'no', '⟦+3s⟧', 'no', '⟦+3s⟧');
    expect(shown).toBe(
      'Writing x \nPassword: \nPassword: \nPassword: \n%Error opening scp://10.1.1.1/x (Permission denied)\nR2#',
    );
    expect(lab.at('R1', '', 'show logging | include USERAUTH|LOGIN_FAILED')).toMatch(
      /LOGIN_FAILED: Login failed \[user: Bob\][^]*SSH2_USERAUTH: User ''[^\n]* Failed/,
    );
  });

  it('R25 takes no other command for one of its own', () => {
    const lab = new ScpLab();
    for (const command of ['/bin/sh -c id', 'scp -t', 'scp -S sh -t x'])
      expect(lab.type(`ssh -l Bob 10.1.1.1 ${command}`, 'cisco12345', '⟦+2s⟧')).toContain(
        `\nLine has invalid autocommand "${command}"\n`,
      );
    expect(lab.type('ssh -l Bob 10.1.1.1 show privilege', 'cisco12345', '⟦+2s⟧')).toContain('level is 15\n');
  });

  it('R25 goes by the level that a TACACS+ server gives', () => {
    const accounts = [
      { user: 'Bob', password: 'cisco12345', privilege: 15 },
      { user: 'Eve', password: 'lookonly', privilege: 1 },
    ];
    const lines = [
      ...without('aaa', 'username'),
      'aaa new-model',
      'aaa authentication login default group tacacs+',
      'aaa authorization exec default group tacacs+',
      'tacacs-server host 10.1.1.20 key span0key',
    ];
    const server = host('SRV', '10.1.1.20', { services: { tacacs: { key: 'span0key', accounts } } });
    const lab = new ScpLab(lines, [], [], [server]);
    expect(lab.put('R2backup.cfg')).toMatch(COPIED);
    expect(lab.put('R2backup.cfg', 'x', 'Eve', 'lookonly')).toContain('\nPrivilege denied.\n');
    expect(lab.told('scp.served')).toMatchObject([{ user: 'Bob', direction: 'upload' }]);
    expect(lab.told('scp.refused')).toEqual([{ user: 'Eve', from: '10.1.1.2', reason: 'privilege' }]);
  });

  it('R26 tells under debug ip scp who says what', () => {
    const lab = new ScpLab();
    expect(lab.at('R1', 'debug ip scp', 'clear logging', '')).toContain('\nIncoming SCP debugging is on\n');
    lab.put('R2backup.cfg');
    expect(lab.debugged()).toEqual([
      '-> send <OK>',
      '<- recv C0644 1381 R2backup.cfg',
      '-> send <OK>',
      '<- recv 1381 bytes',
      '<- recv <OK>',
      '-> send <OK>',
      '<- recv <EOF>',
    ]);
    lab.get('R2backup.cfg', 'again');
    expect(lab.debugged()).toEqual([
      '<- recv <OK>',
      '-> send C0644 1381 R2backup.cfg',
      '<- recv <OK>',
      '-> send 1381 bytes',
      '-> send <OK>',
      '<- recv <OK>',
      '-> send <EOF>',
    ]);
  });

  it('R27 refuses what it does not have, and where nothing may be written', () => {
    const lab = new ScpLab();
    for (const [name, shown] of [
      [
        'none',
        '%Error opening flash0:/none (No such file or directory)\n%Error opening scp://10.1.1.1/none (No such file or directory)',
      ],
      [
        'flash9:x',
        '%Error opening flash9:x (No such device)\n%Error opening scp://10.1.1.1/flash9:x (Unknown error -1)',
      ],
      [
        'nvram:private-config',
        '%Error opening nvram:private-config (Permission denied)\n%Error opening scp://10.1.1.1/nvram:private-config (Permission denied)',
      ],
      [
        'tftp://10.1.1.2/x',
        '%Error opening tftp://10.1.1.2/x (Invalid argument)\n%Error opening scp://10.1.1.1/tftp://10.1.1.2/x (Unknown error -1)',
      ],
    ] as const)
      expect(lab.get(name, 'got')).toBe(`Password: \n${shown}\nR2#`);
    lab.at('R1', 'configure terminal', 'secure boot-image', 'end', '⟦+1s⟧');
    for (const [name, shown] of [
      ['c2900-universalk9-mz.SPA.154-3.M.bin', 'flash0:/c2900-universalk9-mz.SPA.154-3.M.bin (Permission denied)'],
      ['none/x', 'flash0:/none/x (No such file or directory)'],
      ['nvram:x', 'nvram:x (Invalid argument)'],
      ['nvram:underlying-config', 'nvram:underlying-config (Permission denied)'],
    ] as const)
      expect(lab.put('R2backup.cfg', name)).toContain(` ${shown}\n%Error writing scp://10.1.1.1/${name} (`);
    expect(lab.told('scp.served')).toEqual([]);
  });

  it('R27 takes no more than there is room for', () => {
    const most: Content = { kind: 'noise', seed: 'most', length: 150_000_000 };
    const lab = new ScpLab(SEED, [{ path: 'flash0:most', content: most }]);
    lab.at('R1', 'copy flash0:most flash0:x', '', '⟦+200s⟧');
    expect(lab.put('flash0:most', 'two')).toBe(
      'Writing two \nPassword: \n%Error writing flash0:/two (Not enough space on device)\n%Error writing scp://10.1.1.1/two (Unknown error -1)\nR2#',
    );
    expect(lab.held('R1', 'flash0:two')).toBeUndefined();
  });

  it('R27 takes no image of another family, and under file verify auto none that is not signed as it should be', () => {
    const [foreign, broken] = [smallImage({ machine: 40 }), altered];
    const lab = new ScpLab(SEED, [
      { path: 'flash0:foreign', content: foreign },
      { path: 'flash0:altered', content: broken },
    ]);
    expect(lab.put('flash0:foreign', 'x', 'Bob', 'cisco12345', '⟦+60s⟧')).toMatch(
      /%Warning: File not a valid executable for this system\n%Error writing scp:\/\/10\.1\.1\.1\/x \(Unknown error -1\)\nR2#$/,
    );
    expect(lab.held('R1', 'flash0:x')).toBeUndefined();
    lab.at('R1', '', 'configure terminal', 'file verify auto', 'end');
    expect(lab.put('flash0:altered', 'x', 'Bob', 'cisco12345', '⟦+60s⟧')).toContain('\n%ERROR: Aborting copy.\n');
    expect(lab.held('R1', 'flash0:x')).toBeUndefined();
  });

  it('R27 says so when the disk is pulled out in the middle', () => {
    const lab = new ScpLab(SEED, [{ path: 'flash0:big', content: big }], []);
    const stick = (inserted: boolean): void => {
      lab.player.act({ kind: 'on', console: 'R1' });
      lab.player.act({ kind: 'usb', slot: 'usbflash0', inserted });
      lab.player.act({ kind: 'on', console: 'R2' });
    };
    stick(true);
    lab.type('copy flash0:big scp:', '10.1.1.1', 'Bob', 'usbflash0:x', '⟦+2s⟧', '⟦:type cisco12345⟧');
    lab.player.act({ kind: 'keys', text: '\r' });
    while (sizeOf(lab.held('R1', 'usbflash0:x') ?? emptyContent) < 1_000_000) lab.lab.step();
    stick(false);
    lab.player.settle();
    expect(lab.player.screen).toMatch(
      /\n!+\n%Error writing usbflash0:x \(No such device\)\n%Error writing scp:\/\/10\.1\.1\.1\/usbflash0:x \(Unknown error -1\)\nR2#$/,
    );
    expect(lab.told('transfer.failed')).toMatchObject([{ protocol: 'scp', file: 'usbflash0:x', reason: 'refused' }]);
  });

  it('R28 keeps nothing of a file when the copy is broken off', () => {
    const lab = new ScpLab(SEED, [{ path: 'flash0:big', content: big }]);
    const begin = (): void => {
      lab.type('copy flash0:big scp:', '10.1.1.1', 'Bob', 'x', '⟦+2s⟧', '⟦:type cisco12345⟧');
      lab.player.act({ kind: 'keys', text: '\r' });
      while (sizeOf(lab.held('R1', 'flash0:x') ?? emptyContent) < 1_000_000) lab.lab.step();
    };
    begin();
    lab.player.act({ kind: 'control', char: '\x1e' });
    lab.player.settle();
    expect(lab.player.screen).toContain('%Error copying flash0:big (Operation interrupted)\n');
    expect(lab.held('R1', 'flash0:x')).toBeUndefined();
    expect(lab.told('transfer.failed')).toMatchObject([{ protocol: 'scp', file: 'flash0:x', reason: 'aborted' }]);
    lab.type('⟦+5s⟧');
    begin();
    lab.lab.devices
      .find(({ name }) => name === 'R1')
      ?.lines.get('vty 0')
      ?.hangUp();
    lab.player.settle();
    expect(lab.player.screen).toContain('%Error writing scp://10.1.1.1/x (I/O error)\n');
    expect(lab.held('R1', 'flash0:x')).toBeUndefined();
    expect(lab.at('R1', 'show users')).not.toContain('Bob');
  });

  it('R29 takes the time of encryption, and shows on the wire nothing but lengths', () => {
    const lab = new ScpLab(SEED, [{ path: 'flash0:big', content: big }]);
    const before = lab.lab.now;
    const shown = lab.put('flash0:big', 'x', 'Bob', 'cisco12345', '⟦+20s⟧');
    expect(shown).toMatch(/\n!{46}\n3000000 bytes copied in 1\d\.\d{3} secs/);
    expect(lab.lab.now - before).toBeGreaterThan(10_000);
    expect(lab.held('R1', 'flash0:x')).toEqual(big);
    const words = new WireWords(lab.lab.wires).lines().filter(({ protocol }) => protocol === 'SSH');
    const says = words.map((line) => line.says);
    expect(says.join('\n')).not.toMatch(/big|Bob|cisco|C0644/);
    // 732 packets of 4096 bytes and one of 1728, with all that is around them
    expect(says.filter((text) => text.includes('bulk'))).toEqual([`bulk data, all ${732 * 4148 + 1780} bytes`]);
  });
});
