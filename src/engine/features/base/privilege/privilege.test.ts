import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const INVALID = "% Invalid input detected at '^' marker.";
const STARTUP = 'hostname R1\nno logging console\nend\n';

/** In privileged EXEC, these lines configured. */
function router(...lines: readonly string[]): Bench {
  const r = bootedRouter({ startup: STARTUP });
  r.type('terminal length 0', 'configure terminal', ...lines, 'end');
  return r;
}

const linesOf = (r: Bench): readonly string[] =>
  runningConfigText(r.device)
    .split('\n')
    .filter((line) => line.startsWith('privilege '));
const level = (r: Bench, command: string) => r.fact('privilege.command-level', command);

/** Whether a line is understood at a level. */
const takes = (r: Bench, privilege: number, line: string, mode = 'exec'): boolean =>
  r.lab.understand('R1', mode, privilege, line).kind === 'command';

describe('moving', () => {
  it('R1 R2 moves a command and the words before it, however they are typed', () => {
    const r = router('privilege exec level 7 sh run');
    expect(linesOf(r)).toEqual(['privilege exec level 7 show running-config', 'privilege exec level 7 show']);
    expect([level(r, 'exec show running-config'), level(r, 'exec show'), level(r, 'exec show version')]).toEqual([
      7, 7, 7,
    ]);
    expect([takes(r, 6, 'show version'), takes(r, 7, 'show version'), takes(r, 7, 'show run')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(takes(r, 7, 'show startup-config')).toBe(false);
    expect(takes(r, 15, 'show startup-config')).toBe(true);
  });

  it('R1 moves commands of every mode it offers', () => {
    const commands = { exec: 'reload', configure: 'hostname', interface: 'shutdown', line: 'login', archive: 'path' };
    const r = router(...Object.entries(commands).map(([mode, command]) => `privilege ${mode} level 5 ${command}`));
    for (const [mode, command] of Object.entries(commands))
      expect(linesOf(r)).toContain(`privilege ${mode} level 5 ${command}`);
    const offered = r.type('conf t', '⟦:type privilege ?⟧⟦^U⟧', 'end');
    for (const mode of Object.keys(commands)) expect(offered).toMatch(new RegExp(`^  ${mode} `, 'm'));
    expect(takes(r, 5, 'path flash0:x', 'archive')).toBe(true);
    expect(takes(r, 5, 'no path', 'archive')).toBe(true);
    expect(takes(r, 5, 'maximum 3', 'archive')).toBe(false);
  });

  it('R2 a word moved afterwards stays where it was put', () => {
    const r = router(
      'privilege exec level 15 show ip interface brief',
      'privilege exec level 1 show ip',
      'privilege exec level 1 show',
    );
    expect(linesOf(r)).toEqual([
      'privilege exec level 15 show ip interface brief',
      'privilege exec level 15 show ip interface',
      'privilege exec level 1 show ip',
      'privilege exec level 1 show',
    ]);
    expect(takes(r, 1, 'show version')).toBe(true);
    expect(takes(r, 1, 'show ip interface brief')).toBe(false);
    r.type('conf t', 'privilege exec level 9 show ip interface', 'end');
    expect(level(r, 'exec show')).toBe(9);
  });

  it('R3 options go with their word until one beside them is named', () => {
    const whole = router('privilege exec level 5 configure', 'privilege exec level 5 reload');
    for (const line of ['configure', 'configure terminal', 'configure memory', 'reload in 5', 'reload cancel'])
      expect([line, takes(whole, 5, line)]).toEqual([line, true]);
    for (const line of ['configure replace nvram:x', 'write', 'copy run start'])
      expect([line, takes(whole, 5, line)]).toEqual([line, false]);
    const named = router(
      'privilege exec level 5 configure terminal',
      'privilege exec level 5 copy running-config startup-config',
    );
    for (const line of ['configure', 'configure terminal', 'copy run start'])
      expect([line, takes(named, 5, line)]).toEqual([line, true]);
    for (const line of [
      'configure memory',
      'copy start run',
      'copy flash0:x start',
      'copy run flash0:x',
      'copy /verify run start',
    ])
      expect([line, takes(named, 5, line)]).toEqual([line, false]);
    expect(takes(named, 15, 'copy flash0:x start')).toBe(true);
    expect(takes(router('privilege exec level 3 show running-config'), 3, 'show running-config | include x')).toBe(
      true,
    );
  });

  it('R3 an argument that has keywords beside it can be named', () => {
    const r = router('privilege exec level 5 copy flash0:a.cfg');
    expect(linesOf(r)).toEqual(['privilege exec level 5 copy flash0:a.cfg', 'privilege exec level 5 copy']);
    expect([takes(r, 5, 'copy flash0:b.cfg flash0:c'), takes(r, 4, 'copy flash0:b.cfg flash0:c')]).toEqual([
      true,
      false,
    ]);
    const asFile = r.lab.understand('R1', 'exec', 5, 'copy running-config flash0:c');
    expect(asFile).toMatchObject({ args: { from: { system: 'flash0', path: 'running-config' } } });
  });

  it('R4 all takes along what lies below, but for what is moved by itself', () => {
    const r = router(
      'privilege exec all level 4 show',
      'privilege exec level 12 show startup-config',
      'privilege exec level 4 show',
    );
    expect(takes(r, 4, 'show running-config')).toBe(false);
    const kept = router('privilege exec level 12 show startup-config', 'privilege exec all level 4 show');
    expect(linesOf(kept)).toEqual(['privilege exec level 12 show startup-config', 'privilege exec all level 4 show']);
    for (const line of [
      'show running-config view full',
      'show rom-monitor',
      'show software authenticity keys',
      'show version',
    ])
      expect([line, takes(kept, 4, line)]).toEqual([line, true]);
    expect([takes(kept, 4, 'show startup-config'), takes(kept, 12, 'show startup-config')]).toEqual([false, true]);
    expect(takes(kept, 3, 'show version')).toBe(false);
    expect(takes(router('privilege exec all level 4 copy run'), 4, 'copy run flash0:x')).toBe(true);
  });

  it('R5 R11 prints what a public configuration prints for the same lines', () => {
    const r = router(
      'username noc privilege 5 secret 9 $9$nhEmQVczB7dqsO$X.HsgL6x1il0RxkOSSvyQYwucySCt7qFm4v7pqCxkKM',
      'banner motd #Keep out#',
      'privilege exec level 5 configure terminal',
      'privilege exec level 5 copy running-config startup-config',
      'privilege configure level 5 interface',
      'privilege interface level 5 shutdown',
      'privilege interface level 5 ip address',
    );
    expect([...linesOf(r)].sort()).toEqual(
      [
        'privilege interface level 5 shutdown',
        'privilege interface level 5 ip address',
        'privilege interface level 5 ip',
        'privilege interface level 5 no shutdown',
        'privilege interface level 5 no ip address',
        'privilege interface level 5 no ip',
        'privilege interface level 5 no',
        'privilege configure level 5 interface',
        'privilege exec level 5 copy running-config startup-config',
        'privilege exec level 5 copy running-config',
        'privilege exec level 5 copy',
        'privilege exec level 5 configure terminal',
        'privilege exec level 5 configure',
      ].sort(),
    );
    expect(linesOf(r).slice(-7)).toEqual([
      'privilege interface level 5 no',
      'privilege configure level 5 interface',
      'privilege exec level 5 copy running-config startup-config',
      'privilege exec level 5 copy running-config',
      'privilege exec level 5 copy',
      'privilege exec level 5 configure terminal',
      'privilege exec level 5 configure',
    ]);
    expect(runningConfigText(r.device)).toMatch(
      /\nusername noc [^]*\nbanner motd [^\n]*\n!\nprivilege [^]*\n!\nline con 0\n/,
    );
  });

  it('R11 keeps the observed order of EXEC commands', () => {
    const typed = ['clear logging', 'show version', 'reload', 'configure terminal', 'copy', 'ping', 'traceroute'];
    const r = router(...typed.map((command) => `privilege exec level 2 ${command}`));
    expect(linesOf(r).map((line) => line.replace('privilege exec level 2 ', ''))).toEqual([
      'traceroute',
      'ping',
      'copy',
      'configure terminal',
      'configure',
      'reload',
      'show version',
      'show',
      'clear logging',
      'clear',
    ]);
  });

  it('R6 reset takes a line away, no leaves it at its own level', () => {
    const r = router('privilege exec level 7 show running-config', 'privilege exec level 7 reload');
    r.type('conf t', 'no privilege exec level 7 reload');
    expect(linesOf(r)).toContain('privilege exec level 15 reload');
    r.type('privilege exec reset reload', 'privilege exec reset show');
    expect(linesOf(r)).toEqual(['privilege exec level 7 show running-config', 'privilege exec level 1 show']);
    r.type('privilege exec reset show running-config');
    expect(linesOf(r)).toEqual(['privilege exec level 1 show']);
    r.type('default privilege exec level 1 show', 'no privilege exec level 3 ping');
    expect(linesOf(r)).toEqual([]);
    expect([level(r, 'exec show running-config'), level(r, 'exec show'), level(r, 'exec reload')]).toEqual([15, 1, 15]);
    r.type('privilege interface all level 3 ip', 'privilege interface reset ip');
    expect(linesOf(r)).toEqual(['privilege interface level 3 no']);
    r.type('privilege interface reset no');
    expect(linesOf(r)).toEqual([]);
  });

  it('R7 refuses what is no command of the mode', () => {
    const r = router();
    const caret = (line: string, fits: string) =>
      `${line}\n${' '.repeat('R1(config)#'.length + fits.length)}^\n${INVALID}\n\nR1(config)#`;
    r.type('conf t');
    const wrong: readonly (readonly [string, string])[] = [
      ['privilege exec level 7 shwo version', 'privilege exec level 7 sh'],
      ['privilege exec level 7 show versiom', 'privilege exec level 7 show versio'],
      ['privilege interface level 7 hostname', 'privilege interface level 7 ho'],
      ['privilege exec level 7 show version | include x', 'privilege exec level 7 show version '],
      ['privilege exec level 16 show', 'privilege exec level '],
      ['privilege router level 7 network', 'privilege '],
      ['privilege exec reset nothing', 'privilege exec reset no'],
    ];
    for (const [line, fits] of wrong) expect(r.type(line)).toBe(caret(line, fits));
    expect(r.type('privilege exec level 7 s')).toBe(
      'privilege exec level 7 s\n% Ambiguous command:  "privilege exec level 7 s"\nR1(config)#',
    );
    expect(r.type('privilege exec level 7')).toContain('% Incomplete command.');
    expect(r.type('privilege exec level 7 ?', '⟦^C⟧')).toContain('  LINE  Initial keywords of the command to modify\n');
    expect(linesOf(r)).toEqual([]);
    r.type('conf t', 'privilege interface level 5 description to the core', 'privilege line level 5 exec-timeout 5 0');
    expect(linesOf(r)).toEqual([
      'privilege interface level 5 description',
      'privilege interface level 5 no description',
      'privilege interface level 5 no',
      'privilege line level 5 exec-timeout',
      'privilege line level 5 no exec-timeout',
      'privilege line level 5 no',
    ]);
  });
});

describe('what a user of a level can do', () => {
  const noc = (): Bench =>
    router(
      'privilege exec level 5 configure terminal',
      'privilege configure level 5 interface',
      'privilege interface level 5 ip address',
      'privilege interface level 5 shutdown',
      'privilege exec level 0 show privilege',
      'privilege exec level 0 show',
    );

  it('R8 the parser, help, Tab and the caret end where the level ends', () => {
    const r = noc();
    r.type('disable 5');
    expect(r.type('⟦:type configure ?⟧⟦^C⟧')).toBe(
      'configure ?\n  terminal  Configure from the terminal\n  <cr>\n\nR1#configure \nR1#',
    );
    expect(r.type('reload in 5')).toBe(`reload in 5\n      ^\n${INVALID}\n\nR1#`);
    expect(r.type('conf t', '?')).toContain(
      'Configure commands:\n  end        Exit from configure mode\n  exit       Exit from configure mode\n  help       Description of the interactive help system\n  interface  Select an interface to configure\n\nR1(config)#',
    );
    expect(r.type('hostname X')).toContain(`${' '.repeat('R1(config)#'.length)}^\n${INVALID}`);
    expect(r.type('⟦:type int⟧⟦:key tab⟧⟦:type gig⟧⟦:key tab⟧⟦0/1⟧')).toMatch(
      /R1\(config\)#interface GigabitEthernet 0\/1\nR1\(config-if\)#$/,
    );
    expect(r.type('no ?', '⟦^C⟧')).toContain(
      'no ?\n  ip        Interface Internet Protocol config commands\n  shutdown  Shutdown the selected interface\n\n',
    );
    expect(
      r.type(
        'conf t',
        'interface gi0/1',
        'ip address 10.1.1.1 255.255.255.0',
        'no shutdown',
        'do reload',
        'do show privilege',
      ),
    ).toMatch(/#do reload\n {20}\^\n% Invalid[^]*#do show privilege\nCurrent privilege level is 5\n/);
    expect(r.type('description x')).toContain(INVALID);
    expect(r.type('exit', 'exit', 'exit')).toContain('R1 con0 is now available');
    expect(runningConfigText(r.device)).toContain('interface GigabitEthernet0/1\n ip address 10.1.1.1 255.255.255.0\n');
  });

  it('R8 raising takes away', () => {
    const r = router('privilege exec level 10 ping', 'privilege configure level 0 hostname');
    expect([takes(r, 9, 'ping 10.1.1.1'), takes(r, 10, 'ping 10.1.1.1')]).toEqual([false, true]);
    r.type('disable');
    expect(r.type('ping?', '⟦^C⟧')).toContain('% Unrecognized command');
    expect([takes(r, 1, 'hostname X', 'configure'), takes(r, 0, 'no hostname', 'configure')]).toEqual([true, false]);
  });

  it('R9 is reached by enable, disable, an account and a line', () => {
    const r = router(
      'privilege exec level 7 reload',
      'enable secret level 7 seven',
      'enable secret fifteen',
      'username op privilege 7 password op',
      'line con 0',
      'login local',
    );
    const mine = () => [r.fact('privilege.command-level', 'exec reload'), r.type('show privilege')];
    r.type('write', 'disable');
    expect(r.type('reload')).not.toContain('Proceed');
    expect(r.type('enable 7', '⟦:secret fifteen⟧', '⟦:secret seven⟧')).toMatch(/R1#$/);
    expect(mine()).toEqual([7, 'show privilege\nCurrent privilege level is 7\nR1#']);
    expect(r.type('⟦reload⟧⟦:type n⟧')).toContain('Proceed with reload? [confirm]n');
    expect(r.type('show running-config')).toContain(INVALID);
    expect(r.type('disable 9')).toContain('New privilege level must be less than current privilege level');
    expect(r.type('disable 3', 'show privilege')).toContain('Current privilege level is 3');
    expect(r.type('enable 7', '⟦:secret a⟧', '⟦:secret b⟧', '⟦:secret c⟧')).toContain('% Bad secrets');
    r.type('exit', '', 'op', '⟦:secret op⟧');
    expect(mine()).toEqual([7, 'show privilege\nCurrent privilege level is 7\nR1#']);
    const line = router('privilege exec level 4 write memory', 'line con 0', 'privilege level 4');
    line.type('exit', '');
    expect(line.type('show privilege')).toContain('Current privilege level is 4');
    expect(line.type('write memory')).toContain('[OK]');
    expect(line.type('write erase')).toContain(INVALID);
  });

  it('R10 files are read in full', () => {
    const lines = ['privilege configure level 15 hostname', 'privilege exec all level 15 show', 'hostname Moved'];
    const r = bootedRouter({
      files: [imageFile(IMAGE), { path: 'flash0:x.cfg', content: textContent(`${lines.join('\n')}\nend\n`) }],
    });
    r.type('conf t', 'privilege exec level 5 copy', 'end', 'disable 5');
    r.type('copy flash0:x.cfg running-config', '');
    expect(r.fact('hostname')).toBe('Moved');
  });
});

const COMMANDS: readonly string[] = [
  'exec show',
  'exec show ip',
  'exec show ip interface brief',
  'exec show running-config',
  'exec configure terminal',
  'exec configure',
  'exec copy running-config startup-config',
  'exec copy flash0:x',
  'exec reload',
  'configure interface',
  'configure interface GigabitEthernet',
  'configure ip domain name',
  'interface ip address',
  'interface ip',
  'interface no ip',
  'interface shutdown',
  'interface no shutdown',
  'line exec-timeout',
];

describe('the configuration', () => {
  const step = fc.record({
    command: fc.constantFrom(...COMMANDS),
    how: fc.constantFrom('level', 'level', 'level', 'all', 'reset', 'no'),
    to: fc.integer({ min: 0, max: 15 }),
  });
  const lineFor = ({ command, how, to }: { command: string; how: string; to: number }): string => {
    const [mode = '', ...rest] = command.split(' ');
    const words = rest.join(' ');
    if (how === 'reset') return `privilege ${mode} reset ${words}`;
    return `${how === 'no' ? 'no ' : ''}privilege ${mode}${how === 'all' ? ' all' : ''} level ${to} ${words}`;
  };

  it('R12 moves the same words when it is read', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const first = router(...steps.map(lineFor));
        const second = bootedRouter({ startup: runningConfigText(first.device) });
        expect(linesOf(second)).toEqual(linesOf(first));
        for (const command of COMMANDS)
          expect([command, level(second, command)]).toEqual([command, level(first, command)]);
      }),
      { numRuns: 40 },
    );
  });

  it('R13 is replaced as a whole', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.array(step, { maxLength: 6 }), (before, after) => {
        const target = runningConfigText(router(...after.map(lineFor)).device);
        const r = bootedRouter({
          startup: STARTUP,
          files: [imageFile(IMAGE), { path: 'flash0:target', content: textContent(target) }],
        });
        r.type('terminal length 0', 'configure terminal', ...before.map(lineFor), 'end');
        r.type('configure replace flash0:target force', '⟦+5s⟧');
        const wanted = target.split('\n').filter((line) => line.startsWith('privilege '));
        expect(linesOf(r)).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  });

  it('R14 facts and events tell', () => {
    const r = router('privilege exec level 7 show running-config', 'privilege exec reset show running-config');
    expect(r.lab.events.filter(({ id }) => id === 'privilege.moved').map(({ payload }) => payload)).toEqual([
      { mode: 'exec', command: 'show running-config', level: 7 },
      { mode: 'exec', command: 'show running-config', level: 15 },
    ]);
    expect([level(r, 'exec show nothing'), level(r, 'nowhere show'), level(r, ''), level(r, 'exec')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(level(r, 'line exec-timeout')).toBe(15);
  });
});
