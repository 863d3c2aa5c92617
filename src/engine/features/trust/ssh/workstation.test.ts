import { describe, expect, it } from 'vitest';
import { SESSION_WORK, TakesTooLong } from '../../../kernel/work.ts';
import { wire, wiredRouter } from '../../../testing/wired.ts';
import { Workstation } from '../../../testing/workstation.ts';

const G0 = 'GigabitEthernet0/0';
const VTY = ['line vty 0 4', ' login local', ' transport input ssh'];
const USERS = [
  'ip domain name span.com',
  'username Bob privilege 15 password 0 s3cret',
  'username Eve password 0 look',
];
const OLD = '-o KexAlgorithms=+diffie-hellman-group14-sha1 -o HostKeyAlgorithms=+ssh-rsa';

/** A workstation beside R1, which has keys unless `keys` is empty; the console of R1 is at level 15. */
function beside(lines: readonly string[] = [...USERS, ...VTY], keys = 'modulus 1024'): Workstation {
  const w = new Workstation({}, [], {
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], lines)],
    wires: [wire('LAN', [`R1 ${G0}`, 'PC eth0'])],
  });
  w.screen('⟦+120s⟧');
  if (keys !== '') at(w, 'configure terminal', `crypto key generate rsa ${keys}`, '⟦+5s⟧', 'end');
  return w;
}

/** What the console of R1 shows while lines are typed there. */
function at(w: Workstation, ...lines: readonly string[]): string {
  w.player.play('⟦:on R1⟧');
  w.screen('⟦:key enter⟧⟦enable⟧⟦terminal length 0⟧');
  const shown = w.screen(lines.map((line) => (line.includes('⟦') ? line : `⟦${line}⟧`)).join(''));
  w.player.play('⟦:on PC⟧');
  return shown;
}

