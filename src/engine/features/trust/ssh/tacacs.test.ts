import { describe, expect, it } from 'vitest';
import type { HostConfig } from '../../../hosts/host.ts';
import { wire, wiredRouter } from '../../../testing/wired.ts';
import { host, SRV, Workstation } from '../../../testing/workstation.ts';

const G0 = 'GigabitEthernet0/0';
const SSH =
  'ssh -o StrictHostKeyChecking=no -o NumberOfPasswordPrompts=1 -o KexAlgorithms=+diffie-hellman-group14-sha1 -o HostKeyAlgorithms=+ssh-rsa';

type Fault = NonNullable<NonNullable<HostConfig['services']>['tacacs']>['fault'];

const LINES = [
  'no ip domain lookup',
  'ip domain name span.com',
  'username Joe privilege 15 secret joe',
  'aaa new-model',
  'tacacs server S',
  ` address ipv4 ${SRV}`,
  ' key span0key',
  ' timeout 4',
  'aaa authentication login default group tacacs+ local',
  'aaa authentication login CON none',
  'aaa authorization exec default group tacacs+ local',
  'line con 0',
  ' login authentication CON',
  'line vty 0 4',
  ' transport input ssh',
];

/** R1, which asks a TACACS+ server of whoever comes by SSH, R2, and a workstation. */
function lab(fault?: Fault): Workstation {
  const accounts = [
    { user: 'Bob', password: 'cisco12345', privilege: 15, commands: ['show', 'exit'] },
    { user: 'Eve', password: 'lookonly', privilege: 1 },
  ];
  const w = new Workstation({}, [host('SRV', SRV, { services: { tacacs: { key: 'span0key', accounts, fault } } })], {
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], LINES), wiredRouter('R2', [`${G0} 10.1.1.2`], [])],
    wires: [wire('LAN', [`R1 ${G0}`, `R2 ${G0}`, 'PC eth0', 'SRV eth0'])],
  });
  w.screen('⟦+120s⟧');
  at(w, 'R1', 'configure terminal', 'crypto key generate rsa modulus 1024', '⟦+5s⟧', 'end');
  return w;
}

/** What the console of a router shows while lines are typed there. */
function at(w: Workstation, router: string, ...lines: readonly string[]): string {
  w.player.play(`⟦:on ${router}⟧`);
  w.screen('⟦:key enter⟧⟦enable⟧⟦terminal length 0⟧');
  const shown = w.screen(lines.map((line) => (line.includes('⟦') ? line : `⟦${line}⟧`)).join(''));
  w.player.play('⟦:on PC⟧');
  return shown;
}

/** What somebody meets who comes from the workstation, and from the console of R2. */
const fromHost = (w: Workstation, user: string, password: string): string =>
  w.screen(`⟦${SSH} ${user}@10.1.1.1⟧⟦+8s⟧⟦${password}⟧⟦+12s⟧`);
const fromRouter = (w: Workstation, user: string, password: string): string =>
  at(w, 'R2', `ssh -l ${user} 10.1.1.1`, '⟦+8s⟧', password, '⟦+12s⟧');

const answers = (w: Workstation): readonly string[] =>
  w.lab.events
    .filter(({ id, payload }) => id === 'aaa.method-answered' && payload['line'] !== 'con 0')
    .map(({ payload }) => [payload['purpose'], payload['method'], payload['answer']].join(' '));

describe('people who come by SSH, of whom a TACACS+ server is asked', () => {
  it('R30 come in at the level that it says, where it says so', () => {
    const w = lab();
    expect(fromHost(w, 'Bob', 'cisco12345')).toMatch(/\nR1#$/);
    w.screen('⟦exit⟧⟦+1s⟧');
    expect(fromRouter(w, 'Eve', 'lookonly')).toMatch(/\nR1>$/);
    expect(answers(w)).toEqual(Array(2).fill(['login group tacacs+ pass', 'exec group tacacs+ pass']).flat());
  });

  it('R30 are refused by it, though they have an account here', () => {
    const w = lab();
    expect(fromHost(w, 'Joe', 'joe')).toMatch(/Permission denied|Joe@10\.1\.1\.1's password: /);
    expect(fromRouter(w, 'Bob', 'wrong')).toMatch(/^ssh .*\nPassword: \nPassword: $/);
    expect(new Set(answers(w))).toEqual(new Set(['login group tacacs+ fail']));
  });

  it.each(['refuses', 'silent', 'wrong-key', 'error'] as const)(
    'R30 come in by their account here when the server %s',
    (kind) => {
      const w = lab({ kind });
      expect(fromHost(w, 'Joe', 'joe')).toMatch(/\nR1#$/);
      w.screen('⟦exit⟧⟦+1s⟧');
      expect(fromRouter(w, 'Joe', 'joe')).toMatch(/\nR1#$/);
      expect(answers(w).slice(0, 4)).toEqual([
        'login group tacacs+ error',
        'login local pass',
        'exec group tacacs+ error',
        'exec local pass',
      ]);
    },
  );

  it.each(['refuses', 'silent'] as const)('R30 are not let in without one, when the server %s', (kind) => {
    const w = lab({ kind });
    expect(fromHost(w, 'Bob', 'cisco12345')).not.toContain('R1#');
    expect(fromRouter(w, 'Bob', 'cisco12345')).not.toContain('R1#');
    expect(answers(w)).not.toContain('login local pass');
  });
});
