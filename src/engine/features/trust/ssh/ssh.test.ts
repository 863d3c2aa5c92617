import { describe, expect, it } from 'vitest';
import { SESSION_WORK } from '../../../kernel/work.ts';
import { WireWords } from '../../../net/describe.ts';
import { atConsole as at, threeRouters } from '../../../testing/three-routers.ts';
import type { Bench } from '../../../testing/lab.ts';

const LINES = [
  'ip domain name span.com',
  'username Bob privilege 15 password 0 s3cret',
  'line vty 0 4',
  'login local',
  'transport input ssh',
];

/** R1, R2 and R3, of which R2 has keys; somebody is at the console of R1. */
function routers(lines: readonly string[] = [], keys = 'modulus 1024'): Bench {
  const r = threeRouters([...LINES, ...lines]);
  at(r, 'R2', 'terminal length 0', 'configure terminal', `crypto key generate rsa ${keys}`, '⟦+2s⟧', 'end');
  return r;
}

describe('a router that is called', () => {
  it('R11 says what is enabled, each time that it is another', () => {
    const r = threeRouters(LINES);
    r.type('terminal length 0');
    expect(r.fact('ssh.version')).toBe(null);
    expect(r.type('show ip ssh')).toContain(
      'SSH Disabled - version 1.99\n%Please create RSA keys to enable SSH (and of atleast 768 bits for SSH v2).\n',
    );
    r.type('configure terminal');
    expect(r.type('crypto key generate rsa modulus 1024', '⟦+2s⟧')).toMatch(
      /%SSH-5-ENABLED: SSH 1\.99 has been enabled\n/,
    );
    expect(r.type('ip ssh version 2', '⟦+1s⟧')).toContain('%SSH-5-ENABLED: SSH 2.0 has been enabled');
    expect(r.fact('ssh.version')).toBe('2.0');
    expect(r.type('crypto key zeroize rsa', 'yes', '⟦+1s⟧')).toContain('%SSH-5-DISABLED: SSH 2.0 has been disabled');
  });

  it('R11 complains of keys that are too small, in the log', () => {
    const r = threeRouters(LINES);
    r.type('terminal length 0', 'configure terminal');
    expect(r.type('crypto key generate rsa modulus 512', '⟦+2s⟧')).toMatch(
      /\*.*: RSA key size needs to be atleast 768 bits for ssh version 2\n\*.*: %SSH-5-ENABLED: SSH 1\.5 has been enabled\n/,
    );
    expect(r.type('hostname R1', '⟦+1s⟧')).not.toContain('RSA key size');
    expect(r.type('crypto key generate rsa modulus 768', '⟦+2s⟧')).not.toContain('RSA key size');
  });

  it('R13 another name or domain is another key', () => {
    const r = threeRouters(LINES);
    r.type('terminal length 0', 'configure terminal', 'crypto key generate rsa label OTHER modulus 1024', '⟦+2s⟧');
    expect(r.type('crypto key generate rsa modulus 512', '⟦+2s⟧')).toContain(
      '%SSH-5-ENABLED: SSH 1.5 has been enabled',
    );
    expect(r.type('hostname R9', '⟦+1s⟧')).toContain('%SSH-5-ENABLED: SSH 1.99 has been enabled');
    expect(r.type('hostname R1', '⟦+1s⟧')).toContain('%SSH-5-ENABLED: SSH 1.5 has been enabled');
    expect(r.type('ip domain name other.com', '⟦+1s⟧')).toContain('%SSH-5-ENABLED: SSH 1.99 has been enabled');
    r.type('no ip domain name', 'crypto key generate rsa label R1.null modulus 512', '⟦+2s⟧');
    expect(r.type('do show ip ssh')).toContain('base64 encoded): OTHER\n');
  });

  it('R21 makes a temporary key for the server, another at every start, none without keys', () => {
    const r = threeRouters(LINES);
    r.type('terminal length 0', 'configure terminal', 'crypto key generate rsa modulus 1024', '⟦+3s⟧');
    const shown = (): string => r.type('do show crypto key mypubkey rsa R1.span.com.server');
    const first = shown();
    expect(first).toMatch(
      /Key name: R1\.span\.com\.server\nKey type: RSA KEYS\nTemporary key\n Usage: Encryption Key\n Key is not exportable\.\n Key Data:\n {2}307C300D 06092A86 4886F70D 01010105 00036B00 30680261 00/,
    );
    expect(r.type('do show crypto key mypubkey rsa').indexOf('.server')).toBeGreaterThan(0);
    expect(r.fact('crypto.keys')).toEqual(['R1.span.com']);
    r.type('hostname R9', '⟦+1s⟧');
    expect(shown()).toBe(first.replace('R1(', 'R9('));
    r.type('hostname R1', 'do write memory', '⟦+5s⟧', 'do reload', '', '⟦+300s⟧', '', 'enable', 'terminal length 0');
    r.type('configure terminal');
    const second = shown();
    expect(second).toContain('Temporary key');
    expect(second).not.toBe(first);
    r.type('crypto key zeroize rsa', 'yes', '⟦+1s⟧');
    expect(shown()).not.toContain('Temporary');
  });

  it('R22 has ports for rotary groups', () => {
    const r = routers(['username Joe password 0 look']);
    at(r, 'R2', 'configure terminal', 'ip ssh port 2001 rotary 1 2', 'line vty 3', 'rotary 2', 'end', '⟦+1s⟧');
    expect(at(r, 'R2', 'show running-config | include port|rotary')).toMatch(
      /\nip ssh port 2001 rotary 1 2\n[^]* rotary 2\n/,
    );
    expect(r.type('ssh -l Joe -p 2001 10.1.1.2', '⟦+2s⟧')).toContain('% Connection refused by remote host');
    expect(r.type('ssh -l Joe -p 2002 10.1.1.2', 'look', '⟦+2s⟧')).toMatch(/R2>$/);
    expect(r.type('show users')).toContain('vty 3     Joe');
    r.type('exit', '⟦+1s⟧');
    at(r, 'R2', 'configure terminal', 'no ip ssh port 2001 rotary 1', 'end', '⟦+1s⟧');
    expect(r.type('ssh -l Joe -p 2002 10.1.1.2', '⟦+2s⟧')).toContain('% Connection refused by remote host');
    for (const wrong of ['ip ssh port 1999 rotary 1', 'ip ssh port 2001 rotary 128'])
      expect(at(r, 'R2', 'configure terminal', wrong)).toContain("% Invalid input detected at '^' marker.");
    for (const short of ['ip ssh', 'ip ssh port 2001']) expect(at(r, 'R2', short)).toContain('% Incomplete command.');
  });

  it('R22 touches no port but those that change', () => {
    const r = routers(['username Joe password 0 look']);
    at(r, 'R2', 'configure terminal');
    const ports = Array.from({ length: 40 }, (_, i) => `ip ssh port ${2000 + 128 * i} rotary 1 127`);
    r.lab.limited(SESSION_WORK / 10);
    at(r, 'R2', ...ports, 'end', '⟦+1s⟧');
    r.lab.limited(Infinity);
    expect(at(r, 'R2', 'show running-config | count ip ssh port')).toContain('= 40');
    at(r, 'R2', 'configure terminal', 'ip ssh port 2000 rotary 2', 'line vty 3', 'rotary 2', 'end', '⟦+1s⟧');
    expect(r.type('ssh -l Joe -p 2129 10.1.1.2', 'look', '⟦+2s⟧')).toMatch(/R2>$/);
    r.type('exit', '⟦+1s⟧');
    expect(r.type('ssh -l Joe -p 2001 10.1.1.2', '⟦+2s⟧')).toContain('% Connection refused by remote host');
    expect(r.type('ssh -l Joe -p 2000 10.1.1.2', 'look', '⟦+2s⟧')).toMatch(/R2>$/);
    r.type('exit', '⟦+1s⟧');
    at(r, 'R2', 'configure terminal', 'crypto key zeroize rsa', 'yes', 'end', '⟦+1s⟧');
    for (const port of [22, 2000, 2129])
      expect(r.type(`ssh -l Joe -p ${port} 10.1.1.2`, '⟦+2s⟧')).toContain('% Connection refused by remote host');
  });

  it('R13 shows which key it has', () => {
    const r = routers();
    const shown = at(r, 'R2', 'show ip ssh');
    expect(shown).toMatch(
      /\nSSH Enabled - version 1\.99\nAuthentication methods:publickey,keyboard-interactive,password\n[^]*\nAuthentication timeout: 120 secs; Authentication retries: 3\nMinimum expected Diffie Hellman key size : 1024 bits\nIOS Keys in SECSH format\(ssh-rsa, base64 encoded\): R2\.span\.com\nssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ\S+\n/,
    );
    at(
      r,
      'R2',
      'configure terminal',
      'crypto key generate rsa label OTHER modulus 768',
      '⟦+2s⟧',
      'ip ssh rsa keypair-name OTHER',
      'end',
    );
    expect(at(r, 'R2', 'show ip ssh')).toContain('base64 encoded): OTHER\n');
  });

  it('R14 keeps its lines in the configuration', () => {
    const r = threeRouters(LINES);
    const lines = [
      'ip ssh time-out 60',
      'ip ssh authentication-retries 2',
      'ip ssh rsa keypair-name K',
      'ip ssh source-interface GigabitEthernet0/0',
      'ip ssh logging events',
      'ip ssh version 2',
      'ip ssh dh min size 2048',
    ];
    r.type('terminal length 0', 'configure terminal', ...lines);
    const shown = (): readonly string[] => r.type('do show running-config | include ^ip ssh').split('\n').slice(1, -1);
    expect(shown()).toEqual(lines);
    for (const line of lines) r.type(`no ${line}`);
    expect(shown()).toEqual([]);
    r.type(...lines);
    for (const words of ['time-out', 'authentication-retries', 'rsa keypair-name', 'version', 'dh min size'])
      expect(r.type(`${words === 'version' ? 'default' : 'no'} ip ssh ${words}`)).not.toContain('%');
    expect(r.type('no ip ssh version 3')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('ip ssh time-out')).toContain('% Incomplete command.');
    for (const words of ['source-interface', 'logging events']) r.type(`no ip ssh ${words}`);
    expect(shown()).toEqual([]);
    expect(r.type('ip ssh version 2')).toContain(
      '\nPlease create RSA keys to enable SSH (and of atleast 768 bits for SSH v2).\n',
    );
    for (const wrong of ['ip ssh time-out 121', 'ip ssh authentication-retries 6', 'ip ssh dh min size 512'])
      expect(r.type(wrong)).toContain("% Invalid input detected at '^' marker.");
  });

  it('R18 tells what it does under debug ip ssh', () => {
    const r = routers();
    at(r, 'R2', 'debug ip ssh');
    r.type('ssh -l Bob 10.1.1.2', 's3cret', '⟦+1s⟧', 'exit');
    const told = at(r, 'R2', 'show logging | include SSH').replaceAll(/^\*.*?: (?=SSH)/gm, '');
    expect(told).toMatch(
      /SSH0: starting SSH control process\nSSH0: sent protocol version id SSH-1\.99-Cisco-1\.25\nSSH0: protocol version id is - SSH-2\.0-Cisco-1\.25\n[^]*SSH2 0: SSH2_MSG_KEXINIT sent\nSSH2 0: SSH2_MSG_KEXINIT received\nSSH2 0: kex: client->server enc:aes128-ctr mac:hmac-sha1\n[^]*SSH2 0: authentication successful for Bob\n[^]*SSH2 0: starting shell for vty\n/,
    );
  });
});

