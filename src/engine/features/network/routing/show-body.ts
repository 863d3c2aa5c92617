import type { Device } from '../../../system/device.ts';
import { asDotted, asNumber, contains, maskLength, networkOf } from '../../../system/network/address.ts';
import { ipStack, noStack, type IpRoute } from '../../../system/network/ip-stack.ts';
import { runningRelease } from '../../software/software/api.ts';
import { routing, type StaticRoute } from './state.ts';
import { byNetwork } from './table.ts';

/** A row of the routing table: a prefix, and every way to it. */
interface Row extends IpRoute {
  readonly code: 'C' | 'L' | 'S';
  readonly ways: readonly Pick<StaticRoute, 'via' | 'port' | 'distance'>[];
}

const HOST = '255.255.255.255';

/** Everything the device has a way to, the wider networks first. */
function tableOf(device: Device): readonly Row[] {
  const stack = device.hook(ipStack, noStack);
  const local = knowsLocal(device);
  const own = stack.ports
    .filter(({ up }) => up)
    .flatMap(({ name, addresses }) =>
      addresses.flatMap((one): readonly Row[] => {
        const ways = [{ port: name, distance: 0 }];
        const connected: Row = { code: 'C', network: networkOf(one), mask: one.mask, ways };
        return one.mask === HOST || !local
          ? [connected]
          : [connected, { code: 'L', network: one.ip, mask: HOST, ways }];
      }),
    );
  const statics = new Map<string, Row>();
  for (const route of stack.routes as readonly StaticRoute[]) {
    const name = `${route.network} ${route.mask}`;
    const { network, mask } = route;
    statics.set(name, { code: 'S', network, mask, ways: [...(statics.get(name)?.ways ?? []), route] });
  }
  return [...own, ...statics.values()].sort(byNetwork);
}

const DEFAULT = '0.0.0.0';
const isDefault = ({ network, mask }: IpRoute): boolean => network === DEFAULT && mask === DEFAULT;

/** Bits of the network that an address had before there were masks. */
const classBits = (ip: string): number => {
  const first = Number(ip.split('.')[0]);
  return first < 128 ? 8 : first < 192 ? 16 : 24;
};
const maskOf = (bits: number): string => asDotted(bits === 0 ? 0 : (2 ** 32 - 2 ** (32 - bits)) >>> 0);
const majorOf = (ip: string): string => networkOf({ ip, mask: maskOf(classBits(ip)) });

const lead = ({ code }: Row, star: boolean): string => `${code}${star ? '*' : ' '}`;

function wayText({ via, port, distance }: Row['ways'][number]): string {
  if (via === undefined) return `is directly connected, ${port ?? ''}`;
  return `[${distance}/0] via ${via}${port === undefined ? '' : `, ${port}`}`;
}

/** Where networks begin: a column further to the left before there were rows for own addresses. */
const columnOf = (device: Device): number => (knowsLocal(device) ? 6 : 5);
/** How much further to the right those below a network of old do. */
const SUBNET = 3;

/** Lines of a row, its name from a column on. */
function rowLines(row: Row, name: string, column: number): readonly string[] {
  const head = `${lead(row, isDefault(row)).padEnd(column)}${name} `;
  return row.ways.map((way, i) => (i === 0 ? head : ' '.repeat(head.length)) + wayText(way));
}

const prefixText = ({ network, mask }: Row): string => `${network}/${maskLength(mask)}`;

/** The rows below one network of old, with its own line. */
function groupLines(
  major: string,
  rows: readonly Row[],
  shown: (row: Row) => boolean,
  column: number,
): readonly string[] {
  const visible = rows.filter(shown);
  if (visible.length === 0) return [];
  const bits = classBits(major);
  const [only] = rows;
  if (rows.length === 1 && only && maskLength(only.mask) === bits) return rowLines(only, prefixText(only), column);
  const masks = new Set(rows.map(({ mask }) => mask));
  const varied = masks.size > 1;
  const head = varied
    ? `${major}/${bits} is variably subnetted, ${rows.length} subnets, ${masks.size} masks`
    : `${major}/${maskLength(only?.mask ?? HOST)} is subnetted, ${rows.length} subnets`;
  const below = column + SUBNET;
  return [
    ' '.repeat(column) + head,
    ...visible.flatMap((row) => rowLines(row, varied ? prefixText(row) : row.network, below)),
  ];
}

function bodyLines(rows: readonly Row[], shown: (row: Row) => boolean, column: number): readonly string[] {
  const lines: string[] = [];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (maskLength(row.mask) < classBits(row.network)) {
      if (shown(row)) lines.push(...rowLines(row, prefixText(row), column));
      continue;
    }
    const major = majorOf(row.network);
    const group = groups.get(major);
    if (group) group.push(row);
    else groups.set(major, [row]);
  }
  const inOrder = [...groups].sort(([a], [b]) => asNumber(a) - asNumber(b));
  return [...lines, ...inOrder.flatMap(([major, group]) => groupLines(major, group, shown, column))];
}

/** Releases before 15.3 know neither application routes nor overrides. */
function knowsOverrides(device: Device): boolean {
  return !/^(12\.|15\.[0-2])/.test(runningRelease(device) ?? '');
}

