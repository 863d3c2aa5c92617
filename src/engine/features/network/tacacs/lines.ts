import { runningSections, sectionLines, type Section } from '../../../cli/running-config.ts';
import type { Device } from '../../../system/device.ts';
import type { Stored } from '../../access/access/api.ts';
import { groupHeader, serverHeader } from './headers.ts';
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

const sourceText = (name: string, vrf: string | null): string =>
  `ip tacacs source-interface ${name}${vrf === null ? '' : ` vrf ${vrf}`}`;

/** Sections with what others keep in them. */
const withOthers = (device: Device, sections: readonly Section[]): readonly (readonly string[])[] =>
  (sections.length > 0 ? device.hook(runningSections, sections) : []).map(sectionLines);

const groupLines = (device: Device): readonly string[] =>
  withOthers(
    device,
    Object.entries(configOf(device).groups).map(([name, { members, own, source, vrf, sourceVrf }]) => ({
      header: groupHeader(name),
      lines: [
        ...members.map((member) => `server ${member}`),
        ...Object.entries(own).map(([address, server]) => `server-private ${address}${inLine(server)}`),
        ...(vrf === null ? [] : [`ip vrf forwarding ${vrf}`]),
        ...(source === null ? [] : [sourceText(source, sourceVrf)]),
      ],
    })),
  ).flatMap((lines) => [...lines, '!']);

function sourceLines(device: Device): readonly string[] {
  const { source, sourceVrf } = configOf(device);
  return source === null ? [] : [sourceText(source, sourceVrf)];
}

function serverLines(device: Device): readonly string[] {
  const { servers, hosts, key, timeout } = configOf(device);
  return [
    ...Object.entries(hosts).map(([address, server]) => `tacacs-server host ${address}${inLine(server)}`),
    ...(timeout === null ? [] : [`tacacs-server timeout ${timeout}`]),
    ...(key ? [`tacacs-server ${keyText(key)}`] : []),
    ...withOthers(
      device,
      Object.entries(servers).map(([name, { address, key: own, port, timeout: wait, single }]) => ({
        header: serverHeader(name),
        lines: [
          ...(address === null ? [] : [`address ipv4 ${address}`]),
          ...(own ? [keyText(own)] : []),
          ...(port === null ? [] : [`port ${port}`]),
          ...(wait === null ? [] : [`timeout ${wait}`]),
          ...(single ? ['single-connection'] : []),
        ],
      })),
    ).flat(),
  ];
}

/** Lines by the block of the running configuration they stand in. */
export const printed = { 'tacacs-group': groupLines, 'ip-tacacs': sourceLines, 'tacacs-server': serverLines };
