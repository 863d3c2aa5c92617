import { describe, expect, it } from 'vitest';
import { defineFeature } from '../../../feature.ts';
import { tap } from '../../../system/device.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { atConsole as at, threeRouters } from '../../../testing/three-routers.ts';
import { listPermits } from './api.ts';

const FAREWELL = '\n[Connection to 10.1.1.2 closed by foreign host]\nR1#';
const REFUSED = '\n% Connection refused by remote host\n';

/** At R2 from R1, past its password. */
function inside(lines: readonly string[] = []): Bench {
  const r = threeRouters(lines);
  r.type('telnet 10.1.1.2', 'letmein');
  return r;
}

/** A router's only access list, 10, which lets 10.1.1.3 pass. */
const LIST = defineFeature({
  id: 'one-list',
  title: 'One list',
  taps: [tap(listPermits, (asked) => ({ ...asked, permits: asked.list !== '10' || asked.address === '10.1.1.3' }))],
});

describe('telnet to virtual terminals', () => {
  it('R41 greets with banners in their order', () => {
    const r = threeRouters(['banner motd #Today#', 'banner login #Who?#', 'banner exec #Welcome to $(line)#']);
    expect(r.type('telnet 10.1.1.2')).toMatch(/ Open\n\n\nToday\n\nWho\?\n\nUser Access Verification\n\nPassword: $/);
    expect(r.type('letmein')).toBe('\n\nWelcome to 388\nR2>');
  });

  it('R41 lets nobody in without a password that is asked for', () => {
    const r = threeRouters(['line vty 0 4', 'no password']);
    expect(r.type('telnet 10.1.1.2', '⟦+1s⟧')).toBe(
      `telnet 10.1.1.2\nTrying 10.1.1.2 ... Open\n\n\nPassword required, but none set\n${FAREWELL}`,
    );
  });

  it('R41 says goodbye after three wrong passwords, and where nobody answers', () => {
    const r = threeRouters();
    expect(r.type('telnet 10.1.1.2', 'a', 'b', 'c', '⟦+1s⟧')).toContain(`\n% Bad passwords\n${FAREWELL}`);
    expect(r.type('telnet 10.1.1.2', '⟦+31s⟧')).toContain(`\n% Password:  timeout expired!\n${FAREWELL}`);
  });

  it('R41 ends by exec-timeout, by clear line and by a reload', () => {
    const r = inside(['line vty 0 4', 'exec-timeout 0 30']);
    expect(r.type('⟦+31s⟧')).toMatch(/\n\[Connection to 10\.1\.1\.2 closed by foreign host\]\nR1#$/);
    r.type('telnet 10.1.1.2', 'letmein');
    at(r, 'R2', 'clear line vty 0', '');
    expect(r.type('⟦+1s⟧', '')).toContain('R1#');
    expect(r.type('telnet 10.1.1.2', 'letmein')).toContain('R2>');
    r.type('⟦:on R2⟧', 'reload', '', '⟦:on R1⟧');
    expect(r.type('')).toMatch(/R1#$/);
  });

  it('R41 learns that whoever was there is gone', () => {
    const r = inside();
    expect(at(r, 'R2', 'show users')).toContain('vty 0');
    r.type('⟦^6⟧⟦:type x⟧', 'disconnect', '⟦:key enter⟧');
    expect(at(r, 'R2', 'show users')).not.toContain('vty 0');
  });

  it('R35 refuses where no line is free, or none takes telnet', () => {
    const r = threeRouters();
    for (let i = 0; i < 5; i++) r.type('telnet 10.1.1.2', 'letmein', '⟦^6⟧⟦:type x⟧');
    expect(at(r, 'R2', 'show users')).toContain('vty 4');
    expect(r.type('telnet 10.1.1.2')).toContain(REFUSED);
    r.type('disconnect 3', '⟦:key enter⟧', 'telnet 10.1.1.2');
    expect(at(r, 'R2', 'show users')).toMatch(/vty 2/);
    expect(threeRouters(['line vty 0 4', 'transport input ssh']).type('telnet 10.1.1.2')).toContain(REFUSED);
  });

  it('R41 copies log messages to whoever monitors', () => {
    const r = inside(['line vty 0 4', 'privilege level 15']);
    expect(r.type('terminal monitor')).toBe('terminal monitor\nR2#');
    expect(r.type('configure terminal', 'end', '⟦+1s⟧')).toMatch(
      /\n\*Jan .*: %SYS-5-CONFIG_I: Configured from console by vty0 \(10\.1\.1\.1\)\n$/,
    );
  });

  it('R43 logs who logs in, who fails and who leaves', () => {
    const r = threeRouters([
      'login on-failure log',
      'login on-success log',
      'username anna secret pw',
      'line vty 0 4',
      'login local',
    ]);
    r.type('telnet 10.1.1.2', 'bob', 'x', 'anna', 'pw', 'exit', '⟦+1s⟧');
    const shown = at(r, 'R2', 'terminal length 0', 'show logging | include LOGIN|LOGOUT');
    expect(shown).toMatch(
      /%SEC_LOGIN-4-LOGIN_FAILED: Login failed \[user: bob\] \[Source: 10\.1\.1\.1\] \[localport: 23\] \[Reason: Login Authentication Failed\] at \d\d:\d\d:\d\d UTC Mon Jan 2 2006\n/,
    );
    expect(shown).toMatch(
      /%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success \[user: anna\] \[Source: 10\.1\.1\.1\] \[localport: 23\] at /,
    );
    expect(shown).toContain('%SYS-6-LOGOUT: User anna has exited tty session 388(10.1.1.1)\n');
    expect(at(r, 'R2', 'show running-config | include ^login')).toContain(
      'login on-failure log\nlogin on-success log\n',
    );
  });

  it('R45 shows the speeds of lines as they are configured', () => {
    const r = bootedRouter();
    r.type('conf t', 'line aux 0', 'speed 115200', 'rxspeed 38400', 'end', 'terminal length 0');
    const speeds = (): readonly string[] => r.type('show line').match(/(?<=(?:AUX|TTY) +)\d+\/\d+/g) ?? [];
    expect(speeds()).toEqual(['115200/38400', '9600/9600']);
    r.type('conf t', 'line aux 0', 'no rxspeed', 'no speed', 'end');
    expect(speeds()).toEqual(['9600/9600', '9600/9600']);
  });

  it('R45 shows access classes by line', () => {
    const r = inside(['line vty 0 4', 'access-class 23 in']);
    expect(at(r, 'R2', 'terminal length 0', 'show line')).toMatch(/\n\* {2}388 {2}388 VTY .* - {3}23 {6}1 /);
  });

  it('R42 refuses whom the access class does not let pass', () => {
    const r = threeRouters(['line vty 0 4', 'access-class 10 in'], LIST);
    expect(r.type('telnet 10.1.1.2')).toContain(REFUSED);
    expect(at(r, 'R3', 'telnet 10.1.1.2', '⟦+3s⟧')).toContain('Password: ');
    expect(at(r, 'R2', 'show users')).toContain('10.1.1.3');
  });

  it('R42 keeps the access class of a line, which lets everybody in while there is no such list', () => {
    const r = inside(['line vty 0 4', 'access-class 10 in', 'access-class KEEP out']);
    expect(at(r, 'R2', 'show running-config | section line vty')).toMatch(
      /line vty 0 4\n access-class 10 in\n access-class KEEP out\n/,
    );
    at(r, 'R2', 'configure terminal', 'line vty 0 4', 'no access-class 10 in', 'access-class V in vrf-also', 'end');
    expect(at(r, 'R2', 'show running-config | section line vty')).toMatch(
      /line vty 0 4\n access-class V in vrf-also\n access-class KEEP out\n/,
    );
    expect(at(r, 'R2', 'configure terminal', 'line vty 0 4', 'access-class 2700 in')).toContain('% Invalid input');
  });
});
