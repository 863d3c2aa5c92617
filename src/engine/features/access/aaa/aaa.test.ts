import { describe, expect, it } from 'vitest';
import { Guest } from '../../../testing/caller.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';

const VTY = ['line vty 0 4', 'transport input all'];
const BOB = 'username Bob privilege 15 secret pw';
const INVALID = "% Invalid input detected at '^' marker.";

/** A router whose start is over, with these lines configured, back in privileged EXEC. */
function configured(...lines: readonly string[]): Bench {
  const r = bootedRouter();
  r.player.play('⟦+20s⟧');
  r.type('terminal length 0', 'configure terminal', ...lines, 'end', '⟦+1s⟧', '');
  return r;
}

/** With `aaa new-model`, an account and open virtual terminals. */
const model = (...lines: readonly string[]): Bench => configured(BOB, 'aaa new-model', ...VTY, ...lines);

const events = (r: Bench, id: string) => r.lab.events.filter((e) => e.id === id).map((e) => e.payload);
const running = (r: Bench): readonly string[] => runningConfigText(r.device).split('\n');
const section = (r: Bench, header: string): readonly string[] => {
  const lines = running(r);
  const at = lines.indexOf(header) + 1;
  return lines.slice(
    at,
    lines.findIndex((line, i) => i >= at && !line.startsWith(' ')),
  );
};
/** What somebody meets who comes by telnet and types this. */
const visit = (r: Bench, ...typed: readonly string[]): string => new Guest(r).type(...typed);

describe('the model', () => {
  it('R1 changes at once how lines ask', () => {
    const r = configured(BOB, ...VTY, 'password letmein');
    expect(visit(r, 'letmein')).toMatch(/Password: \nRouter>$/);
    r.type('configure terminal', 'aaa new-model', 'end');
    expect(visit(r, 'Bob', 'pw')).toBe('\n\nUser Access Verification\n\nUsername: Bob\nPassword: \nRouter>');
    expect(r.type('exit', '')).toMatch(/\nRouter>$/);
    r.type('enable', 'configure terminal', 'aaa authentication login default local', 'end');
    expect(r.type('show privilege')).toContain('is 15');
    expect(r.type('exit', '')).toContain('Username: ');
  });

  it('R2 is needed for all of it, and takes all of it away', () => {
    const r = configured();
    expect(r.type('configure terminal', 'aaa authentication login default local')).toContain(INVALID);
    expect(r.type('aaa authorization console')).toContain(INVALID);
    expect(r.type('line vty 0 4', 'login authentication X')).toContain(INVALID);
    expect(r.type('no aaa authorization console', 'no aaa authentication login default')).not.toContain('%');
    const before = running(r);
    r.type('aaa new-model', 'aaa authentication login X local', 'aaa authorization exec default local');
    r.type('aaa authorization console', 'line vty 0 4', 'login authentication X', 'authorization exec X');
    r.type('no aaa new-model', 'end');
    expect(running(r).slice(4)).toEqual(before.slice(4));
    expect(events(r, 'aaa.model-changed')).toEqual([{ on: true }, { on: false }]);
    r.type('configure terminal', 'aaa new-model', 'end');
    expect(r.fact('aaa.method-list', 'authentication login X')).toBe(null);
  });

  it('R3 is printed as the device prints it', () => {
    const r = model('login local', 'line con 0', 'login', 'exec-timeout 0 0', 'logging synchronous', 'stopbits 1');
    r.type('configure terminal', 'aaa authentication login CON line none', 'aaa authorization exec default local none');
    r.type('aaa authentication attempts login 5', 'aaa authorization console', 'aaa authorization config-commands');
    r.type('aaa accounting commands 15 default start-stop group tacacs+', 'aaa authentication enable default enable');
    r.type('line con 0', 'login authentication CON', 'authorization exec CON', 'end');
    const lines = running(r);
    expect(lines.slice(lines.indexOf('aaa new-model') - 1, lines.indexOf('aaa session-id common') + 2)).toEqual([
      '!',
      'aaa new-model',
      '!',
      '!',
      'aaa authentication attempts login 5',
      'aaa authentication login CON line none',
      'aaa authentication enable default enable',
      'aaa authorization console',
      'aaa authorization config-commands',
      'aaa authorization exec default local none ',
      'aaa accounting commands 15 default start-stop group tacacs+',
      '!',
      '!',
      '!',
      '!',
      '!',
      'aaa session-id common',
      '!',
    ]);
    expect(section(r, 'line con 0')).toEqual([
      ' exec-timeout 0 0',
      ' authorization exec CON',
      ' logging synchronous',
      ' login authentication CON',
      ' stopbits 1',
    ]);
    expect(section(r, 'line vty 0 4')).toEqual([' transport input all']);
    const again = bootedRouter({ startup: runningConfigText(r.device) });
    expect(again.fact('config.running-lines')).toEqual(r.fact('config.running-lines'));
    r.type('configure terminal', 'no aaa new-model', 'end');
    expect(section(r, 'line vty 0 4')).toEqual([' login local', ' transport input all']);
    expect(section(r, 'line con 0')).toContain(' login');
    again.type('configure terminal', 'no aaa new-model', 'end');
    expect(section(again, 'line vty 0 4')).toEqual([' login', ' transport input all']);
  });

  it('R1 no line is closed for want of a password', () => {
    const r = model();
    expect(r.type('configure terminal', 'line vty 0 4', 'login')).not.toContain('% Login disabled');
    expect(r.type('no aaa new-model', 'line vty 0 4', 'login')).toContain('% Login disabled on line 388');
  });

  it('R3 goes and comes by configure replace', () => {
    const r = model('aaa authentication login default local', 'line vty 0 4', 'login authentication X');
    r.type('copy running-config flash0:with', '', '⟦+3s⟧', 'configure terminal', 'no aaa new-model', 'end');
    r.type('copy running-config flash0:without', '', '⟦+3s⟧');
    expect(r.type('configure replace flash0:with force', '⟦+3s⟧')).toContain('Rollback Done');
    expect(section(r, 'line vty 0 4')).toContain(' login authentication X');
    expect(r.type('configure replace flash0:without force', '⟦+3s⟧')).toContain('Rollback Done');
    expect(running(r)).toContain('no aaa new-model');
  });
});

