import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CDP, CDP_GROUP, cdpMessage } from '../engine/system/network/cdp.ts';
import { Guest } from '../engine/testing/caller.ts';
import { Bench } from '../engine/testing/lab.ts';
import { hostSpec } from '../engine/hosts/host.ts';
import { wire, wiredHost, wiredRouter } from '../engine/testing/wired.ts';
import { talked, TALK_BEGINS } from '../engine/testing/talking-lab.ts';
import type { Captured } from '../engine/net/packet.ts';
import { pcapOf } from '../engine/net/pcap.ts';
import { ScpLab, SEED } from '../engine/testing/scp-lab.ts';
import { atConsole, threeRouters } from '../engine/testing/three-routers.ts';

const there = spawnSync('tshark', ['--version']).status === 0;
if (!there) console.warn('tshark is not installed: captures are not read by it');

const CHECKED = ['ip', 'tcp', 'udp'].flatMap((protocol) => ['-o', `${protocol}.check_checksum:TRUE`]);

/** A login, a command and what is told of both, with a TACACS+ server. */
function tacacsTalk(): Bench {
  const accounts = [{ user: 'Bob', password: 'cisco12345', privilege: 15 }];
  const { stack } = wiredHost('SRV', '10.1.1.20');
  const lines = [
    'aaa new-model',
    'aaa authentication login default group tacacs+',
    'aaa authorization exec default group tacacs+',
    'aaa authorization commands 1 default group tacacs+',
    'aaa accounting exec default start-stop group tacacs+',
    'aaa accounting commands 1 default start-stop group tacacs+',
    'tacacs-server host 10.1.1.20 key span0key',
    'line vty 0 4',
    'transport input all',
  ];
  const bench = new Bench({
    devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['line con 0', 'exec-timeout 0 0'])],
    machines: [
      hostSpec({
        name: 'SRV',
        epoch: TALK_BEGINS,
        stack,
        files: [],
        services: { tacacs: { key: 'span0key', accounts } },
      }),
    ],
    wires: [wire('lan', ['R1 GigabitEthernet0/0', 'SRV eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'configure terminal', ...lines, 'end', '⟦+1s⟧');
  new Guest(bench).type('Bob', 'cisco12345', '', 'show clock', '');
  return bench;
}

/** How a field tells that a checksum is right. */
const GOOD = '1';

describe.skipIf(!there)('tshark reads a capture', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bootset-pcap-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let made: readonly string[] | undefined;
  /** A file for each wire of a lab in which everything was said that there is. */
  const files = (): readonly string[] => {
    made ??= talked({ tftp: 120_000 }).lab.wires.map(({ spec, captured }) => {
      const file = join(folder, `${spec.name}.pcap`);
      writeFileSync(file, Buffer.concat([...pcapOf(captured, { begin: TALK_BEGINS })]));
      return file;
    });
    return made;
  };

  const read = (file: string, ...args: readonly string[]): string =>
    execFileSync('tshark', ['-r', file, ...CHECKED, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const lines = (file: string, filter: string): string[] => read(file, '-Y', filter).split('\n').filter(Boolean);
  const fields = (file: string, filter: string, ...wanted: readonly string[]): string[] =>
    read(file, '-Y', filter, '-T', 'fields', ...wanted.flatMap((field) => ['-e', field]))
      .split('\n')
      .filter(Boolean);

  it('without a malformed packet or a wrong checksum', () => {
    for (const file of files()) {
      expect(lines(file, '_ws.malformed || _ws.expert.group == "Checksum" || ip.checksum.status == "Bad"')).toEqual([]);
      expect(lines(file, 'tcp.checksum.status == "Bad" || udp.checksum.status == "Bad"')).toEqual([]);
      expect(lines(file, 'tcp.checksum.status == "Good"').length).toBeGreaterThan(100);
    }
  });

  it('and the checksum of CDP, whatever the length and the last octet', () => {
    const file = join(folder, 'cdp.pcap');
    const captured = ['10.1.1.200', '10.1.1.20'].flatMap((address) =>
      ['R1', 'R12'].map((device): Captured => {
        const rest = { ttl: 180, capabilities: 0x29, version: 'V', platform: 'P', fullDuplex: true };
        const carries = { protocol: CDP, bytes: cdpMessage({ ...rest, device, addresses: [address], port: 'Gi0/0' }) };
        return { kind: 'frame', at: 0, frame: { from: '0001.0001.0001', to: CDP_GROUP, carries } };
      }),
    );
    writeFileSync(file, Buffer.concat([...pcapOf(captured, { begin: TALK_BEGINS })]));
    expect(fields(file, 'cdp', 'cdp.checksum.status')).toEqual(captured.map(() => GOOD));
  });

  it('and every body of TACACS+ under its key, none without it', () => {
    const { lab } = tacacsTalk();
    const file = join(folder, 'tacacs.pcap');
    writeFileSync(file, Buffer.concat([...pcapOf(lab.wires[0]?.captured ?? [], { begin: TALK_BEGINS })]));
    const shown = (key: string): string => read(file, '-o', `tacplus.key:${key}`, '-Y', 'tacplus', '-V');
    expect(lines(file, '_ws.malformed || _ws.expert.group == "Malformed"')).toEqual([]);
    expect(fields(file, 'tacplus', 'tacplus.type')).toEqual([
      '1',
      '1',
      '1',
      '1',
      '2',
      '2',
      '3',
      '3',
      '2',
      '2',
      '3',
      '3',
    ]);
    expect(read(file, '-o', 'tacplus.key:span0key', '-Y', '_ws.malformed')).toBe('');
    for (const said of [
      'User: Bob',
      'Status: Send Password (0x05)',
      'cisco12345',
      'Authentication Passed',
      'value: service=shell',
      'value: cmd*',
      'value: priv-lvl=15',
      'value: cmd=show',
      'value: cmd-arg=clock',
      'cmd=show clock <cr>',
    ])
      expect([said, shown('span0key').includes(said)]).toEqual([said, true]);
    expect(shown('')).not.toMatch(/cisco12345|Bob|priv-lvl/);
  });

  it('and of SSH what goes over in clear, with the key of the router, and lengths alone of all that follows', () => {
    const r = threeRouters([
      'ip domain name span.com',
      'username Bob password 0 s3cret',
      'line vty 0 4',
      'login local',
      'transport input ssh',
    ]);
    atConsole(r, 'R2', 'configure terminal', 'crypto key generate rsa modulus 1024', '⟦+2s⟧', 'end');
    r.type('ssh -l Bob 10.1.1.2', 's3cret', 'show privilege', 'exit');
    const file = join(folder, 'ssh.pcap');
    writeFileSync(file, Buffer.concat([...pcapOf(r.lab.wires[0]?.captured ?? [], { begin: TALK_BEGINS })]));
    expect(lines(file, '_ws.malformed || tcp.analysis.flags')).toEqual([]);
    expect(fields(file, 'ssh.protocol', 'ssh.protocol').sort()).toEqual(['SSH-1.99-Cisco-1.25', 'SSH-2.0-Cisco-1.25']);
    expect(fields(file, 'ssh.message_code', 'ssh.message_code').join(' ').split(/[ ,]/)).toEqual([
      '20',
      '20',
      '34',
      '31',
      '32',
      '33',
      '21',
      '21',
    ]);
    expect(fields(file, 'ssh.host_sig.rsa', 'ssh.host_key.type', 'ssh.host_key.rsa.e')).toEqual(['ssh-rsa\t010001']);
    expect(fields(file, 'ssh.encrypted_packet', 'ssh.packet_length_encrypted').length).toBeGreaterThan(20);
    expect(read(file, '-x')).not.toMatch(/s3cret|privilege/);
  });

  it('and of a copy over SSH lengths alone, also of its bulk', () => {
    const content = { kind: 'fill', byte: 65, length: 300_000 } as const;
    const lab = new ScpLab(SEED, [{ path: 'flash0:secrets.bin', content }], []);
    expect(lab.put('flash0:secrets.bin', 'plain.bin')).toContain('300000 bytes copied');
    const file = join(folder, 'scp.pcap');
    writeFileSync(file, Buffer.concat([...pcapOf(lab.lab.wires[0]?.captured ?? [], { begin: TALK_BEGINS })]));
    expect(lines(file, '_ws.malformed || tcp.analysis.flags')).toEqual([]);
    expect(fields(file, 'ssh.message_code', 'ssh.message_code').join(' ').split(/[ ,]/)).toHaveLength(8);
    // 73 packets of 4096 bytes and one of 992, as they are sealed, in segments of 1460
    const sealed = 73 * 4148 + 1044;
    const sent = fields(file, 'ssh && tcp.dstport == 22 && tcp.len == 1460', 'tcp.len');
    expect(sent).toHaveLength(Math.floor(sealed / 1460));
    expect(read(file, '-x')).not.toMatch(/secrets|plain\.bin|cisco12345|C0644|AAAAAAAAA/);
  });

  it('without a segment that is missing, repeated or acknowledged twice', () => {
    for (const file of files()) expect(lines(file, 'tcp.analysis.flags || tcp.flags.reset == 1')).toEqual([]);
  });

  it("and finds FTP's password", () => {
    for (const file of files())
      expect(fields(file, 'ftp.request.command == "PASS"', 'ftp.request.arg')).toEqual(['guessme']);
  });

  it('and knows every protocol, also at the ports that a conversation has moved to', () => {
    for (const file of files()) {
      const says = lines(file, 'arp || dns || ntp || syslog || tftp || ftp || http || telnet || icmp || ftp-data').join(
        '\n',
      );
      for (const what of [
        /ARP 60 Who has 10\.1\.1\.20\? Tell 10\.1\.1\.1|ARP 60 Who has 10\.2\.2\.1\? Tell 10\.2\.2\.10/,
        /DNS \d+ Standard query 0x1234 A srv\.lab\n/,
        /DNS \d+ Standard query response 0x1234 A srv\.lab A 10\.1\.1\.20/,
        /NTP 90 NTP Version 4, client/,
        /NTP 90 NTP Version 4, server/,
        /Syslog \d+ LOCAL7\.NOTICE: 234: \*Sep 13 09:18:23\.080: %SYS-5-CONFIG_I: Configured from console by console/,
        /TFTP \d+ Read Request, File: branch\.cfg, Transfer type: octet/,
        /TFTP 558 Data Packet, Block: 1\n/,
        /TFTP 558 Data Packet, Block: 200\n/,
        /TFTP 60 Acknowledgement, Block: 200\n/,
        /TFTP \d+ Data Packet, Block: 235 \(last\)/,
        /FTP \d+ Request: RETR image\.bin/,
        /FTP \d+ Response: 226 Transfer complete\./,
        /FTP-DATA 1514 FTP Data: 1460 bytes \(PASV\)/,
        /HTTP \d+ GET \/image\.bin HTTP\/1\.1/,
        /TELNET \d+ Telnet Data/,
      ])
        expect(says).toMatch(what);
    }
    const [server = '', client = ''] = files();
    expect(lines(server, 'icmp').join('\n')).toMatch(/Echo \(ping\) request +id=0x0000, seq=1\/256, ttl=255/);
    for (const file of files()) {
      expect(lines(file, 'cdp').join('\n')).toMatch(/CDP \d+ Device ID: R1 {2}Port ID: GigabitEthernet0\/[01]/);
      expect(new Set(fields(file, 'cdp', 'cdp.checksum.status'))).toEqual(new Set([GOOD]));
    }
    expect(lines(client, 'icmp').join('\n')).toMatch(/Time-to-live exceeded/);
  });

  it('and puts bulk data together that a narrow port on its way has cut, of TCP and of TFTP', () => {
    const [server = '', client = ''] = talked({ tftp: 120_000, mtu: 400 }).lab.wires.map(({ spec, captured }) => {
      const file = join(folder, `narrow-${spec.name}.pcap`);
      writeFileSync(file, Buffer.concat([...pcapOf(captured, { begin: TALK_BEGINS })]));
      return file;
    });
    const toClient = 'ip.dst == 10.2.2.10';
    expect(lines(client, `${toClient} && ip.len > 396`)).toEqual([]);
    expect(lines(server, `${toClient} && ip.flags.mf == 1`)).toEqual([]);
    expect(lines(server, `${toClient} && ip.len == 1500`).length).toBeGreaterThan(200);
    for (const [from, packets] of [
      ['udp', 234],
      ['tcp', 250],
    ] as const)
      expect(
        lines(
          client,
          `${toClient} && ip.frag_offset == 0 && ip.flags.mf == 1 && ip.proto == ${from === 'udp' ? 17 : 6}`,
        ).length,
      ).toBeGreaterThan(packets - 1);
    const blocks = fields(client, 'tftp.opcode == 3 && ip.fragments', 'tftp.block');
    expect(blocks.slice(0, 3)).toEqual(['1', '2', '3']);
    for (const file of [server, client])
      expect(
        lines(
          file,
          '_ws.malformed || ip.checksum.status == "Bad" || tcp.checksum.status == "Bad" || udp.checksum.status == "Bad"',
        ),
      ).toEqual([]);
  });
});
