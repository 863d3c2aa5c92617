import { describe, expect, it } from 'vitest';
import { fromCivil } from '../../../kernel/calendar.ts';
import { hostSpec } from '../../../hosts/host.ts';
import { isPacket } from '../../../net/packet.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import { Bench } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';

/** A router and a machine that takes log messages. */
function lab(...lines: readonly string[]): Bench {
  const { stack } = wiredHost('LOG', '10.1.1.20');
  const epoch = fromCivil(2026, 9, 22);
  const bench = new Bench({
    devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['logging host 10.1.1.20', ...lines])],
    machines: [hostSpec({ name: 'LOG', epoch, stack, files: [], services: { syslog: {} } })],
    wires: [wire('cable', ['R1 GigabitEthernet0/0', 'LOG eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'terminal length 0', 'ping 10.1.1.20');
  return bench;
}

/** Datagrams that a console command leads to on the wire, with their port. */
function sent(r: Bench, ...lines: readonly string[]): string[] {
  const [cable] = r.lab.wires;
  const before = cable?.captured.length ?? 0;
  r.type(...lines, '⟦+1s⟧');
  return (cable?.captured ?? [])
    .slice(before)
    .flatMap(({ frame: { carries } }) =>
      isPacket(carries) && carries.body.kind === 'udp'
        ? [`${carries.body.toPort} ${latin1Decode(carries.body.bytes)}`]
        : [],
    );
}

describe('messages that are sent to hosts', () => {
  it('R13 cross the wire, a line each', () => {
    const r = lab();
    const [one, ...others] = sent(r, 'configure terminal', 'end');
    expect(one).toMatch(/^514 <189>\d+: \*Jan .*: %SYS-5-CONFIG_I: Configured from console by console$/);
    expect(others).toEqual([]);
  });

  it('R13 come from one high port, and from the address of the source interface', () => {
    const r = lab('interface Loopback0', ' ip address 10.9.9.1 255.255.255.0');
    r.type('configure terminal', 'logging source-interface Loopback0', 'end', 'configure terminal', 'end', '⟦+1s⟧');
    const from = (r.lab.wires[0]?.captured ?? []).flatMap(({ frame: { carries } }) =>
      isPacket(carries) && carries.body.kind === 'udp' && carries.body.toPort === 514
        ? [`${carries.from} ${carries.body.fromPort}`]
        : [],
    );
    expect(from.at(-1)).toMatch(/^10\.9\.9\.1 (49|5\d)\d{3}$/);
    expect(new Set(from.map((one) => one.split(' ')[1])).size).toBe(1);
    expect(from.length).toBeGreaterThan(1);
  });

  it("R13 keep their port from everybody else, and take nobody else's", () => {
    const r = lab();
    r.type('configure terminal', 'end', '⟦+1s⟧');
    const [own] = (r.lab.wires[0]?.captured ?? []).flatMap(({ frame: { carries } }) =>
      isPacket(carries) && carries.body.kind === 'udp' && carries.body.toPort === 514 ? [carries.body.fromPort] : [],
    );
    const open = r.device.network.bind();
    const ports = Array.from({ length: 6_000 }, () => {
      const socket = r.device.network.bind();
      socket.close();
      return socket.port;
    });
    expect(own).toBeGreaterThan(0);
    expect(ports).not.toContain(own);
    expect(ports).not.toContain(open.port);
    expect(ports.slice(-1)[0]).toBeLessThan(55_000);
  });

  it('R14 go to the port and carry the origin that are configured', () => {
    const r = lab();
    const change = ['logging host 10.1.1.20 transport udp port 5514', 'logging origin-id hostname'];
    expect(r.type('configure terminal', ...change, '⟦+1s⟧')).toContain(
      '%SYS-6-LOGGINGHOST_STARTSTOP: Logging to host 10.1.1.20 port 5514 started - CLI initiated',
    );
    expect(sent(r, 'end')[0]).toMatch(/^5514 <189>\d+: R1: \*Jan /);
    r.type('configure terminal', 'logging origin-id ip');
    expect(sent(r, 'end')[0]).toMatch(/^5514 <189>\d+: 10\.1\.1\.1: \*Jan /);
    r.type('configure terminal', 'logging origin-id string lab', 'service sequence-numbers');
    expect(sent(r, 'end')[0]).toMatch(/^5514 <189>\d+: lab: 0000\d\d: \*Jan /);
    expect(r.type('show running-config | include logging')).toContain(
      'logging origin-id string lab\nlogging host 10.1.1.20 transport udp port 5514\n',
    );
    const shown =
      /message lines logged\n {8}Logging to 10\.1\.1\.20 {2}\(udp port 5514, audit disabled,\n {14}link up\),\n {14}(\d+) message lines logged, \n/;
    expect(Number(shown.exec(r.type('show logging'))?.[1])).toBeGreaterThan(3);
  });

  it('R14 are lost while there is no way', () => {
    const r = lab();
    r.type('⟦:cable out GigabitEthernet0/0⟧', '⟦+5s⟧');
    expect(sent(r, 'configure terminal', 'end')).toEqual([]);
  });
});
