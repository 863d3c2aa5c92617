import type { Io } from '../../../kernel/io.ts';
import { asDotted, asNumber, maskLength, networkOf } from '../../../system/network/address.ts';
import { ipStack, nextHop, noStack, type IpPort } from '../../../system/network/ip-stack.ts';
import type { Neighbour } from '../../../system/network/network.ts';
import { nameOfAddress } from '../resolver.ts';
import { optionsOf, wrongUse, type Run, type Tool } from '../tool.ts';

/** Milliseconds for which Linux takes a neighbour for reachable, and for which it asks for one. */
const [REACHABLE, ASKING] = [30_000, 3000];

const stackOf = ({ machine }: Run) => machine.hook(ipStack, noStack);

/** Ports as Linux has them: the loopback first. */
const portsOf = (run: Run): readonly IpPort[] =>
  [...stackOf(run).ports].sort((a, b) => Number(b.virtual ?? false) - Number(a.virtual ?? false));

/** `00:50:56:01:00:10` */
const colons = (mac: string): string => (mac.replaceAll('.', '').match(/../g) ?? []).join(':');

const stateOf = ({ virtual, up }: IpPort): string => (virtual ? 'UNKNOWN' : up ? 'UP' : 'DOWN');

function flagsOf({ virtual, up, enabled }: IpPort): string {
  const kind = virtual ? ['LOOPBACK'] : ['BROADCAST', 'MULTICAST'];
  return [...(up ? [] : ['NO-CARRIER']), ...kind, ...(enabled ? ['UP'] : []), ...(up ? ['LOWER_UP'] : [])].join(',');
}

function addressText(port: IpPort, index: number): string {
  const { name, virtual, mtu, mac, addresses } = port;
  const inet = addresses.map(({ ip, mask }) => {
    const all = asDotted((asNumber(ip) | ~asNumber(mask)) >>> 0);
    const scope = virtual ? 'scope host' : `brd ${all} scope global`;
    return `    inet ${ip}/${maskLength(mask)} ${scope} ${name}\n       valid_lft forever preferred_lft forever\n`;
  });
  const link = virtual ? 'loopback' : 'ether';
  return [
    `${index + 1}: ${name}: <${flagsOf(port)}> mtu ${mtu} qdisc ${virtual ? 'noqueue' : 'pfifo_fast'} state ${stateOf(port)} group default qlen 1000\n`,
    `    link/${link} ${colons(mac)} brd ${virtual ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff'}\n`,
    ...inet,
  ].join('');
}

const briefText = (port: IpPort): string =>
  `${port.name.padEnd(16)} ${stateOf(port).padEnd(14)} ${port.addresses.map(({ ip, mask }) => `${ip}/${maskLength(mask)} `).join('')}\n`;

function* addresses(run: Run, brief: boolean, only: string | undefined): Io<number> {
  const ports = portsOf(run);
  if (only !== undefined && !ports.some(({ name }) => name === only)) {
    run.err(`Device "${only}" does not exist.\n`);
    return 1;
  }
  for (const [index, port] of ports.entries())
    if (only === undefined || port.name === only) run.out(brief ? briefText(port) : addressText(port, index));
  return 0;
}

function* routes(run: Run): Io<number> {
  const stack = stackOf(run);
  for (const { network, mask, via = '', port } of stack.routes) {
    const name = port ?? nextHop(stack, via)?.port.name ?? '';
    const to = maskLength(mask) === 0 ? 'default' : `${network}/${maskLength(mask)}`;
    run.out(`${to}${via === '' ? '' : ` via ${via}`} dev ${name} \n`);
  }
  for (const { name, virtual, up, addresses: own } of stack.ports)
    for (const one of virtual ? [] : own)
      run.out(
        `${networkOf(one)}/${maskLength(one.mask)} dev ${name} proto kernel scope link src ${one.ip} ${up ? '' : 'linkdown '}\n`,
      );
  return 0;
}

function neighbourState({ machine }: Run, { mac, at }: Neighbour): string {
  const age = machine.clock.now - at;
  if (mac === undefined) return age < ASKING ? 'INCOMPLETE' : 'FAILED';
  return age <= REACHABLE ? 'REACHABLE' : 'STALE';
}

function* neighbours(run: Run): Io<number> {
  for (const one of run.machine.network.neighbours())
    run.out(
      `${one.address} dev ${one.port} ${one.mac === undefined ? '' : `lladdr ${colons(one.mac)}`} ${neighbourState(run, one)} \n`,
    );
  return 0;
}

const OBJECTS = ['address', 'route', 'neighbour', 'link'] as const;
const USAGE = 'Usage: ip [ -br ] { address | route | neigh } [ show ]\n';

function* ip(run: Run): Io<number> {
  const words = run.args.filter((arg) => !/^-(?:br|brief|4)$/.test(arg));
  const brief = run.args.some((arg) => arg.startsWith('-br'));
  const [typed, verb, ...more] = words;
  if (typed === undefined || typed.startsWith('-')) {
    run.err(typed === undefined ? USAGE : `Option "${typed}" is unknown, try "ip -help".\n`);
    return 255;
  }
  const object = OBJECTS.find((name) => name.startsWith(typed));
  if (object === undefined) {
    run.err(`Object "${typed}" is unknown, try "ip help".\n`);
    return 1;
  }
  if (verb !== undefined && !/^(?:sh|sho|show|l|ls|list)$/.test(verb)) {
    if (/^(?:add|del|set|change|replace|flush)$/.test(verb)) run.err('RTNETLINK answers: Operation not permitted\n');
    else run.err(`Command "${verb}" is unknown, try "ip ${object} help".\n`);
    return /^(?:add|del|set|change|replace|flush)$/.test(verb) ? 2 : 255;
  }
  const only = more.filter((word) => word !== 'dev')[0];
  if (object === 'route') return yield* routes(run);
  return yield* object === 'neighbour' ? neighbours(run) : addresses(run, brief, only);
}

function* arp(run: Run): Io<number> {
  const { flags, wrong } = optionsOf(run.args, 'an');
  if (wrong) return wrongUse(run, wrong, 'Usage:\n  arp [-a] [-n]');
  for (const { address, mac, port } of run.machine.network.neighbours()) {
    const name = flags.has('n') ? undefined : yield* nameOfAddress(run.machine, address);
    run.out(
      `${name ?? '?'} (${address}) at ${mac === undefined ? '<incomplete>' : `${colons(mac)} [ether]`} on ${port}\n`,
    );
  }
  return 0;
}

export const linkTools: readonly Tool[] = [
  { name: 'ip', does: 'show addresses, routes and neighbours: ip [-br] addr|route|neigh', run: ip },
  { name: 'arp', does: 'show neighbours by their hardware addresses: arp -a, -n without names', run: arp },
];
