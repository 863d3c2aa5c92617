import type { HostConfig } from '../engine/index.ts';
import { contentOf, isThere, parseTime } from './file-content.ts';
import type { HostEntry, HostFileEntry, HostFolderEntry } from './schema.ts';

type Faulty = Pick<NonNullable<NonNullable<HostEntry['services']>['ftp']>, 'fault' | 'faults'>;
type Stack = NonNullable<HostConfig['stack']>;
type Port = HostEntry['ports'][number];
type FaultEntry = NonNullable<Faulty['fault']>;

/** What a host's clock says when nothing else is said: the time of the catalogue's newest image. */
const EPOCH = Date.UTC(2021, 4, 3, 8);
const VENDOR = '0050.56';
const TTL = 64;

/** `10.1.1.20/24` as address and mask. */
function maskedAddress(text: string): { readonly ip: string; readonly mask: string } {
  const [ip = '', bits = '32'] = text.split('/');
  const mask = (0xffff_ffff << (32 - Number(bits))) >>> 0;
  return { ip, mask: [24, 16, 8, 0].map((shift) => (mask >>> shift) & 255).join('.') };
}

/** A hardware address that depends on the names alone. */
function macOf(host: string, port: string): string {
  let hash = 7;
  for (const char of `${host} ${port}`) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  const hex = (hash & 0x3f_ffff).toString(16).padStart(6, '0');
  return `${VENDOR}${hex.slice(0, 2)}.${hex.slice(2)}`;
}

const portOf = (host: string, { name, addresses }: Port): Stack['ports'][number] => ({
  name,
  mac: macOf(host, name),
  enabled: true,
  up: true,
  addresses: addresses.map(maskedAddress),
  mtu: 1500,
});

const stackOf = ({ name, ports, gateway }: HostEntry): Stack => ({
  ports: ports.map((port) => portOf(name, port)),
  routes: gateway === undefined ? [] : [{ network: '0.0.0.0', mask: '0.0.0.0', via: gateway }],
  forwards: false,
  ttl: TTL,
  patient: true,
  ignoresBroadcasts: true,
  complaintEvery: 0,
});

function fileOf(file: HostFileEntry | HostFolderEntry): HostConfig['files'][number] {
  const { path, owner, mode } = file;
  const rights = { path, owner, mode: mode === undefined ? undefined : Number.parseInt(mode, 8) };
  if ('folder' in file) return rights;
  const { modified } = file;
  return { ...rights, content: contentOf(file), modified: modified === undefined ? undefined : parseTime(modified) };
}

const faultOf = <Kind extends string>(kind: Kind | undefined): { readonly fault?: { readonly kind: Kind } } =>
  kind === undefined ? {} : { fault: { kind } };

type Fault = NonNullable<NonNullable<HostConfig['services']['ftp']>['fault']>;

function detailed(fault: FaultEntry): Fault {
  if (typeof fault === 'string') return { kind: fault };
  if ('stops' in fault) return { kind: 'stops', after: Number(fault.stops), how: fault.how ?? 'silent' };
  return { kind: 'alters', at: Number(fault.alters), by: { hex: fault.hex } };
}

const faulty = ({ fault, faults }: Faulty) => ({
  ...(fault !== undefined && { fault: detailed(fault) }),
  files: (faults ?? []).map((one) => ({ path: one.path, fault: detailed(one.fault) })),
});

type Tacacs = NonNullable<NonNullable<HostEntry['services']>['tacacs']>;
const tacacsOf = ({ fault, ...rest }: Tacacs) => ({ ...rest, ...faultOf(fault) });

function servicesOf({
  services: { dns, ftp, http, https, ntp, ssh, syslog, tacacs, tftp } = {},
}: HostEntry): HostConfig['services'] {
  return {
    ...(ftp && {
      ftp: { accounts: ftp.accounts ?? [], ...(ftp.anonymous && { anonymous: ftp.anonymous }), ...faulty(ftp) },
    }),
    ...(dns && { dns: { zones: dns.zones, ...faultOf(dns.fault) } }),
    ...(ntp && { ntp: { stratum: ntp.stratum, ...faultOf(ntp.fault) } }),
    ...(tftp && { tftp: { folder: tftp.folder, ...(tftp.create && { create: true }), ...faulty(tftp) } }),
    ...(http && { http: { folder: http.folder, accounts: http.accounts, writes: http.writes, ...faulty(http) } }),
    ...(https && { https: faultOf(https.fault) }),
    ...(ssh && { ssh: { accounts: ssh.accounts, ...faulty(ssh) } }),
    ...(tacacs && { tacacs: tacacsOf(tacacs) }),
    ...(syslog && { syslog: faultOf(syslog.fault) }),
  };
}

/** A host as the engine wants it, once variables are filled in. */
export const hostConfig = (host: HostEntry): HostConfig => ({
  name: host.name,
  epoch: (host.clock === undefined ? undefined : parseTime(host.clock)) ?? EPOCH,
  stack: stackOf(host),
  workstation: host.kind === 'workstation',
  resolver: host.resolver,
  room: host.room,
  files: (host.files ?? []).filter((file) => 'folder' in file || isThere(file)).map(fileOf),
  services: servicesOf(host),
});
