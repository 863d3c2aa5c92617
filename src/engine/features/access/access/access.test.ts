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

describe('console', () => {
  it('R1 waits for RETURN and lets messages through', () => {
    const r = poweredRouter({ startup: 'hostname R1\nend\n' });
    r.player.play('⟦:wait Press RETURN to get started!⟧');
    expect(r.type('⟦:type abc⟧', '⟦+30s⟧')).toMatch(/%SYS-5-RESTART/);
    expect(r.player.screen).not.toContain('R1>');
    expect(r.type('')).toMatch(/\n\nR1>$/);
  });

  it.each(['exit', 'logout', 'quit'])('R2 %s frees the console', (word) => {
    const r = configured('hostname Edge');
    const screen = r.type('terminal length 0', word);
    expect(screen).toContain('\nEdge con0 is now available\n');
    expect(screen).toMatch(/\nPress RETURN to get started\.\n+$/);
    expect(r.type('')).toMatch(/Edge>$/);
    expect(r.type('show terminal | include Length')).toContain('Length: 24 lines');
    expect(r.type('show history')).toContain(`  ${word}\n`);
  });

  it('R3 leaves an idle line, also from configuration and questions', () => {
    const r = configured();
    expect(r.type('configure terminal', '⟦+9m⟧')).not.toContain('con0 is now available');
    expect(r.type('⟦+2m⟧')).toContain('con0 is now available');
    r.type('', 'enable', 'configure', '⟦+11m⟧');
    expect(r.type('')).toMatch(/Router>$/);
  });

  it('R3 waits for ever with exec-timeout 0 0', () => {
    const r = configured('line con 0', 'exec-timeout 0 0');
    expect(r.type('⟦+90m⟧', 'show privilege')).toContain('level is 15');
  });

  it('R4 prints the banners where they belong', () => {
    const r = configured('banner motd #Today#', 'banner login #Who#', 'banner exec #In#', 'line con 0', 'login local');
    r.type('do x', 'configure terminal', 'username a nopassword', 'end', 'exit');
    const screen = r.type('', 'a');
    expect(screen).toMatch(/Today\n\nWho\n\nUser Access Verification\n\nUsername: a\n\nIn\nRouter>$/);
    r.type('enable', 'configure terminal', 'line con 0', 'no motd-banner', 'no exec-banner', 'end', 'exit');
    expect(r.type('', 'a')).not.toMatch(/Today|In\n/);
  });

  it('R5 has no EXEC with no exec', () => {
    const r = configured('line con 0', 'no exec');
    r.type('exit');
    expect(r.type('', '')).not.toContain('Router>');
  });
});

