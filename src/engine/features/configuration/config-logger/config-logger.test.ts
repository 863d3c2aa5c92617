import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';

const logging = (...more: readonly string[]): Bench => {
  const r = bootedRouter();
  r.type('terminal length 0', 'conf t', 'archive', 'log config', 'logging enable', ...more, 'end');
  return r;
};
const shown = (r: Bench, which = 'all'): string =>
  r
    .type(`show archive log config ${which}`)
    .replace(/^.*\n/, '')
    .replace(/Router\S*$/, '');
const commands = (r: Bench): readonly string[] =>
  (r.fact('archive.logged-commands') as readonly string[]).map((entry) => entry.replace(/^\S+ /, ''));
const block = (r: Bench): string => r.type('show running-config | section archive');

const HEADING = ' idx   sess           user@line      Logged command\n';

describe('log config', () => {
  it('R1 keeps its settings and prints them before the path', () => {
    const r = logging('logging size 200', 'hidekeys', 'notify syslog', 'exit', 'path flash0:cfg');
    const settings =
      ' log config\n  logging enable\n  logging size 200\n  notify syslog contenttype plaintext\n  hidekeys\n';
    expect(block(r)).toContain(`\narchive\n${settings} path flash0:cfg\nRouter#`);
    r.type('conf t', 'archive', 'log config', 'no logging size', 'default hidekeys', 'no notify syslog contenttype');
    r.type('no notify syslog', 'end');
    expect(block(r)).toContain('\narchive\n log config\n  logging enable\n path');
    r.type('conf t', 'archive', 'no log config', 'end');
    expect(block(r)).toContain('\narchive\n path');
    r.type('conf t', 'archive', 'log config', 'hidekeys', 'no archive', 'end');
    expect(block(r)).not.toContain('log config');
    expect(r.fact('archive.hides-keys')).toBe(false);
  });

  it('R1 refuses what it does not know', () => {
    const r = bootedRouter();
    expect(r.type('conf t', 'archive', 'log config')).toMatch(/Router\(config-archive-log-cf\)#$/);
    for (const wrong of ['logging size 0', 'logging size 1001', 'logging all', 'notify mail', 'hidekeys all'])
      expect(r.type(wrong)).toContain("% Invalid input detected at '^' marker.");
    for (const short of ['logging', 'logging size', 'notify', 'notify syslog contenttype'])
      expect(r.type(short)).toContain('% Incomplete command.');
    expect(r.type('⟦:type ?⟧')).toMatch(
      /commands for controlling config logging:\n {2}default .*\n {2}exit {6}Exit from the log config submode\n {2}hidekeys /,
    );
    expect(r.type('exit')).toMatch(/\nRouter\(config-archive\)#$/);
    expect(r.type('log config', 'path flash0:cfg')).toMatch(/\nRouter\(config-archive\)#$/);
    expect(r.type('log config', 'hostname Z')).toMatch(/\nZ\(config\)#$/);
  });

  it('R1 comes back from a startup configuration and a replace', () => {
    const r = logging('hidekeys');
    r.type('write memory', '⟦+2s⟧', 'copy running-config flash0:on', '', '⟦+2s⟧');
    r.type('conf t', 'no archive', 'end', 'configure replace flash0:on force', '⟦+5s⟧');
    expect(block(r)).toContain(' log config\n  logging enable\n  hidekeys\n');
    r.type('conf t', 'no archive', 'end', 'reload', 'no', 'y', '⟦+300s⟧', '', '⟦+60s⟧', 'enable');
    expect(block(r)).toContain(' log config\n  logging enable\n  hidekeys\n');
  });
});

describe('the log', () => {
  it('R2 has every command that was entered, and nothing else', () => {
    const r = logging();
    r.type(
      'conf t',
      'int g0/1',
      'desc x',
      'hostname R9',
      'wrong',
      'interface',
      '! note',
      'do show clock',
      '',
      'no hostname',
    );
    r.type('line con 0', 'exit', 'end');
    expect(commands(r)).toEqual([
      'logging enable',
      'interface GigabitEthernet0/1',
      'description x',
      'hostname R9',
      'no hostname',
      'line console 0',
      'exit',
    ]);
    r.type('copy running-config flash0:x', '', '⟦+2s⟧', 'copy flash0:x running-config', '', '⟦+2s⟧');
    expect(commands(r)).toHaveLength(7);
  });

  it('R3 is a table of what the parser understood', () => {
    const r = logging();
    r.type('conf t', 'arch', 'log conf', 'no hide', 'int gi 0/1', 'ip addr 10.0.0.1 255.255.255.0', 'no shut', 'end');
    expect(shown(r)).toBe(
      [
        HEADING.trimEnd(),
        '    1     1        console@console  |  logging enable ',
        '    2     2        console@console  |archive ',
        '    3     2        console@console  | log config ',
        '    4     2        console@console  |  no hidekeys ',
        '    5     2        console@console  |interface GigabitEthernet0/1 ',
        '    6     2        console@console  | ip address 10.0.0.1 255.255.255.0',
        '    7     2        console@console  | no shutdown ',
        '',
      ].join('\n'),
    );
  });

  it('R3 names who was let in by name', () => {
    const r = bootedRouter({
      startup:
        'username ann privilege 15 password 0 pw\narchive\n log config\n  logging enable\nline con 0\n login local\nend\n',
    });
    r.type('ann', 'pw', 'conf t', 'hostname R2', 'end');
    expect(r.fact('archive.logged-commands')).toEqual(['ann@console hostname R2']);
  });

  it('R4 counts sessions, those without commands too', () => {
    const r = logging();
    r.type('conf t', 'end', 'conf t', 'hostname Router', 'end');
    expect(shown(r)).toMatch(/ {4}2 {5}3 .*hostname Router\n/);
  });

  it('R5 hides phrases of keys and passwords in URLs', () => {
    const r = logging('hidekeys');
    r.type(
      'conf t',
      'crypto key export rsa ex pem terminal 3des PHRASE1',
      'crypto key export rsa ex pem terminal des PHRASE2',
    );
    r.type('archive', 'path scp://u:SECRET@10.1.1.5/x', 'end');
    const said = commands(r).join('\n');
    expect(said).not.toMatch(/PHRASE|SECRET/);
    expect(said).toContain('3des *****');
    expect(said).toContain('path scp://u:*****@10.1.1.5/x');
  });

  it('R5 hides keys from the time on that it is told', () => {
    const r = logging();
    r.type('conf t', 'enable password early', 'archive', 'log config', 'hidekeys', 'exit', 'exit');
    r.type(
      'username hk1 password 0 PlainPW1',
      'username password secret Secret2',
      'enable secret level 5 SecretEn4',
      'enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0',
      'snmp-server community COMM5 RO',
      'ntp authentication-key 6 md5 NTPKEY6',
      'crypto isakmp key IKEKEY10 address 192.0.2.10',
      'ip ftp password FTPPW11',
      'snmp-server user U G v3 auth sha AUTH12 priv aes 128 PRIV13',
      'key chain KC7',
      'key 1',
      'key-string KS7',
      'line vty 0 4',
      'password VTYPW12',
      'interface g0/0',
      'description the secret plan',
      'no enable secret',
      'end',
    );
    expect(commands(r).filter((text) => !/^(!|exit|archive|log|hidekeys)/.test(text))).toEqual([
      'enable password early',
      'username hk1 password 0 *****',
      'username password secret *****',
      'enable secret level 5 *****',
      'enable secret 5 *****',
      'snmp-server community ***** RO',
      'ntp authentication-key 6 md5 *****',
      'crypto isakmp key ***** address 192.0.2.10',
      'ip ftp password *****',
      'snmp-server user U G v3 auth sha ***** priv aes 128 *****',
      'key chain *****',
      'key 1',
      'key-string *****',
      'line vty 0 4',
      'password *****',
      'interface GigabitEthernet0/0',
      'description the secret plan',
      'no enable secret',
    ]);
  });

  it('R6 notes changes of accounts and who got privileges', () => {
    const r = logging();
    r.type('conf t', 'username ann privilege 5', 'end', 'disable', 'enable');
    expect(shown(r)).toContain(
      '    3     2        console@console  |!config: USER TABLE MODIFIED\n    4     0        console@console  |!exec: enable\n',
    );
  });

  it('R7 forgets the oldest', () => {
    const r = logging('logging size 3');
    r.type('conf t', 'hostname A', 'hostname B', 'hostname Router', 'end');
    expect(shown(r)).toMatch(/^.*\n {4}3 .*hostname A\n {4}4 .*B\n {4}5 .*Router\n$/);
    r.type('conf t', 'archive', 'log config', 'logging size 1', 'end');
    expect(commands(r)).toEqual(['logging size 1']);
    r.type('conf t', 'archive', 'log config', 'no logging enable', 'logging enable', 'end');
    expect(shown(r)).toContain('\n    1     1        console@console  |  logging enable \n');
    r.type('write memory', '⟦+2s⟧', 'reload', 'y', '⟦+300s⟧', '', '⟦+60s⟧', 'enable');
    expect(commands(r)).toEqual(['!exec: enable']);
  });

  it('R8 shows parts of it', () => {
    const r = logging();
    r.type('conf t', 'int g0/1', 'desc x', 'end', 'conf t', 'hostname Router', 'end');
    expect(shown(r, '2')).toMatch(/^.*\n {4}2 .*interface .*\n$/);
    expect(shown(r, '3 99')).toMatch(/^.*\n {4}3 .*\n {4}4 .*\n$/);
    expect(shown(r, '77')).toBe(HEADING);
    expect(shown(r, 'user console')).toBe(shown(r));
    expect(shown(r, 'user console session 3 all')).toMatch(/^.*\n {4}4 {5}3 .*hostname Router\n$/);
    expect(shown(r, 'user console session 3 1')).toBe(HEADING);
    expect(shown(r, 'user __proto__ all')).toBe(HEADING);
    for (const wrong of ['0', '2147483648', 'last 1', 'all 1', 'user a session 0'])
      expect(r.type(`show archive log config ${wrong}`)).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('show archive log config')).toContain('% Incomplete command.');
    expect(shown(r, 'all | include host')).toMatch(/^ {4}4 .*hostname Router\n$/);
  });

  it('R8 shows it as a configuration', () => {
    const r = logging();
    r.type('conf t', 'int g0/1', 'no shut', 'hostname Router', 'end');
    expect(shown(r, 'all provisioning')).toBe(
      'archive \n log config \n  logging enable \ninterface GigabitEthernet0/1 \n no shutdown \nhostname Router\n',
    );
    expect(shown(r, '3 provisioning')).toBe('interface GigabitEthernet0/1 \n no shutdown \n');
  });

  it('R8 counts the memory it takes', () => {
    const r = logging('logging size 2', 'logging size 2', 'end', 'conf t', 'hostname Router');
    const bytes = (what: string): number =>
      Number(new RegExp(`${what}: (\\d+) bytes`).exec(shown(r, 'statistics'))?.[1]);
    expect(shown(r, 'statistics')).toContain('\tNumber of sessions being tracked: 1\n');
    expect(shown(r, 'user console statistics')).toContain('\tNumber of entries in the log-queue: 2\n');
    expect(bytes('allocated for log entries')).toBe(bytes('held by the log-queue') + bytes('freed from log entries'));
    expect(bytes('freed from log entries')).toBeGreaterThan(0);
    expect(bytes('allocated for session tracking')).toBe(7820);
  });

  it('R12 prints XML', () => {
    const r = logging();
    r.type('conf t', 'int g0/1', 'description A & <b>', 'end');
    const xml = shown(r, 'all contenttype xml').split('\n');
    expect(xml.slice(0, 2)).toEqual(['<?xml version="1.0" encoding="UTF-8"?>', '<configLoggerMsg version="1.0">']);
    expect(xml.slice(-2)).toEqual(['</configLoggerMsg>', '']);
    const [, second, third = ''] = xml.join('\n').split('<configChanged>\n').slice(1);
    expect(second).toContain(
      '<context/>\n<enteredCommand>\n<cli>interface GigabitEthernet0/1</cli>\n</enteredCommand>\n',
    );
    const at = String.raw`<absoluteTime>2006-01-02T\d\d:\d\d:\d\d\.\d{3}Z</absoluteTime>`;
    expect(third).toMatch(
      new RegExp(
        `^<changeInfo>\n<user>console</user>\n<async>\n<port>con_0</port>\n</async>\n<when>\n${at}\n</when>\n</changeInfo>\n<changeItem>\n`,
      ),
    );
    expect(third).toContain(
      '<context><cli>interface GigabitEthernet0/1</cli></context>\n<enteredCommand>\n<cli>description A &amp; &lt;b&gt;</cli>\n',
    );
    expect(shown(r, '2 contenttype xml').match(/<changeItem>/g)).toHaveLength(1);
    expect(shown(r, 'user nobody contenttype xml')).not.toContain('<configChanged>');
    expect(shown(r, 'all contenttype plaintext')).toBe(shown(r));
    expect(r.type('show archive log config all contenttype')).toContain('% Incomplete command.');
    expect(r.type('show archive log config statistics contenttype xml')).toContain('% Invalid input');
  });

  it('R8 says that it is disabled', () => {
    const r = bootedRouter();
    for (const which of ['all', '1', 'statistics']) expect(shown(r, which)).toBe('% Config Logger disabled.\n');
    expect(r.type('clear archive log config')).toContain('\n% Config Logger disabled.\n');
  });

  it('R9 is cleared', () => {
    const r = logging();
    expect(r.type('clear archive log config', '⟦:key n⟧')).toContain('[confirm]n\n');
    expect(commands(r)).toHaveLength(1);
    r.type('clear archive log config', '⟦:key enter⟧', 'conf t', 'hostname Router', 'end');
    expect(shown(r)).toMatch(/^.*\n {4}1 {5}2 .*\n$/);
    expect(r.type('clear archive log config force')).not.toContain('confirm');
    expect(shown(r)).toBe(HEADING);
  });

  it('R10 is sent as messages', () => {
    const r = logging('notify syslog', 'hidekeys');
    expect(r.type('conf t', 'int g0/1', 'enable secret cat', '⟦+1s⟧')).toMatch(
      /: %PARSER-5-CFGLOG_LOGGEDCMD: User:console {2}logged command:interface GigabitEthernet0\/1 \n[^]*: %PARSER-5-CFGLOG_LOGGEDCMD: User:console {2}logged command:enable secret \*{5}\n/,
    );
  });

  it('R11 is seen by graders', () => {
    const r = bootedRouter();
    expect(r.fact('archive.logs-commands')).toBe(false);
    r.type('conf t', 'archive', 'log config', 'logging enable', 'hidekeys', 'end');
    expect(r.fact('archive.logs-commands')).toBe(true);
    expect(r.fact('archive.hides-keys')).toBe(true);
    expect(r.fact('archive.logged-commands')).toEqual(['console@console logging enable', 'console@console hidekeys']);
  });
});
