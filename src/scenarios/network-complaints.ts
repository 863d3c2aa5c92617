import { platforms } from '../engine/index.ts';
import type { HostEntry, LinkEntry, ScenarioFile } from './schema.ts';
import { unknownName, type Complaint, type Path } from './vocabulary.ts';
import { endOf } from './wires.ts';

type Lab = ScenarioFile['lab'];

/** Ports by the machine that has them; undefined: its model is not known. */
type Ports = ReadonlyMap<string, readonly string[] | undefined>;

const portsOf = ({ devices, hosts = [] }: Lab): Ports =>
  new Map([
    ...devices.map(({ name, platform }): readonly [string, readonly string[] | undefined] => [
      name,
      platforms.find(({ id }) => id === platform)?.ports.map((port) => port.name),
    ]),
    ...hosts.map(({ name, ports }) => [name, ports.map((port) => port.name)] as const),
  ]);

const octet = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) <= 255;

const isAddress = (text: string): boolean => {
  const octets = text.split('.');
  return octets.length === 4 && octets.every(octet);
};

/** Whether a text is an address with the bits of its network: `10.1.1.20/24`. */
function isMasked(text: string): boolean {
  const [ip = '', bits = '', ...more] = text.split('/');
  return more.length === 0 && isAddress(ip) && /^\d{1,2}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= 32;
}

const complain = (path: Path, message: string): Complaint => ({ path, message });

function ofEnd(text: string, path: Path, ports: Ports): readonly Complaint[] {
  const { machine, port } = endOf(text);
  if (!ports.has(machine)) return [complain(path, unknownName('device', machine, ports.keys()))];
  const known = ports.get(machine);
  if (port === undefined || known === undefined || known.includes(port)) return [];
  return [complain(path, unknownName('port', port, known))];
}

function ofLink({ ends }: LinkEntry, path: Path, ports: Ports): readonly Complaint[] {
  const [a, b] = ends.map(endOf);
  const unlike = (a?.port === undefined) !== (b?.port === undefined);
  return [
    ...ends.flatMap((end, i) => ofEnd(end, [...path, i], ports)),
    ...(unlike
      ? [complain([...path, a?.port === undefined ? 0 : 1], 'expected a port, as the other end has one')]
      : []),
    ...(a?.machine === b?.machine
      ? [complain([...path, 1], `expected another device: this end is ${a?.machine ?? ''} too`)]
      : []),
  ];
}

/** Ends with a port, with the place of each. */
const allEnds = ({ links = [], segments = [] }: Lab): readonly (readonly [end: string, path: Path])[] =>
  [
    ...links.flatMap(({ ends }, i) => ends.map((end, j) => [end, ['lab', 'links', i, 'ends', j] as Path] as const)),
    ...segments.flatMap(({ ports }, i) =>
      ports.map((port, j) => [port, ['lab', 'segments', i, 'ports', j] as Path] as const),
    ),
  ].filter(([end]) => endOf(end).port !== undefined);

/** A port takes one cable. */
function ofTaken(lab: Lab): readonly Complaint[] {
  const ends = allEnds(lab);
  const names = ends.map(([end]) => end);
  return ends.flatMap(([end, path], i) =>
    names.indexOf(end) < i ? [complain(path, `${end} has a cable already`)] : [],
  );
}

function ofHost({ ports, gateway, resolver, services }: HostEntry, path: Path): readonly Complaint[] {
  const addresses = ports.flatMap((port, i) =>
    port.addresses.flatMap((text, j) =>
      isMasked(text) || text.includes('{{')
        ? []
        : [
            complain(
              [...path, 'ports', i, 'addresses', j],
              'expected an address with its network, for example 10.1.1.20/24',
            ),
          ],
    ),
  );
  const wrong = (text: string): boolean => !isAddress(text) && !text.includes('{{');
  const zones = (services?.dns?.zones ?? []).flatMap(({ hosts }, i) =>
    Object.entries(hosts).flatMap(([name, found]) =>
      [found].flat().some(wrong)
        ? [
            complain(
              [...path, 'services', 'dns', 'zones', i, 'hosts', name],
              'expected an address, for example 10.1.1.20',
            ),
          ]
        : [],
    ),
  );
  return [
    ...addresses,
    ...(gateway !== undefined && wrong(gateway)
      ? [complain([...path, 'gateway'], 'expected an address, for example 10.1.1.1')]
      : []),
    ...(resolver?.servers ?? []).flatMap((server, i) =>
      wrong(server)
        ? [complain([...path, 'resolver', 'servers', i], 'expected an address, for example 10.1.1.20')]
        : [],
    ),
    ...zones,
  ];
}

/** Everything in a lab's hosts, cables and switches that speaks of something that is not there. */
export function complaintsOfNetwork(lab: Lab): readonly Complaint[] {
  const ports = portsOf(lab);
  const { hosts = [], links = [], segments = [] } = lab;
  const named = [
    ...lab.devices.map(({ name }, i) => [name, ['lab', 'devices', i, 'name'] as Path] as const),
    ...hosts.map(({ name }, i) => [name, ['lab', 'hosts', i, 'name'] as Path] as const),
    ...segments.map(({ name }, i) => [name, ['lab', 'segments', i, 'name'] as Path] as const),
  ];
  const names = named.map(([name]) => name);
  return [
    ...named.flatMap(([name, path], i) =>
      names.indexOf(name) < i ? [complain(path, `${name} is there already`)] : [],
    ),
    ...hosts.flatMap((host, i) => ofHost(host, ['lab', 'hosts', i])),
    ...links.flatMap((link, i) => ofLink(link, ['lab', 'links', i, 'ends'], ports)),
    ...segments.flatMap(({ ports: ends }, i) =>
      ends.flatMap((end, j) =>
        endOf(end).port === undefined
          ? [complain(['lab', 'segments', i, 'ports', j], 'expected a name and a port: R1 GigabitEthernet0/0')]
          : ofEnd(end, ['lab', 'segments', i, 'ports', j], ports),
      ),
    ),
    ...ofTaken(lab),
  ];
}