describe('a router that calls', () => {
  it('R15 logs in, leaves the connection, resumes it and goes', () => {
    const r = routers();
    expect(r.type('ssh -l Bob 10.1.1.2')).toBe('ssh -l Bob 10.1.1.2\nPassword: ');
    expect(r.type('s3cret')).toMatch(/^\n+R2#$/);
    expect(r.type('show privilege')).toBe('show privilege\nCurrent privilege level is 15\nR2#');
    r.type('⟦^6⟧⟦:type x⟧');
    expect(r.type('where')).toMatch(/\n\*  1 10\.1\.1\.2 .*\nR1#$/);
    expect(r.type('show ssh')).toMatch(/\n0 {10}2\.0 {5}OUT  aes128-ctr  hmac-sha1 {4}Session started {7}Bob\n/);
    r.type('resume 1', '');
    expect(r.type('exit')).toBe('exit\n\n[Connection to 10.1.1.2 closed by foreign host]\nR1#');
    expect(r.type('show ssh')).toContain('%No SSHv2 server connections running.\n');
  });

  it('R16 says what a call comes to', () => {
    const r = routers();
    expect(r.type('ssh 10.1.1.2')).toContain('\n% No user specified nor available for SSH client\n');
    expect(r.type('ssh -l Bob 10.1.1.3')).toBe('ssh -l Bob 10.1.1.3\n% Connection refused by remote host\n\nR1#');
    expect(r.type('ssh -l Bob 10.9.9.9')).toContain('\n% Destination unreachable; gateway or host down\n');
    expect(r.type('ssh -l Bob 10.1.1.9')).toContain('\n% Connection timed out; remote host not responding\n');
    const wrong = r.type('ssh -l Bob 10.1.1.2', 'no', '⟦+2s⟧', 'no', '⟦+2s⟧', 'no', '⟦+2s⟧', 'no', '⟦+2s⟧');
    expect(wrong).toMatch(/\n(Password: \n){4}\n\[Connection to 10\.1\.1\.2 closed by foreign host\]\nR1#$/);
    expect(r.type('ssh -l Bob 10.1.1.2', '⟦+40s⟧')).toMatch(/\n% Password:  timeout expired!\n% Login invalid\n/);
  });

  it('R16 leaves a server that says nothing of SSH', () => {
    const r = routers(['ip ssh time-out 10']);
    at(r, 'R2', 'configure terminal', 'line vty 0 4', 'transport input telnet', 'end');
    r.type('configure terminal', 'ip ssh time-out 10', 'end');
    expect(r.type('ssh -l Bob -p 23 10.1.1.2', '⟦+11s⟧')).toContain(
      '[Connection to 10.1.1.2 aborted: error status 0]\nR1#',
    );
  });

  it('R16 says on both sides that nothing is shared', () => {
    const r = routers();
    expect(r.type('ssh -c aes128-cbc -l Bob 10.1.1.2')).toContain(
      '\n[Connection to 10.1.1.2 aborted: error status 0]\n',
    );
    const LINE = '%SSH-3-NO_MATCH: No matching cipher found: client aes128-cbc server aes128-ctr,aes192-ctr,aes256-ctr';
    expect(r.type('show logging | include NO_MATCH')).toContain(LINE);
    expect(at(r, 'R2', 'show logging | include NO_MATCH')).toContain(LINE);
  });

  it('R17 takes algorithms, a port and a command', () => {
    const r = routers();
    r.type('ssh -c aes256-ctr -m hmac-sha1-96 -l Bob -p 22 10.1.1.2', 's3cret');
    expect(r.type('show ssh')).toMatch(/IN   aes256-ctr  hmac-sha1-96 Session started {7}Bob\n/);
    r.type('exit');
    expect(r.type('ssh -l Bob 10.1.1.2 show privilege', 's3cret', '⟦+2s⟧')).toMatch(
      /Password: \n[^]*Current privilege level is 15\n[^]*R1#$/,
    );
    expect(r.type('ssh -o numberofpasswordprompts 1 -l Bob 10.1.1.2', 'no', '⟦+2s⟧', 'no', '⟦+2s⟧')).toMatch(
      /closed by foreign host/,
    );
    expect(r.type('ssh -l Bob -p 23 10.1.1.2')).toContain('% Connection refused by remote host');
  });

  it('R19 shows on the wire who speaks, and nothing of what is said', () => {
    const r = routers();
    r.type('ssh -l Bob 10.1.1.2', 's3cret', 'show privilege', 'exit');
    const words = new WireWords(r.lab.wires).lines().filter(({ protocol }) => protocol === 'SSH');
    const says = words.map((line) => line.says);
    expect(says.slice(0, 2).sort()).toEqual(['version SSH-1.99-Cisco-1.25', 'version SSH-2.0-Cisco-1.25']);
    expect(says.filter((text) => text.startsWith('key exchange begins'))).toHaveLength(2);
    expect(says.filter((text) => text.startsWith('new keys'))).toHaveLength(2);
    expect(says.at(-1)).toMatch(/^encrypted, \d+ bytes$/);
    expect(says.join('\n')).not.toMatch(/s3cret|privilege/);
  });
});
