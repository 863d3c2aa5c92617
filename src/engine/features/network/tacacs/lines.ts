import type { Device } from '../../../system/device.ts';
import type { Stored } from '../../access/access/api.ts';
import { configOf } from './servers.ts';
import type { TacacsServer } from './state.ts';

/** A clear key that looks like one of type 6 says that it is clear. */
const keyText = ({ type, text }: Stored): string => `key ${type !== 0 || /^6\s/.test(text) ? `${type} ${text}` : text}`;

/** Settings of a server on one line: `port 4949 timeout 3 single-connection key x`. */
const inLine = ({ port, timeout, single, key }: TacacsServer): string =>
  [
    ...(single ? ['single-connection'] : []),
    ...(port === null ? [] : [`port ${port}`]),
    ...(timeout === null ? [] : [`timeout ${timeout}`]),
    ...(key ? [keyText(key)] : []),
  ]
    .map((text) => ` ${text}`)
    .join('');

const groupLines = (device: Device): readonly string[] =>
  Object.entries(configOf(device).groups).flatMap(([name, { members, own, source, vrf }]) => [
    `aaa group server tacacs+ ${name}`,
    ...members.map((member) => ` server ${member}`),
    ...Object.entries(own).map(([address, server]) => ` server-private ${address}${inLine(server)}`),
    ...(vrf === null ? [] : [` ip vrf forwarding ${vrf}`]),
    ...(source === null ? [] : [` ip tacacs source-interface ${source}`]),
    '!',
  ]);

function sourceLines(device: Device): readonly string[] {
  const { source } = configOf(device);
  return source === null ? [] : [`ip tacacs source-interface ${source}`];
}

function serverLines(device: Device): readonly string[] {
  const { servers, hosts, key, timeout } = configOf(device);
  return [
    ...Object.entries(hosts).map(([address, server]) => `tacacs-server host ${address}${inLine(server)}`),
    ...(timeout === null ? [] : [`tacacs-server timeout ${timeout}`]),
    ...(key ? [`tacacs-server ${keyText(key)}`] : []),
    ...Object.entries(servers).flatMap(([name, { address, key: own, port, timeout: wait, single }]) => [
      `tacacs server ${name}`,
      ...(address === null ? [] : [` address ipv4 ${address}`]),
      ...(own ? [` ${keyText(own)}`] : []),
      ...(port === null ? [] : [` port ${port}`]),
      ...(wait === null ? [] : [` timeout ${wait}`]),
      ...(single ? [' single-connection'] : []),
    ]),
  ];
}

/** Lines by the block of the running configuration they stand in. */
export const printed = { 'tacacs-group': groupLines, 'ip-tacacs': sourceLines, 'tacacs-server': serverLines };
