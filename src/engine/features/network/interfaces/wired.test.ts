import { expect, it } from 'vitest';
import { Bench } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';

it('R16 lets the line protocol of a cabled port follow its link by a second when IOS starts', () => {
  const bench = new Bench({
    devices: [
      wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['service timestamps log datetime msec']),
      wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2']),
    ],
    wires: [wire('cable', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0'])],
  });
  bench.player.settle();
  bench.player.play('⟦+60s⟧');
  const moment = (message: string): number => {
    const [, minutes, seconds] =
      new RegExp(`\\d\\d:(\\d\\d):(\\d\\d\\.\\d{3}): %${message} GigabitEthernet0/0, changed state to up`).exec(
        bench.player.screen,
      ) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };
  const apart = moment('LINEPROTO-5-UPDOWN: Line protocol on Interface') - moment('LINK-3-UPDOWN: Interface');
  expect(apart).toBeCloseTo(1, 6);
});

it('R10 counts the packets of bulk data at both ends of every wire that it crosses, while it is on its way', () => {
  const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];
  const r = new Bench({
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`, `${G1} 10.2.2.1`])],
    machines: [wiredHost('SRV', '10.1.1.20', '10.1.1.1'), wiredHost('PC', '10.2.2.10', '10.2.2.1')],
    wires: [wire('a', [`R1 ${G0}`, 'SRV eth0'], { rate: 8_000_000 }), wire('b', [`R1 ${G1}`, 'PC eth0'])],
  });
  r.player.settle();
  r.type('', '⟦+60s⟧', 'enable', 'terminal length 0', 'ping 10.1.1.20', 'ping 10.2.2.10', 'show clock');
  const port = 2000;
  const segments = 10_000;
  const [srv, pc] = [r.lab.machine('SRV'), r.lab.machine('PC')];
  pc?.network.listen(port).accept((stream) => stream.receive(() => {}));
  srv?.network.connect({ address: '10.2.2.10', port })((opened) => {
    if (opened.ok) opened.value.pour({ kind: 'fill', byte: 1, length: segments * 1460 });
  });
  const counted = (name: string, way: 'input' | 'output'): readonly number[] =>
    (new RegExp(`\\n +(\\d+) packets ${way}, (\\d+) bytes`).exec(r.type(`show interfaces ${name}`)) ?? [])
      .slice(1)
      .map(Number);
  r.type('⟦+5s⟧');
  const [soFar = 0] = counted(G0, 'input');
  expect(soFar).toBeGreaterThan(1000);
  expect(r.lab.traffic?.wires[0]?.sent[1]).toBeGreaterThanOrEqual(soFar);
  r.type('⟦+5m⟧');
  for (const [packets = 0, bytes = 0] of [counted(G0, 'input'), counted(G1, 'output')]) {
    expect(packets).toBeGreaterThanOrEqual(segments);
    expect(packets).toBeLessThan(segments + 100);
    expect(bytes).toBeGreaterThanOrEqual(segments * 1514);
    expect(bytes).toBeLessThan(segments * 1514 + 30_000);
  }
  for (const [packets = 0, bytes = 0] of [counted(G1, 'input'), counted(G0, 'output')]) {
    expect(packets).toBeGreaterThanOrEqual(segments / 2 - 1);
    expect(packets).toBeLessThan(segments / 2 + 100);
    expect(bytes).toBeLessThan(segments * 40);
  }
  const [a, b] = r.lab.traffic?.wires ?? [];
  for (const frames of [a?.sent[1], a?.received[0], b?.sent[0], b?.received[1]])
    expect(frames).toBeGreaterThanOrEqual(segments);
});

it('R17 lets so many packets wait to go out and no more, and counts what finds no room', () => {
  const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];
  const r = new Bench({
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`, `${G1} 10.2.2.1`])],
    machines: [wiredHost('SRV', '10.1.1.20', '10.1.1.1'), wiredHost('PC', '10.2.2.10', '10.2.2.1')],
    wires: [wire('a', [`R1 ${G0}`, 'SRV eth0']), wire('b', [`R1 ${G1}`, 'PC eth0'], { rate: 1000 })],
  });
  r.player.settle();
  r.type('', '⟦+60s⟧', 'enable', 'terminal length 0', 'ping 10.1.1.20', 'ping 10.2.2.10 timeout 9');
  const before = r.lab.wires[1]?.captured.length ?? 0;
  const socket = r.lab.machine('SRV')?.network.bind();
  for (let n = 0; n < 300; n++) socket?.send({ address: '10.2.2.10', port: 9 }, new Uint8Array(100));
  const counted = (): readonly (string | undefined)[] =>
    (/Total output drops: (\d+)[^]*Output queue: (\d+\/\d+) /.exec(r.type(`show interfaces ${G1}`)) ?? []).slice(1);
  r.type('⟦+200ms⟧');
  expect(counted()).toEqual(['259', '40/40']);
  r.type('⟦+2m⟧');
  expect(counted()).toEqual(['259', '0/40']);
  expect((r.lab.wires[1]?.captured ?? []).slice(before).length).toBeLessThan(300);
  const flood = r.lab.machine('PC')?.network.bind();
  for (let n = 0; n < 3000; n++) flood?.send({ address: '10.2.2.1', port: 9 }, new Uint8Array(100));
  expect(r.lab.machine('PC')?.network.counters('eth0')).toMatchObject({ waitingOut: 1000, dropsOut: 1999 });
});
