import { describe, expect, it } from 'vitest';
import { on, spawn, type Io } from '../kernel/io.ts';
import { toHex, utf8Encode } from '../system/bytes.ts';
import type { Machine } from '../system/machine.ts';
import type { Moment } from '../kernel/clock.ts';
import type { EchoHeard, Flow } from '../system/network/network.ts';
import { Bench } from '../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../testing/wired.ts';
import type { LabSpec } from '../system/device-spec.ts';
import type { EpochMillis } from '../kernel/calendar.ts';
import { pcapOf } from './pcap.ts';
import { frameBytes } from './frame-bytes.ts';
import { isPacket, packetSize, type Icmp } from './packet.ts';

/** Somebody at the console of the first router, at level 15. */
function booted(spec: LabSpec): Bench {
  const bench = new Bench(spec);
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable');
  return bench;
}

const pair = (changes = {}): LabSpec => ({
  devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1']), wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2'])],
  wires: [wire('cable', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0'], changes)],
});

describe('two routers on a cable', () => {
  it('come up and answer each other; who has the address costs the first echo', () => {
    const r = booted(pair());
    expect(r.type('show ip interface brief')).toMatch(/GigabitEthernet0\/0\s+10.1.1.1\s+YES NVRAM\s+up\s+up/);
    expect(r.type('ping 10.1.1.2')).toMatch(/\.!!!!\nSuccess rate is 80 percent \(4\/5\)/);
    expect(r.type('ping 10.1.1.2')).toMatch(
      /!!!!!\nSuccess rate is 100 percent \(5\/5\), round-trip min\/avg\/max = 1\/1\/1 ms/,
    );
  });

  it('notice when the other is shut, or the cable pulled', () => {
    const r = booted(pair());
    r.type('⟦:on R2⟧', '', 'enable', 'configure terminal', 'interface gi0/0', 'shutdown');
    expect(r.type('⟦:on R1⟧', '⟦+5s⟧', 'show ip interface brief')).toMatch(
      /%LINK-3-UPDOWN: .*0\/0, changed state to down[^]*GigabitEthernet0\/0\s+10.1.1.1\s+YES NVRAM\s+down\s+down/,
    );
    r.type('⟦:on R2⟧', 'no shutdown');
    expect(r.type('⟦:on R1⟧', '⟦+5s⟧', 'show ip interface brief')).toMatch(
      /GigabitEthernet0\/0\s+10.1.1.1\s+YES NVRAM\s+up\s+up/,
    );
    expect(r.type('⟦:cable out GigabitEthernet0/0⟧', '⟦+5s⟧', 'ping 10.1.1.2')).toContain(
      '% Unrecognized host or address, or protocol not running.',
    );
    expect(r.type('⟦:on R2⟧', '⟦+5s⟧', 'do show ip interface brief')).toMatch(
      /GigabitEthernet0\/0\s+10.1.1.2\s+YES NVRAM\s+down\s+down/,
    );
  });

  it('give a type of service to what they send, and to what answers it', () => {
    const r = booted(pair());
    r.type('ping 10.1.1.2', 'ping 10.1.1.2 tos 184 repeat 1');
    const echoes = (r.lab.wires[0]?.captured ?? []).filter(
      ({ frame: { carries } }) => isPacket(carries) && carries.body.kind === 'icmp',
    );
    expect(echoes.slice(-2).map(({ frame }) => frameBytes(frame)[0]?.[15])).toEqual([184, 184]);
  });

  it('lose what the cable loses, the same for the same seed', () => {
    const echoes = (): string => booted(pair({ loss: 0.3 })).type('ping 10.1.1.2 repeat 50');
    expect(echoes()).toMatch(/[!.]{50}/);
    expect(echoes()).toBe(echoes());
    expect(echoes()).toContain('!');
    expect(echoes()).toContain('.');
  });
});