describe('lists', () => {
  it('R4 take up to four methods, and replace those of their name', () => {
    const r = model('aaa authentication login A group tacacs+ local-case enable line');
    r.type('configure terminal');
    expect(r.type('aaa authentication login A local line enable none krb5')).toContain(INVALID);
    expect(r.type('aaa authentication enable A enable')).toContain(INVALID);
    expect(r.type('aaa authentication login A lo')).toContain('% Ambiguous command');
    expect(r.type('aaa authentication login A')).toContain('% Incomplete command.');
    expect(r.type('aaa authorization exec default enable')).toContain(INVALID);
    r.type(
      'aaa authentication login B gr NET krb5',
      'aaa authorization commands 15 default group tacacs+ if-authenticated',
    );
    expect(r.fact('aaa.method-list', 'authentication login A')).toBe('group tacacs+ local-case enable line');
    expect(r.fact('aaa.method-list', 'authentication login B')).toBe('group NET krb5');
    expect(r.fact('aaa.method-list', 'authorization commands 15 default')).toBe('group tacacs+ if-authenticated');
    r.type('aaa authentication login A none', 'no aaa authentication login B');
    expect(r.fact('aaa.method-list', 'authentication login A')).toBe('none');
    expect(r.fact('aaa.method-list', 'authentication login B')).toBe(null);
  });

  it.each([
    ['group NOBODY local', ['Bob', 'pw'], /Router>$/],
    ['krb5 local', ['Bob', 'pw'], /Router>$/],
    ['krb5-telnet local', ['Bob', 'pw'], /Router>$/],
    ['krb5', ['Bob'], /Username: Bob\n% Authentication failed\n\nUsername: $/],
    ['krb5-telnet', ['Bob'], /Username: Bob\n% Authentication failed\n\nUsername: $/],
    ['krb5 none', ['Bob'], /Username: Bob\nRouter>$/],
    ['group radius local', ['Bob', 'pw'], /Router>$/],
    ['group ldap local', ['Bob', 'pw'], /Router>$/],
    ['group tacacs+ local', ['Bob', 'pw'], /Router>$/],
    ['local none', ['eve'], /Username: eve\nRouter>$/],
    ['local none', ['Bob', 'x'], /Password: \n% Authentication failed\n\nUsername: $/],
    ['local enable', ['Bob', 'sec'], /% Authentication failed\n\nUsername: $/],
    ['local enable', ['eve', 'sec'], /Router>$/],
    ['group NOBODY line', ['Bob', 'linepw'], /Username: Bob\nPassword: \nRouter>$/],
    ['group NOBODY', ['Bob'], /Username: Bob\n% Authentication failed\n\nUsername: $/],
  ])('R5 %s, %j', (methods, typed, screen) => {
    const r = model('password linepw', 'enable secret sec', `aaa authentication login default ${methods}`);
    expect(visit(r, ...typed)).toMatch(screen);
  });

  it.each([
    ['local', ['bob', 'pw'], /Router>$/],
    ['local-case', ['bob', 'pw'], /% Authentication failed\n\nUsername: $/],
    ['local-case', ['Bob', 'pw'], /Router>$/],
    ['local', ['eve', 'pw'], /Username: eve\nPassword: \n% Authentication failed\n/],
    ['line', ['linepw'], /Verification\n\nPassword: \nRouter>$/],
    ['enable', ['sec'], /Verification\n\nPassword: \nRouter>$/],
    ['none', [], /^\n+Router>$/],
  ])('R6 %s, %j', (methods, typed, screen) => {
    const r = model('password linepw', 'enable secret sec', `aaa authentication login default ${methods}`);
    expect(visit(r, ...typed)).toMatch(screen);
  });

  it('R7 that are not there are warned of, and as the default one', () => {
    const r = model('aaa authentication login default line', 'aaa authorization exec default none');
    r.type('configure terminal', 'line vty 0 4', 'password linepw');
    expect(r.type('login authentication NOPE')).toContain(
      '\nAAA: Warning authentication list "NOPE" is not defined for LOGIN.\n',
    );
    expect(r.type('authorization exec NOPE')).toContain(
      '\nAAA: Warning authorization list "NOPE" is not defined for EXEC.\n',
    );
    expect(visit(r, 'linepw')).toMatch(/Router>$/);
    expect(r.fact('aaa.line-methods', 'vty 0 authentication login')).toBe('line');
  });

  it('R8 are named by lines', () => {
    const own = [
      'login authentication A',
      'authorization exec A',
      'authorization commands 15 A',
      'accounting exec A',
      'accounting commands 1 A',
    ];
    const r = model('aaa authentication login A local', 'line vty 0 4', ...own);
    expect(section(r, 'line vty 0 4').toSorted()).toEqual(
      [...own, 'transport input all'].map((l) => ` ${l}`).toSorted(),
    );
    r.type('configure terminal', 'line vty 0 4', 'no login authentication', 'default authorization exec');
    r.type('no authorization commands 15', 'no accounting exec A', 'no accounting commands 1 A', 'end');
    expect(section(r, 'line vty 0 4')).toEqual([' transport input all']);
  });
});

