import type { Draft } from 'immer';
import { sectionGone } from '../../../cli/running-config.ts';
import { ownValue } from '../../../kernel/record.ts';
import { clearText } from '../../../system/crypto/passwords.ts';
import type { Device } from '../../../system/device.ts';
import type { Address } from '../../../system/network/network.ts';
import { TACACS_PORT } from '../../../system/network/tacacs.ts';
import { hidden, type Stored } from '../../access/access/api.ts';
import { addressInService } from '../interfaces/api.ts';
import { groupHeader, serverHeader } from './headers.ts';
import { tacacsConfig, type TacacsConfig, type TacacsServer } from './state.ts';

/** Seconds that a server is waited for. */
const TIMEOUT = 5;
/** The group of all servers. */
const ALL = 'tacacs+';

const nothing: TacacsConfig = {
  servers: {},
  hosts: {},
  groups: {},
  key: null,
  timeout: null,
  source: null,
  sourceVrf: null,
};

export const configOf = (device: Device): TacacsConfig => device.read(tacacsConfig) ?? nothing;

export const noServer: TacacsServer = { address: null, key: null, port: null, timeout: null, single: false };

/** Changes what is configured. */
export function change(device: Device, by: (draft: Draft<TacacsConfig>) => void): void {
  if (device.read(tacacsConfig) === null) device.replace(tacacsConfig, nothing);
  device.update(tacacsConfig, (draft) => {
    if (draft) by(draft);
  });
}

/** Servers that need `aaa new-model` go with it. */
export function forget(device: Device): void {
  const { servers, groups } = configOf(device);
  change(device, (draft) => {
    draft.servers = {};
    draft.groups = {};
  });
  for (const header of [...Object.keys(servers).map(serverHeader), ...Object.keys(groups).map(groupHeader)])
    device.hook(sectionGone, header);
}

/** Turns every clear key into type 7. */
export function hideKeys(device: Device): void {
  const { servers, hosts, groups, key } = configOf(device);
  const hide = (one: Stored | null): Stored | null => one && hidden(device, one);
  const all = (of: Readonly<Record<string, TacacsServer>>): Record<string, TacacsServer> =>
    Object.fromEntries(Object.entries(of).map(([name, server]) => [name, { ...server, key: hide(server.key) }]));
  const changed = {
    servers: all(servers),
    hosts: all(hosts),
    key: hide(key),
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, group]) => [name, { ...group, own: all(group.own) }]),
    ),
  };
  change(device, (draft) => void Object.assign(draft, changed));
}

/** A server as it is asked. */
export interface Asked {
  readonly name: string | undefined;
  readonly address: Address;
  readonly port: number;
  /** Empty: bodies are not hidden. */
  readonly key: string;
  /** Seconds. */
  readonly timeout: number;
  readonly single: boolean;
  readonly from: Address | undefined;
  readonly isPrivate: boolean;
}

/** What counters of a server stand under. */
export const idOf = ({ address, port }: Pick<Asked, 'address' | 'port'>): string => `${address}:${port}`;

function asked(
  device: Device,
  { address, key, port, timeout, single }: TacacsServer,
  name: string | undefined,
  source: string | null,
  isPrivate = false,
): readonly Asked[] {
  if (address === null) return [];
  const config = configOf(device);
  const stored = key ?? config.key;
  const from = source ?? config.source;
  return [
    {
      name,
      address,
      port: port ?? TACACS_PORT,
      key: (stored && clearText(stored.type, stored.text)) ?? '',
      timeout: timeout ?? config.timeout ?? TIMEOUT,
      single,
      from: from === null ? undefined : addressInService(device, from),
      isPrivate,
    },
  ];
}

function all(device: Device, source: string | null = null): readonly Asked[] {
  const { servers, hosts } = configOf(device);
  return [
    ...Object.entries(servers).flatMap(([name, server]) => asked(device, server, name, source)),
    ...Object.values(hosts).flatMap((server) => asked(device, server, undefined, source)),
  ];
}

/** The servers of a group in the order they are asked; undefined: there is no such group. */
export function serversOf(device: Device, name: string): readonly Asked[] | undefined {
  if (name === ALL) return all(device);
  const group = ownValue(configOf(device).groups, name);
  if (!group) return undefined;
  const known = all(device, group.source);
  return [
    ...group.members.flatMap((member) =>
      known
        .filter(({ name: own = '', address, port }) =>
          [`name ${own}`, address, `${address} port ${port}`].includes(member),
        )
        .slice(0, 1),
    ),
    ...Object.values(group.own).flatMap((server) => asked(device, server, undefined, group.source, true)),
  ];
}

/** Every server there is. */
export const everyServer = (device: Device): readonly Asked[] => [
  ...all(device),
  ...Object.values(configOf(device).groups).flatMap(({ own, source }) =>
    Object.values(own).flatMap((server) => asked(device, server, undefined, source, true)),
  ),
];