describe('two hosts on a cable', () => {
  it('come up with each other, and lose each other with the cable', () => {
    const r = booted({
      devices: [wiredRouter('R1', [])],
      machines: [wiredHost('PC', '10.1.1.10'), wiredHost('SRV', '10.1.1.20')],
      wires: [wire('cable', ['PC eth0', 'SRV eth0'])],
    });
    const answers: string[] = [];
    const ask = (from: string, address: string): void => {
      r.lab.machine(from)?.network.echo(address, { size: 100 })(({ says }) => void answers.push(`${from} ${says}`));
      r.type('⟦+5s⟧');
    };
    ask('PC', '10.1.1.20');
    ask('SRV', '10.1.1.10');
    expect(answers).toEqual(['PC reply', 'SRV reply']);
    r.lab.input({ kind: 'cable', device: 'SRV', port: 'eth0', plugged: false });
    ask('PC', '10.1.1.20');
    expect(answers).toHaveLength(2);
    expect(r.lab.machine('PC')?.network.carrier('eth0')).toBe(false);
  });
});

/** Takes a connection and says how many bytes of bulk data came, and what else. */
function* listening(machine: Machine, heard: string[]): Io<void> {
  const stream = yield* on(machine.network.listen(2000).accept);
  for (;;) {
    const what = yield* on(stream.receive);
    if (typeof what === 'string') {
      heard.push(what);
      stream.close();
      return;
    }
    if (what instanceof Uint8Array) heard.push(`${what.length} bytes`);
    else {
      yield* on(what.until(Infinity));
      heard.push(`flow of ${what.arrived}`);
    }
  }
}

/** Bytes that each packet of a piece of a capture had. */
function recordSizes(piece: Uint8Array): readonly number[] {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
  const sizes: number[] = [];
  for (let at = 0; at < piece.length; at += 16 + view.getUint32(at + 8, true))
    sizes.push(view.getUint32(at + 12, true));
  return sizes;
}

