import { platforms } from '../engine/index.ts';
import type { LinkEntry, ScenarioFile } from './schema.ts';
import { unknownName, type Complaint, type Path } from './vocabulary.ts';
import { endOf, linkName } from './cables.ts';

type Lab = ScenarioFile['lab'];

/** Ports by the machine that has them; undefined: its model is not known. */
type Ports = ReadonlyMap<string, readonly string[] | undefined>;

/** Of machines that have one name, which is told elsewhere, the ports of all are known. */
function portsOf({ devices, hosts = [] }: Lab): Ports {
  const ports = new Map<string, readonly string[] | undefined>();
  for (const { name, platform } of devices)
    ports.set(
      name,
      platforms()
        .find(({ id }) => id === platform)
        ?.ports.map((port) => port.name),
    );
  for (const host of hosts) {
    const known = ports.has(host.name) ? ports.get(host.name) : [];
    ports.set(host.name, known && [...known, ...host.ports.map(({ name }) => name)]);
  }
  return ports;
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

/** Everything in a lab's cables and switches that speaks of something that is not there. */
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
    ...segments.flatMap(({ name }, i) =>
      links.some((_, link) => linkName(link) === name)
        ? [
            complain(
              ['lab', 'segments', i, 'name'],
              `expected another name: ${name} is what a link of this lab is called`,
            ),
          ]
        : [],
    ),
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