describe('login and enable', () => {
  it('R9 three tries, or as many as are configured', () => {
    const r = model();
    const guest = new Guest(r);
    expect(guest.type('Bob', 'a', 'Bob', 'b', 'Bob', 'c').match(/% Authentication failed\n/g)?.length).toBe(3);
    expect([guest.closed, events(r, 'access.login-failed').length]).toEqual([true, 3]);
    r.type('configure terminal', 'aaa authentication attempts login 1');
    const once = new Guest(r);
    once.type('Bob', 'a');
    expect(once.closed).toBe(true);
    expect(r.type('aaa authentication attempts login 26')).toContain(INVALID);
  });

  it('R9 a question that nobody answers ends it', () => {
    const r = model();
    const guest = new Guest(r);
    guest.type('Bob');
    r.player.play('⟦+31s⟧');
    expect(guest.hear()).toMatch(/% Password: {2}timeout expired!\n$/);
    expect(guest.closed).toBe(true);
  });

  it('R10 texts of their own', () => {
    const r = model('aaa authentication username-prompt Who:', 'aaa authentication password-prompt Secret:');
    r.type(
      'configure terminal',
      'aaa authentication banner #Staff only#',
      'aaa authentication fail-message #Go',
      'away#',
      'end',
    );
    expect(visit(r, 'Bob', 'x')).toBe('\n\nStaff only\n\nWho:Bob\nSecret:\nGo\naway\n\nWho:');
    expect(running(r)).toContain('aaa authentication banner ^CStaff only^C');
    const again = bootedRouter({ startup: runningConfigText(r.device) });
    expect(again.fact('config.running-lines')).toEqual(r.fact('config.running-lines'));
    r.type('configure terminal', 'no aaa authentication banner', 'no aaa authentication fail-message', 'end');
    expect(visit(r, 'Bob', 'x')).toContain('User Access Verification\n\nWho:Bob\nSecret:\n% Authentication failed\n');
  });

  it('R11 enable goes by its list, once', () => {
    const r = model('enable secret sec');
    const guest = new Guest(r);
    expect(guest.type('Bob', 'pw', 'enable', 'bad')).toMatch(/enable\nPassword: \n% Access denied\n\nRouter>$/);
    expect(guest.type('enable', 'sec')).toMatch(/Password: \nRouter#$/);
    expect(events(r, 'access.enable-failed')).toEqual([{ level: 15 }]);
    r.type('configure terminal', 'aaa authentication enable default group NOBODY enable');
    expect(guest.type('disable', 'enable', 'sec')).toMatch(/Password: \nRouter#$/);
    r.type('aaa authentication enable default group NOBODY');
    expect(guest.type('disable', 'enable')).toMatch(/enable\n% Error in authentication\.\n\nRouter>$/);
    r.type('aaa authentication enable default none');
    expect(guest.type('enable')).toMatch(/enable\nRouter#$/);
    r.type('no aaa authentication enable default', 'no enable secret');
    expect(guest.type('disable', 'enable')).toMatch(/enable\n% Error in authentication\.\n\nRouter>$/);
    expect(r.type('end', 'disable', 'enable')).toMatch(/Router#$/);
  });
});

describe('authorization', () => {
  it('R12 only its list gives a level', () => {
    const r = model();
    expect(visit(r, 'Bob', 'pw')).toMatch(/Router>$/);
    r.type('configure terminal', 'aaa authorization exec default if-authenticated');
    expect(visit(r, 'Bob', 'pw')).toMatch(/Router>$/);
    r.type('aaa authorization exec default local');
    expect(visit(r, 'bob', 'pw')).toMatch(/Router#$/);
    expect(events(r, 'session.logged-in').at(-1)).toEqual({ line: 'vty 2', user: 'bob', privilege: 15 });
  });

  it('R12 whom nobody lets in is out', () => {
    const r = model('aaa authorization exec default group NOBODY');
    const guest = new Guest(r);
    expect(guest.type('Bob', 'pw')).toMatch(/Password: \n% Authorization failed\.\n$/);
    expect(guest.closed).toBe(true);
    expect(events(r, 'aaa.authorization-refused')).toEqual([{ purpose: 'exec', line: 'vty 0', user: 'Bob' }]);
    r.type('configure terminal', 'aaa authentication login default none', 'aaa authorization exec default local');
    expect(visit(r)).toMatch(/% Authorization failed\.\n$/);
  });

  it.each([
    ['krb5-instance', /% Authorization failed\.\n$/],
    ['krb5-instance local', /Router#$/],
    ['krb5-instance none', /Router>$/],
    ['group NOBODY if-authenticated', /Router>$/],
    ['group NOBODY local', /Router#$/],
    ['group NOBODY none', /Router>$/],
  ])('R5 R12 authorization of EXEC by %s', (methods, screen) => {
    expect(visit(model(`aaa authorization exec default ${methods}`), 'Bob', 'pw')).toMatch(screen);
  });

  it('R12 if-authenticated lets nobody in who has said no name', () => {
    const r = model('aaa authentication login default none', 'aaa authorization exec default if-authenticated');
    expect(visit(r)).toMatch(/% Authorization failed\.\n$/);
    r.type(
      'configure terminal',
      'aaa authorization commands 1 default if-authenticated',
      'no aaa authorization exec default',
    );
    expect(visit(r, 'show clock')).toContain('Command authorization failed.');
    r.type('aaa authentication login default local');
    expect(visit(r, 'Bob', 'pw', 'show clock')).not.toContain('failed');
  });

  it('R8 R12 R14 named lists hold for the lines that name them, default ones for the others', () => {
    const r = model(
      'enable secret sec',
      'aaa authentication login default none',
      'aaa authentication login NET local',
      'aaa authorization exec NET local',
      'aaa authorization commands 15 NET group NOBODY',
      'line vty 1 4',
      'login authentication NET',
      'authorization exec NET',
      'authorization commands 15 NET',
    );
    const first = new Guest(r);
    expect(first.hear()).toMatch(/Router>$/);
    const second = new Guest(r);
    expect(second.type('Bob', 'pw')).toMatch(/Router#$/);
    expect(second.type('write memory')).toContain('Command authorization failed.');
    expect(first.type('enable', 'sec', 'write memory')).toContain('Building configuration');
  });

  it('R13 a list that the console names does nothing alone, and an undefined one is the default', () => {
    const r = model('aaa authentication login default local', 'aaa authorization exec X local');
    r.type('configure terminal', 'line con 0', 'authorization exec X', 'login authentication NOPE', 'end');
    expect(r.type('exit', '', 'Bob', 'pw')).toMatch(/Password: \nRouter>$/);
    r.type('enable', 'configure terminal', 'aaa authorization console', 'end');
    expect(r.type('exit', '', 'Bob', 'pw')).toMatch(/Router#$/);
    r.type('configure terminal', 'line con 0', 'authorization exec NOPE', 'end');
    expect(r.type('exit', '', 'Bob', 'pw')).toMatch(/Router>$/);
  });

  it('R13 R14 commands at the console are asked about with aaa authorization console only', () => {
    const r = model('aaa authorization commands 15 default group NOBODY', 'aaa authorization config-commands', 'end');
    expect(r.type('configure terminal', 'hostname A', 'hostname Router', 'end')).not.toContain('failed');
    r.type('configure terminal', 'aaa authorization console');
    expect(r.type('hostname A')).toContain('Command authorization failed.');
    expect(r.type('end', 'write memory')).toContain('Command authorization failed.');
  });

  it('R14 no aaa authorization config-commands leaves configuration alone', () => {
    const r = model('aaa authorization exec default local', 'aaa authorization commands 15 default local');
    r.type('configure terminal', 'aaa authorization config-commands', 'end');
    const guest = new Guest(r);
    guest.type('Bob', 'pw', 'configure terminal');
    r.type('configure terminal', 'aaa authorization commands 15 default group NOBODY', 'end');
    expect(guest.type('hostname A')).toContain('Command authorization failed.');
    r.type('configure terminal', 'no aaa authorization config-commands', 'end');
    expect(guest.type('hostname A')).toMatch(/A\(config\)#$/);
    expect(guest.type('end', 'write memory')).toContain('Command authorization failed.');
  });

  it('R13 the console is asked with aaa authorization console', () => {
    const r = model('aaa authentication login default local', 'aaa authorization exec default local');
    expect(r.type('exit', '', 'Bob', 'pw')).toMatch(/Router>$/);
    r.type('enable', 'configure terminal', 'aaa authorization console', 'end');
    expect(r.type('exit', '', 'Bob', 'pw')).toMatch(/Router#$/);
    r.type('configure terminal', 'aaa authorization exec default group NOBODY', 'end');
    expect(r.type('exit', '', 'Bob', 'pw')).toMatch(/% Authorization failed\.\n+Router con0 is now available/);
  });

  it('R14 commands of a level are asked about before they are carried out', () => {
    const r = model('aaa authorization exec default local', 'aaa authorization commands 15 default group NOBODY');
    const guest = new Guest(r);
    guest.type('Bob', 'pw');
    expect(guest.type('configure terminal')).toBe('configure terminal\nCommand authorization failed.\n\nRouter#');
    expect(guest.type('show clock')).not.toContain('failed');
    expect(events(r, 'aaa.authorization-refused')).toEqual([
      { purpose: 'configure terminal', line: 'vty 0', user: 'Bob' },
    ]);
    r.type('configure terminal', 'aaa authorization commands 15 default group NOBODY local');
    expect(guest.type('conf t', 'hostname A')).toMatch(/A\(config\)#$/);
    r.type('aaa authorization commands 15 default group NOBODY', 'aaa authorization config-commands');
    expect(guest.type('hostname B')).toContain('hostname B\nCommand authorization failed.\n\nA(config)#');
    expect(running(r)).toContain('hostname A');
  });
});

describe('accounting', () => {
  it('R15 takes one line or several', () => {
    const r = model('aaa accounting exec default', 'action-type start-stop', 'group tacacs+', 'exit');
    r.type(
      'configure terminal',
      'aaa accounting commands 15 X stop-only group A group B',
      'aaa accounting exec Y none',
    );
    expect(r.type('aaa accounting exec default start-stop')).toContain('% Incomplete command.');
    expect(running(r).filter((line) => line.startsWith('aaa accounting'))).toEqual([
      'aaa accounting exec default start-stop group tacacs+',
      'aaa accounting commands 15 X stop-only group A group B',
      'aaa accounting exec Y none',
    ]);
    r.type('no aaa accounting exec default', 'no aaa accounting commands 15 X');
    expect(running(r).filter((line) => line.startsWith('aaa accounting'))).toEqual(['aaa accounting exec Y none']);
  });
});

describe('shutting everybody out', () => {
  it('R1 R16 virtual terminals have nobody with the model alone, the console has', () => {
    const r = configured(...VTY, 'password letmein', 'aaa new-model', 'end');
    expect(visit(r, 'any', 'letmein')).toContain('% Authentication failed');
    expect(r.type('exit', '')).toMatch(/Router>$/);
  });

  it('R16 a list of its own keeps the console open', () => {
    const r = model('aaa authentication login default group NOBODY', 'aaa authentication login CONSOLE local');
    r.type('configure terminal', 'line con 0', 'login authentication CONSOLE', 'end');
    expect(visit(r, 'Bob')).toContain('% Authentication failed');
    expect(r.type('exit', '', 'Bob', 'pw')).toMatch(/Router>$/);
  });
});

describe('words that are kept', () => {
  const KEPT = (word: string): string => `[Bootset] "${word}" is kept in the configuration and does nothing here.`;

  it('R20 of lists stand in their line, are told, and leave the rest as it is', () => {
    const r = model();
    const lines = [
      'aaa authentication login default passwd-expiry cache C local',
      'aaa authorization exec default cache C local ',
      'aaa authorization commands 15 default local cache C none ',
      'aaa accounting exec default vrf V wait-start group tacacs+',
      'aaa accounting commands 15 default start-stop broadcast group A group B',
    ];
    const said = r.type('configure terminal', ...lines, 'end');
    for (const word of ['passwd-expiry', 'cache', 'vrf', 'wait-start']) expect(said).toContain(KEPT(word));
    expect(said).not.toContain('^');
    expect(running(r).filter((line) => line.startsWith('aaa a'))).toEqual(lines);
    expect(visit(r, 'Bob', 'pw')).toMatch(/Router#$/);
    expect(visit(r, 'Bob', 'wrong')).toContain('% Authentication failed');
    expect(r.type('show aaa method-lists accounting')).toContain(
      'name=15 : default valid=TRUE id=0 :state=ALIVE : SERV',
    );
    r.type('configure terminal', 'no aaa accounting exec default', 'aaa authentication login default local');
    r.type('no aaa accounting commands 15 default start-stop broadcast group A group B', 'end');
    expect(running(r).filter((line) => line.startsWith('aaa a'))).toEqual([
      'aaa authentication login default local',
      'aaa authorization exec default cache C local ',
      'aaa authorization commands 15 default local cache C none ',
    ]);
  });

  it('R20 the older names of groups', () => {
    const r = model('aaa authentication login X tacacs+ enable', 'aaa accounting exec default start-stop tacacs+');
    expect(r.fact('aaa.method-list', 'authentication login X')).toBe('group tacacs+ enable');
    expect(r.fact('aaa.method-list', 'accounting exec default')).toBe('start-stop group tacacs+');
    expect(r.type('configure terminal', 'aaa authentication login Y ?')).not.toContain('tacacs');
  });

  it('R15 broadcast in the form of several lines', () => {
    const r = model('aaa accounting exec default', 'action-type start-stop', 'broadcast', 'group A', 'exit');
    expect(running(r)).toContain('aaa accounting exec default start-stop broadcast group A');
    r.type('configure terminal', 'aaa accounting exec default', 'no broadcast', 'end');
    expect(running(r)).toContain('aaa accounting exec default start-stop group A');
  });
});

describe('locked out', () => {
  it('R16 a start that ignores the startup configuration opens the router again', () => {
    const r = configured('enable secret sec', 'aaa new-model', 'aaa authentication login default local');
    expect(r.type('write memory', '⟦+3s⟧', 'exit', '', 'Bob', 'pw')).toContain('% Authentication failed');
    r.type('⟦:power off⟧⟦:power on⟧⟦:wait Readonly ROMMON initialized⟧⟦break⟧', 'confreg 0x2142');
    r.type('reset', '⟦:wait [yes/no]⟧', 'no', '⟦:wait RETURN⟧⟦+15s⟧', '');
    expect(r.type('enable')).toMatch(/Router#$/);
    expect(r.fact('aaa.new-model')).toBe(false);
  });

  it('R16 what was not saved goes with a reload', () => {
    const r = configured('aaa new-model', 'aaa authentication login default local');
    expect(r.type('exit', '', 'x', 'y')).toContain('% Authentication failed');
    r.type('⟦:power off⟧⟦+5s⟧⟦:power on⟧⟦:wait Press RETURN⟧⟦+60s⟧');
    expect(r.type('')).toMatch(/Router>$/);
  });
});

describe('shows and the rest', () => {
  it('R17 lists, sessions and users', () => {
    const r = model(
      'aaa authentication login default group tacacs+ local',
      'aaa authorization commands 15 default local',
    );
    expect(r.type('show aaa method-lists authentication')).toContain(
      'authen queue=AAA_ML_AUTHEN_LOGIN\n  name=default valid=TRUE id=0 :state=ALIVE : SERVER_GROUP tacacs+ LOCAL  \n',
    );
    expect(r.type('show aaa method-lists accounting')).toMatch(
      /\nacct queue=AAA_ML_ACCT_SHELL\n[^]*acct queue=AAA_ML_ACCT_SYSTEM\n[^]*permanent lists\n {2}name= Permanent None valid=TRUE id=0 :state=ALIVE : \n/,
    );
    expect(r.type('show aaa method-lists all')).toContain('author queue=AAA_ML_AUTHOR_COMMAND\n  name=15 : default ');
    new Guest(r).type('Bob', 'pw');
    expect(r.type('show aaa sessions')).toContain(
      'Total sessions since last reload: 1\nSession Id: 4010\n   Unique Id: 10\n   User Name: Bob\n   IP Address: 10.1.1.5\n   Idle Time: ',
    );
    expect(r.type('show aaa user all')).toContain('Unique id 10 is currently in use.\n');
    expect(r.type('show aaa servers')).toBe('show aaa servers\nRouter#');
  });

  it('R18 debugging tells how a login went', () => {
    const r = model('aaa authorization exec default local', 'enable secret sec');
    r.type('debug aaa authentication', 'debug aaa authorization');
    expect(r.type('show debugging')).toContain(
      'General OS:\n  AAA Authentication debugging is on\n  AAA Authorization debugging is on\n',
    );
    const guest = new Guest(r);
    guest.type('Bob', 'pw', 'disable', 'enable', 'no');
    const said = r
      .type('show logging | include AAA')
      .replace(/\(\d{2,}\)/g, '(N)')
      .replace(/\*.*?: /g, '');
    const expected = [
      'AAA/BIND(0000000A): Bind i/f  ',
      "AAA/AUTHEN/LOGIN (0000000A): Pick method list 'default' ",
      "AAA/AUTHOR (0xA): Pick method list 'default'",
      'AAA/AUTHOR/EXEC(0000000A): processing AV cmd=',
      'AAA/AUTHOR/EXEC(0000000A): processing AV priv-lvl=15',
      'AAA/AUTHOR/EXEC(0000000A): Authorization successful',
      "AAA/AUTHEN/START (N): port='tty388' list='' action=LOGIN service=ENABLE",
      'AAA/AUTHEN/START (N): Method=ENABLE',
      'AAA/AUTHEN(N): password incorrect',
      'AAA/AUTHEN (N): status = FAIL',
    ];
    for (const line of expected) expect(said).toContain(line);
  });

  it('R19 events tell what each method answered', () => {
    const r = model('aaa authentication login default group NOBODY local', 'aaa authorization exec default local');
    visit(r, 'Bob', 'pw');
    const told = { line: 'vty 0', user: 'Bob' };
    expect(events(r, 'aaa.method-answered')).toEqual([
      { ...told, purpose: 'login', method: 'group NOBODY', answer: 'error' },
      { ...told, purpose: 'login', method: 'local', answer: 'pass' },
      { ...told, purpose: 'exec', method: 'local', answer: 'pass' },
    ]);
    expect([r.fact('aaa.new-model'), r.fact('aaa.line-methods', 'vty 0 authorization exec')]).toEqual([true, 'local']);
  });
});
