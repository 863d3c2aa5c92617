import { describe, expect, it } from 'vitest';
import { Player } from '../engine/index.ts';
import { openScenario } from './index.ts';
import { loadFromText } from './load.ts';

/** A lab of a router, a server and a switch, with one piece of it changed. */
const lab = (from = '', to = ''): string =>
  `format: bootset-lab
version: 1
id: mine
title: Mine
summary: A small network
level: beginner
minutes: 5
kind: free
topics: [network]
objectives: [See]
brief: Look.
lab:
  devices:
    - {name: R1, platform: c2911}
  hosts:
    - name: SRV
      kind: server
      ports: [{name: eth0, addresses: [10.1.1.20/24]}]
      gateway: 10.1.1.1
      files: [{path: /srv/a.txt, text: hello, mode: '640'}]
      services: {dns: {zones: [{name: span.com, hosts: {srv: 10.1.1.20}}]}}
  links:
    - {ends: [R1 GigabitEthernet0/1, SRV eth0], latency: 5}
`.replace(from, to);

const told = async (from?: string, to?: string): Promise<readonly string[]> => {
  const loaded = await loadFromText('mine.yaml', lab(from, to));
  return loaded.ok ? [] : loaded.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe('hosts and cables of a scenario', () => {
  it('are taken as they are', async () => expect(await told()).toEqual([]));

  it.each(['Bob', 'bob@span.com', 'DOMAIN\\bob'])('%s may log in to routers', async (user) =>
    expect(await told('{dns:', `{tacacs: {key: k, accounts: [{user: '${user}', password: b}]}, dns:`)).toEqual([]),
  );

  it.each([
    ['SRV eth0]', 'SRV eth7]', '23:38 there is no port eth7; did you mean eth0?'],
    ['SRV eth0]', 'SVR eth0]', '23:38 there is no device SVR'],
    ['SRV eth0]', 'SRV]', '23:38 expected a port, as the other end has one'],
    ['SRV eth0]', 'R1 GigabitEthernet0/0]', '23:38 expected another device: this end is R1 too'],
    ['10.1.1.20/24', '10.1.1.320/24', '18:40 expected an address with its network, for example 10.1.1.20/24'],
    ['gateway: 10.1.1.1', 'gateway: r1', '19:16 expected an address, for example 10.1.1.1'],
    ['gateway: 10.1.1.1', 'resolver: {servers: [srv]}', '19:28 expected an address, for example 10.1.1.20'],
    ['srv: 10.1.1.20', 'srv: 10.1.1', '21:62 expected an address, for example 10.1.1.20'],
    ['/srv/a.txt', '/srv/../a.txt', '20:22 expected an absolute path: /srv/files/branch.cfg'],
    ['/srv/a.txt', '"/srv/\\e]0;pwn"', '20:22 expected an absolute path: /srv/files/branch.cfg'],
    ['/srv/a.txt', '"/srv/a\\u202etxt"', '20:22 expected an absolute path: /srv/files/branch.cfg'],
    ['name: SRV', 'name: R1', '16:13 R1 is there already'],
    ['srv: 10.1.1.20', '"": 10.1.1.20', 'expected at least 1 character, not ""'],
    ['{dns:', '{tacacs: {key: k, accounts: []}, dns:', '21:45 expected at least 1 item, not 0'],
    ['{dns:', '{tacacs: {accounts: [{user: a, password: b}]}, dns:', '21:26 expected the field key: text'],
    [
      '{dns:',
      '{tacacs: {key: k, accounts: [{user: a b, password: b}]}, dns:',
      '21:53 expected a user name of printable ASCII without spaces, not "a b"',
    ],
    [
      '{dns:',
      '{tacacs: {key: "a\\tb", accounts: [{user: a, password: b}]}, dns:',
      '21:32 expected text without control characters, not "a\\u0009b"',
    ],
    [
      '{dns:',
      '{tacacs: {key: k, accounts: [{user: a, password: "b\\r", commands: [ok, "x\\x07"]}]}, dns:',
      'expected text without control characters, not "b\\u000d"',
    ],
    [
      '{dns:',
      '{tacacs: {key: k, accounts: [{user: a, password: "b\\r", commands: [ok, "x\\x07"]}]}, dns:',
      'not "x\\u0007"',
    ],
    [
      '{dns:',
      '{tacacs: {key: k, accounts: [{user: a, password: b, privilege: 16}]}, dns:',
      '21:80 expected at most 15, not 16',
    ],
    ['{dns:', '{tacacs: {key: k, fault: full, accounts: [{user: a, password: b}]}, dns:', '21:42 expected'],
    [
      '{dns:',
      '{tacacs: {key: k, accounts: [{user: a, password: b}, {user: a, password: c}]}, dns:',
      '21:77 a is there already',
    ],
  ])('%s in place of it: %s', async (from, to, message) => {
    expect((await told(from, to)).join('\n')).toContain(message);
  });

  it.each([
    '255.255.255.255/32',
    '0.0.0.0/24',
    '127.0.0.1/8',
    '224.0.0.5/24',
    '10.1.1.0/24',
    '10.1.1.255/24',
    '10.1.2.3/30',
  ])('%s is no address of a machine', async (address) => {
    const message = `18:40 expected an address that a machine can have, for example 10.1.1.20/24: ${address} is none`;
    expect(await told('10.1.1.20/24', address)).toEqual([message]);
    const drawn = lab('10.1.1.20/24', '"{{net}}"').replace(
      'objectives: [See]',
      `objectives: [See]\nvariables: {net: {choice: [10.1.1.20/24, ${address}]}}`,
    );
    const loaded = await loadFromText('mine.yaml', drawn);
    expect(loaded.ok ? [] : loaded.error.map((one) => one.message)).toEqual([expect.stringContaining(address)]);
  });

  it.each(['10.1.1.10/32', '10.1.1.10/31', '10.1.1.11/31', '10.1.1.10/1', '10.1.1.1/30'])(
    '%s is one',
    async (address) => expect(await told('10.1.1.20/24', address)).toEqual([]),
  );

  it.each([
    ['10.1.1.20/24', '010.001.001.020/24', 'expected an address with its network'],
    ['gateway: 10.1.1.1', 'gateway: 224.0.0.5', 'expected an address, for example 10.1.1.1'],
    ['gateway: 10.1.1.1', 'gateway: 10.1.1.01', 'expected an address, for example 10.1.1.1'],
  ])('%s does not become %s', async (from, to, message) =>
    expect((await told(from, to)).join('\n')).toContain(message),
  );

  it('a host that is called as a router is told once', async () =>
    expect(await told('name: SRV', 'name: R1')).toEqual([
      expect.stringContaining('R1 is there already'),
      expect.stringContaining('there is no device SRV'),
    ]));

  it('a bound is told once', async () =>
    expect(await told('{dns:', '{tftp: {folder: /srv, fault: {stops: 1.0e+300}}, dns:')).toEqual([
      expect.stringContaining('expected at most 4294967295'),
    ]));

  it('a switch is not called as a link is', async () => {
    const links = '  segments:\n    - {name: link-1, ports: [R1 GigabitEthernet0/0]}\n  links:\n';
    expect(await told('  links:\n', links)).toEqual([
      expect.stringMatching(/:14 expected another name: link-1 is what a link of this lab is called$/),
    ]);
  });

  it('two hosts may have a cable of their own', async () => {
    const pc = '    - {name: PC, kind: workstation, ports: [{name: eth0, addresses: [10.1.1.10/24]}]}\n  links:\n';
    const loaded = await loadFromText(
      'mine.yaml',
      lab('  links:\n', pc).replace('R1 GigabitEthernet0/1, SRV', 'PC eth0, SRV'),
    );
    expect(loaded.ok).toBe(true);
    if (!loaded.ok) return;
    const player = new Player(openScenario(loaded.value, 1).newLab());
    player.play('⟦:on PC⟧⟦ping -c 1 10.1.1.20⟧⟦+5s⟧');
    expect(player.screen).toContain('1 packets transmitted, 1 received, 0% packet loss');
    player.play('⟦:cable out SRV eth0⟧⟦:clear⟧⟦ping -c 1 10.1.1.20⟧⟦+9s⟧');
    expect(player.screen).toContain('Network is unreachable');
    player.play('⟦:cable in SRV eth0⟧⟦:clear⟧⟦ping -c 1 10.1.1.20⟧⟦+5s⟧');
    expect(player.screen).toContain('1 packets transmitted, 1 received');
  });

  it.each([
    ['10.1.1.20/24', '"{{net}}"', '18:40 expected an address with its network, for example 10.1.1.20/24'],
    ['gateway: 10.1.1.1', 'gateway: "{{net}}"', '19:16 expected an address, for example 10.1.1.1'],
    ['gateway: 10.1.1.1', 'resolver: {servers: ["{{net}}"]}', '19:28 expected an address, for example 10.1.1.20'],
    ['srv: 10.1.1.20', 'srv: "{{net}}"', '21:62 expected an address, for example 10.1.1.20'],
    ['[10.1.1.20/24]}', '[10.1.1.20/24]}, {name: eth0, addresses: [10.1.1.21/24]}', '18:63 eth0 is there already'],
    ['span.com', '-..x', '21:39 expected a domain, for example span.com'],
    ['{srv: ', '{-s: ', '21:61 expected a name in the domain, for example srv'],
    ['hosts: {srv: 10.1.1.20}}', 'hosts: {}}, {name: Span.com, hosts: {}}', '21:68 span.com is there already'],
    [
      '{path: /srv/a.txt',
      '{path: /srv, text: x}, {path: /srv/a.txt',
      '20:45 expected a folder above it: /srv is a file',
    ],
    ['gateway: 10.1.1.1', 'room: 4', '20:22 expected files that fit: together they take 5 of 4 bytes'],
  ])('%s in place of it: %s', async (from, to, message) => {
    const text = lab(from, to).replace(
      'objectives: [See]',
      'objectives: [See]\nvariables: {net: {choice: [no address]}}',
    );
    const loaded = await loadFromText('mine.yaml', text);
    const found = loaded.ok
      ? []
      : loaded.error.map(({ line, column, message: said }) => `${line - 1}:${column} ${said}`);
    expect(found).toEqual([message]);
  });

  it.each([
    ['tftp: {folder: /none}', '33 expected a folder that is there: /none is none'],
    ['http: {folder: /srv/a.txt}', '33 expected a folder that is there: /srv/a.txt is none'],
    ['ftp: {anonymous: {folder: /none}}', '44 expected a folder that is there: /none is none'],
    ['ftp: {accounts: [{user: a, password: b, home: /none}]}', '64 expected a folder that is there: /none is none'],
    ['ftp: {accounts: [{user: a, password: b, home: /srv}, {user: a, password: c, home: /}]}', '78 a is there already'],
    ['tftp: {folder: /srv, fault: {alters: 0, hex: zz}}', '63 expected pairs of hexadecimal digits'],
    [
      'http: {folder: /srv, faults: [{path: /srv/a.txt, fault: {alters: 0, hex: zz}}]}',
      '91 expected pairs of hexadecimal digits',
    ],
    [
      'tftp: {folder: /srv, faults: [{path: a.txt, fault: full}]}',
      '55 expected an absolute path: /srv/files/branch.cfg',
    ],
  ])('a server that is told %s', async (service, message) => {
    expect(await told('{dns: {zones: [{name: span.com, hosts: {srv: 10.1.1.20}}]}}', `{${service}}`)).toEqual([
      `21:${message}`,
    ]);
  });

  it('what a workstation has by itself is there', async () => {
    const desk = lab('kind: server', 'kind: workstation').replace('{dns: {', '{http: {folder: /home/user}, dns: {');
    expect((await loadFromText('mine.yaml', desk)).ok).toBe(true);
  });

  it('a port takes one cable', async () => {
    const twice = '\n    - {ends: [R1 GigabitEthernet0/1, SRV eth0]}\n';
    expect((await told('latency: 5}\n', `latency: 5}${twice}`)).join('\n')).toContain(
      '24:15 R1 GigabitEthernet0/1 has a cable already',
    );
  });

  it('an image that is not there is told for a host as for a device', async () => {
    expect((await told('text: hello', 'image: c2900-none.bin')).join('\n')).toContain('c2900-none.bin');
  });

  it('a workstation has a console and hosts have facts of their own', async () => {
    const prelude = (text: string): string => `latency: 5}\n  prelude: ${text}\n`;
    expect((await told('latency: 5}\n', prelude('"⟦:on SRV⟧"'))).join('\n')).toContain('there is no device SRV');
    const desk = lab('kind: server', 'kind: workstation').replace('latency: 5}\n', prelude('"⟦:on SRV⟧⟦ls /srv⟧"'));
    const loaded = await loadFromText('mine.yaml', desk);
    expect(loaded.ok).toBe(true);
    if (!loaded.ok) return;
    const opened = openScenario(loaded.value, 1).newLab();
    expect(opened.consoles.map(({ name }) => name)).toEqual(['R1', 'SRV']);
    expect(opened.fact('host.file-size', 'SRV', '/srv/a.txt')).toBe(5);
  });

  it.each([
    ['{fact: host.has-file, of: /srv/a.txt, on: SRV, should: {is: true}}', []],
    ['{event: transfer.done, on: SRV}', []],
    ['{event: wire.said, on: R1, where: {what: ftp.password, text: x}}', []],
    ['{fact: hostname, on: SRV, should: {is: x}}', ['a host has no fact hostname']],
    ['{fact: host.has-file, of: /srv/a.txt, on: R1, should: {is: true}}', ['a Cisco 2911 has no fact host.has-file']],
  ])('%s is asked', async (expected, messages) => {
    const check = `\nchecks:\n  - {id: a, points: 1, task: Do it., look: There., expect: ${expected}}\n`;
    const loaded = await loadFromText('mine.yaml', lab('kind: free', 'kind: guided') + check);
    const found = loaded.ok ? [] : loaded.error.map(({ message }) => message);
    for (const message of messages) expect(found.join('\n')).toContain(message);
    if (messages.length === 0) expect(found.filter((text) => /device|fact/.test(text))).toEqual([]);
  });
});