describe('a connection', () => {
  const heard: string[] = [];
  const spec = (loss = 0): LabSpec => ({
    devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1', 'GigabitEthernet0/1 10.2.2.1'])],
    machines: [
      wiredHost('SRV', '10.1.1.20', '10.1.1.1', (machine) => listening(machine, heard)),
      wiredHost('PC', '10.2.2.10', '10.2.2.1'),
    ],
    wires: [
      wire('a', ['R1 GigabitEthernet0/0', 'SRV eth0'], { loss }),
      wire('b', ['R1 GigabitEthernet0/1', 'PC eth0'], { loss }),
    ],
  });
  const client = (r: Bench): Machine => {
    const pc = r.lab.machine('PC');
    if (!pc) throw new Error('no PC');
    return pc;
  };

  it.each([0, 0.2])('carries everything in order through a router, losing %d', (loss) => {
    heard.length = 0;
    const r = booted(spec(loss));
    const pc = client(r);
    spawn(
      (function* (): Io<void> {
        const opened = yield* on(pc.network.connect({ address: '10.1.1.20', port: 2000 }));
        if (!opened.ok) throw new Error(opened.error);
        expect(opened.value.local.address).toBe('10.2.2.10');
        expect(opened.value.remote).toEqual({ address: '10.1.1.20', port: 2000 });
        opened.value.send(utf8Encode('hello'));
        opened.value.pour({ kind: 'fill', byte: 1, length: 5_000_000 });
        opened.value.send(utf8Encode('bye'));
        opened.value.close();
      })(),
    );
    r.type(loss > 0 ? '⟦+600m⟧' : '⟦+120s⟧');
    expect(heard).toEqual(['5 bytes', 'flow of 5000000', '3 bytes', 'closed']);
    expect(pc.network.connections()).toEqual([]);
  });

  it('stands still while a router between hands nothing on, and goes on when it does again', () => {
    heard.length = 0;
    const r = booted(spec());
    let flow: Flow | undefined;
    spawn(
      (function* (): Io<void> {
        const opened = yield* on(client(r).network.connect({ address: '10.1.1.20', port: 2000 }));
        if (opened.ok) flow = opened.value.pour({ kind: 'fill', byte: 1, length: 20_000_000_000 });
      })(),
    );
    const moved = (...lines: readonly string[]): boolean => {
      r.type(...lines, '⟦+2s⟧');
      const before = flow?.arrived ?? 0;
      r.type('⟦+5s⟧');
      return (flow?.arrived ?? 0) > before;
    };
    expect(moved('')).toBe(true);
    expect(moved('configure terminal', 'no ip routing')).toBe(false);
    expect(moved('ip routing')).toBe(true);
    expect(moved('interface gi0/1', 'no ip address')).toBe(false);
    expect(moved('ip address 10.2.2.1 255.255.255.0')).toBe(true);
    expect(moved('shutdown')).toBe(false);
    expect(moved('no shutdown', '⟦+6s⟧')).toBe(true);
    expect(moved('⟦:cable out GigabitEthernet0/0⟧')).toBe(false);
    expect(moved('⟦:cable in GigabitEthernet0/0⟧', '⟦+6s⟧')).toBe(true);
    r.player.act({ kind: 'power', on: false });
    expect(moved('⟦+1s⟧')).toBe(false);
  });

  it('has no larger segments than the other end takes, bulk data neither', () => {
    heard.length = 0;
    const small = spec();
    const r = booted({
      ...small,
      machines: (small.machines ?? []).map((machine) =>
        machine.name === 'SRV' && machine.stack
          ? {
              ...machine,
              stack: { ...machine.stack, ports: machine.stack.ports.map((port) => ({ ...port, mtu: 1000 })) },
            }
          : machine,
      ),
    });
    client(r).network.connect({ address: '10.1.1.20', port: 2000 })((opened) => {
      if (!opened.ok) return;
      opened.value.send(new Uint8Array(3000));
      opened.value.pour({ kind: 'fill', byte: 1, length: 1_000_000 });
      opened.value.close();
    });
    r.type('⟦+60s⟧');
    expect(heard).toEqual(['960 bytes', '960 bytes', '960 bytes', '120 bytes', 'flow of 1000000', 'closed']);
    const sizes = [...pcapOf(r.lab.wires[1]?.captured ?? [], { begin: 0 as EpochMillis })]
      .slice(1)
      .flatMap((piece) => recordSizes(piece));
    expect(Math.max(...sizes)).toBe(54 + 960);
    expect(sizes.filter((size) => size === 54 + 960).length).toBeGreaterThan(1000);
  });

  it('is refused where nobody listens, and cannot reach what has no route', () => {
    const r = booted(spec());
    const answers: string[] = [];
    const ask = (address: string): void => {
      client(r).network.connect({ address, port: 99 })(
        (answer) => void answers.push(answer.ok ? 'open' : answer.error),
      );
    };
    ask('10.1.1.20');
    ask('10.9.9.9');
    r.type('⟦+60s⟧');
    expect(answers.sort()).toEqual(['refused', 'unreachable']);
  });

  it('shows on the wire what was said', () => {
    heard.length = 0;
    const r = booted(spec());
    spawn(
      (function* (): Io<void> {
        const opened = yield* on(client(r).network.connect({ address: '10.1.1.20', port: 2000 }));
        if (opened.ok) opened.value.send(utf8Encode('secret'));
      })(),
    );
    r.type('⟦+5s⟧');
    const said = r.lab.wires.map(({ captured }) =>
      captured.flatMap(({ frame: { carries } }) =>
        isPacket(carries) && carries.body.kind === 'tcp' && carries.body.bytes.length > 0 ? [carries.ttl] : [],
      ),
    );
    expect(said).toEqual([[63], [64]]);
  });

  it('says in one segment what it answers and how far it has heard, and ends without a reset', () => {
    const r = booted({
      ...spec(),
      machines: [
        wiredHost('SRV', '10.1.1.20', '10.1.1.1', function* (machine) {
          const stream = yield* on(machine.network.listen(2000).accept);
          yield* on(stream.receive);
          stream.send(utf8Encode('answer'));
          yield* on(stream.receive);
          stream.close();
        }),
        wiredHost('PC', '10.2.2.10', '10.2.2.1'),
      ],
    });
    r.type('ping 10.1.1.20');
    spawn(
      (function* (): Io<void> {
        const opened = yield* on(client(r).network.connect({ address: '10.1.1.20', port: 2000 }));
        if (!opened.ok) return;
        opened.value.send(utf8Encode('question'));
        yield* on(opened.value.receive);
        opened.value.close();
      })(),
    );
    r.type('⟦+60s⟧');
    const said = r.lab.wires[0]?.captured.flatMap(({ frame: { carries } }) => {
      if (!isPacket(carries) || carries.body.kind !== 'tcp') return [];
      const { syn, fin, reset, bytes } = carries.body;
      return [syn ? 'syn' : fin ? 'fin' : reset ? 'reset' : `${bytes.length} bytes`];
    });
    expect(said).toEqual(['syn', 'syn', '8 bytes', '6 bytes', 'fin', 'fin', '0 bytes']);
  });
});