describe('login', () => {
  it('R6 asks for the line password', () => {
    const r = configured('line con 0', 'password letmein', 'login');
    r.type('exit');
    expect(r.type('', 'letmein')).toBe('\n\nUser Access Verification\n\nPassword: \nRouter>');
    r.type('exit');
    expect(r.type('', 'a', 'b', 'c')).toMatch(
      /Verification\n\nPassword: \nPassword: \nPassword: \n% Bad passwords\n+Router con0 is now available/,
    );
    expect(events(r, 'access.login-failed')).toHaveLength(3);
  });

  it('R7 asks for name and password', () => {
    const r = configured('username ann secret top', 'line con 0', 'login local');
    r.type('exit');
    const wrong = 'Username: bob\nPassword: \n% Login invalid\n\n';
    expect(r.type('', 'bob', 'x')).toBe(`\n\nUser Access Verification\n\n${wrong}Username: `);
    expect(r.type('ann', 'bad', 'ann', 'top')).toContain('% Login invalid\n\nUsername: ann\nPassword: \nRouter>');
    r.type('exit');
    expect(r.type('', 'x', 'x', 'x', 'x', 'x', 'x')).toMatch(/% Login invalid\n+Router con0 is now available/);
  });

  it('R8 gives up after 30 seconds', () => {
    const r = configured('username ann secret top', 'line con 0', 'login local');
    r.type('exit');
    expect(r.type('', '⟦+29s⟧')).not.toContain('timeout expired');
    expect(r.type('⟦+2s⟧')).toMatch(/\n% Username: {2}timeout expired!\n+Router con0 is now available/);
    expect(r.type('', 'ann', '⟦+31s⟧')).toContain('\n% Password:  timeout expired!\n');
  });

  it('R8 waits as long as the line says', () => {
    const r = configured('username ann secret top', 'line con 0', 'login local', 'timeout login response 5');
    expect(r.type('show running-config | section line con')).toContain(
      '\nline con 0\n timeout login response 5\n login local\n',
    );
    r.type('exit');
    expect(r.type('', '⟦+6s⟧')).toContain('\n% Username:  timeout expired!\n');
    r.type('', 'ann', 'top', 'enable', 'conf t', 'line con 0', 'timeout login response 0', 'end', 'exit');
    expect(r.type('', '⟦+3600s⟧')).not.toContain('timeout expired');
    r.type('ann', 'top', 'enable', 'conf t', 'line con 0');
    expect(r.type('timeout login response 301')).toContain("% Invalid input detected at '^' marker.");
    r.type('no timeout login response', 'end', 'exit');
    expect(r.type('', '⟦+31s⟧')).toContain('\n% Username:  timeout expired!\n');
  });

  it('R9 warns of a missing password and then asks nothing on the console', () => {
    const r = configured();
    r.type('configure terminal');
    expect(r.type('line con 0', 'login')).toContain("\n% Login disabled on line 0, until 'password' is set\n");
    expect(r.type('line vty 0 1', 'login')).toContain(
      "\n% Login disabled on line 388, until 'password' is set\n% Login disabled on line 389, until 'password' is set\n",
    );
    r.type('end', 'exit');
    expect(r.type('')).toMatch(/Router>$/);
  });

  it('R10 starts at the level of the line or the account', () => {
    const r = configured('line con 0', 'privilege level 15');
    r.type('exit');
    expect(r.type('')).toMatch(/Router#$/);
    r.type('configure terminal', 'username op privilege 7 secret x', 'line con 0', 'login local', 'end', 'exit');
    expect(r.type('', 'op', 'x', 'show privilege')).toContain('Current privilege level is 7');
    expect(events(r, 'session.logged-in').at(-1)).toEqual({ line: 'con 0', user: 'op', privilege: 7 });
  });
});

describe('enable', () => {
  it('R11 asks for the secret before the password', () => {
    const r = configured('enable password pw', 'enable secret sec');
    expect(r.type('disable', 'enable', 'pw')).toBe('disable\nRouter>enable\nPassword: \nPassword: ');
    expect(r.type('sec')).toBe('\nRouter#');
    r.type('configure terminal', 'no enable secret', 'enable password level 5 five', 'end', 'disable');
    expect(r.type('enable', 'pw')).toMatch(/Router#$/);
    expect(r.type('disable 3', 'enable 5', 'five', 'show privilege')).toContain('level is 5');
    expect(events(r, 'session.enabled').at(-1)).toEqual({ level: 5, line: 'con 0', user: '' });
  });

  it('R12 gives up after three tries', () => {
    const r = configured('enable secret sec');
    expect(r.type('disable', 'enable', 'a', 'b', 'c')).toMatch(
      />enable\nPassword: \nPassword: \nPassword: \n% Bad secrets\n\nRouter>$/,
    );
    r.type('enable', 'sec', 'configure terminal', 'no enable secret', 'enable password pw', 'end', 'disable');
    expect(r.type('enable', 'a', 'b', 'c')).toMatch(/\n% Bad passwords\n\nRouter>$/);
    expect(events(r, 'access.enable-failed')).toHaveLength(6);
  });

  it('R13 needs nothing on a console without secret and password', () => {
    expect(configured().type('disable', 'enable')).toBe('disable\nRouter>enable\nRouter#');
  });

  it('R14 is taken away by the whole line that the configuration shows', () => {
    const r = configured('enable secret cisco', 'enable password level 5 five');
    const lines = r.type('show running-config | include ^enable').split('\n');
    r.type(
      'configure terminal',
      ...lines.filter((line) => line.startsWith('enable ')).map((line) => `no ${line}`),
      'end',
    );
    expect(r.type('show running-config | include ^enable')).not.toMatch(/^enable/m);
  });

  it('R32 warns of secrets of type 4, and takes them', () => {
    const hash = 'tnhtc92DXBhelxjYk8LWJrPV36S2i4ntXrpb4RFmfqY';
    const warning =
      ' WARNING: Command has been added to the configuration but Type 4 passwords have been deprecated.\n Migrate to a supported password type\n';
    const r = bootedRouter();
    r.type('conf t');
    expect(r.type(`enable secret 4 ${hash}`)).toContain(`\n${warning}Router(config)#`);
    expect(r.type(`username u secret 4 ${hash}`)).toContain(`\n${warning}Router(config)#`);
    expect(r.type('enable secret 4 short')).not.toContain('WARNING');
    expect(r.type(`enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0`)).not.toContain('WARNING');
    const started = poweredRouter({ startup: `hostname Router\nenable secret 4 ${hash}\nend\n` });
    started.player.settle();
    expect(started.player.screen).toContain(warning);
  });

  it.each([
    ['enable secret cisco', /^enable secret 5 \$1\$[./\w]{4}\$[./\w]{22}$/m, 5],
    ['enable secret 0 cisco', /^enable secret 5 \$1\$/m, 5],
    ['enable algorithm-type md5 secret cisco', /^enable secret 5 \$1\$/m, 5],
    ['enable algorithm-type sha256 secret cisco', /^enable secret 8 \$8\$[./\w]{14}\$[./\w]{43}$/m, 8],
    ['enable algorithm-type scrypt secret cisco', /^enable secret 9 \$9\$[./\w]{14}\$[./\w]{43}$/m, 9],
    ['enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0', /^enable secret 5 \$1\$mERr\$hx5rVt7rPNoS4wqbXKX7m0$/m, 5],
    ['enable secret 4 tnhtc92DXBhelxjYk8LWJrPV36S2i4ntXrpb4RFmfqY', /^enable secret 4 tnhtc9/m, 4],
  ])('R14 %s', (line, printed, type) => {
    const r = configured(line);
    expect(running(r)).toMatch(printed);
    expect(r.fact('access.enable-secret-type')).toBe(type);
    expect(r.fact('access.enable-accepts', 'cisco')).toBe(true);
    expect(r.fact('access.enable-accepts', 'Cisco')).toBe(false);
  });

  it('R14 keeps passwords of levels', () => {
    const r = configured(
      'enable password two words',
      'enable secret level 7 seven',
      'enable password level 7 7 0822455D0A16',
    );
    expect(running(r)).toMatch(
      /^enable secret level 7 5 \$1\$.*\nenable password level 7 7 0822455D0A16\nenable password two words$/m,
    );
    r.type('configure terminal', 'no enable secret level 7', 'no enable password');
    expect(running(r)).not.toMatch(/enable secret|two words/);
  });

  it('R15 warns of equal passwords', () => {
    const r = configured('enable secret same');
    r.type('configure terminal');
    expect(r.type('enable password same')).toContain(
      '\nThe enable password you have chosen is the same as your enable secret.\nThis is not recommended.  Re-enter the enable password.\n',
    );
    expect(r.fact('access.enable-password-type')).toBe(0);
  });
});

describe('accounts', () => {
  it('R16 keeps accounts in their order', () => {
    const r = configured(
      'username zoe privilege 15 algorithm-type scrypt secret s',
      'username ann password 0 two words',
      'username guest nopassword',
      'username old password 7 0822455D0A16',
      'username zoe privilege 5',
    );
    expect(running(r)).toMatch(
      /^username zoe privilege 5 secret 9 \$9\$.*\nusername ann password 0 two words\nusername guest nopassword\nusername old password 7 0822455D0A16$/m,
    );
    expect(r.fact('access.users')).toEqual(['zoe', 'ann', 'guest', 'old']);
    expect(r.fact('access.user-accepts', 'ann two words')).toBe(true);
    expect(r.fact('access.user-accepts', 'old cisco')).toBe(true);
    expect(r.fact('access.user-accepts', 'zoe x')).toBe(false);
  });

  it('R17 refuses a second kind of password', () => {
    const r = configured('username ann secret a');
    r.type('configure terminal');
    expect(r.type('username ann password b')).toContain(
      '\nERROR: Can not have both a user password and a user secret.\nPlease choose one or the other.\n',
    );
    expect(r.fact('access.user-accepts', 'ann a')).toBe(true);
  });

  it('R18 refuses what cannot be a hash', () => {
    const r = configured();
    r.type('configure terminal');
    expect(r.type('username ann secret 9 $9$short')).toContain(
      [
        '\nERROR: The secret you entered is not a valid encrypted secret.',
        'To enter an UNENCRYPTED secret, do not specify type 9 encryption.',
        'When you properly enter an UNENCRYPTED secret, it will be encrypted.\n',
      ].join('\n'),
    );
    expect(r.type('enable secret 5 cisco')).toContain('do not specify type 5 encryption');
    expect(r.type('username ann password 7 xyz')).toContain('\nInvalid encrypted password: xyz\n');
    expect(r.fact('access.users')).toEqual([]);
    expect(r.fact('access.enable-secret-type')).toBeNull();
  });

  it('R19 asks before it removes an account', () => {
    const r = configured('username ann privilege 15 secret a', 'no username nobody');
    const question =
      'This operation will remove all username related configurations with same name.Do you want to continue? [confirm]';
    expect(r.type('configure terminal', '⟦no username ann⟧⟦:type n⟧')).toContain(`\n${question}n\n`);
    expect(r.fact('access.user-exists', 'ann')).toBe(true);
    expect(r.type('⟦no username ann⟧⟦:key enter⟧')).toMatch(/\[confirm\]\nRouter\(config\)#$/);
    expect(r.fact('access.user-exists', 'ann')).toBe(false);
    expect(events(r, 'access.user-changed')).toEqual([
      { user: 'ann', privilege: 15, present: true },
      { user: 'ann', privilege: 15, present: false },
    ]);
  });

  it.each(['no username', 'default username', 'no line', 'default line'])('R19 %s needs to know which', (line) => {
    const r = configured('username ann secret a');
    const before = running(r);
    r.type('configure terminal');
    expect(r.type(line)).toBe(`${line}\n% Incomplete command.\n\nRouter(config)#`);
    expect(running(r)).toBe(before);
  });

  it('R19 asks nothing of a file', () => {
    const r = configured('username ann secret a');
    r.type('copy running-config flash0:x', '', '⟦+5s⟧', 'configure terminal', 'username bob secret b', 'end');
    expect(r.type('configure replace flash0:x force', '⟦+5s⟧')).not.toContain('[confirm]');
    expect(r.fact('access.users')).toEqual(['ann']);
  });

  it('R20 hides clear passwords', () => {
    const r = configured(
      'username ann password first',
      'enable password second',
      'line vty 0 4',
      'password third',
      'exit',
    );
    r.type('configure terminal', 'service password-encryption', 'username bob password fourth', 'end');
    expect(running(r)).not.toMatch(/first|second|third|fourth/);
    expect(running(r)).toMatch(/^username bob password 7 [0-9A-F]+$/m);
    r.type('configure terminal', 'no service password-encryption', 'end');
    expect(running(r)).toMatch(/^username ann password 7 [0-9A-F]+$/m);
    expect(r.fact('access.user-accepts', 'bob fourth')).toBe(true);
    expect(r.fact('access.enable-accepts', 'second')).toBe(true);
  });
});
