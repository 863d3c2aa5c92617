import { describe, expect, it } from 'vitest';
import { runningConfigText } from '../../configuration/configuration/api.ts';
import { bootedRouter, poweredRouter, type Bench } from '../../../testing/lab.ts';

/** A router whose start is over, with these lines configured, back in privileged EXEC. */
function configured(...lines: readonly string[]): Bench {
  const r = bootedRouter();
  r.player.play('⟦+20s⟧');
  r.type('configure terminal', ...lines, 'end', '⟦+1s⟧', '');
  return r;
}

const events = (r: Bench, id: string) => r.lab.events.filter((e) => e.id === id).map((e) => e.payload);
const running = (r: Bench): string => runningConfigText(r.device);

const lineBlocks = (r: Bench): string => /^line con 0\n[^!]*/m.exec(running(r))?.[0] ?? '';

describe('lines', () => {
  it('R21 reaches lines by name, range and number', () => {
    const r = configured('line vty 5 7', 'no login', 'line 388 389', 'password x', 'line 2', 'stopbits 2');
    expect(lineBlocks(r)).toContain('line vty 0 1\n password x\n login\n transport input none\nline vty 2 4\n');
    expect(lineBlocks(r)).toContain('line vty 5 7\n no login\n');
    expect(lineBlocks(r)).toContain(' stopbits 2\n');
    r.type('configure terminal');
    expect(r.type('no line vty 6')).toBe('no line vty 6\nRouter(config)#');
    expect(r.type('no line vty 0')).toContain("% Can't delete last 5 VTY lines");
    expect(lineBlocks(r)).toContain('line vty 5\n no login\n');
    expect(r.type('line 3')).toContain('% Invalid input');
  });

  it('R22 has as many virtual terminals as the platform', () => {
    const r = bootedRouter({ platform: 'cat4500e' });
    const own = 'line vty 0 4\n login\n transport input none\nline vty 5 15\n login\n transport input none\n';
    expect(lineBlocks(r)).toContain(own);
    expect(r.type('conf t', 'no line vty 5')).toContain("% Can't delete last 16 VTY lines");
    r.type('line vty 9', 'no login', 'end');
    expect(lineBlocks(r)).toContain('line vty 9\n no login\n');
    r.type('write memory', '⟦+2s⟧', 'conf t', 'line vty 0 15', 'no login', 'end');
    r.type('configure replace nvram:startup-config force', '⟦+3s⟧');
    expect(r.fact('config.saved')).toBe(true);
    r.type('conf t', 'default line vty 9', 'end');
    expect(lineBlocks(r)).toContain(own);
    expect(lineBlocks(bootedRouter())).not.toContain('vty 5');
  });

  it('R34 puts lines back by default, with what is only kept of them', () => {
    const first = lineBlocks(configured());
    const r = configured(
      'line con 0',
      'exec-timeout 0 0',
      'logging synchronous',
      'line vty 0 4',
      'password x',
      'access-class 10 in',
    );
    expect(lineBlocks(r)).toContain(' access-class 10 in\n');
    r.type('configure terminal', 'default line con 0', 'default line vty 0 4');
    expect(lineBlocks(r)).toBe(first);
  });

  it('R22 prints an untouched router as it left the factory', () => {
    expect(lineBlocks(configured())).toBe(
      [
        'line con 0',
        'line aux 0',
        'line 2',
        ' no activation-character',
        ' no exec',
        ' transport preferred none',
        ' transport output pad telnet rlogin lapb-ta mop udptn v120 ssh',
        ' stopbits 1',
        'line vty 0 4',
        ' login',
        ' transport input none',
        '',
      ].join('\n'),
    );
  });

  const settings = [
    'session-timeout 5',
    'exec-timeout 5 30',
    'no activation-character',
    'no exec-banner',
    'no motd-banner',
    'privilege level 3',
    'password 7 0822455D0A16',
    'logging synchronous',
    'login local',
    'history size 20',
    'length 50',
    'width 132',
    'modem InOut',
    'transport preferred ssh',
    'transport input telnet ssh',
    'databits 7',
    'parity even',
    'stopbits 2',
    'speed 115200',
    'flowcontrol hardware',
  ];

  it('R23 takes no with a word and without its value', () => {
    const r = configured('line con 0', 'history size 20', 'logging synchronous');
    expect(r.type('configure terminal', 'line con 0', 'no history size', 'no logging synchronous limit')).not.toContain(
      '%',
    );
    expect(lineBlocks(r)).not.toMatch(/history|synchronous/);
    expect(r.type('no history')).not.toContain('%');
    expect(lineBlocks(r)).toContain(' no history\n');
    for (const line of [
      'no warm-reboot count',
      'no logging origin-id string',
      'no logging origin-id',
      'no ip ssh port 2001 rotary',
    ])
      expect(r.type(line)).not.toContain('%');
    for (const line of ['history size', 'warm-reboot count', 'logging origin-id string'])
      expect(r.type('line con 0', line)).toContain('% Incomplete command.');
  });

  it('R20 keeps one block of lines whose password was typed for all of them', () => {
    const r = configured(
      'line vty 0 9',
      'password cisco',
      'line vty 3',
      'password other',
      'line con 0',
      'password cisco',
    );
    r.type('configure terminal', 'service password-encryption');
    const texts = [...lineBlocks(r).matchAll(/line (.*)\n password 7 (\S+)/g)].map(([, lines, text]) => [lines, text]);
    expect(texts.map(([lines]) => lines)).toEqual(['con 0', 'vty 0 2', 'vty 3', 'vty 4', 'vty 5 9']);
    expect(texts[4]?.[1]).toBe(texts[3]?.[1]);
    for (const line of ['vty 0', 'vty 2', 'vty 9', 'con 0'])
      expect(r.fact('access.line-accepts', `${line} cisco`)).toBe(true);
    r.type('line vty 0 9', 'password later', 'line con 0');
    expect(lineBlocks(r)).toMatch(
      /line vty 0 4\n password 7 (\S+)\n login\n transport input none\nline vty 5 9\n password 7 \1\n/,
    );
  });

  it('R23 keeps every setting, and no puts it back', () => {
    const r = configured('line aux 0', ...settings);
    const printed = running(r);
    for (const setting of settings) expect(printed).toContain(`\n ${setting}`);
    r.type('configure terminal', 'line aux 0', 'transport input ssh telnet', 'no history', 'no exec-timeout');
    expect(running(r)).toContain(' transport input telnet ssh\n');
    expect(running(r)).toContain(' no history\n');
    expect(running(r)).toContain(' exec-timeout 0 0\n');
    r.type(...settings.map((s) => `default ${s.replace(/^no /, '')}`));
    expect(lineBlocks(r)).toContain('line aux 0\nline 2\n');
  });

  it('R23 refuses what no line can have', () => {
    const r = configured();
    r.type('configure terminal', 'line vty 0 4');
    expect(r.type('transport input smoke')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('exec-timeout 99999')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('transport input')).toContain('% Incomplete command.');
  });

  it('R24 takes some settings at once', () => {
    const r = configured('line con 0', 'exec-timeout 1 0', 'length 50', 'history size 2');
    expect(r.type('show terminal | include (Length|:00|history)')).toMatch(
      /Length: 24[^]*00:01:00[^]*history size is 2/,
    );
    r.type('exit');
    r.type('');
    expect(r.type('show terminal | include Length')).toContain('Length: 50');
  });

  it('R24 takes them at once from a file too', () => {
    const r = configured('line con 0', 'history size 3', 'logging synchronous');
    r.type('copy running-config flash0:saved', '', 'configure terminal', 'line con 0', 'no logging synchronous');
    r.type('history size 9', 'end');
    expect(r.type('show terminal | include history')).toContain('history size is 9');
    r.type('copy flash0:saved running-config', '');
    expect(r.type('show terminal | include history')).toContain('history size is 3');
    expect(r.type('configure terminal', 'end', '⟦+1s⟧')).toMatch(/%SYS-5-CONFIG_I: .*\nRouter#$/);
  });
});

describe('banners', () => {
  it('R25 reads until the delimiter', () => {
    const r = configured();
    r.type('configure terminal');
    expect(r.type('banner motd #', 'First line', '  Second #ignored', '!')).toBe(
      "banner motd #\nEnter TEXT message.  End with the character '#'.\nFirst line\n  Second #ignored\nRouter(config)#!\nRouter(config)#",
    );
    expect(r.fact('access.banner', 'motd')).toBe('First line\n  Second');
    r.type('banner login x', 'lost', '⟦^C⟧');
    expect(r.fact('access.banner', 'login')).toBeNull();
    r.type('no banner motd');
    expect(r.fact('access.banner', 'motd')).toBeNull();
  });

  it('R25 takes a typed ^C for one character and the text', () => {
    const r = configured('banner motd ^C', 'Hi', '⟦:type ^C⟧⟦:key enter⟧');
    expect(r.fact('access.banner', 'motd')).toBe('C\nHi');
    expect(running(r)).toContain('banner motd ^CC\nHi\n^C\n');
  });

  it('R31 fills banners in', () => {
    const r = configured(
      'hostname Edge',
      'ip domain name span.com',
      'banner exec #$(hostname).$(domain) $(line) $(nothing) $(constructor)#',
    );
    expect(r.type('exit', '', 'enable')).toContain('\nEdge.span.com 0 $(nothing) $(constructor)\n');
  });

  it('R25 reads a banner from a file', () => {
    const r = bootedRouter({ startup: 'banner motd ^C\nhostname Not\n^C\nbanner exec ^CHi^C\nhostname Yes\nend\n' });
    expect(r.fact('access.banner', 'motd')).toBe('hostname Not');
    expect(r.fact('access.banner', 'exec')).toBe('Hi');
    expect(r.fact('hostname')).toBe('Yes');
  });

  it('R26 prints banners between marks', () => {
    const r = configured('banner motd #', 'Line', '#', 'banner exec #One#');
    expect(running(r)).toContain('banner exec ^COne^C\nbanner motd ^C\nLine\n^C\n');
  });
});

describe('the rest', () => {
  it('R27 shows users, level and lines', () => {
    const r = configured('username ann privilege 15 secret a', 'line con 0', 'login local');
    r.type('exit');
    r.type('', 'ann', 'a');
    const users = [
      '    Line       User       Host(s)              Idle       Location',
      '*  0 con 0     ann        idle                 00:00:00   ',
      '',
      '  Interface    User               Mode         Idle     Peer Address',
      '',
      'Router#',
    ].join('\n');
    for (const word of ['show users', 'who', 'systat']) expect(r.type(word)).toBe(`${word}\n${users}`);
    expect(r.type('show privilege')).toBe('show privilege\nCurrent privilege level is 15\nRouter#');
    expect(r.type('show line')).toMatch(/\n\* {4}0 {4}0 CTY[^]*\n {3}392 {2}392 VTY/);
  });

  it('R64 tells of one line', () => {
    const r = configured(
      'line vty 0 4',
      'transport input ssh',
      'exec-timeout 5 0',
      'access-class 10 in',
      'history size 20',
      'end',
    );
    const text = r.type('terminal length 0', 'show line vty 3').replace(/^[^]*show line vty 3\n/, '');
    expect(text).toMatch(
      /^ {3}Tty Line Typ {5}Tx\/Rx {4}A Modem {2}Roty AccO AccI {3}Uses {3}Noise {2}Overruns {3}Int\n {3}391 {2}391 VTY {14}- {4}- {6}- {4}- {3}10 {6}0 {7}0 {5}0\/0 {7}-\n\nLine 391, Location: "", Type: ""\nLength: 24 lines, Width: 80 columns\n/,
    );
    expect(text).toContain('\n               00:05:00        never ');
    expect(text).toContain(
      '\nTime since activation: never\nEditing is enabled.\nHistory is enabled, history size is 20.\n',
    );
    expect(text).toContain(
      '\nAllowed input transports are ssh.\nAllowed output transports are lat pad telnet rlogin lapb-ta mop udptn v120 ssh.\nPreferred transport is lat.\n',
    );
    expect(r.type('show line 0')).toMatch(
      /\n\* {4}0 {4}0 CTY [^]*\nStatus: PSI Enabled, Ready, Active, No Exit Banner\n/,
    );
    expect(r.type('show line vty 12')).toContain('% Invalid input detected');
  });

  it('R64 tells of one line what show terminal tells of it', () => {
    const r = configured(
      'line con 0',
      'modem InOut',
      'modem answer-timeout 20',
      'modem autoconfigure type usr_sportster',
      'rotary 3',
      'dispatch-timeout 250',
      'absolute-timeout 30',
      'session-limit 4',
      'terminal-type vt100',
      'databits 7',
      'no domain-lookup',
      'padding 13 25',
      'hold-character 19',
      'line vty 2',
      'modem Dialin',
      'location Far',
      'end',
    );
    const text = r.type('terminal length 0', 'show line con 0').split('\n');
    expect(text).toContainEqual(expect.stringMatching(/^\* {4}0 {4}0 CTY {14}- inout {5}3 {4}- {4}- /));
    const own = r.type('show terminal').split('\n').slice(1, -1);
    const other = /^(Length|Status|Allowed|Preferred|Shell)/;
    for (const line of own.filter((one) => !other.test(one))) expect(text).toContain(line);
    expect(own).toContain('Capabilities: Modem Callout, Modem RI is CD');
    expect(own).toContain('               00:10:00        never         00:00:20       00:30:00 250 msec');
    const lines = r.type('show line');
    expect(lines).toMatch(/\n {3}390 {2}390 VTY {14}- DialIn {4}- {4}- /);
    expect(lines).toMatch(/\n {3}389 {2}389 VTY {14}- {4}- {6}- {4}- /);
    expect(r.type('show line vty 2')).toMatch(/\nLine 390, Location: "Far", [^]*\nCapabilities: Modem RI is CD\n/);
  });

  it('R28 is rebuilt from the configuration it prints', () => {
    const first = configured(
      'enable secret a',
      'enable password level 3 b',
      'username u privilege 15 secret c',
      'username v password d',
      'username w nopassword',
      'service password-encryption',
      'banner motd #',
      'Two',
      'lines',
      '#',
      'line con 0',
      'exec-timeout 0 0',
      'timeout login response 60',
      'escape-character 3',
      'no editing',
      'full-help',
      'logging synchronous',
      'password e',
      'login',
      'line vty 0 2',
      'no login',
      'line vty 3 9',
      'transport input ssh',
      'login local',
      'no exec',
      'privilege level 15',
    );
    const again = bootedRouter({ startup: running(first) });
    const body = (r: Bench): string => running(r).slice(running(r).indexOf('version'));
    expect(body(again)).toBe(body(first));
  });

  it('R30 tells what happened', () => {
    const r = configured('username ann privilege 3 secret a', 'line con 0', 'password x', 'login');
    expect(r.fact('access.user-privilege', 'ann')).toBe(3);
    expect(r.fact('access.user-secret-type', 'ann')).toBe(5);
    expect(r.fact('access.line-login', 'con 0')).toBe('line');
    expect(r.fact('access.line-password-type', 'con 0')).toBe(0);
    expect(r.fact('access.line-accepts', 'con 0 x')).toBe(true);
    expect(r.fact('access.line-accepts', 'con 0 y')).toBe(false);
    expect(r.fact('access.line-accepts', 'vty 0 x')).toBe(false);
    expect(r.fact('access.line-accepts', 'x')).toBe(false);
    expect(r.fact('access.line-exec-timeout', 'con 0')).toBe(600);
    expect(r.fact('access.line-transport-input', 'vty 0')).toBe('none');
    r.type('exit');
    expect(events(r, 'session.logged-out')).toEqual([{ line: 'con 0', user: '' }]);
  });
});

describe('the speed of the console', () => {
  const terminalAt = (bench: Bench, baud: number) => bench.lab.input({ kind: 'speed', console: 'R1', baud });
  const garbage = (screen: string): boolean => screen !== '' && !screen.includes('Router');

  it('R33 changes at once, until the terminal follows', () => {
    const bench = bootedRouter();
    bench.type('conf t', 'line con 0');
    expect(garbage(bench.type('speed 19200').slice('speed 19200\n'.length))).toBe(true);
    expect(bench.fact('boot.console-speed')).toBe(19_200);
    bench.type('hostname Lost');
    expect(bench.fact('hostname')).toBe('Router');
    terminalAt(bench, 19_200);
    bench.type('⟦^U⟧');
    expect(bench.type('hostname Found')).toMatch(/Found\(config\)#$/);
    expect(bench.type('do show run | section line con')).toContain(' speed 19200\n');
    bench.type('line con 0', 'speed 9600');
    terminalAt(bench, 9600);
    bench.type('⟦^U⟧');
    for (const back of ['no speed', 'default speed', 'speed 9600']) {
      bench.type('line con 0', 'speed 115200');
      terminalAt(bench, 115_200);
      bench.type('⟦^U⟧', back);
      expect(bench.fact('boot.console-speed')).toBe(9600);
      terminalAt(bench, 9600);
      bench.type('⟦^U⟧');
      expect(bench.type('do show clock')).toContain('UTC');
    }
    expect(bench.fact('boot.config-register-next')).toBe('0x2102');
  });

  it('R33 leaves the other lines to themselves, and refuses what the console cannot have', () => {
    const bench = bootedRouter();
    bench.type('conf t', 'line aux 0', 'speed 38400', 'line con 0');
    expect(bench.type('speed 12345')).toBe("speed 12345\nFailed to change line 0's speed\nRouter(config-line)#");
    expect(bench.type('do show run | include speed [0-9]')).toContain('\n speed 38400\nRouter');
    expect(bench.fact('boot.console-speed')).toBe(9600);
  });

  it('R33 comes with files: at a start, by a merge, by a replacement', () => {
    const startup = 'hostname Router\nline con 0\n speed 4800\nend\n';
    const bench = poweredRouter({ startup });
    bench.player.settle();
    expect(bench.player.screen).toContain('System Bootstrap');
    expect(bench.player.screen).not.toContain('Press RETURN');
    expect(bench.fact('boot.console-speed')).toBe(4800);
    terminalAt(bench, 4800);
    expect(bench.type('', 'enable')).toContain('Router#');
    bench.type('configure terminal', 'line con 0', 'speed 9600');
    terminalAt(bench, 9600);
    bench.type('⟦^U⟧', 'end', '⟦+1s⟧');
    bench.type('configure replace nvram:startup-config force');
    expect(bench.fact('boot.console-speed')).toBe(4800);
    terminalAt(bench, 4800);
    bench.type('⟦^U⟧', '⟦:power off⟧⟦:power on⟧');
    expect(bench.fact('boot.console-speed')).toBe(4800);
  });

  it("R33 is the register's again at every start, warm ones too", () => {
    const bench = bootedRouter();
    bench.type('conf t', 'warm-reboot', 'end', 'write', '⟦reload⟧⟦:key enter⟧', '', 'enable');
    bench.type('conf t', 'line con 0', 'speed 2400');
    terminalAt(bench, 2400);
    bench.type('⟦^U⟧', 'end', '⟦reload warm⟧⟦:type no⟧⟦:key enter⟧⟦:key enter⟧');
    expect(bench.fact('boot.last-return')).toContain('reload');
    expect(bench.fact('boot.console-speed')).toBe(9600);
  });
});
