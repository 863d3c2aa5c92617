import type { Device } from '../../system/device.ts';
import { addressesOf, maskLength } from './addresses.ts';
import { linkState, settingsOf } from './links.ts';
import { macOf } from './mac.ts';
import { LOOPBACK, type InterfaceSettings } from './state.ts';

export function statusLine(device: Device, name: string): string {
  const { link, protocol } = linkState(device, name);
  return `${name} is ${link === 'admin' ? 'administratively down' : link}, line protocol is ${protocol} `;
}

interface Hardware {
  readonly name: string;
  readonly kbps: number;
  /** Microseconds. */
  readonly delay: number;
  readonly encapsulation: string;
}

const RATES = { auto: 1_000_000, '10': 10_000, '100': 100_000, '1000': 1_000_000 } as const;

function hardwareOf(name: string, { speed }: InterfaceSettings): Hardware {
  if (name.startsWith(LOOPBACK)) return { name: 'Loopback', kbps: 8_000_000, delay: 5000, encapsulation: 'LOOPBACK' };
  const kbps = RATES[speed];
  const delay = Math.max(10, 10_000_000 / kbps);
  const hardware = name.startsWith('Gigabit') ? 'CN Gigabit Ethernet' : 'Embedded Service Engine';
  return { name: hardware, kbps, delay, encapsulation: 'ARPA' };
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** What was negotiated when there is a link, else what was asked for. */
function mediaLines({ duplex, speed }: InterfaceSettings, up: boolean): readonly string[] {
  const asked = speed === 'auto' ? 'Auto Speed' : speed === '1000' ? '1000Mbps' : `${speed}Mbps`;
  const rate = speed === 'auto' && up ? '1Gbps' : asked;
  const way = duplex === 'auto' && up ? 'Full' : capital(duplex);
  return [
    `  ${way} Duplex, ${rate}, media type is RJ45`,
    '  output flow-control is unsupported, input flow-control is unsupported',
  ];
}

function headLines(device: Device, name: string): readonly string[] {
  const s = settingsOf(device, name);
  const hardware = hardwareOf(name, s);
  const loopback = name.startsWith(LOOPBACK);
  const [address] = addressesOf(device, name);
  const mac = macOf(device, name);
  return [
    statusLine(device, name),
    `  Hardware is ${hardware.name}${loopback ? '' : `, address is ${mac} (bia ${mac})`}`,
    ...(s.description === null ? [] : [`  Description: ${s.description}`]),
    ...(address ? [`  Internet address is ${address.ip}/${maskLength(address.mask)}`] : []),
    `  MTU ${s.mtu} bytes, BW ${s.bandwidth ?? hardware.kbps} Kbit/sec, DLY ${s.delay === null ? hardware.delay : s.delay * 10} usec, `,
    '     reliability 255/255, txload 1/255, rxload 1/255',
    `  Encapsulation ${hardware.encapsulation}, loopback not set`,
    '  Keepalive set (10 sec)',
    ...(name.startsWith('Gigabit') ? mediaLines(s, linkState(device, name).link === 'up') : []),
    ...(loopback ? [] : ['  ARP type: ARPA, ARP Timeout 04:00:00']),
  ];
}

/** Nothing was ever carried: there is no network. */
function counterLines(name: string): readonly string[] {
  const loopback = name.startsWith(LOOPBACK);
  return [
    '  Last input never, output never, output hang never',
    '  Last clearing of "show interface" counters never',
    `  Input queue: 0/75/0/0 (size/max/drops/flushes); Total output drops: 0`,
    '  Queueing strategy: fifo',
    `  Output queue: 0/${loopback ? 0 : 40} (size/max)`,
    '  5 minute input rate 0 bits/sec, 0 packets/sec',
    '  5 minute output rate 0 bits/sec, 0 packets/sec',
    '     0 packets input, 0 bytes, 0 no buffer',
    '     Received 0 broadcasts (0 IP multicasts)',
    '     0 runts, 0 giants, 0 throttles ',
    '     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored',
    ...(loopback ? [] : ['     0 watchdog, 0 multicast, 0 pause input']),
    '     0 packets output, 0 bytes, 0 underruns',
    '     0 output errors, 0 collisions, 0 interface resets',
    '     0 unknown protocol drops',
    ...(loopback
      ? []
      : ['     0 babbles, 0 late collision, 0 deferred', '     0 lost carrier, 0 no carrier, 0 pause output']),
    '     0 output buffer failures, 0 output buffers swapped out',
  ];
}

export const detailText = (device: Device, name: string): string =>
  [...headLines(device, name), ...counterLines(name), ''].join('\n');
