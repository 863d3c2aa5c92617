import type { Device } from '../../../system/device.ts';
import type { PortHardware, PortLink } from '../../../system/platform.ts';
import { maskLength } from '../../../system/network/address.ts';
import { addressesOf } from './addresses.ts';
import { interfaceFilters } from './filters.ts';
import { linkState, settingsOf } from './links.ts';
import { macOf } from './mac.ts';
import { hardwareOf } from './names.ts';
import type { InterfaceSettings } from './state.ts';

export function statusLine(device: Device, name: string): string {
  const { link, protocol } = linkState(device, name);
  const status = hardwareOf(device, name)?.status?.[link] ?? '';
  return `${name} is ${link === 'admin' ? 'administratively down' : link}, line protocol is ${protocol} ${status}`;
}

interface Rates {
  readonly kbps: number;
  /** Microseconds. */
  readonly delay: number;
}

/** A loopback interface's own. */
const LOOPBACK_RATES: Rates = { kbps: 8_000_000, delay: 5000 };
const LOOPBACK_QUEUES = { input: 75, output: 0 } as const;

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** What the link gives now: as it was agreed upon, or as somebody asked for it. */
function linkOf({ idle, up, unit }: PortHardware, { duplex, speed }: InterfaceSettings, isUp: boolean): PortLink {
  const now = isUp ? up : idle;
  return {
    ...now,
    ...(duplex !== 'auto' && { duplex: capital(duplex) }),
    ...(speed !== 'auto' && { speed: `${speed}${unit}`, kbps: Number(speed) * 1000 }),
  };
}

const ratesOf = ({ kbps }: PortLink): Rates => ({ kbps, delay: Math.max(10, 10_000_000 / kbps) });

/** Duplex, speed and medium, and whether either side may be stopped. */
function mediaLines({ link: layout }: PortHardware, link: PortLink, { negotiation }: InterfaceSettings): string[] {
  if (layout === undefined) return [];
  const words = [link.duplex, link.speed, negotiation ? 'auto' : 'force-up', link.medium];
  const line = layout.replace(/\{(\d)\}/g, (_, n: string) => words[Number(n)] ?? '');
  return [line, ...(link.flowControl === undefined ? [] : [link.flowControl])].map((text) => `  ${text}`);
}

/** The address it has, or that it waits for one; none without IP. */
export function internetAddress(device: Device, name: string): readonly string[] {
  const [address] = addressesOf(device, name);
  if (address) return [`  Internet address is ${address.ip}/${maskLength(address.mask)}`];
  return settingsOf(device, name).dhcp ? ['  Internet address will be negotiated using DHCP'] : [];
}

function headLines(device: Device, name: string): readonly string[] {
  const s = settingsOf(device, name);
  const hardware = hardwareOf(device, name);
  const link = hardware && linkOf(hardware, s, linkState(device, name).link === 'up');
  const { kbps, delay } = link ? ratesOf(link) : LOOPBACK_RATES;
  const mac = macOf(device, name);
  return [
    statusLine(device, name),
    `  Hardware is ${hardware ? `${hardware.name}, address is ${mac} (bia ${mac})` : 'Loopback'}`,
    ...(s.description === null ? [] : [`  Description: ${s.description}`]),
    ...internetAddress(device, name),
    `  MTU ${s.mtu} bytes, BW ${s.bandwidth ?? kbps} Kbit/sec, DLY ${s.delay === null ? delay : s.delay * 10} usec, `,
    '     reliability 255/255, txload 1/255, rxload 1/255',
    `  Encapsulation ${hardware ? 'ARPA' : 'LOOPBACK'}, loopback not set`,
    `  Keepalive ${hardware?.keepalive ?? 'set (10 sec)'}`,
    ...(hardware && link ? mediaLines(hardware, link, s) : []),
    ...(hardware ? ['  ARP type: ARPA, ARP Timeout 04:00:00'] : []),
  ];
}