/** Releases before 15 have no rows for their own addresses. */
const knowsLocal = (device: Device): boolean => runningRelease(device)?.startsWith('12.') !== true;

const OLD_CODES = [
  'Codes: C - connected, S - static, I - IGRP, R - RIP, M - mobile, B - BGP',
  '       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area ',
  '       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2',
  '       E1 - OSPF external type 1, E2 - OSPF external type 2, E - EGP',
  '       i - IS-IS, L1 - IS-IS level-1, L2 - IS-IS level-2, ia - IS-IS inter area',
  '       * - candidate default, U - per-user static route, o - ODR',
  '       P - periodic downloaded static route',
  '',
];

function codes(device: Device): readonly string[] {
  if (!knowsLocal(device)) return OLD_CODES;
  const late = knowsOverrides(device);
  return [
    'Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP',
    '       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area ',
    '       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2',
    '       E1 - OSPF external type 1, E2 - OSPF external type 2',
    '       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2',
    '       ia - IS-IS inter area, * - candidate default, U - per-user static route',
    '       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP',
    ...(late ? ['       a - application route'] : []),
    `       + - replicated route, % - next hop override${late ? ', p - overrides from PfR' : ''}`,
    '',
  ];
}

function lastResort(rows: readonly Row[]): string {
  const way = rows.find(isDefault)?.ways[0];
  return way === undefined
    ? 'Gateway of last resort is not set'
    : `Gateway of last resort is ${way.via ?? DEFAULT} to network 0.0.0.0`;
}

/** What a device says that does not route. */
function hostText(device: Device): string {
  const { gateway } = device.read(routing);
  return [
    gateway === null ? 'Default gateway is not set' : `Default gateway is ${gateway}`,
    '',
    'Host               Gateway           Last Use    Total Uses  Interface',
    'ICMP redirect cache is empty',
  ].join('\n');
}

/** Everything below a network of old. */
function subnetsText(device: Device, major: string, rows: readonly Row[]): string {
  const masks = new Set(rows.map(({ mask }) => mask));
  const attached = rows.filter(({ code }) => code !== 'S').length;
  return [
    `Routing entry for ${major}/${classBits(major)}, ${rows.length} known subnets`,
    ...(attached > 0 ? [`  Attached (${attached} connections)`] : []),
    ...(masks.size > 1 ? [`  Variably subnetted with ${masks.size} masks`] : []),
    ...rows.flatMap((row) => rowLines(row, masks.size > 1 ? prefixText(row) : row.network, columnOf(device) + SUBNET)),
    '',
  ].join('\n');
}

const KNOWN = {
  C: '"connected", distance 0, metric 0 (connected, via interface)',
  L: '"connected", distance 0, metric 0 (connected)',
} as const;

function entryText(row: Row): string {
  const [first] = row.ways;
  const known =
    row.code === 'S'
      ? `"static", distance ${first?.distance ?? 1}, metric 0${first?.via === undefined ? ' (connected)' : ''}`
      : KNOWN[row.code];
  const wide = maskLength(row.mask) < classBits(row.network) ? ', supernet' : '';
  const blocks = row.ways.flatMap(({ via, port }, i) => [
    `  ${i === 0 ? '*' : ' '} ${via ?? 'directly connected'}${port === undefined ? '' : `, via ${port}`}`,
    '      Route metric is 0, traffic share count is 1',
  ]);
  return [
    `Routing entry for ${prefixText(row)}${wide}`,
    `  Known via ${known}${isDefault(row) ? ', candidate default path' : ''}`,
    '  Routing Descriptor Blocks:',
    ...blocks,
    '',
  ].join('\n');
}

function addressText(device: Device, rows: readonly Row[], address: string, mask: string | undefined): string {
  const major = majorOf(address);
  const below = rows.filter(
    ({ network, mask: own }) => maskLength(own) >= classBits(major) && majorOf(network) === major,
  );
  if (mask === undefined && address === major && below.some((row) => maskLength(row.mask) > classBits(major)))
    return subnetsText(device, major, below);
  const fitting = rows.filter((row) =>
    mask === undefined
      ? contains({ ip: row.network, mask: row.mask }, address)
      : row.mask === mask && row.network === networkOf({ ip: address, mask }),
  );
  const best = fitting.reduce<Row | undefined>(
    (a, b) => (a && maskLength(a.mask) > maskLength(b.mask) ? a : b),
    undefined,
  );
  if (best && (!isDefault(best) || address === DEFAULT)) return entryText(best);
  return below.length > 0 ? '% Subnet not in table' : '% Network not in table';
}

/** `show ip route`: the table, a part of it, or one entry. */
export function routeText(
  device: Device,
  {
    only,
    address,
    mask,
  }: { readonly only?: 'connected' | 'static'; readonly address?: string; readonly mask?: string },
): string {
  if (!device.read(routing).on) return hostText(device);
  const rows = tableOf(device);
  if (address !== undefined) return addressText(device, rows, address, mask);
  const shown = ({ code }: Row): boolean => only === undefined || (code === 'S') === (only === 'static');
  return [...codes(device), lastResort(rows), '', ...bodyLines(rows, shown, columnOf(device)), ''].join('\n');
}
