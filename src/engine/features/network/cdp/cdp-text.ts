import type { Device } from '../../../system/device.ts';
import { CDP_CAPABILITIES } from '../../../system/network/cdp.ts';
import { linkState } from '../interfaces/api.ts';
import { cdpConfig, cdpTable, neighboursOf, secondsLeft, takesPart, type CdpNeighbour } from './state.ts';

const OFF = '% CDP is not enabled\n';
const LINE = '-------------------------';

const lines = (...list: readonly string[]): string => list.map((line) => `${line}\n`).join('');

/** Kinds of devices by their bits, in the order in which they are told: letter and word. */
const kinds = [
  [CDP_CAPABILITIES.router, 'R', 'Router'],
  [0x02, 'T', 'Trans-Bridge'],
  [0x04, 'B', 'Source-Route-Bridge'],
  [CDP_CAPABILITIES.switch, 'S', 'Switch'],
  [0x10, 'H', 'Host'],
  [CDP_CAPABILITIES.igmp, 'I', 'IGMP'],
  [0x40, 'r', 'Repeater'],
] as const;

const kindsOf = ({ capabilities }: CdpNeighbour) => kinds.filter(([bit]) => (capabilities & bit) !== 0);

/** What would act on a screen, told by somebody else, is left out. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e\n]/g, '');

export function globalText(device: Device): string {
  const { on, timer, holdtime } = device.read(cdpConfig);
  if (!on) return OFF;
  return lines(
    'Global CDP information:',
    `\tSending CDP packets every ${timer} seconds`,
    `\tSending a holdtime value of ${holdtime} seconds`,
    '\tSending CDPv2 advertisements is  enabled',
  );
}

/** `Gig 0/0`: three letters and the number. */
const short = (name: string): string => name.replace(/^([a-z]{3})[a-z-]*/i, '$1 ');

function neighbourLines(device: Device, one: CdpNeighbour): readonly string[] {
  const name = plain(one.device);
  const letters = kindsOf(one).map(([, letter]) => letter);
  const kind = ' '.repeat(8 - letters.length) + letters.join(' ');
  const platform = plain(one.platform).replace(/^cisco /i, '');
  const rest = `${short(one.heardAt).padEnd(18)}${String(secondsLeft(device, one)).padEnd(11)}${kind.padEnd(12)}${platform.slice(0, 9).padEnd(10)}${short(plain(one.port))}`;
  return name.length > 16 ? [name, `${' '.repeat(17)}${rest}`] : [name.padEnd(17) + rest];
}

const heading = [
  'Capability Codes: R - Router, T - Trans Bridge, B - Source Route Bridge',
  '                  S - Switch, H - Host, I - IGMP, r - Repeater, P - Phone,',
  '                  D - Remote, C - CVTA, M - Two-port Mac Relay',
  '',
  'Device ID        Local Intrfce     Holdtme    Capability  Platform  Port ID',
];

function entryLines(device: Device, one: CdpNeighbour): readonly string[] {
  const addresses = one.addresses.map((address) => `  IP address: ${address}`);
  return [
    LINE,
    `Device ID: ${plain(one.device)}`,
    'Entry address(es): ',
    ...addresses,
    `Platform: ${plain(one.platform)},  Capabilities: ${kindsOf(one)
      .map(([, , word]) => `${word} `)
      .join('')}`,
    `Interface: ${one.heardAt},  Port ID (outgoing port): ${plain(one.port)}`,
    `Holdtime : ${secondsLeft(device, one)} sec`,
    '',
    'Version :',
    ...plain(one.version).split('\n'),
    '',
    'advertisement version: 2',
    `Duplex: ${one.fullDuplex ? 'full' : 'half'}`,
    ...(addresses.length > 0 ? ['Management address(es): ', ...addresses] : []),
    '',
  ];
}

export function neighboursText(device: Device, at: string | undefined, detail: boolean): string {
  if (!device.read(cdpConfig).on) return OFF;
  const found = neighboursOf(device).filter(({ heardAt }) => at === undefined || heardAt === at);
  const rows = detail
    ? found.flatMap((one) => entryLines(device, one))
    : [...heading, ...found.flatMap((one) => neighbourLines(device, one))];
  return lines(...rows, '', `Total cdp entries displayed : ${found.length}`);
}

function statusText(device: Device, name: string): string {
  const { link, protocol } = linkState(device, name);
  return `${name} is ${link === 'admin' ? 'administratively down' : link}, line protocol is ${protocol}`;
}

/** Of one neighbour by its name, or of all. */
export function entryText(device: Device, name: string | undefined): string {
  if (!device.read(cdpConfig).on) return OFF;
  const found = neighboursOf(device).filter((one) => name === undefined || one.device === name);
  return lines(...found.flatMap((one) => entryLines(device, one)));
}

export function interfacesText(device: Device, only: string | undefined): string {
  const { on, timer, holdtime } = device.read(cdpConfig);
  if (!on) return OFF;
  const names = device.platform.ports
    .filter(({ name, hardware }) => !hardware.virtual && takesPart(device, name) && (only ?? name) === name)
    .map(({ name }) => name);
  const up = names.filter((name) => linkState(device, name).protocol === 'up').length;
  return lines(
    ...names.flatMap((name) => [
      statusText(device, name),
      '  Encapsulation ARPA',
      `  Sending CDP packets every ${timer} seconds`,
      `  Holdtime is ${holdtime} seconds`,
    ]),
    ...(only === undefined
      ? [
          ` cdp enabled interfaces : ${names.length}`,
          ` interfaces up          : ${up}`,
          ` interfaces down        : ${names.length - up}`,
        ]
      : []),
  );
}

export function trafficText(device: Device): string {
  if (!device.read(cdpConfig).on) return OFF;
  const { sent, received } = device.read(cdpTable);
  return lines(
    'CDP counters :',
    `\tTotal packets output: ${sent}, Input: ${received}`,
    '\tHdr syntax: 0, Chksum error: 0, Encaps failed: 0',
    '\tNo memory: 0, Invalid packet: 0, ',
    '\tCDP version 1 advertisements output: 0, Input: 0',
    `\tCDP version 2 advertisements output: ${sent}, Input: ${received}`,
  );
}