/** How long ago something was: `00:01:23`, `1d02h`, `3w2d`. */
function ago({ clock }: Device, at: number | undefined): string {
  if (at === undefined) return 'never';
  const seconds = Math.floor((clock.now - at) / 1000);
  const days = Math.floor(seconds / 86_400);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (days >= 7) return `${Math.floor(days / 7)}w${days % 7}d`;
  if (days > 0) return `${days}d${two(Math.floor(seconds / 3600) % 24)}h`;
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
}

/** What was carried since the device came to the lab. */
function counterLines(device: Device, name: string): readonly string[] {
  const hardware = hardwareOf(device, name);
  const { input, output } = hardware?.queues ?? LOOPBACK_QUEUES;
  const counted = device.network.counters(name);
  return [
    `  Last input ${ago(device, counted.inAt)}, output ${ago(device, counted.outAt)}, output hang never`,
    '  Last clearing of "show interface" counters never',
    `  Input queue: 0/${input}/0/0 (size/max/drops/flushes); Total output drops: ${counted.dropsOut}`,
    '  Queueing strategy: fifo',
    `  Output queue: ${counted.waitingOut ?? 0}/${output} (size/max)`,
    '  5 minute input rate 0 bits/sec, 0 packets/sec',
    '  5 minute output rate 0 bits/sec, 0 packets/sec',
    `     ${counted.packetsIn} packets input, ${counted.bytesIn} bytes${(hardware?.buffers ?? true) ? ', 0 no buffer' : ''}`,
    `     Received ${counted.broadcastsIn} broadcasts (0 ${hardware?.multicasts ?? 'IP multicasts'})`,
    '     0 runts, 0 giants, 0 throttles ',
    `     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored${hardware ? '' : ', 0 abort'}`,
    ...(hardware?.moreInput ?? []).map((text) => `     ${text}`),
    `     ${counted.packetsOut} packets output, ${counted.bytesOut} bytes, 0 underruns`,
    `     0 output errors, ${hardware?.virtual ? '' : '0 collisions, '}0 interface resets`,
    '     0 unknown protocol drops',
    ...(hardware && !hardware.virtual
      ? [
          '     0 babbles, 0 late collision, 0 deferred',
          `     0 lost carrier, 0 no carrier${hardware.pauses ? ', 0 pause output' : ''}`,
        ]
      : []),
    '     0 output buffer failures, 0 output buffers swapped out',
  ];
}

/** What IP does with the packets of an interface. */
export function ipSettings(device: Device, name: string): readonly string[] {
  const lists = device.hook(interfaceFilters, { name });
  const early = device.platform.firmware === 'c7200';
  const wccp = ['outbound', 'inbound', 'exclude'].map(
    (way) => `${early ? '' : 'IPv4 '}WCCP Redirect ${way} is disabled`,
  );
  const mapping = 'BGP Policy Mapping is disabled';
  const features = `Input features: ${lists.in === undefined ? '' : 'Access List, '}MCI Check`;
  return [
    `Outgoing access list is ${lists.out ?? 'not set'}`,
    `Inbound  access list is ${lists.in ?? 'not set'}`,
    'Proxy ARP is enabled',
    'Local Proxy ARP is disabled',
    'Security level is default',
    'Split horizon is enabled',
    'ICMP redirects are always sent',
    'ICMP unreachables are always sent',
    'ICMP mask replies are never sent',
    'IP fast switching is enabled',
    'IP fast switching on the same interface is disabled',
    'IP Flow switching is disabled',
    'IP CEF switching is enabled',
    'IP CEF switching turbo vector',
    'IP multicast fast switching is enabled',
    'IP multicast distributed fast switching is disabled',
    'IP route-cache flags are Fast, CEF',
    'Router Discovery is disabled',
    'IP output packet accounting is disabled',
    'IP access violation accounting is disabled',
    'TCP/IP header compression is disabled',
    'RTP/IP header compression is disabled',
    ...(early ? ['Probe proxy name replies are disabled'] : []),
    'Policy routing is disabled',
    'Network address translation is disabled',
    ...(early ? [...wccp, mapping] : [mapping, features, ...wccp]),
  ].map((text) => `  ${text}`);
}

export const detailText = (device: Device, name: string): string =>
  [...headLines(device, name), ...counterLines(device, name), ''].join('\n');