describe('complaints', () => {
  const through = (...lines: readonly string[]): { readonly r: Bench; icmp(): readonly Icmp[] } => {
    const r = booted({
      devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1', 'GigabitEthernet0/1 10.2.2.1'], lines)],
      machines: [wiredHost('SRV', '10.1.1.20', '10.1.1.1'), wiredHost('PC', '10.2.2.10', '10.2.2.1')],
      wires: [wire('a', ['R1 GigabitEthernet0/0', 'SRV eth0']), wire('b', ['R1 GigabitEthernet0/1', 'PC eth0'])],
    });
    r.type('ping 10.2.2.10');
    const icmp = (): readonly Icmp[] =>
      (r.lab.wires[1]?.captured ?? []).flatMap(({ frame: { carries } }) =>
        isPacket(carries) && carries.body.kind === 'icmp' && carries.body.about ? [carries.body] : [],
      );
    return { r, icmp };
  };

  it('that a packet is too big tell how big it may be', () => {
    const { r, icmp } = through('interface GigabitEthernet0/0', 'mtu 1000');
    const answers: EchoHeard[] = [];
    r.lab.machine('PC')?.network.echo('10.1.1.20', { size: 1400, dfBit: true })((heard) => void answers.push(heard));
    r.type('⟦+5s⟧');
    expect(answers).toEqual([expect.objectContaining({ type: 3, code: 4 })]);
    const [too] = icmp();
    if (!too) throw new Error('no complaint');
    const carries = { from: '10.2.2.1', to: '10.2.2.10', ttl: 255, id: 1, dontFragment: false, body: too };
    const [bytes] = frameBytes({ from: '0000.0000.0001', to: '0000.0000.0002', carries });
    expect([...(bytes?.subarray(34, 36) ?? []), ...(bytes?.subarray(38, 42) ?? [])]).toEqual([3, 4, 0, 0, 0x03, 0xe8]);
  });

  it('are not made about what may be cut: it goes on in fragments, and stays cut behind wider ports', () => {
    const { r, icmp } = through('interface GigabitEthernet0/0', 'mtu 1000');
    r.type('ping 10.1.1.20');
    const answers: EchoHeard[] = [];
    r.lab.machine('PC')?.network.echo('10.1.1.20', { size: 1400, pattern: 0x1234 })(
      (heard) => void answers.push(heard),
    );
    r.type('⟦+5s⟧');
    expect(answers).toEqual([expect.objectContaining({ type: 0 })]);
    expect(icmp()).toEqual([]);
    const pieces = (wires: number): readonly string[] =>
      (r.lab.wires[wires]?.captured ?? []).flatMap(({ frame }) =>
        isPacket(frame.carries) && frame.carries.body.kind === 'icmp' && packetSize(frame.carries) === 1400
          ? frameBytes(frame).map(
              (bytes) => toHex(bytes.subarray(16, 22)).replace(/^(....)..../, '$1 ') + toHex(bytes.subarray(-2)),
            )
          : [],
      );
    expect(pieces(1)).toEqual(['0578 00001234', '0578 00001234']);
    expect(pieces(0)).toEqual(['03e4 20001234', '01a8 007a1234', '0578 00001234']);
    r.type('ping 10.1.1.20 size 1400 repeat 1 data 0xA5');
    expect(pieces(0).slice(3)).toEqual(['03e4 200000a5', '01a8 007a00a5', '0578 000000a5']);
  });

  it('are not made about what was for everybody', () => {
    const { r, icmp } = through('access-list 1 deny any', 'interface GigabitEthernet0/1', 'ip access-group 1 in');
    const socket = r.lab.machine('PC')?.network.bind();
    for (const address of ['255.255.255.255', '10.2.2.255']) socket?.send({ address, port: 53 }, utf8Encode('who?'));
    r.type('⟦+5s⟧');
    expect(icmp()).toEqual([]);
    socket?.send({ address: '10.2.2.1', port: 53 }, utf8Encode('who?'));
    r.type('⟦+5s⟧');
    expect(icmp()).toEqual([expect.objectContaining({ type: 3, code: 13 })]);
  });
});

