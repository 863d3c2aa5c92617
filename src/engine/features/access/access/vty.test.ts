import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { Guest, VTYS } from '../../../testing/caller.ts';
import { Session } from '../../../cli/session.ts';
import { spawn } from '../../../kernel/io.ts';
import { admitUser, proveUser } from './api.ts';

/** A router whose start is over, with these lines configured, back in privileged EXEC. */
function configured(...lines: readonly string[]): Bench {
  const r = bootedRouter();
  r.player.play('⟦+20s⟧');
  r.type('configure terminal', ...lines, 'end', '⟦+1s⟧', '');
  return r;
}

const events = (r: Bench, id: string) => r.lab.events.filter((e) => e.id === id).map((e) => e.payload);

describe('virtual terminals', () => {
  it('R35 let in who comes on the first that is free and takes the protocol', () => {
    const r = configured(...VTYS, 'line vty 2', 'no login', 'transport input ssh');
    const [first, second, third] = [new Guest(r, '10.1.1.5'), new Guest(r, '10.1.1.6'), new Guest(r, '10.1.1.7')];
    expect([first.line?.name, second.line?.name, third.line]).toEqual(['vty 0', 'vty 1', undefined]);
    expect(new Guest(r, '10.1.1.7', 'ssh').line?.name).toBe('vty 2');
    expect(first.hear()).toBe('\n\nUser Access Verification\n\nPassword: ');
    expect(first.type('letmein')).toBe('\nRouter>');
    expect(first.type('logout')).toBe('logout\n');
    expect([first.closed, second.closed]).toEqual([true, false]);
    expect(new Guest(r, '10.1.1.7').line?.name).toBe('vty 0');
    expect(events(r, 'session.logged-in').at(-2)).toEqual({ line: 'vty 2', user: '', privilege: 1 });
    expect(events(r, 'session.logged-out')).toEqual([{ line: 'vty 0', user: '' }]);
  });

  it('R35 refuse everybody as they leave the factory, and while no IOS runs', () => {
    expect(new Guest(configured()).line).toBeUndefined();
    const r = configured(...VTYS);
    const guest = new Guest(r);
    r.type('write', 'reload', '');
    expect([guest.closed, [...r.device.lines.keys()]]).toEqual([true, ['con 0']]);
    const after = new Guest(r);
    r.type('⟦:power off⟧');
    expect([after.closed, new Guest(r).line]).toEqual([true, undefined]);
  });

  it('R35 without EXEC the connection ends at once', () => {
    const guest = new Guest(configured(...VTYS, 'no exec'));
    expect([guest.hear(), guest.closed]).toEqual(['\n', true]);
  });

  it('R36 close where a password is asked that nobody set, after three wrong ones, and without an answer', () => {
    const unset = new Guest(configured('line vty 0', 'transport input all'));
    expect([unset.hear(), unset.closed]).toEqual(['\n\nPassword required, but none set\n', true]);
    const r = configured(...VTYS);
    const wrong = new Guest(r);
    expect(wrong.type('a', 'b', 'c')).toMatch(/Password: \nPassword: \nPassword: \n% Bad passwords\n$/);
    expect([wrong.closed, events(r, 'access.login-failed').length]).toEqual([true, 3]);
    const silent = new Guest(r);
    r.player.play('⟦+31s⟧');
    expect(silent.hear()).toMatch(/% Password: {2}timeout expired!\n$/);
    expect(silent.closed).toBe(true);
  });

  it('R36 ask for accounts, greet with banners, and close after exec-timeout', () => {
    const r = configured(
      'username anna privilege 15 secret pw',
      'banner motd #Welcome#',
      'banner exec #Inside on line $(line)#',
      ...VTYS,
      'login local',
      'exec-timeout 0 30',
    );
    const guest = new Guest(r);
    expect(guest.hear()).toBe('\n\nWelcome\n\nUser Access Verification\n\nUsername: ');
    expect(guest.type('anna', 'pw')).toMatch(/\nInside on line 388\nRouter#$/);
    r.player.play('⟦+25s⟧');
    expect([guest.type(''), guest.closed]).toEqual(['\nRouter#', false]);
    r.player.play('⟦+31s⟧');
    expect(guest.closed).toBe(true);
    expect(events(r, 'session.logged-out')).toEqual([{ line: 'vty 0', user: 'anna' }]);
  });

  it('R36 say that there is no way to privileged EXEC without a password for it', () => {
    const guest = new Guest(configured(...VTYS));
    expect(guest.type('letmein', 'enable')).toMatch(/\nRouter>enable\n% No password set\nRouter>$/);
  });

  it('R37 have a session of their own beside that of the console', () => {
    const r = configured('enable secret s', ...VTYS);
    const guest = new Guest(r);
    guest.type('letmein', 'enable', 's');
    r.type('configure terminal', 'interface GigabitEthernet0/0');
    expect(guest.type('show privilege')).toMatch(/level is 15\nRouter#$/);
    expect(r.type('description up')).toBe('description up\nRouter(config-if)#');
    expect(guest.type('show history')).not.toContain('description');
    expect(events(r, 'session.enabled').map(({ line }) => line)).toEqual(['con 0', 'vty 0']);
    r.type('line vty 0 4', 'exec-timeout 0 10', 'end');
    guest.type('');
    r.player.play('⟦+11s⟧');
    expect([guest.closed, r.type('show privilege')]).toEqual([true, expect.stringContaining('level is 15')]);
  });

  it('R38 stand in show users and show line while somebody is there', () => {
    const r = configured('username anna secret pw', ...VTYS, 'login local');
    const [first, second] = [new Guest(r, '10.1.1.5'), new Guest(r, '10.1.10.6')];
    first.type('anna', 'pw');
    second.type('anna', 'pw');
    r.player.play('⟦+65s⟧');
    expect(second.type('who')).toBe(
      [
        'who',
        '    Line       User       Host(s)              Idle       Location',
        '   0 con 0                idle                 00:01:09   ',
        ' 388 vty 0     anna       idle                 00:01:08 10.1.1.5',
        '*389 vty 1     anna       idle                 00:00:00 10.1.10.6',
        '',
        '  Interface    User               Mode         Idle     Peer Address',
        '',
        'Router>',
      ].join('\n'),
    );
  });

  it('R38 are counted by show line', () => {
    const r = configured(...VTYS);
    new Guest(r).type('letmein', 'exit');
    new Guest(r).type('letmein');
    const screen = r.type('terminal length 0', 'show line');
    expect(screen).toMatch(/\n\* {4}0 {4}0 CTY .* 0 {7}0 {5}0\/0 {7}-\n/);
    expect(screen).toMatch(/\n\* {2}388 {2}388 VTY .* 2 {7}0 {5}0\/0 {7}-\n/);
    expect(screen).toMatch(/\n {3}389 {2}389 VTY .* 0 {7}0 {5}0\/0 {7}-\n/);
  });

  it('R39 are cleared from another line, and so is the console', () => {
    const r = configured('enable secret s', ...VTYS);
    const guest = new Guest(r);
    guest.type('letmein');
    expect(r.type('clear line vty 0')).toBe('clear line vty 0\n[confirm]');
    expect(r.type('')).toBe('\n [OK]\nRouter#');
    expect([guest.closed, events(r, 'session.logged-out')]).toEqual([true, [{ line: 'vty 0', user: '' }]]);
    const other = new Guest(r);
    other.type('letmein', 'enable', 's');
    expect(other.type('clear line 388')).toContain('% Not allowed to clear current line\n');
    r.type('configure terminal');
    expect(other.type('clear line console 0', '')).toContain('\n [OK]\nRouter#');
    expect(r.player.screen).toContain('con0 is now available');
    expect(other.type('show users')).not.toContain('con 0');
    expect(other.type('clear line vty 9')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R44 get texts that somebody sends', () => {
    const r = configured(...VTYS);
    const guest = new Guest(r);
    guest.type('letmein');
    expect(r.type('send vty 0', 'hello', '⟦:type world⟧⟦^Z⟧')).toMatch(
      /^send vty 0\nEnter message, end with CTRL\/Z; abort with CTRL\/C:\nhello\nworld[^]*Send message\? \[confirm\]$/,
    );
    r.type('⟦:key enter⟧');
    expect(guest.hear()).toBe('\n\n\n***\n***\n*** Message from tty0 to tty388:\n***\nhello\nworld\n');
    expect(r.type('send *', '⟦:type bye⟧⟦^Z⟧', '⟦:key enter⟧')).toContain(
      '\n***\n***\n*** Message from tty0 to all terminals:\n***\nbye\n',
    );
    expect(guest.hear()).toContain('to all terminals:\n***\nbye\n');
    r.type('send 388', '⟦:type no⟧⟦^C⟧');
    expect(guest.hear()).toBe('');
  });

  it('R46 send texts to the log', () => {
    const r = configured('username anna privilege 15 secret pw', ...VTYS, 'login local');
    const logged = (text: string): string => r.type(text, '⟦+1s⟧');
    expect(logged('send log 4 Hello, all')).toContain(
      '%SYS-4-USERLOG_WARNING: Message from tty0(user id: ): Hello, all\n',
    );
    expect(logged('send log 0 {0} now')).toContain('%SYS-0-USERLOG_EMERG: Message from tty0(user id: ): {0} now\n');
    expect(logged('send log Hello')).toContain('%SYS-7-USERLOG_DEBUG: Message from tty0(user id: ): Hello\n');
    expect(logged('send log')).toContain('% Incomplete command.');
    const guest = new Guest(r);
    guest.type('anna', 'pw', 'send log 5 From afar');
    r.player.play('⟦+1s⟧');
    expect(r.player.screen).toContain('%SYS-5-USERLOG_NOTICE: Message from tty388(user id: anna): From afar\n');
  });

  it('R47 log that nobody typed for too long', () => {
    const r = configured('username anna secret pw', 'login on-success log', ...VTYS, 'login local', 'exec-timeout 1 0');
    const guest = new Guest(r);
    guest.type('anna', 'pw');
    expect(r.type('⟦+61s⟧')).toMatch(
      /%SYS-6-TTY_EXPIRE_TIMER: \(exec timer expired, tty 388 \(10\.1\.1\.5\)\), user anna\n[^]*%SYS-6-LOGOUT: User anna has exited tty session 388\(10\.1\.1\.5\)\n/,
    );
    new Guest(r).type('anna', 'pw', 'exit');
    expect(r.type('⟦+10m⟧')).not.toContain('TTY_EXPIRE_TIMER');
  });

  it('R40 are called alike in every text and event', () => {
    const r = configured('username anna privilege 15 secret pw', ...VTYS, 'login local');
    const guest = new Guest(r);
    guest.type('anna', 'pw', 'configure terminal', 'hostname X', 'end', 'write', 'delete nvram:startup-config', '', '');
    expect(r.player.screen).toMatch(/%SYS-5-CONFIG_I: Configured from console by anna on vty0 \(10\.1\.1\.5\)\n/);
    expect(events(r, 'config.changed').at(-1)).toEqual({ by: 'anna' });
    expect(events(r, 'config.saved').at(-1)).toMatchObject({ by: 'anna' });
    expect(events(r, 'config.erased').at(-1)).toEqual({ by: 'vty0 (10.1.1.5)' });
    guest.type('clock set 10:00:00 1 June 2020');
    expect(r.player.screen).toContain('configured from console by vty0 (10.1.1.5).\n');
    guest.type('reload', '');
    expect(r.player.screen).toContain('Reload requested by anna on vty0 (10.1.1.5). Reload Reason: Reload Command.\n');
    r.player.play('⟦+2s⟧');
    expect(events(r, 'reload.requested')).toEqual([{ by: 'anna on vty0 (10.1.1.5)', reason: 'Reload Command' }]);
  });

  it('R40 without a name are called by the line', () => {
    const r = configured(...VTYS, 'privilege level 15');
    const guest = new Guest(r);
    guest.type('letmein', 'configure terminal', 'hostname X', 'end', 'write', '');
    expect(r.player.screen).toMatch(/Configured from console by vty0 \(10\.1\.1\.5\)\n/);
    expect(events(r, 'config.saved').at(-1)).toMatchObject({ by: 'vty0 (10.1.1.5)' });
  });

  it('R48 know who comes with a name and a password by its accounts, where they ask for names', () => {
    const r = configured(
      'username anna privilege 15 secret pw',
      'line vty 0 4',
      'transport input all',
      'login local',
      'line vty 1',
      'no login',
    );
    const [first, second] = [new Guest(r), new Guest(r)];
    const said = (guest: Guest, name: string, password: string): unknown => {
      const session = new Session(r.device, guest.line ?? r.device.console, { kind: 'terminal' });
      let proved: unknown;
      spawn(proveUser(session, name, password), (value) => (proved = value));
      if (proved === true) spawn(admitUser(session));
      return proved === true ? [session.user, session.privilege] : proved;
    };
    expect(said(first, 'anna', 'pw')).toEqual(['anna', 15]);
    expect(events(r, 'session.logged-in').at(-1)).toEqual({ line: 'vty 0', user: 'anna', privilege: 15 });
    expect([said(first, 'anna', 'x'), said(first, 'bob', 'pw'), said(second, 'anna', 'pw')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(events(r, 'access.login-failed').length).toBe(3);
  });
});
