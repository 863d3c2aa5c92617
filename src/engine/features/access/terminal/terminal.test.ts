import { describe, expect, it } from 'vitest';
import { Guest, VTYS } from '../../../testing/caller.ts';
import { bootedRouter, rommonRouter, type Bench } from '../../../testing/lab.ts';

const quiet = (): Bench => {
  const r = bootedRouter();
  r.type('⟦+20s⟧', '');
  return r;
};

describe('terminal', () => {
  it('R1 pages by its length', () => {
    const r = quiet();
    expect(r.type('terminal length 5', 'show logging', 'q')).toMatch(/(\n.*){4}\n --More-- /);
    expect(r.type('terminal length 0', 'show logging')).not.toContain('--More--');
    expect(r.type('terminal no length', 'show terminal | include Length')).toContain(
      '\nLength: 24 lines, Width: 80 columns\n',
    );
    expect(r.type('terminal width 132', 'show terminal | include Width')).toContain(' Width: 132 columns\n');
    const help = (): readonly string[] => r.type('⟦:type show clock | ?⟧⟦^U⟧').split('\n').slice(1, 3);
    expect(help()).toContain('  append    Append redirected output to URL (URLs supporting append operation only)');
    r.type('terminal width 0');
    expect(help()).toContain('  append    Append redirected output to URL (URLs supporting append operation only)');
    r.type('terminal width 50');
    expect(help()).toEqual([
      '  append    Append redirected output to URL (URLs',
      '            supporting append operation only)',
    ]);
    expect(r.type('terminal no width', 'show terminal | include Width')).toContain(' Width: 80 columns\n');
    expect(r.type('terminal width 0', 'show software ?')).toContain('  authenticity  Software authenticity\n');
    expect(r.type('terminal length 513')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R2 keeps as many lines as it is told', () => {
    const r = quiet();
    expect(r.type('terminal history size 2', 'show clock', 'show history')).toBe(
      r.player.screen.replace(/show history\n[^]*$/, 'show history\n  show clock\n  show history\nRouter#'),
    );
    r.type('terminal no history', 'show clock');
    expect(r.type('show terminal | include History')).toContain('History is disabled.');
    r.type('terminal history');
    expect(r.type('show terminal | include History')).toContain('history size is 10.');
    expect(r.type('terminal history size 50', 'terminal no history size', 'show terminal | include History')).toContain(
      'history size is 10.',
    );
  });

  it('R3 shows the lines of EXEC only', () => {
    const r = quiet();
    r.type('show clock', 'configure terminal', 'hostname R9', 'hostname Router', 'end');
    const shown = r.type('show history');
    expect(shown).toMatch(/\n {2}show clock\n {2}configure terminal\n {2}show history\nRouter#$/);
    expect(shown).not.toContain('hostname');
  });

  it('R4 edits or not', () => {
    const r = quiet();
    r.type('terminal no editing');
    expect(r.type('⟦:type show clack⟧⟦^B⟧⟦^B⟧', '')).toContain('% Invalid input');
    expect(r.type('⟦:type nonsense⟧⟦^W⟧⟦:type junk⟧⟦^U⟧⟦:type show clock⟧', '')).toMatch(/UTC Mon Jan 2 2006/);
    r.type('terminal editing');
    expect(r.type('⟦:type show clack⟧⟦^B⟧⟦^B⟧⟦^H⟧⟦:type o⟧', '')).toMatch(/UTC Mon Jan 2 2006/);
  });

  it('R5 monitors already', () => {
    expect(quiet().type('terminal monitor', 'terminal no monitor')).toBe(
      'terminal monitor\n% Console already monitors\nRouter#terminal no monitor\nRouter#',
    );
  });

  it('R5 monitors on a virtual terminal that is told to, and tells its user nothing of it', () => {
    const r = quiet();
    r.type('conf t', ...VTYS, 'end');
    const guest = new Guest(r);
    expect(guest.type('letmein', 'terminal monitor', 'terminal no monitor')).toMatch(
      /\nRouter>terminal monitor\nRouter>terminal no monitor\nRouter>$/,
    );
  });

  it('R7 says of a virtual terminal what is configured for it', () => {
    const r = quiet();
    r.type('conf t', ...VTYS, 'length 0', 'exec-timeout 5', 'end');
    const guest = new Guest(r);
    guest.type('letmein');
    const screen = guest.type('show terminal');
    expect(screen).toContain('\nLine 388, Location: "", Type: ""\nLength: 0 lines, Width: 80 columns\n');
    expect(screen).toContain('\n               00:05:00        never ');
    expect(screen).toContain('\nTime since activation: 00:00:01\n');
    expect(screen).toContain('\nAllowed input transports are telnet.\n');
  });

  it('R6 explains help', () => {
    const r = quiet();
    r.type('disable');
    const screen = r.type('help');
    expect(screen).toContain("\nHelp may be requested at any point in a command by entering\na question mark '?'.");
    expect(screen).toMatch(/\n {3}\(e\.g\. 'show pr\?'\.\)\n\nRouter>$/);
    r.type('enable', 'conf t', 'interface g0/0');
    expect(r.type('help')).toMatch(/'show pr\?'\.\)\n\nRouter\(config-if\)#$/);
  });

  const shown = (r: Bench): string => r.type('terminal length 0', 'show terminal').replace(/^[^]*show terminal\n/, '');

  it('R7 shows every setting', () => {
    const r = bootedRouter({ startup: 'no logging console\nend\n' });
    r.type('exit', '');
    r.type('⟦+64s⟧', 'enable');
    expect(shown(r)).toBe(
      [
        'Line 0, Location: "", Type: ""',
        'Length: 0 lines, Width: 80 columns',
        'Baud rate (TX/RX) is 9600/9600, no parity, 2 stopbits, 8 databits',
        'Status: PSI Enabled, Ready, Active, Automore On',
        'Capabilities: none',
        'Modem state: Ready',
        'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
        '                ^^x    none   -     -       none         ',
        'Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch',
        '               00:10:00        never                        none     not set',
        '                            Idle Session Disconnect Warning',
        '                              never ',
        '                            Login-sequence User Response',
        '                             00:00:30',
        '                            Autoselect Initial Wait',
        '                              not set ',
        'Modem type is unknown.',
        'Session limit is not set.',
        'Time since activation: 00:01:05',
        'Editing is enabled.',
        'History is enabled, history size is 10.',
        'DNS resolution in show commands is enabled',
        'Full user help is disabled',
        'Allowed input transports are none.',
        'Allowed output transports are pad telnet rlogin lapb-ta mop udptn v120 ssh.',
        'Preferred transport is telnet.',
        'Shell: disabled',
        'Shell trace: off',
        'No output characters are padded',
        'No special data dispatching characters',
        'Router#',
      ].join('\n'),
    );
  });

  it('R7 shows what the line is told', () => {
    const r = quiet();
    r.type('conf t', 'line con 0', 'exec-timeout 0 0', 'session-timeout 5', 'databits 7', 'parity even', 'stopbits 1');
    r.type('transport preferred none', 'transport output telnet ssh', 'end');
    const screen = shown(r);
    expect(screen).toContain('\nBaud rate (TX/RX) is 9600/9600, even parity, 1 stopbits, 7 databits\n');
    expect(screen).toContain('\n                never         00:05:00                     none     not set\n');
    expect(screen).toContain('\nAllowed output transports are telnet ssh.\nPreferred transport is none.\n');
    r.type('⟦+3600m⟧');
    expect(shown(r)).toMatch(/\nTime since activation: 2d12h\n/);
    r.type('⟦+7200m⟧');
    expect(shown(r)).toMatch(/\nTime since activation: 1w0d\n/);
  });

  it.each(['asr1002x', 'cat4500e'])('R7 shows the settings of %s', (platform) => {
    const screen = shown(bootedRouter({ platform }));
    expect(screen).toContain('\nBaud rate (TX/RX) is 9600/9600, no parity, 1 stopbits, 8 databits\n');
    expect(screen).toContain('\nAllowed output transports are pad telnet rlogin ssh.\n');
  });

  it('R7 shows the speed of the line', () => {
    const r = rommonRouter();
    r.type('confreg 0x3122', 'reset');
    expect(r.player.screen).not.toContain('System Bootstrap');
    r.type('⟦:speed 57600⟧', 'no', '⟦+60s⟧', '', 'enable');
    expect(shown(r)).toContain('\nBaud rate (TX/RX) is 57600/57600, ');
  });

  it('R15 tells what is configured for the console', () => {
    const r = quiet();
    r.type(
      'conf t',
      'line con 0',
      'location Rack 5, "left"',
      'terminal-type vt100',
      'session-limit 4',
      'no domain-lookup',
      'no editing',
      'full-help',
      'hold-character 19',
      'stop-character 19',
      'start-character 17',
      'disconnect-character 4',
      'activation-character 127',
      'flowcontrol software',
      'absolute-timeout 30',
      'session-timeout 5',
      'session-disconnect-warning 20',
      'timeout login response 45',
      'escape-character 3',
      'padding 13 25',
      'dispatch-character 13 4',
      'stopbits 1',
      'databits 7',
      'parity even',
      'speed 19200',
    );
    r.type('⟦:speed 19200⟧', 'end', 'exit', '', 'enable');
    const told = shown(r).split('\n');
    for (const line of [
      'Line 0, Location: "Rack 5, "left"", Type: "vt100"',
      'Baud rate (TX/RX) is 19200/19200, even parity, 1 stopbits, 7 databits',
      'Capabilities: Software Flowcontrol In, Software Flowcontrol Out',
      '                ^Cx    ^S     ^S    ^Q      ^D           ^?',
      '               00:10:00        00:05:00                     00:30:00 not set',
      '                              00:00:20 ',
      '                             00:00:45',
      'Session limit is 4.',
      'Editing is disabled.',
      'DNS resolution in show commands is disabled',
      'Full user help is enabled',
      'Output characters padded: ^M (25)',
      'Special data dispatching characters: ^M ^D',
    ])
      expect(told).toContain(line);
  });

  it('R15 tells of each line what is its own', () => {
    const r = quiet();
    r.type('conf t', ...VTYS, 'line vty 0', 'location Far', 'txspeed 38400', 'escape-character NONE', 'end');
    const guests = [new Guest(r), new Guest(r)];
    const [one = '', other = ''] = guests.map((guest) => {
      guest.type('letmein', 'terminal monitor');
      return guest.type('terminal length 0', 'show terminal');
    });
    expect(one).toContain('\nLine 388, Location: "Far", Type: ""\n');
    expect(one).toContain('\nBaud rate (TX/RX) is 38400/9600, ');
    expect(one).toContain('\nCapabilities: Receives Logging Output\n');
    expect(one).toContain('\n                none   none   -     -       none         \n');
    expect(other).toContain('\nLine 389, Location: "", Type: ""\n');
    expect(other).toContain('\nBaud rate (TX/RX) is 9600/9600, ');
    expect(other).toContain('\n                ^^x    none   -     -       none         \n');
    expect(shown(r)).toMatch(/^Line 0, Location: "", Type: ""\n/);
  });

  it('R15 tells of modems and of what is dispatched', () => {
    const r = quiet();
    const lines = ['modem InOut', 'modem answer-timeout 20', 'modem autoconfigure type usr_sportster'];
    r.type('conf t', 'line con 0', ...lines, 'dispatch-timeout 250', 'autoselect timeout 15', 'autoselect ppp', 'end');
    expect(shown(r)).toMatch(/\nCapabilities: Modem Callout, Modem RI is CD\n/);
    expect(shown(r)).toContain('\n               00:10:00        never         00:00:20       none     250 msec\n');
    expect(shown(r)).toContain('Autoselect Initial Wait\n                              00:00:15 \n');
    expect(shown(r)).toContain('\nModem type is usr_sportster.\n');
    r.type('conf t', 'line con 0', 'no dispatch-timeout', 'no autoselect timeout', 'modem Dialin', 'end');
    expect(shown(r)).toMatch(/\nCapabilities: Modem RI is CD\n[^]* not set\n/);
    expect(r.type('show running-config | include select')).toContain('\n autoselect ppp\n');
  });

  it('R15 leaves editing and full help as the line has them', () => {
    const r = quiet();
    r.type('conf t', 'line con 0', 'no editing', 'full-help', 'end');
    expect(r.type('show running-config | section line con')).toContain('\nline con 0\n no editing\n full-help\n');
    r.type('exit', '', 'enable');
    expect(r.type('⟦:type show clack⟧⟦^B⟧⟦^B⟧', '')).toContain('% Invalid input');
    r.type('terminal editing');
    expect(r.type('⟦:type show clack⟧⟦^B⟧⟦^B⟧⟦^H⟧⟦:type o⟧', '')).toMatch(/UTC Mon Jan 2 2006/);
    r.type('conf t', 'line con 0', 'default editing', 'no full-help', 'end');
    expect(r.type('show running-config | section line con')).toBe(
      'show running-config | section line con\nline con 0\nRouter#',
    );
  });

  it('R16 breaks off by the key that the line or the session names', () => {
    const r = quiet();
    /** Whether a key ends the search for a name; the player itself would wait with it until the console reads. */
    const aborts = (key: string): boolean => {
      r.player.act({ kind: 'line', text: 'nobody' });
      r.player.act({ kind: 'pass', ms: 1000 });
      const before = r.player.screen.length;
      r.lab.input({ kind: 'type', console: 'R1', text: key });
      const told = r.player.screen.slice(before);
      return (told + r.type('⟦+60s⟧', '⟦^U⟧')).includes('% Name lookup aborted');
    };
    const CTRL_6 = '\x1e';
    const CTRL_C = '\x03';
    const asked = (...keys: readonly string[]): readonly boolean[] => keys.map(aborts);
    expect(asked(CTRL_6, CTRL_C, 'q')).toEqual([true, false, false]);
    r.type('terminal escape-character 3');
    expect(asked(CTRL_6, CTRL_C)).toEqual([false, true]);
    r.type('terminal no escape-character');
    expect(asked(CTRL_6, CTRL_C)).toEqual([true, false]);
    r.type('conf t', 'line con 0', 'escape-character q', 'end');
    expect(r.type('show running-config | section line con')).toContain('\n escape-character 113\n');
    r.type('exit', '', 'enable');
    expect(asked(CTRL_6, 'q')).toEqual([false, true]);
    expect(r.type('show terminal | include none   -')).toContain('\n                qx     none ');
    r.type('conf t', 'line con 0', 'escape-character NONE', 'end', 'exit', '', 'enable');
    expect(asked(CTRL_6)).toEqual([false]);
    expect(r.type('terminal escape-character 256')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R8 takes full-help', () => {
    const r = quiet();
    expect(r.type('terminal full-help', 'terminal length 0', 'show terminal')).toContain(
      '\nFull user help is enabled\n',
    );
    expect(r.type('terminal no full-help', 'show terminal')).toContain('\nFull user help is disabled\n');
  });

  const erase = '\b'.repeat(9) + ' '.repeat(8) + '\b'.repeat(9);
  const MORE = ` --More-- ${erase}`;

  it('R9 turns pages and lines, explains itself and ends', () => {
    const r = quiet();
    const whole = r.type('terminal length 0', 'show version').split('\n').slice(2);
    r.type('terminal length 6');
    const paged = r.type('⟦:type show version⟧⟦:key enter⟧⟦:key space⟧⟦:type y⟧⟦:key enter⟧⟦:type ?⟧⟦:type x⟧');
    const [first = '', second, third, one, told, end] = paged.split(MORE);
    expect(first.split('\n').slice(1, -1)).toEqual(whole.slice(0, 5));
    expect([second, third].map((part) => part?.split('\n').length)).toEqual([6, 6]);
    expect(one?.split('\n')).toHaveLength(2);
    expect(told).toBe('Press RETURN for another line, SPACE for another page, anything else to quit\n');
    expect(end).toBe('\nRouter#');
  });

  it('R9 searches and filters from the pager', () => {
    const r = quiet();
    r.type('terminal length 6');
    const paged = (keys: string): string | undefined => {
      const shown = r.type(`⟦:type show running-config⟧⟦:key enter⟧${keys}`).split(MORE);
      r.type('⟦:type q⟧⟦^U⟧');
      return shown[1];
    };
    expect(paged('⟦:type /control⟧⟦:key enter⟧')).toMatch(
      /^\/control\nfiltering\.\.\.\ncontrol-plane\n!\nline con 0\n/,
    );
    expect(paged('⟦:type +^line⟧⟦:key enter⟧')).toBe(
      '+^line\nfiltering...\nline con 0\nline aux 0\nline 2\nline vty 0 4\nRouter#',
    );
    expect(paged('⟦:type -^.⟧⟦:key enter⟧')).toBe('-^.\nfiltering...\n\nRouter#');
    expect(paged('⟦:type /[⟧⟦:key enter⟧')).toBe('/[\n% Failed to compile regular expression.\n --More-- ');
  });

  it('R10 pages help and brings the line back', () => {
    const r = quiet();
    r.type('terminal length 6');
    expect(r.type('⟦:type show ?⟧⟦:type q⟧⟦:type clock⟧', '')).toMatch(
      new RegExp(`^show \\?\\n( {2}.*\\n){5}${MORE}\\nRouter#show clock\\n\\*.*\\nRouter#$`),
    );
    expect(r.type('terminal length 0', '⟦:type ?⟧⟦^U⟧')).not.toContain('--More--');
  });

  it('R11 closes a line that waits at the pager', () => {
    const r = quiet();
    expect(r.type('⟦:type show running-config⟧⟦:key enter⟧⟦+11m⟧')).toContain('Router con0 is now available');
    expect(r.type('', 'enable', '⟦:type ?⟧⟦+11m⟧')).toContain('Router con0 is now available');
  });

  it('R12 takes modifiers without blanks, and sections in or out', () => {
    const r = quiet();
    r.type('terminal length 0');
    expect(r.type('show run|i ^hostname|^version')).toContain('\nversion 15.4\nhostname Router\nRouter#');
    expect(r.type('dir flash:|count bin')).toContain('\nNumber of lines which match regexp = 1\nRouter#');
    expect(r.type('show run | section include line vty')).toContain(
      '\nline vty 0 4\n login\n transport input none\nRouter#',
    );
    const without = r.type('show run | section exclude interface');
    expect(without).toContain('\nip forward-protocol nd\n');
    expect(without).not.toContain(' duplex auto');
  });
  it('R13 puts the caret under a modifier that the command does not take', () => {
    const r = quiet();
    for (const command of [
      'delete ',
      'verify /md5 flash0:a ',
      'write memory ',
      'ping ',
      'archive config ',
      'clear logging ',
    ])
      expect(r.type(`${command}| include x`)).toBe(
        `${command}| include x\n${' '.repeat('Router#'.length + command.length)}^\n% Invalid input detected at '^' marker.\n\nRouter#`,
      );
    for (const [command, word] of [
      ['delete flash:a', '|b'],
      ['ping 10.1.1.1', '|include x'],
      ['verify /md5 flash0:a', '|count x'],
      ['nonsense', '|include x'],
    ] as const) {
      const caret = command === 'nonsense' ? 'no'.length : command.length;
      expect(r.type(`${command}${word}`)).toContain(`\n${' '.repeat('Router#'.length + caret)}^\n% Invalid input`);
    }
    expect(r.type('write terminal | include ^hostname')).toContain('\nhostname Router\nRouter#');
  });
});
