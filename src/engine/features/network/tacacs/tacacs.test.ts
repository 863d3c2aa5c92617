import { describe, expect, it } from 'vitest';
import { hostSpec } from '../../../hosts/host.ts';
import type { TacacsConfig } from '../../../hosts/services/tacacs/config.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import { AUTHEN, messageBytes, replyBytes } from '../../../system/network/tacacs.ts';
import { messagesOf } from '../../../system/network/tacacs-stream.ts';
import { fromCivil } from '../../../kernel/calendar.ts';
import { on } from '../../../kernel/io.ts';
import { Guest } from '../../../testing/caller.ts';
import { bootedRouter, Bench } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';

const EPOCH = fromCivil(2026, 9, 22, 10);
const ACCOUNTS: TacacsConfig = {
  key: 'span0key',
  accounts: [
    { user: 'Bob', password: 'cisco12345', privilege: 15, enable: 'up' },
    { user: 'Eve', password: 'lookonly', privilege: 1 },
  ],
};
const MODEL = [
  'aaa new-model',
  'tacacs server S',
  'address ipv4 10.1.1.20',
  'key span0key',
  'exit',
  'aaa authentication login default group tacacs+ local',
  'aaa authorization exec default group tacacs+ local',
];

function lab(changes: Partial<TacacsConfig> = {}, second?: Partial<TacacsConfig>): Bench {
  const host = (name: string, ip: string, config: TacacsConfig) =>
    hostSpec({ name, epoch: EPOCH, stack: wiredHost(name, ip).stack, files: [], services: { tacacs: config } });
  const startup = [
    'no ip domain lookup',
    'username Joe privilege 15 secret joe',
    'line vty 0 4',
    'transport input all',
  ];
  const bench = new Bench({
    devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], startup)],
    machines: [
      host('SRV', '10.1.1.20', { ...ACCOUNTS, ...changes }),
      host('ALT', '10.1.1.21', { ...ACCOUNTS, ...second }),
    ],
    wires: [wire('lan', ['R1 GigabitEthernet0/0', 'SRV eth0', 'ALT eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'terminal length 0', 'configure terminal', ...MODEL, 'end', '⟦+1s⟧');
  return bench;
}

const events = (r: Bench, id: string) => r.lab.events.filter((e) => e.id === id).map((e) => e.payload);
const configure = (r: Bench, ...lines: readonly string[]): string =>
  r.type('configure terminal', ...lines, 'end', '⟦+1s⟧');
const running = (r: Bench): readonly string[] => runningConfigText(r.device).split('\n');
/** What somebody meets who comes by telnet and types this, and ten seconds later. */
function visit(r: Bench, ...typed: readonly string[]): string {
  const guest = new Guest(r);
  const said = guest.type(...typed);
  r.player.play('⟦+12s⟧');
  return said + guest.hear();
}
/** What crossed the wire, in words. */
const wireText = (r: Bench): string => r.lab.describe().text(({ protocol }) => protocol === 'TACACS+', 0);

describe('configuration', () => {
  it('R1 R5 servers by name', () => {
    const r = lab();
    configure(
      r,
      'tacacs server T',
      'address ipv4 10.1.1.21',
      'key 7 0822455D0A16',
      'port 4949',
      'timeout 9',
      'single-connection',
    );
    const own = [
      'tacacs server T',
      ' address ipv4 10.1.1.21',
      ' key 7 0822455D0A16',
      ' port 4949',
      ' timeout 9',
      ' single-connection',
    ];
    const at = running(r).indexOf('tacacs server T');
    expect(running(r).slice(at - 3, at + 6)).toEqual([
      'tacacs server S',
      ' address ipv4 10.1.1.20',
      ' key span0key',
      ...own,
    ]);
    expect(r.fact('tacacs.servers')).toEqual(['10.1.1.20', '10.1.1.21']);
    expect(r.fact('tacacs.key-is', '10.1.1.21 cisco')).toBe(true);
    configure(r, 'tacacs server T', 'no key', 'no port', 'no timeout', 'no single-connection', 'no address ipv4');
    expect(running(r).slice(at, at + 2)).toEqual(['tacacs server T', '!']);
    expect(configure(r, 'tacacs server T', 'key 7 zz')).toContain('Invalid encrypted password: zz');
    configure(r, 'no tacacs server T', 'no aaa new-model');
    expect(r.fact('tacacs.servers')).toEqual([]);
    expect(configure(r, 'tacacs server T')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R2 R5 the older form, and what holds for all', () => {
    const lines = [
      'tacacs-server host 10.1.1.30 single-connection port 4949 timeout 3 key own',
      'tacacs-server host 10.1.1.31',
      'tacacs-server timeout 7',
      'tacacs-server key all',
    ];
    const r = lab();
    configure(r, 'no aaa new-model', ...lines);
    expect(running(r).filter((line) => line.startsWith('tacacs'))).toEqual(lines);
    expect([r.fact('tacacs.key-is', '10.1.1.30 own'), r.fact('tacacs.key-is', '10.1.1.31 all')]).toEqual([true, true]);
    configure(r, 'service password-encryption');
    expect(running(r).filter((line) => /key 7 \S+$/.test(line)).length).toBe(2);
    expect(r.fact('tacacs.key-is', '10.1.1.31 all')).toBe(true);
    configure(
      r,
      'no tacacs-server host 10.1.1.30',
      'no tacacs-server key',
      'no tacacs-server timeout',
      'no tacacs-server host 10.1.1.31',
    );
    expect(running(r).filter((line) => line.startsWith('tacacs'))).toEqual([]);
  });

  it('R1 a key of type 6 is not taken for a clear one', () => {
    const r = lab();
    const refused = '% Keys of type 6 are not simulated';
    for (const lines of [
      ['tacacs server S', 'key 6 abc'],
      ['tacacs-server key 6 abc'],
      ['tacacs-server host 10.1.1.30 key 6 abc'],
      ['aaa group server tacacs+ G', 'server-private 10.1.1.30 key 6 abc'],
    ])
      expect(configure(r, ...lines)).toContain(refused);
    expect(running(r).join('\n')).not.toContain('6 abc');
    expect(configure(r, 'tacacs server S', 'key 0 6 abc')).not.toContain(refused);
    expect(r.fact('tacacs.key-is', '10.1.1.20 6 abc')).toBe(true);
    expect(running(r)).toContain(' key 0 6 abc');
  });

  it('R3 R5 groups', () => {
    const r = lab();
    const lines = [
      'aaa group server tacacs+ G',
      ' server name S',
      ' server 10.1.1.31',
      ' server-private 10.1.1.21 port 49 timeout 2 key span0key',
      ' ip vrf forwarding M',
      ' ip tacacs source-interface GigabitEthernet0/0',
    ];
    configure(r, 'tacacs-server host 10.1.1.31', ...lines);
    const at = running(r).indexOf('aaa group server tacacs+ G');
    expect(running(r).slice(at, at + 7)).toEqual([...lines, '!']);
    expect(r.fact('tacacs.group-servers', 'G')).toEqual(['10.1.1.20', '10.1.1.31', '10.1.1.21']);
    expect(r.fact('tacacs.group-servers', 'tacacs+')).toEqual(['10.1.1.20', '10.1.1.31']);
    expect(r.fact('tacacs.group-servers', 'constructor')).toEqual([]);
    configure(
      r,
      'aaa group server tacacs+ G',
      'no server name S',
      'no server-private 10.1.1.21',
      'no ip vrf forwarding',
      'no ip tacacs source-interface',
    );
    expect(running(r).slice(at, at + 3)).toEqual(['aaa group server tacacs+ G', ' server 10.1.1.31', '!']);
    configure(r, 'no aaa group server tacacs+ G');
    expect(running(r)).not.toContain('aaa group server tacacs+ G');
  });

  it('R3 a server by its address and port, R4 a source with its table', () => {
    const r = lab();
    const lines = [' server 10.1.1.31 port 4949', ' ip tacacs source-interface GigabitEthernet0/0 vrf M'];
    configure(r, 'tacacs-server host 10.1.1.31 port 4949', 'aaa group server tacacs+ G', ...lines);
    configure(r, 'ip tacacs source-interface g0/0 vrf M');
    expect(running(r).join('\n')).toContain(`aaa group server tacacs+ G\n${lines.join('\n')}\n`);
    expect(running(r)).toContain('ip tacacs source-interface GigabitEthernet0/0 vrf M');
    expect(r.fact('tacacs.group-servers', 'G')).toEqual(['10.1.1.31']);
    configure(r, 'tacacs-server host 10.1.1.31', 'no ip tacacs source-interface g0/0 vrf M');
    expect(r.fact('tacacs.group-servers', 'G')).toEqual([]);
    configure(r, 'aaa group server tacacs+ G', 'no server 10.1.1.31 port 4949', 'no ip tacacs source-interface');
    expect(running(r).filter((line) => /source-interface|port 4949/.test(line))).toEqual([]);
  });

  it.each(['tacacs+', 'radius'])('R3 no group is called %s, as those of all servers are', (name) => {
    const r = lab();
    expect(configure(r, `aaa group server tacacs+ ${name}`)).toContain(`\n% Server group name ${name} is reserved\n`);
    expect(running(r).join('\n')).not.toContain('aaa group');
  });

  it.each(['tacacs server', 'aaa group server tacacs+'])('R16 %s: names that every object has', (head) => {
    const r = lab();
    expect(configure(r, `${head} __proto__`)).toContain("% Invalid input detected at '^' marker.");
    const line = head === 'tacacs server' ? 'port 77' : 'server name S';
    r.type('configure terminal', `${head} constructor`, line);
    expect(running(r).join('\n')).toContain(`${head} constructor\n ${line}`);
    const guest = new Guest(r);
    guest.type('Bob', 'cisco12345');
    r.player.play('⟦+12s⟧');
    guest.type('configure terminal', `no ${head} constructor`);
    expect(r.type(line)).toContain(`\n% ${head} constructor is no longer configured\n`);
    expect(running(r)).not.toContain(`${head} constructor`);
    expect(Object.keys(Object)).toEqual([]);
  });

  it('R4 R5 the source, and all of it again from what is printed', () => {
    const r = lab();
    configure(r, 'interface loopback 0', 'ip address 10.9.9.1 255.255.255.0', 'ip tacacs source-interface loopback 0');
    expect(running(r)).toContain('ip tacacs source-interface Loopback0');
    r.type('⟦+5s⟧', 'test aaa group tacacs+ Bob cisco12345 legacy', '⟦+6s⟧');
    expect(r.lab.describe().text(({ from }) => from === '10.9.9.1', 0)).toMatch(/SYN \d+ to 49\n/);
    configure(r, 'aaa group server tacacs+ G', 'server name S', 'tacacs-server key x');
    const again = bootedRouter({ startup: runningConfigText(r.device) });
    expect(again.fact('config.running-lines')).toEqual(r.fact('config.running-lines'));
    configure(r, 'no ip tacacs source-interface');
    expect(running(r)).not.toContain('ip tacacs source-interface Loopback0');
  });
});

describe('asking', () => {
  it('R7 R8 the server says who comes in, and at which level', () => {
    const r = lab();
    expect(visit(r, 'Bob', 'cisco12345')).toMatch(/Username: Bob\nPassword: \nR1#$/);
    expect(visit(r, 'Eve', 'lookonly')).toMatch(/Username: Eve\nPassword: \nR1>$/);
    expect(visit(r, 'Eve', 'no')).toMatch(/Password: \n% Authentication failed\n\nUsername: $/);
    expect(events(r, 'login.tried')).toEqual([
      { protocol: 'tacacs+', user: 'Bob', accepted: true },
      { protocol: 'tacacs+', user: 'Eve', accepted: true },
      { protocol: 'tacacs+', user: 'Eve', accepted: false },
    ]);
  });

  it('R6 a refusal ends it, though there is a local account', () => {
    const r = lab();
    expect(visit(r, 'Joe', 'joe')).toMatch(/% Authentication failed\n\nUsername: $/);
    expect(events(r, 'aaa.method-answered').map((one) => one['answer'])).toEqual(['fail']);
  });

  it.each([
    ['refuses', /Username: Joe\nPassword: \nR1#$/],
    ['silent', /Username: Joe\nPassword: \nR1#$/],
    ['error', /Username: Joe\nPassword: \nR1#$/],
    ['wrong-key', /Username: Joe\nPassword: \nR1#$/],
    ['stops', /Username: Joe\nPassword: \n% Authorization failed\.\n$/],
  ] as const)('R6 with a server that %s local accounts come in', (kind, screen) => {
    const r = lab({ fault: { kind } });
    const guest = new Guest(r);
    guest.type('Joe');
    r.player.play('⟦+7s⟧');
    const asked = guest.type('joe');
    r.player.play('⟦+15s⟧');
    expect(`Username: Joe\nPassword: ${asked.slice(asked.lastIndexOf('Password: ') + 10)}${guest.hear()}`).toMatch(
      screen,
    );
    const answers = events(r, 'aaa.method-answered').map(
      ({ purpose, answer }) => `${String(purpose)} ${String(answer)}`,
    );
    expect(answers).toEqual([
      'login error',
      'login pass',
      ...(kind === 'stops' ? ['exec fail'] : ['exec error', 'exec pass']),
    ]);
  });

  it.each([
    ['in clear though there is a key', { flags: 1 }, false],
    ['of another type', { type: 2 }, false],
    ['of its type, hidden', {}, true],
  ] as const)('R6 an answer %s', (_, changes, counts) => {
    const r = lab();
    const machine = r.lab.machine('ALT');
    if (!machine) throw new Error('no machine');
    const { accept } = machine.network.listen(4949);
    machine.spawn(
      (function* () {
        const stream = yield* on(accept);
        const asked = yield* messagesOf(stream).next(machine.clock.after(5000));
        const { version, type, session, sequence } = asked ?? { version: 0, type: 0, session: 0, sequence: 0 };
        const header = { version, type, session, sequence: sequence + 1, flags: 0, ...changes };
        const key = 'flags' in changes ? '' : 'span0key';
        stream.send(messageBytes(header, replyBytes({ status: AUTHEN.pass, message: '' }), key));
      })(),
    );
    configure(r, 'tacacs server S', 'address ipv4 10.1.1.21', 'port 4949');
    const said = r.type('test aaa group tacacs+ Mallory x legacy', '⟦+6s⟧');
    expect(said).toContain(counts ? 'User was successfully authenticated.' : 'No authoritative response');
    expect(r.type('show tacacs')).toMatch(counts ? /Socket errors: +0\n/ : /Socket errors: +1\n/);
  });

  it('R6 another server is asked next, after the timeout of the first', () => {
    const r = lab({ fault: { kind: 'silent' } });
    configure(r, 'tacacs server S', 'timeout 2', 'tacacs server T', 'address ipv4 10.1.1.21', 'key span0key');
    const guest = new Guest(r);
    guest.type('Bob');
    r.player.play('⟦+3s⟧');
    guest.type('cisco12345');
    r.player.play('⟦+3s⟧');
    expect(guest.hear()).toMatch(/R1#$/);
    expect(r.type('show tacacs')).toMatch(/Server name: S\n[^]*Socket Timeouts: {10}2\n[^]*Server name: T\n/);
  });

  it('R6 nobody comes in where nobody answers and no other method is left', () => {
    const r = lab({ fault: { kind: 'refuses' } });
    configure(r, 'aaa authentication login default group tacacs+', 'aaa group server tacacs+ NONE');
    expect(visit(r, 'Joe')).toMatch(/Username: Joe\n% Authentication failed\n\nUsername: $/);
    configure(r, 'aaa authentication login default local', 'aaa authorization exec default group NONE');
    expect(visit(r, 'Joe', 'joe')).toMatch(/% Authorization failed\.\n$/);
  });

  it('R7 enable asks the server with the level', () => {
    const r = lab();
    configure(
      r,
      'enable secret local',
      'aaa authentication enable default group tacacs+ enable',
      'no aaa authorization exec default',
    );
    const guest = new Guest(r);
    expect(guest.type('Bob', 'cisco12345', 'enable', 'local')).toMatch(
      /Password: \n% Error in authentication\.\n\nR1>$/,
    );
    expect(guest.type('enable', 'up')).toMatch(/Password: \nR1#$/);
    expect(visit(lab({ fault: { kind: 'refuses' } }), 'Joe', 'joe', 'disable', 'enable')).toContain('% Error');
  });

  it('R2 R3 only the servers of its group are asked, of either form', () => {
    const only = (user: string) => ({ accounts: [{ user, password: 'pw', privilege: 15 }] });
    const r = lab(only('Ann'), only('Ben'));
    configure(
      r,
      'tacacs-server host 10.1.1.21 key span0key',
      'aaa group server tacacs+ NEW',
      'server name S',
      'aaa group server tacacs+ OLD',
      'server 10.1.1.21',
      'aaa authentication login default group OLD local',
      'aaa authorization exec default group OLD local',
    );
    expect(visit(r, 'Ben', 'pw')).toMatch(/R1#$/);
    expect(visit(r, 'Ann', 'pw')).toContain('% Authentication failed');
    configure(r, 'aaa authentication login default group NEW', 'aaa authorization exec default group NEW');
    expect(visit(r, 'Ann', 'pw')).toMatch(/R1#$/);
    configure(r, 'aaa authentication login default group tacacs+', 'aaa authorization exec default none');
    expect(visit(r, 'Ben', 'pw')).toContain('% Authentication failed');
  });

  it.each([
    ['group tacacs+ if-authenticated', />$/],
    ['group tacacs+ local', /#$/],
    ['group tacacs+ none', />$/],
    ['group tacacs+', /% Authorization failed\.\n$/],
  ])('R6 a server that refuses connections, and authorization by %s', (methods, screen) => {
    const r = lab({ fault: { kind: 'refuses' } });
    configure(r, `aaa authorization exec default ${methods}`);
    expect(visit(r, 'Joe', 'joe')).toMatch(screen);
  });

  it('R7 the level of the server counts only where EXEC is authorized, at the console only with aaa authorization console', () => {
    const r = lab();
    expect(r.type('exit', '', 'Bob', 'cisco12345', '⟦+2s⟧')).toMatch(/R1>$/);
    r.type('enable', '⟦+2s⟧');
    configure(r, 'no aaa authorization exec default');
    expect(visit(r, 'Bob', 'cisco12345')).toMatch(/R1>$/);
    configure(r, 'aaa authorization exec default group tacacs+', 'aaa authorization console');
    expect(r.type('exit', '', 'Bob', 'cisco12345', '⟦+2s⟧')).toMatch(/R1#$/);
    expect(r.type('exit', '', 'Joe', 'joe', '⟦+2s⟧')).toContain('% Authentication failed');
  });

  it('R7 enable falls through to the secret where the server is silent', () => {
    const r = lab({ fault: { kind: 'silent' } });
    configure(
      r,
      'enable secret local',
      'aaa authentication enable default group tacacs+ enable',
      'tacacs server S',
      'timeout 3',
    );
    configure(r, 'aaa authentication login default local', 'no aaa authorization exec default');
    const guest = new Guest(r);
    guest.type('Joe', 'joe', 'enable');
    r.player.play('⟦+5s⟧');
    expect(guest.type('local')).toMatch(/R1#$/);
  });

  it('R8 commands are asked about word by word, spelled out', () => {
    const commands = ['show version', 'configure terminal', 'exit'];
    const r = lab({ accounts: [{ user: 'Bob', password: 'cisco12345', privilege: 15, commands }] });
    configure(
      r,
      'aaa authorization commands 1 default group tacacs+',
      'aaa authorization commands 15 default group tacacs+',
    );
    const guest = new Guest(r);
    guest.type('Bob', 'cisco12345');
    expect(guest.type('sh ver | include uptime')).toContain('uptime is');
    expect(guest.type('sh ip int brief')).toContain('\nCommand authorization failed.\n\nR1#');
    expect(guest.type('conf t', 'hostname X')).toMatch(/X\(config\)#$/);
    expect(events(r, 'tacacs.asked').slice(1)).toEqual([
      { user: 'Bob', command: 'show version', accepted: true },
      { user: 'Bob', command: 'show ip interface brief', accepted: false },
      { user: 'Bob', command: 'configure terminal', accepted: true },
    ]);
  });

  it('R9 accounting tells beginning, commands and end', () => {
    const r = lab();
    configure(
      r,
      'aaa accounting exec default start-stop group tacacs+',
      'aaa accounting commands 1 default stop-only group tacacs+',
    );
    visit(r, 'Bob', 'cisco12345', 'show clock', 'exit');
    expect(events(r, 'tacacs.accounted')).toEqual([
      { user: 'Bob', kind: 'start', command: '' },
      { user: 'Bob', kind: 'stop', command: 'show clock <cr>' },
      { user: 'Bob', kind: 'stop', command: '' },
    ]);
  });

  it('R9 records name the zone of the clock and how a line was left', () => {
    const r = lab();
    configure(r, 'aaa accounting exec default start-stop group tacacs+', 'clock timezone CET 1', 'line vty 0 4');
    r.type('debug tacacs packet', 'debug aaa accounting');
    const ends: readonly ((guest: Guest) => void)[] = [
      (guest) => guest.type('exit'),
      (guest) => guest.line?.hangUp(),
      () => r.type('clear line vty 0', ''),
      () => r.player.play('⟦+61s⟧'),
    ];
    const causes = ends.map((end, i) => {
      if (i === 3) configure(r, 'line vty 0 4', 'exec-timeout 1 0');
      r.type('clear logging', '');
      const guest = new Guest(r);
      guest.type('Bob', 'cisco12345');
      end(guest);
      r.player.play('⟦+5s⟧');
      const said = r.type('show logging | include arg');
      expect(said).toContain(' timezone=CET\n');
      return /disc-cause=\d+/.exec(said)?.[0];
    });
    expect(causes).toEqual([1, 2, 6, 4].map((cause) => `disc-cause=${cause}`));
  });

  it('R9 records say when, in seconds of the clock', () => {
    const r = lab();
    configure(r, 'aaa accounting exec default start-stop group tacacs+', 'no service timestamps log');
    configure(r, 'aaa accounting commands 1 default stop-only group tacacs+');
    r.type('clock set 10:00:00 1 jan 2026', 'debug tacacs packet');
    const guest = new Guest(r);
    guest.type('Bob', 'cisco12345');
    r.player.play('⟦+60s⟧');
    r.type('clock set 11:00:00 1 jan 2026');
    guest.type('disable', 'show clock', 'exit');
    r.player.play('⟦+5s⟧');
    const said = r.type('show logging | include _time=');
    const of = (name: string): readonly number[] =>
      [...said.matchAll(new RegExp(`${name}=(\\d+)`, 'g'))].map(([, n]) => Number(n));
    const began = Date.UTC(2026, 0, 1, 10) / 1000;
    const [first = 0, ...later] = of('start_time');
    expect(first - began).toBeLessThan(10);
    expect(later.filter((one) => one === first)).toHaveLength(1);
    expect(later.filter((one) => one !== first).every((one) => one >= began + 3600)).toBe(true);
    const [elapsed = 0] = of('elapsed_time');
    expect(elapsed).toBeGreaterThanOrEqual(60);
    expect(elapsed).toBeLessThan(80);
    expect((of('stop_time')[0] ?? 0) - began).toBeGreaterThanOrEqual(3600);
  });

  it('R10 single-connection leaves the connection open, until the server closes it', () => {
    const r = lab();
    const opens = (): string =>
      (r.type('show tacacs').match(/Socket (opens|closes): +\d+/g) ?? []).join().replace(/ +/g, ' ');
    visit(r, 'Bob', 'cisco12345', 'exit');
    expect(opens()).toBe('Socket opens: 2,Socket closes: 2');
    configure(r, 'tacacs server S', 'single-connection');
    visit(r, 'Bob', 'cisco12345', 'exit');
    expect(visit(r, 'Bob', 'wrong')).toContain('% Authentication failed');
    expect(opens()).toBe('Socket opens: 3,Socket closes: 2');
    r.player.play('⟦+70s⟧');
    expect(opens()).toBe('Socket opens: 3,Socket closes: 3');
    expect(visit(r, 'Eve', 'lookonly', 'exit')).toContain('R1>');
    expect(opens()).toBe('Socket opens: 4,Socket closes: 3');
  });

  it('R10 two who ask at once each have a connection', () => {
    const r = lab();
    configure(r, 'tacacs server S', 'single-connection');
    const [one, two] = [new Guest(r), new Guest(r)];
    one.type('Bob');
    two.type('Eve', 'lookonly');
    expect(two.type('show privilege')).toContain('level is 1');
    expect(one.type('cisco12345', 'show privilege')).toContain('level is 15');
  });

  it('R10 the connection does not outlive a start of the router', () => {
    const r = lab();
    configure(r, 'tacacs server S', 'single-connection');
    visit(r, 'Bob', 'cisco12345', 'exit');
    r.type('write memory', '⟦+3s⟧', '⟦:power off⟧⟦+1s⟧⟦:power on⟧⟦+300s⟧', '', 'Bob', 'cisco12345', '⟦+2s⟧');
    expect(r.type('', 'show privilege')).toContain('Current privilege level is 1');
    expect(r.type('show tacacs')).toMatch(/Socket opens: +1\n +Socket closes: +0\n/);
  });

  it('R9 no aaa new-model forgets who is in', () => {
    const r = lab();
    const accounts = 'aaa accounting exec default start-stop group tacacs+';
    configure(r, accounts);
    const guest = new Guest(r);
    guest.type('Bob', 'cisco12345');
    configure(r, 'no aaa new-model', 'line vty 0 4', 'login local');
    guest.type('exit');
    configure(r, ...MODEL, accounts);
    visit(r, 'Eve', 'lookonly', 'exit');
    expect(events(r, 'tacacs.accounted').map(({ user, kind }) => `${String(user)} ${String(kind)}`)).toEqual([
      'Bob start',
      'Eve start',
      'Eve stop',
    ]);
  });

  it('R10 nothing of a body stands on the wire, and all of it without a key', () => {
    const r = lab();
    visit(r, 'Bob', 'cisco12345');
    expect(wireText(r)).toMatch(
      /R1 -> SRV\tTACACS\+\tQ: authentication, session [0-9a-f]{8}, message 1, body hidden under the key, 25 bytes\n/,
    );
    expect(wireText(r)).toContain('R: authorization');
    const said = (bench: Bench): string => {
      const words = bench.lab.describe();
      return words
        .lines()
        .map(({ index }) => latin1Decode(words.bytes(index)))
        .join('');
    };
    expect(said(r)).not.toMatch(/cisco12345|Bob|priv-lvl/);
    configure(r, 'tacacs server S', 'no key');
    r.type('test aaa group tacacs+ Bob cisco12345 legacy', '⟦+6s⟧');
    expect(wireText(r)).toContain('body not hidden');
    expect(said(r)).toContain('cisco12345');
  });
});

describe('shows', () => {
  it('R11 counts what was said to each server', () => {
    const r = lab();
    expect(r.type('show tacacs')).toContain('\nTacacs+ Server -  public  :\n               Server name: S\n');
    visit(r, 'Bob', 'cisco12345');
    configure(r, 'aaa group server tacacs+ G', 'server-private 10.1.1.21 key span0key');
    const shown = r.type('show tacacs');
    expect(shown).toContain(
      '            Server address: 10.1.1.20\n               Server port: 49\n              Socket opens:          2\n             Socket closes:          2\n',
    );
    expect(shown).toContain('        Total Packets Sent:          3\n        Total Packets Recv:          3\n');
    expect(shown).toContain('\nTacacs+ Server -  private :\n            Server address: 10.1.1.21\n');
  });

  it('R12 test aaa says how it went', () => {
    const r = lab();
    const test = (words: string): string => r.type(`test aaa group ${words}`, '⟦+6s⟧');
    const trying = 'Attempting authentication test to server-group tacacs+ using tacacs+\n';
    expect(test('tacacs+ Bob cisco12345 legacy')).toContain(`${trying}User was successfully authenticated.\n`);
    expect(test('tacacs+ Bob x legacy')).toContain(`${trying}User authentication request was rejected by server.\n`);
    expect(test('tacacs+ Bob cisco12345 new-code')).toContain(`${trying}User successfully authenticated\n`);
    expect(test('tacacs+ Bob x new-code')).toContain(`${trying}User rejected\n`);
    configure(r, 'tacacs server S', 'key wrong');
    expect(test('tacacs+ Bob cisco12345 legacy')).toContain(`${trying}No authoritative response from any server.\n`);
    expect(test('NONE Bob cisco12345 legacy')).toContain('No authoritative response from any server.\n');
  });

  it('R13 debugging tells each step', () => {
    const r = lab();
    r.type('debug tacacs', 'debug tacacs packet');
    visit(r, 'Bob', 'cisco12345');
    const said = r.type('show logging | include TPLUS|T\\+').replaceAll(/^\*.*?: /gm, '');
    for (const line of [
      'TPLUS: Queuing AAA Authentication request 10 for processing',
      'TPLUS(0000000A) login timer started 1020 sec timeout',
      'TPLUS: Authentication start packet created for 10(Bob)',
      'TPLUS: Using server 10.1.1.20',
      'TPLUS(0000000A)/0/NB_WAIT: socket event 2',
      'T+: Version 192 (0xC0), type 1, seq 1, encryption 1, SC 0',
      'T+: svc:LOGIN user_len:3 port_len:6 (0x6) raddr_len:8 (0x8) data_len:0',
      'TPLUS: Received authen response status GET_PASSWORD (8)',
      'T+: User msg: <elided>',
      'TPLUS: Received authen response status PASS (2)',
      'T+: arg[0]: size:13 service=shell',
    ])
      expect(said).toContain(`${line}\n`);
    expect(said).not.toContain('cisco12345');
    configure(r, 'tacacs server S', 'key wrong');
    visit(r, 'Bob');
    expect(r.type('show logging | include check keys')).toContain('TPLUS: Invalid AUTHEN packet (check keys).\n');
    r.type('undebug all', 'debug tacacs events', 'clear logging', '');
    visit(r, 'Bob');
    const sockets = r.type('show logging | include TPLUS');
    expect(sockets).toContain('/0/NB_WAIT: socket event 2');
    expect(sockets).not.toContain('Queuing');
  });

  it('R14 facts tell servers and keys', () => {
    const r = lab();
    expect(r.fact('tacacs.servers')).toEqual(['10.1.1.20']);
    expect([r.fact('tacacs.key-is', '10.1.1.20 span0key'), r.fact('tacacs.key-is', '10.1.1.20 x')]).toEqual([
      true,
      false,
    ]);
  });
});
