import { expect, it } from 'vitest';
import { platformById, platformIds } from '../../../platforms/index.ts';
import { allRead, misread, type Rows } from '../../../testing/fields.ts';
import { Bench, boxed } from '../../../testing/lab.ts';
import { some } from '../../../testing/some.ts';
import { wire, wiredHost } from '../../../testing/wired.ts';

const state = /^(?<name>\S+) is (?<link>up|down|administratively down), line protocol is (?<protocol>up|down) $/;
const switched =
  /^(?<name>\S+) is (?<link>up|down|administratively down), line protocol is (?<protocol>up|down) \((?<status>connected|notconnect|disabled)\) $/;
const hardware =
  /^ {2}Hardware is (?<hardware>[\w -]+), address is (?<address>(?:\w{4}\.){2}\w{4}) \(bia (?<burnedIn>(?:\w{4}\.){2}\w{4})\)$/;
const described = /^ {2}Description: (?<description>.+)$/;
const addressed = /^ {2}Internet address is (?<ip>[\d.]+)\/(?<maskLength>\d+)$/;
const negotiated = /^ {2}Internet address will be negotiated using (?<negotiation>DHCP)$/;

/** Of every interface. */
const common: Rows = [
  /^ {2}MTU (?<mtu>\d+) bytes, BW (?<bandwidth>\d+) Kbit\/sec, DLY (?<delay>\d+) usec, $/,
  /^ {5}reliability (?<reliability>\d+\/255), txload (?<outputLoad>\d+\/255), rxload (?<inputLoad>\d+\/255)$/,
  /^ {2}Encapsulation (?<encapsulation>ARPA|LOOPBACK), loopback (?<loopback>not set)$/,
  /^ {2}Keepalive (?<keepalive>set \(\d+ sec\)|not supported )$/,
  /^ {2}Last input (?<lastInput>\S+), output (?<lastOutput>\S+), output hang (?<outputHang>\S+)$/,
  /^ {2}Last clearing of "show interface" counters (?<lastClearing>\S+)$/,
  /^ {2}Input queue: (?<inputQueue>\d+)\/(?<inputQueueMax>\d+)\/(?<inputDrops>\d+)\/(?<inputFlushes>\d+) \(size\/max\/drops\/flushes\); Total output drops: (?<outputDrops>\d+)$/,
  /^ {2}Queueing strategy: (?<strategy>fifo)$/,
  /^ {2}Output queue: (?<outputQueue>\d+)\/(?<outputQueueMax>\d+) \(size\/max\)$/,
  /^ {2}(?<inputInterval>\d+ minute) input rate (?<inputBits>\d+) bits\/sec, (?<inputRate>\d+) packets\/sec$/,
  /^ {2}(?<outputInterval>\d+ minute) output rate (?<outputBits>\d+) bits\/sec, (?<outputRate>\d+) packets\/sec$/,
  /^ {5}(?<runts>\d+) runts, (?<giants>\d+) giants, (?<throttles>\d+) throttles $/,
  /^ {5}(?<outputPackets>\d+) packets output, (?<outputBytes>\d+) bytes, (?<underruns>\d+) underruns$/,
  /^ {5}(?<outputErrors>\d+) output errors, (?<collisions>\d+) collisions, (?<resets>\d+) interface resets$/,
  /^ {5}(?<unknownProtocol>\d+) unknown protocol drops$/,
  /^ {5}(?<bufferFailures>\d+) output buffer failures, (?<buffersSwapped>\d+) output buffers swapped out$/,
];
const received = /^ {5}(?<inputPackets>\d+) packets input, (?<inputBytes>\d+) bytes, (?<noBuffer>\d+) no buffer$/;
const receivedOnly = /^ {5}(?<inputPackets>\d+) packets input, (?<inputBytes>\d+) bytes$/;
const ipMulticasts = /^ {5}Received (?<broadcasts>\d+) broadcasts \((?<multicasts>\d+) IP multicasts\)$/;
const allMulticasts = /^ {5}Received (?<broadcasts>\d+) broadcasts \((?<multicasts>\d+) multicasts\)$/;
const inputErrors =
  /^ {5}(?<inputErrors>\d+) input errors, (?<crc>\d+) CRC, (?<frame>\d+) frame, (?<overrun>\d+) overrun, (?<ignored>\d+) ignored$/;
const aborted =
  /^ {5}(?<inputErrors>\d+) input errors, (?<crc>\d+) CRC, (?<frame>\d+) frame, (?<overrun>\d+) overrun, (?<ignored>\d+) ignored, (?<abort>\d+) abort$/;
const dribble = /^ {5}(?<dribble>\d+) input packets with dribble condition detected$/;
const watchdog = /^ {5}(?<watchdog>\d+) watchdog, (?<multicastFrames>\d+) multicast, (?<pauseInput>\d+) pause input$/;
const watchdogOnly = /^ {5}(?<watchdog>\d+) watchdog$/;
const carrierLost = /^ {5}(?<lostCarrier>\d+) lost carrier, (?<noCarrier>\d+) no carrier$/;
const paused = /^ {5}(?<lostCarrier>\d+) lost carrier, (?<noCarrier>\d+) no carrier, (?<pauseOutput>\d+) pause output$/;