describe('a workstation that calls a router', () => {
  it('R1 logs in, works and leaves', () => {
    const w = beside();
    expect(w.screen(`⟦ssh ${OLD} Bob@10.1.1.1⟧⟦+2s⟧`)).toMatch(
      /The authenticity of host '10\.1\.1\.1 \(10\.1\.1\.1\)' can't be established\.\nRSA key fingerprint is SHA256:[A-Za-z0-9+/]{43}\.\nThis key is not known by any other names\.\nAre you sure you want to continue connecting \(yes\/no\/\[fingerprint\]\)\? $/,
    );
    expect(w.screen('⟦yes⟧⟦+2s⟧')).toBe(
      "yes\nWarning: Permanently added '10.1.1.1' (RSA) to the list of known hosts.\n(Bob@10.1.1.1) Password: ",
    );
    expect(w.screen('⟦s3cret⟧⟦+2s⟧')).toMatch(/\nR1#$/);
    expect(w.screen('⟦show ssh⟧⟦+2s⟧')).toContain(
      'Connection Version Mode Encryption  Hmac         State                 Username\n0          2.0     IN   aes128-ctr  hmac-sha1    Session started       Bob\n%No SSHv1 server connections running.\n',
    );
    expect(w.screen('⟦show users⟧⟦+2s⟧')).toMatch(/\n\*388 vty 0 {5}Bob {8}idle {17}00:00:00 10\.1\.1\.10\n/);
    expect(w.screen('⟦exit⟧⟦+2s⟧')).toMatch(/Connection to 10\.1\.1\.1 closed\.\nuser@pc:~\$ $/);
    expect(w.status).toBe(0);
  });

  it('R2 refuses algorithms that both do not share, in the words of both', () => {
    const w = beside();
    expect(w.run('ssh Bob@10.1.1.1')).toBe(
      'Unable to negotiate with 10.1.1.1 port 22: no matching key exchange method found. Their offer: diffie-hellman-group-exchange-sha1,diffie-hellman-group14-sha1,diffie-hellman-group1-sha1\n',
    );
    expect(w.status).toBe(255);
    expect(w.run('ssh -o KexAlgorithms=+diffie-hellman-group14-sha1 Bob@10.1.1.1')).toBe(
      'Unable to negotiate with 10.1.1.1 port 22: no matching host key type found. Their offer: ssh-rsa\n',
    );
    expect(w.run(`ssh -c 3des-cbc ${OLD} Bob@10.1.1.1`)).toContain(
      'no matching cipher found. Their offer: aes128-ctr,',
    );
    expect(w.run(`ssh -m hmac-sha2-256 ${OLD} Bob@10.1.1.1`)).toContain(
      'no matching MAC found. Their offer: hmac-sha1,hmac-sha1-96\n',
    );
    expect(w.run('ssh -c nonsense Bob@10.1.1.1')).toBe("Unknown cipher type 'nonsense'\n");
    expect(at(w, 'show logging | include NO_MATCH')).toMatch(
      /%SSH-3-NO_MATCH: No matching kex algorithm found: client sntrup761x25519-sha512@openssh\.com,\S+ server diffie-hellman-group-exchange-sha1,\S+\n.*No matching hostkey algorithm found: client \S+ server ssh-rsa\n.*No matching cipher found: client 3des-cbc server aes128-ctr,aes192-ctr,aes256-ctr\n.*No matching mac found: client hmac-sha2-256 server hmac-sha1,hmac-sha1-96\n/,
    );
  });

  it('R3 is refused where the router has no keys, no transport, or no line', () => {
    const REFUSED = 'ssh: connect to host 10.1.1.1 port 22: Connection refused\n';
    const none = beside([...USERS, ...VTY], '');
    expect(none.run(`ssh ${OLD} Bob@10.1.1.1`)).toBe(REFUSED);
    expect(beside([...USERS, 'line vty 0 4', ' login local', ' transport input telnet']).run('ssh Bob@10.1.1.1')).toBe(
      REFUSED,
    );
    const listed = [...USERS, 'access-list 10 permit 10.1.1.77', ...VTY, ' access-class 10 in'];
    expect(beside(listed).run('ssh Bob@10.1.1.1')).toBe(REFUSED);
    expect(beside().run('ssh Bob@10.1.1.99')).toMatch(
      /^ssh: connect to host 10\.1\.1\.99 port 22: No route to host\n$/,
    );
    expect(beside().run('ssh Bob@nohost')).toBe(
      'ssh: Could not resolve hostname nohost: Temporary failure in name resolution\n',
    );
  });

  it('R4 asks three times, then for a password, and is closed after one failure more than retries', () => {
    const w = beside();
    w.screen(`⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1⟧⟦+2s⟧`);
    const wrong = '⟦wrong⟧⟦+2s⟧';
    expect(w.screen(wrong + wrong)).toBe('\n(Bob@10.1.1.1) Password: \n(Bob@10.1.1.1) Password: ');
    expect(w.screen(wrong)).toBe("\nBob@10.1.1.1's password: ");
    expect(w.screen(wrong)).toBe("\nPermission denied, please try again.\nBob@10.1.1.1's password: ");
    expect(w.screen(wrong)).toMatch(/\nConnection closed by 10\.1\.1\.1 port 22\nuser@pc:~\$ $/);
    expect(w.status).toBe(255);
    expect(w.lab.events.filter(({ id }) => id === 'ssh.refused').map(({ payload }) => payload)).toEqual([
      { from: '10.1.1.10', reason: 'authentication' },
    ]);
  });

  it('R4 gives up where the client has been wrong as often as it asks', () => {
    const w = beside([...USERS, 'ip ssh authentication-retries 5', ...VTY]);
    const call = `⟦ssh -o StrictHostKeyChecking=no -o NumberOfPasswordPrompts=1 ${OLD} Bob@10.1.1.1⟧⟦+2s⟧`;
    expect(w.screen(`${call}⟦no⟧⟦+2s⟧⟦no⟧⟦+2s⟧`)).toContain(
      'Bob@10.1.1.1: Permission denied (publickey,keyboard-interactive,password).\n',
    );
  });

  it('R5 warns of another key than the one it knows', () => {
    const w = beside();
    w.screen(`⟦ssh ${OLD} Bob@10.1.1.1⟧⟦+2s⟧⟦yes⟧⟦+2s⟧⟦s3cret⟧⟦+2s⟧⟦exit⟧⟦+2s⟧`);
    expect(w.run('cat .ssh/known_hosts')).toMatch(/^10\.1\.1\.1 ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ\S+\n$/);
    expect(w.screen(`⟦ssh ${OLD} Bob@10.1.1.1⟧⟦+2s⟧`)).toMatch(/^ssh[^\n]*\n\(Bob@10\.1\.1\.1\) Password: $/);
    w.screen('⟦s3cret⟧⟦+2s⟧⟦exit⟧⟦+2s⟧');
    at(w, 'configure terminal', 'crypto key generate rsa modulus 1024', '⟦+2s⟧', 'end');
    const warned = w.run(`ssh ${OLD} Bob@10.1.1.1`);
    expect(warned).toContain('@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n');
    expect(warned).toContain('Offending RSA key in /home/user/.ssh/known_hosts:1\n');
    expect(warned).toMatch(/\nHost key verification failed\.\n$/);
    expect(w.status).toBe(255);
  });

  it('R6 runs one command and leaves, with what the user may do', () => {
    const w = beside();
    const ssh = `ssh -o StrictHostKeyChecking=accept-new ${OLD}`;
    expect(w.screen(`⟦${ssh} Bob@10.1.1.1 show privilege⟧⟦+2s⟧⟦s3cret⟧⟦+3s⟧`)).toMatch(
      /\) Password: \n[^]*Current privilege level is 15\nuser@pc:~\$ $/,
    );
    expect(w.screen(`⟦${ssh} -l Eve 10.1.1.1 show privilege⟧⟦+2s⟧⟦look⟧⟦+3s⟧`)).toContain(
      'Current privilege level is 1\n',
    );
  });

  it('R6 the line of a command has its user', () => {
    const w = beside();
    const shown = w.screen(`⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1 show users⟧⟦+2s⟧⟦s3cret⟧⟦+3s⟧`);
    expect(shown).toMatch(/\n\*388 vty 0 {5}Bob {8}idle {17}00:00:\d\d 10\.1\.1\.10\n/);
  });

  it('R6 runs a command only where it may, and has it recorded', () => {
    const w = beside([
      ...USERS,
      'aaa new-model',
      'aaa authentication login default local',
      'aaa authentication login CON none',
      'aaa authorization exec default local',
      'aaa authorization commands 15 default group NOBODY',
      'line con 0',
      ' login authentication CON',
      ...VTY.filter((line) => !line.includes('login')),
    ]);
    const call = `⟦ssh -o StrictHostKeyChecking=accept-new ${OLD} Bob@10.1.1.1`;
    expect(w.screen(`${call} show running-config⟧⟦+2s⟧⟦s3cret⟧⟦+3s⟧`)).toMatch(
      /\) Password: \nCommand authorization failed\.\n\nuser@pc:~\$ $/,
    );
    at(
      w,
      'configure terminal',
      'no aaa authorization commands 15 default',
      'aaa accounting commands 15 default stop-only group tacacs+',
      'end',
      'debug aaa accounting',
    );
    w.screen(`${call} show running-config⟧⟦+2s⟧⟦s3cret⟧⟦+3s⟧`);
    expect(at(w, 'show logging | include STOP record')).toContain('STOP record');
  });

  it('R6 asks without hope of an answer, and does nothing unasked', () => {
    const w = beside();
    const call = `⟦ssh -o StrictHostKeyChecking=accept-new ${OLD} Bob@10.1.1.1`;
    at(w, 'write memory');
    for (const command of ['write erase', 'reload', 'delete nvram:startup-config'])
      expect(w.screen(`${call} ${command}⟧⟦+2s⟧⟦s3cret⟧⟦+3s⟧`)).toMatch(/(\[confirm\]|\? )\nuser@pc:~\$ $/);
    expect(at(w, 'show startup-config')).toContain('username Bob');
    expect(w.screen(`${call} show privilege⟧⟦+2s⟧⟦s3cret⟧⟦+3s⟧`)).toContain('Current privilege level is 15\n');
  });

  it('R6 prints without pages', () => {
    const w = beside();
    const shown = w.screen(
      `⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1 show running-config⟧⟦+2s⟧⟦s3cret⟧⟦+3s⟧`,
    );
    expect(shown).not.toContain('More');
    expect(shown).toMatch(/\nend\n+user@pc:~\$ $/);
  });

  it('R6 is broken off by Ctrl-C, whatever it waits for', () => {
    const w = beside();
    const ssh = `ssh -o StrictHostKeyChecking=accept-new ${OLD}`;
    const INTERRUPTED = /\^C\nuser@pc:~\$ $/;
    expect(w.screen(`⟦${ssh} Bob@10.1.1.1 ping 10.1.1.77 repeat 1000⟧⟦+2s⟧⟦s3cret⟧⟦+5s⟧⟦^C⟧`)).toMatch(INTERRUPTED);
    expect(w.status).toBe(130);
    expect(at(w, 'show users')).not.toContain('Bob');
    for (const wait of ['+10ms', '+100ms', '+2s'])
      expect(w.screen(`⟦:type ${ssh} Bob@10.1.1.1\r⟧⟦${wait}⟧⟦^C⟧⟦+2s⟧`)).toMatch(/\^C\n[^]*user@pc:~\$ $/);
  });

  it('R6 ends a dialogue that nobody can answer', () => {
    const w = beside();
    w.screen(`⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1 setup⟧⟦+2s⟧⟦s3cret⟧⟦+5s⟧`);
    expect(w.screen('⟦echo over⟧')).toMatch(/\nover\n/);
    expect(at(w, 'show users')).not.toContain('Bob');
  });

  it('R7 says the login banner before the password, the others after it', () => {
    const banners = ['banner motd #Today#', 'banner login #Keep out#', 'banner exec #Welcome#'];
    const w = beside([...USERS, ...banners, ...VTY]);
    expect(w.screen(`⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1⟧⟦+2s⟧`)).toMatch(/hosts\.\nKeep out\(Bob/);
    expect(w.screen('⟦s3cret⟧⟦+2s⟧')).toMatch(/\nToday\n[^]*Welcome\n[^]*R1#$/);
  });

  it('R8 closes who has not logged in for the time-out, and keeps their line until then', () => {
    const w = beside([...USERS, 'ip ssh time-out 20', ...VTY]);
    w.screen(`⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1⟧⟦+2s⟧`);
    expect(at(w, 'show line vty 0')).toContain('*');
    expect(w.screen('⟦+25s⟧⟦s3cret⟧⟦+2s⟧')).toContain('Connection closed by 10.1.1.1 port 22\n');
  });

  it('R9 is cut off when its line is cleared or the router loses power', () => {
    const w = beside();
    w.screen(`⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1⟧⟦+2s⟧⟦s3cret⟧⟦+2s⟧`);
    at(w, 'clear line vty 0', '⟦:key enter⟧⟦+2s⟧');
    expect(w.status).toBe(255);
    expect(at(w, 'show ssh')).toContain(
      '%No SSHv2 server connections running.\n%No SSHv1 server connections running.\n',
    );
  });

  it('R10 logs what becomes of sessions once that is configured', () => {
    const w = beside([...USERS, 'ip ssh logging events', 'login on-success log', ...VTY]);
    w.screen(`⟦ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1⟧⟦+2s⟧⟦no⟧⟦+2s⟧⟦s3cret⟧⟦+2s⟧⟦exit⟧⟦+2s⟧`);
    const logged = at(w, 'show logging | include SSH2|LOGIN_SUCCESS');
    const about = "from 10.1.1.10 (tty = 0) using crypto cipher 'aes128-ctr', hmac 'hmac-sha1'";
    expect(logged.split('\n').flatMap((line) => /%.*/.exec(line)?.[0].replace(/ at .*/, '') ?? [])).toEqual([
      `%SSH-5-SSH2_SESSION: SSH2 Session request ${about} Succeeded`,
      `%SSH-5-SSH2_USERAUTH: User '' authentication for SSH2 Session ${about} Failed`,
      '%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: Bob] [Source: 10.1.1.10] [localport: 22]',
      `%SSH-5-SSH2_USERAUTH: User 'Bob' authentication for SSH2 Session ${about} Succeeded`,
      "%SSH-5-SSH2_CLOSE: SSH2 Session from 10.1.1.10 (tty = 0) for user 'Bob' using crypto cipher 'aes128-ctr', hmac 'hmac-sha1' closed",
    ]);
  });

  it('R11 speaks version 1 alone where that is configured or the key is small', () => {
    const w = beside([...USERS, ...VTY], 'modulus 512');
    expect(w.run(`ssh ${OLD} Bob@10.1.1.1`)).toBe(
      'Protocol major versions differ: 2 vs. 1\nbanner exchange: Connection to 10.1.1.1 port 22: could not read protocol version\n',
    );
    expect(at(w, 'show ip ssh')).toContain('SSH Enabled - version 1.5\n');
    expect(at(w, 'show logging | include SSH-5')).toContain('%SSH-5-ENABLED: SSH 1.5 has been enabled');
  });

  it('R12 takes work by the size of its key, a little at a time', () => {
    const called = (bits: number, total: number, each: number): string => {
      const w = beside([...USERS, ...VTY], `modulus ${bits}`);
      w.lab.limited(total);
      w.lab.input({ kind: 'type', console: 'PC', text: `ssh -o StrictHostKeyChecking=no ${OLD} Bob@10.1.1.1\r` });
      for (const until = w.lab.now + 4000; (w.lab.nextTimer ?? until) < until; w.lab.step())
        if (each < total) w.lab.limited(each);
      w.lab.limited(Infinity);
      w.player.play('⟦+1s⟧');
      return w.player.screen;
    };
    expect(called(1024, SESSION_WORK / 200, Infinity)).toContain('Password: ');
    expect(called(4096, Infinity, 16_000)).toContain('Password: ');
    expect(() => called(4096, SESSION_WORK / 200 + 20_000, Infinity)).toThrow(TakesTooLong);
  });

  it('R12 finds out by group exchange, too', () => {
    const w = beside();
    const gex = '-o KexAlgorithms=+diffie-hellman-group-exchange-sha1 -o HostKeyAlgorithms=+ssh-rsa';
    expect(w.screen(`⟦ssh -v -o StrictHostKeyChecking=no ${gex} Bob@10.1.1.1⟧⟦+2s⟧⟦s3cret⟧⟦+2s⟧`)).toMatch(
      /debug1: Remote protocol version 1\.99, remote software version Cisco-1\.25\n[^]*debug1: kex: algorithm: diffie-hellman-group-exchange-sha1\n[^]*R1#$/,
    );
  });
});