describe('a wire', () => {
  it('carries frames in the order in which they leave a port, also a small one behind a large one', () => {
    const came: number[] = [];
    const r = booted({
      devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'])],
      machines: [
        wiredHost('SRV', '10.1.1.20', undefined, function* (machine) {
          const socket = machine.network.bind({ port: 2000 });
          for (;;) came.push((yield* on(socket.receive)).bytes.length);
        }),
        wiredHost('PC', '10.1.1.10'),
      ],
      wires: [wire('slow', ['R1 GigabitEthernet0/0', 'SRV eth0', 'PC eth0'], { rate: 1_000_000, latency: 1 })],
    });
    const socket = r.lab.machine('PC')?.network.bind();
    const send = (length: number): void => socket?.send({ address: '10.1.1.20', port: 2000 }, new Uint8Array(length));
    send(1);
    r.type('⟦+5s⟧');
    for (const length of [958, 18]) send(length);
    r.type('⟦+5s⟧');
    expect(came).toEqual([1, 958, 18]);
    const moments = r.lab.wires[0]?.captured.slice(-2).map(({ at }) => at) ?? [];
    expect((moments[1] ?? 0) - (moments[0] ?? 0)).toBe(8);
  });
});

describe('two flows on one wire', () => {
  /** Two hosts that send to a third on one switch; bytes a second of each, measured over a second. */
  function sending(limits: readonly (number | undefined)[]): () => readonly number[] {
    const listen = function* (machine: Machine): Io<void> {
      const { accept } = machine.network.listen(2000);
      for (;;) {
        const stream = yield* on(accept);
        machine.spawn(
          (function* (): Io<void> {
            const flow = yield* on(stream.receive);
            if (typeof flow !== 'string' && !(flow instanceof Uint8Array)) yield* on(flow.until(Infinity));
          })(),
        );
      }
    };
    const senders = limits.map((_, i) => wiredHost(`PC${i}`, `10.1.1.1${i}`));
    const r = booted({
      devices: [wiredRouter('R1', [])],
      machines: [wiredHost('SRV', '10.1.1.20', undefined, listen), ...senders],
      wires: [wire('LAN', ['SRV eth0', ...senders.map(({ name }) => `${name} eth0`)], { rate: 8_000_000 })],
    });
    const flows: Flow[] = [];
    for (const [i, { name }] of senders.entries())
      spawn(
        (function* (): Io<void> {
          const machine = r.lab.machine(name);
          const opened = machine && (yield* on(machine.network.connect({ address: '10.1.1.20', port: 2000 })));
          if (!opened?.ok) throw new Error('no connection');
          const flow = opened.value.pour({ kind: 'fill', byte: 1, length: (i + 1) * 5_000_000 });
          flow.limit(limits[i] ?? Infinity);
          flows.push(flow);
        })(),
      );
    r.type('⟦+1s⟧');
    return () => {
      const before = flows.map(({ arrived }) => arrived);
      r.lab.advanceTo((r.lab.now + 1000) as Moment);
      return flows.map(({ arrived }, i) => Math.round((arrived - (before[i] ?? 0)) / 1000));
    };
  }

  it('share it, and whoever is left has all of it', () => {
    const measure = sending([undefined, undefined]);
    expect(measure()).toEqual([500, 500]);
    for (let second = 0; second < 9; second++) measure();
    expect(measure()).toEqual([0, 1000]);
  });

  it('leave to others what they do not need', () => {
    const measure = sending([100_000, undefined, undefined]);
    expect(measure()).toEqual([100, 450, 450]);
    expect(measure()).toEqual([100, 450, 450]);
  });
});

it('finds who waits for an answer without asking all others that wait', () => {
  const { lab } = new Bench({
    devices: [{ ...wiredRouter('R1', []), power: 'off' }],
    machines: [wiredHost('PC', '10.1.1.10'), wiredHost('SRV', '10.1.1.20')],
    wires: [wire('cable', ['PC eth0', 'SRV eth0'])],
  });
  const network = lab.machine('PC')?.network;
  /** Echoes that are answered while others wait for answers that never come, and the lab may do so much work. */
  const answered = (others: number, work: number): number => {
    for (let n = 0; n < others; n++) network?.echo('10.9.9.9', { size: 100 })(() => {});
    let answers = 0;
    for (let n = 0; n < 10; n++) network?.echo('10.1.1.20', { size: 100 })(() => (answers += 1));
    lab.limited(work).advanceTo((lab.now + 1000) as Moment);
    return answers;
  };
  answered(0, Infinity);
  expect(answered(0, 300)).toBe(10);
  expect(answered(5000, 700)).toBe(10);
});