const ethernet: Rows = [
  ...common,
  hardware,
  inputErrors,
  /^ {2}ARP type: (?<arp>ARPA), ARP Timeout (?<arpTimeout>04:00:00)$/,
  /^ {5}(?<babbles>\d+) babbles, (?<lateCollision>\d+) late collision, (?<deferred>\d+) deferred$/,
];
const flowControl =
  /^ {2}output flow-control is (?<send>unsupported|on), input flow-control is (?<receive>unsupported|on)$/;

const gigabit: Rows = [...ethernet, state, received, ipMulticasts, watchdog, paused, flowControl];
const linked =
  /^ {2}(?<duplex>Full|Half) Duplex, (?<speed>\d+Mbps), link type is (?<linkType>auto|force-up), media type is (?<media>T|RJ45|unknown media type)$/;
const isr: Readonly<Record<string, Rows>> = {
  'Embedded-Service-Engine': [...ethernet, state, received, ipMulticasts, dribble, carrierLost],
  GigabitEthernet: [
    ...gigabit,
    /^ {2}(?<duplex>Full|Auto) Duplex, (?<speed>Auto Speed|1Gbps), media type is (?<media>RJ45)$/,
  ],
};

/** As a sample of a Catalyst 3850 has it. */
const svi: Rows = [
  ...common.filter((row) => !row.source.includes('collisions')),
  /^ {5}(?<outputErrors>\d+) output errors, (?<resets>\d+) interface resets$/,
  hardware,
  inputErrors,
  /^ {2}ARP type: (?<arp>ARPA), ARP Timeout (?<arpTimeout>04:00:00)$/,
  state,
  received,
  ipMulticasts,
];

/** Rows of each kind of port. The Catalyst's are those of a 4500-X. */
const kinds: Readonly<Record<string, Readonly<Record<string, Rows>>>> = {
  c1941: isr,
  c2901: isr,
  c2911: isr,
  c3945: isr,
  c7206: { Ethernet: [...ethernet, state, received, ipMulticasts, dribble, carrierLost] },
  asr1002x: { GigabitEthernet: [...gigabit, linked] },
  cat4500e: {
    Vlan: svi,
    FastEthernet: [
      ...ethernet,
      state,
      receivedOnly,
      ipMulticasts,
      watchdogOnly,
      dribble,
      carrierLost,
      /^ {2}(?<duplex>Full|Half)-duplex, (?<speed>\d+Mb\/s), (?<media>100BaseTX\/FX)$/,
    ],
    TenGigabitEthernet: [
      ...ethernet,
      switched,
      received,
      allMulticasts,
      dribble,
      carrierLost,
      /^ {2}(?<duplex>Full)-duplex, (?<speed>Auto-speed|10Gb\/s), link type is (?<linkType>auto), media type is (?<media>No XCVR|10GBase-SR)$/,
      /^ {2}input flow-control is (?<receive>on|off), output flow-control is (?<send>on|off) ?$/,
    ],
  },
};
const loopback: Rows = [
  ...common,
  state,
  /^ {2}Hardware is (?<hardware>Loopback)$/,
  received,
  ipMulticasts,
  aborted,
  described,
];

/** With a cable in one port: with addresses there, at a second one and on a loopback. */
function shown(platform: string): { readonly text: string; readonly first: string; readonly second: string } {
  const [first = '', second = ''] = platformById(platform)
    .ports.map(({ name }) => name)
    .filter((name) => !/^(Embedded|Fast|Vlan)/.test(name));
  const spec = boxed({ platform, startup: 'hostname Router\nend\n' });
  const { player } = new Bench({
    devices: [spec],
    machines: [wiredHost('PC', '10.0.0.9')],
    wires: [wire('cable', [`R1 ${first}`, 'PC eth0'])],
  });
  player.settle();
  player.play('⟦⟧⟦+60s⟧⟦enable⟧⟦terminal length 0⟧⟦configure terminal⟧');
  player.play(`⟦interface ${first}⟧⟦description To the core⟧⟦ip address 10.0.0.1 255.255.255.0⟧⟦no shutdown⟧`);
  player.play(`⟦interface ${second}⟧⟦ip address dhcp⟧⟦no shutdown⟧⟦interface lo0⟧⟦description Here⟧`);
  player.play('⟦end⟧⟦+9s⟧⟦⟧⟦:clear⟧⟦show interfaces⟧');
  return { text: player.screen.replace(/^.*\n/, '').replace(/\n.*$/, '\n'), first, second };
}

it.each(some(platformIds))('R14 shows every field of every interface of %s', (platform) => {
  const { text, first, second } = shown(platform);
  const blocks = text.split(/^(?=\S)/m).map((block) => [/^\S+/.exec(block)?.[0] ?? '', block] as const);
  expect(blocks.map(([name]) => name)).toEqual([...platformById(platform).ports.map(({ name }) => name), 'Loopback0']);
  for (const [name, block] of blocks) {
    const [type = ''] = /^[A-Za-z-]+(?=\d)/.exec(name) ?? [];
    const rows = name === 'Loopback0' ? loopback : [...(kinds[platform]?.[type] ?? [])];
    const more = name === first ? [described, addressed] : name === second ? [negotiated] : [];
    expect({ name, ...misread(block, [...rows, ...more]) }).toEqual({ name, ...allRead });
  }
});
