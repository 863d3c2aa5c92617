import { describe, expect, it } from 'vitest';
import { wire, wiredRouter } from '../../../testing/wired.ts';
import { host, SRV, Workstation } from '../../../testing/workstation.ts';

const G0 = 'GigabitEthernet0/0';
const SSH =
  'ssh -o StrictHostKeyChecking=no -o KexAlgorithms=+diffie-hellman-group14-sha1 -o HostKeyAlgorithms=+ssh-rsa';

/** A router of which nothing is configured but its name, an address, and lines that take SSH, beside a workstation and a TACACS+ server. */
function empty(): Workstation {
  const accounts = [
    { user: 'Bob', password: 'cisco12345', privilege: 15 },
    { user: 'Eve', password: 'lookonly', privilege: 1 },
  ];
  const w = new Workstation({}, [host('SRV', SRV, { services: { tacacs: { key: 'span0key', accounts } } })], {
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], ['line vty 0 4', 'transport input ssh'])],
    wires: [wire('LAN', [`R1 ${G0}`, 'PC eth0', 'SRV eth0'])],
  });
  w.screen('⟦+120s⟧');
  return w;
}

/** Pastes text into global configuration of R1, all at once, and waits; what its console shows. */
function pasted(w: Workstation, text: string): string {
  w.player.play('⟦:on R1⟧⟦:key enter⟧⟦enable⟧⟦terminal length 0⟧⟦configure terminal⟧⟦:clear⟧');
  w.lab.input({ kind: 'paste', console: 'R1', text });
  w.player.play('⟦+20s⟧');
  const shown = w.player.screen;
  w.player.play('⟦end⟧⟦:on PC⟧');
  return shown;
}

const lines = (w: Workstation): readonly string[] => w.lab.fact('config.running-lines', 'R1', '') as readonly string[];

/** What a user meets who logs in by SSH. */
const logsIn = (w: Workstation, user: string, password: string): string =>
  w.screen(`⟦${SSH} ${user}@10.1.1.1⟧⟦+3s⟧⟦${password}⟧⟦+3s⟧`);

/** As printed, with the prompts taken off and the blanks behind the lines left. */
const CHAPTER = `ip domain-name span.com
crypto key generate rsa general-keys modulus 2048
username Bob privilege 15 algorithm-type scrypt secret cisco12345
aaa new-model                          
aaa authentication login default local
aaa authorization exec default local  
ip scp server enable
`;

const LOCAL = `! AAA authentication and authorization must be configured properly for SCP to work.
aaa new-model
aaa authentication login default local
aaa authorization exec default local
username user1 privilege 15 password 0 lab
! SSH must be configured and functioning properly.
ip ssh time-out 120
ip ssh authentication-retries 3
ip scp server enable
`;

const NETWORK = `! AAA authentication and authorization must be configured properly for SCP to work.
aaa new-model
aaa authentication login default group tacacs+
aaa authorization exec default group tacacs+
! SSH must be configured and functioning properly.
ip ssh time-out 120
ip ssh authentication-retries 3
ip scp server enable
`;

const KEYS = 'ip domain-name span.com\ncrypto key generate rsa general-keys modulus 1024\n';

describe('configurations of textbooks, pasted as they are printed', () => {
  it('R20 of the chapter on secure copy', () => {
    const w = empty();
    const shown = pasted(w, CHAPTER);
    expect(shown).toMatch(
      /The name for the keys will be: R1\.span\.com\n\n% The key modulus size is 2048 bits\n% Generating 2048 bit RSA keys, keys will be non-exportable\.\.\.\n\[OK\] \(elapsed time was \d+ seconds\)\n/,
    );
    expect(shown).toContain('%SSH-5-ENABLED: SSH 1.99 has been enabled');
    expect(shown).not.toContain('^');
    for (const line of ['aaa authorization exec default local', 'ip scp server enable'])
      expect(lines(w).map((one) => one.trim())).toContain(line);
    expect(lines(w).join('\n')).toMatch(/\nip domain name span\.com\n[^]*\nusername Bob privilege 15 secret 9 \$9\$/);
    expect(logsIn(w, 'Bob', 'cisco12345')).toMatch(/\nR1#$/);
  });

  it('R20 of the vendor, with local accounts', () => {
    const w = empty();
    expect(pasted(w, KEYS + LOCAL)).not.toContain('^');
    expect(lines(w)).toContain('username user1 privilege 15 password 0 lab');
    expect(logsIn(w, 'user1', 'lab')).toMatch(/\nR1#$/);
    w.screen('⟦exit⟧⟦+1s⟧');
    expect(logsIn(w, 'user1', 'wrong')).not.toContain('R1#');
  });

  it('R20 of the vendor, with a server', () => {
    const w = empty();
    const server = 'aaa new-model\ntacacs server SRV\naddress ipv4 10.1.1.20\nkey span0key\nexit\n';
    expect(pasted(w, KEYS + server + NETWORK)).not.toContain('^');
    expect(logsIn(w, 'Bob', 'cisco12345')).toMatch(/\nR1#$/);
    w.screen('⟦exit⟧⟦+1s⟧');
    expect(logsIn(w, 'Eve', 'lookonly')).toMatch(/\nR1>$/);
    w.screen('⟦exit⟧⟦+1s⟧');
    expect(logsIn(w, 'user1', 'lab')).not.toMatch(/R1[>#]/);
  });
});
