import { clash, ofFile } from './file-complaints.ts';
import { overfull } from './file-sizes.ts';
import { possibleTexts } from './references.ts';
import type { HostEntry } from './schema.ts';
import { hexFault, imageFault, ofTexts, timeFault, twice, type Variables } from './text-complaints.ts';
import type { Complaint, Path } from './vocabulary.ts';

type Services = NonNullable<HostEntry['services']>;
type Faulty = Pick<NonNullable<Services['ftp']>, 'fault' | 'faults'>;
type Entries = NonNullable<HostEntry['files']>;

/** Folders that every workstation has. */
const DESK = ['/home/user', '/tmp', '/etc'];

const octet = (text: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= 255;

const isAddress = (text: string): boolean => {
  const octets = text.split('.');
  return octets.length === 4 && octets.every(octet);
};

/** Whether one machine can have an address: it is none of this machine itself, of groups or reserved. */
function isUnicast(ip: string): boolean {
  const first = Number.parseInt(ip, 10);
  return first > 0 && first < 224 && first !== 127;
}

const addressFault = (text: string): string | undefined =>
  isAddress(text) ? undefined : 'expected an address, for example 10.1.1.20';

/** Whether an address is its network itself, or means everybody there; a network of one or two addresses has neither. */
function isWholeNetwork(ip: string, bits: number): boolean {
  const hosts = 2 ** (32 - bits);
  const host = ip.split('.').reduce((sum, one) => (sum * 256 + Number(one)) % hosts, 0);
  return bits < 31 && (host === 0 || host === hosts - 1);
}

/** `10.1.1.20/24`: an address with the bits of its network. */
function maskedFault(text: string): string | undefined {
  const [ip = '', bits = '', ...more] = text.split('/');
  const written = isAddress(ip) && /^(?:[1-9]|[12]\d|3[0-2])$/.test(bits) && more.length === 0;
  if (!written) return 'expected an address with its network, for example 10.1.1.20/24';
  return isUnicast(ip) && !isWholeNetwork(ip, Number(bits))
    ? undefined
    : `expected an address that a machine can have, for example 10.1.1.20/24: ${text} is none`;
}

const gatewayFault = (text: string): string | undefined =>
  isAddress(text) && isUnicast(text) ? undefined : 'expected an address, for example 10.1.1.1';

const LABEL = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

const zoneFault = (text: string): string | undefined =>
  NAME.test(text) ? undefined : 'expected a domain, for example span.com';

const nameFault = (text: string): string | undefined =>
  text === '@' || NAME.test(text) ? undefined : 'expected a name in the domain, for example srv';

const absoluteFault = (path: string): string | undefined =>
  /^(\/[^/\s\p{C}]+)+$/u.test(path) && !/\/\.\.?(\/|$)/.test(path)
    ? undefined
    : 'expected an absolute path: /srv/files/branch.cfg';

function ofPorts({ ports, gateway, resolver }: HostEntry, path: Path, variables: Variables): readonly Complaint[] {
  return [
    ...twice(
      ports.map(({ name }) => name),
      (i) => [...path, 'ports', i, 'name'],
    ),
    ...ports.flatMap(({ addresses }, i) =>
      addresses.flatMap((text, j) => ofTexts(text, [...path, 'ports', i, 'addresses', j], variables, maskedFault)),
    ),
    ...(gateway === undefined ? [] : ofTexts(gateway, [...path, 'gateway'], variables, gatewayFault)),
    ...(resolver?.servers ?? []).flatMap((server, i) =>
      ofTexts(server, [...path, 'resolver', 'servers', i], variables, addressFault),
    ),
  ];
}

function ofZones({ dns }: Services, path: Path, variables: Variables): readonly Complaint[] {
  const zones = dns?.zones ?? [];
  const at = (i: number): Path => [...path, 'dns', 'zones', i];
  return [
    ...twice(
      zones.map(({ name }) => name.toLowerCase()),
      (i) => [...at(i), 'name'],
    ),
    ...zones.flatMap(({ name, hosts }, i) => [
      ...ofTexts(name, [...at(i), 'name'], variables, zoneFault),
      ...Object.entries(hosts).flatMap(([host, found]) => {
        const told = [found]
          .flat()
          .flatMap((text) => ofTexts(text, [...at(i), 'hosts', host], variables, addressFault));
        return [...ofTexts(host, [...at(i), 'hosts', host], variables, nameFault), ...told.slice(0, 1)];
      }),
    ]),
  ];
}

const ofFault = (fault: Faulty['fault'], path: Path, variables: Variables): readonly Complaint[] =>
  typeof fault === 'object' && 'hex' in fault ? ofTexts(fault.hex, [...path, 'hex'], variables, hexFault) : [];

const ofFaults = ({ fault, faults = [] }: Faulty, path: Path, variables: Variables): readonly Complaint[] => [
  ...ofFault(fault, [...path, 'fault'], variables),
  ...twice(
    faults.map((one) => one.path),
    (i) => [...path, 'faults', i, 'path'],
  ),
  ...faults.flatMap((one, i) => [
    ...ofTexts(one.path, [...path, 'faults', i, 'path'], variables, absoluteFault),
    ...ofFault(one.fault, [...path, 'faults', i, 'fault'], variables),
  ]),
];

const above = (path: string): readonly string[] =>
  path.split('/').map((_, i, names) => (i === 0 ? '/' : names.slice(0, i).join('/') || '/'));

/** Folders that are there, with those on the way to files. */
function foldersOf({ kind, files = [] }: HostEntry, variables: Variables): ReadonlySet<string> {
  const folders = new Set(kind === 'workstation' ? DESK.flatMap((path) => [path, ...above(path)]) : ['/']);
  for (const file of files)
    for (const path of possibleTexts(variables, file.path) ?? [])
      for (const one of 'folder' in file ? [path, ...above(path)] : above(path)) folders.add(one);
  return folders;
}

function ofServices(host: HostEntry, path: Path, variables: Variables): readonly Complaint[] {
  const { services = {} } = host;
  const { ftp, http, ssh, tacacs, tftp } = services;
  const folders = foldersOf(host, variables);
  const folderFault = (text: string): string | undefined =>
    folders.has(text) ? undefined : (absoluteFault(text) ?? `expected a folder that is there: ${text} is none`);
  const ofFolder = (text: string | undefined, ...to: Path): readonly Complaint[] =>
    text === undefined ? [] : ofTexts(text, [...path, ...to], variables, folderFault);
  const ofAccounts = (accounts: readonly { readonly user: string }[], service: string): readonly Complaint[] =>
    twice(
      accounts.map(({ user }) => user),
      (i) => [...path, service, 'accounts', i, 'user'],
    );
  return [
    ...ofZones(services, path, variables),
    ...Object.entries({ tftp, http, ftp, ssh }).flatMap(([name, service]) =>
      service ? ofFaults(service, [...path, name], variables) : [],
    ),
    ...ofFolder(tftp?.folder, 'tftp', 'folder'),
    ...ofFolder(http?.folder, 'http', 'folder'),
    ...ofFolder(ftp?.anonymous?.folder, 'ftp', 'anonymous', 'folder'),
    ...(ftp?.accounts ?? []).flatMap(({ home }, i) => ofFolder(home, 'ftp', 'accounts', i, 'home')),
    ...(ssh?.accounts ?? []).flatMap(({ home }, i) => ofFolder(home, 'ssh', 'accounts', i, 'home')),
    ...ofAccounts(ftp?.accounts ?? [], 'ftp'),
    ...ofAccounts(http?.accounts ?? [], 'http'),
    ...ofAccounts(ssh?.accounts ?? [], 'ssh'),
    ...ofAccounts(tacacs?.accounts ?? [], 'tacacs'),
  ];
}

const conditionOf = (file: Entries[number]) => ('when' in file ? file.when : undefined);

/** Files that are to lie below another file. */
function ofNested(files: Entries, path: Path): readonly Complaint[] {
  const plain = files.filter((file) => !('folder' in file));
  return files.flatMap((file, i) => {
    const folders = above(file.path);
    const under = plain.find(
      (other) =>
        folders.includes(other.path) &&
        (!conditionOf(other) || JSON.stringify(conditionOf(other)) === JSON.stringify(conditionOf(file))),
    );
    return under
      ? [{ path: [...path, i, 'path'], message: `expected a folder above it: ${under.path} is a file` }]
      : [];
  });
}

function ofFiles({ files = [], clock, room }: HostEntry, path: Path, variables: Variables): readonly Complaint[] {
  const late = room === undefined ? undefined : overfull(files, room, variables);
  return [
    ...(clock === undefined ? [] : ofTexts(clock, [...path, 'clock'], variables, timeFault)),
    ...files.flatMap((file, i) =>
      'folder' in file || 'key' in file || 'signatureOf' in file
        ? [
            ...ofTexts(file.path, [...path, 'files', i, 'path'], variables, absoluteFault),
            ...('signatureOf' in file
              ? ofTexts(file.signatureOf, [...path, 'files', i, 'signatureOf'], variables, imageFault)
              : []),
          ]
        : ofFile(file, [...path, 'files', i], absoluteFault, variables),
    ),
    ...files.flatMap((file, i) =>
      files.slice(0, i).some((other) => clash(other, file))
        ? [{ path: [...path, 'files', i, 'path'], message: `${file.path} is there already` }]
        : [],
    ),
    ...ofNested(files, [...path, 'files']),
    ...(late ? [{ path: [...path, 'files', late.index, 'path'], message: late.message }] : []),
  ];
}

/** Everything in a host that is not what it must be, whatever its variables become. */
export const complaintsOfHost = (host: HostEntry, path: Path, variables: Variables): readonly Complaint[] => [
  ...ofPorts(host, path, variables),
  ...ofFiles(host, path, variables),
  ...ofServices(host, [...path, 'services'], variables),
];
