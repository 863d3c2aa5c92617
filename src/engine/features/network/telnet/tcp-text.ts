import type { Device } from '../../../system/device.ts';
import { controlBlock } from '../../../system/network/tcp-seen.ts';

const HEADER = 'TCB       Local Address               Foreign Address             (state)';

const row = (local: string, foreign: string, state: string): string =>
  `${controlBlock(local, foreign)}  ${local.padEnd(26)} ${foreign.padEnd(26)}  ${state}`;

/** `show tcp brief`; `all`: ports where somebody may connect, too. */
export function tcpText({ network }: Device, all: boolean): string {
  const connections = network
    .connections()
    .map(({ local, remote, state }) =>
      row(`${local.address}.${local.port}`, `${remote.address}.${remote.port}`, state),
    );
  const listening = all ? network.listening().map((port) => row(`*.${port}`, '*.*', 'LISTEN')) : [];
  return [HEADER, ...connections, ...listening].join('\n');
}

/** Who serves a port of this device, as it calls them. */
const servers: ReadonlyMap<string, string> = new Map([
  ['tcp 22', 'SSH-Server'],
  ['tcp 23', 'Telnet'],
  ['udp 69', 'TFTP Server'],
  ['udp 123', 'NTP'],
]);
/** What serves any other port where connections are taken. */
const OTHER = 'HTTP CORE';

const portRow = (protocol: string, local: string, foreign: string, server: string, state: string): string =>
  `${protocol.padStart(4)}${local.padStart(28)}${foreign.padStart(28)}${server.padStart(25)}${state.padStart(9)}`;

/** `show control-plane host open-ports`: who may be reached, and who is. */
export function openPortsText({ network }: Device): string {
  const established = network.connections().filter(({ state }) => state === 'ESTAB');
  const tcp = network.listening().flatMap((port) => {
    const server = servers.get(`tcp ${port}`) ?? OTHER;
    const row = (foreign: string, state: string): string => portRow('tcp', `*:${port}`, foreign, server, state);
    const served = established.filter(({ local }) => local.port === port);
    return [row('*:0', 'LISTEN'), ...served.map(({ remote }) => row(`${remote.address}:${remote.port}`, 'ESTABLIS'))];
  });
  const udp = network.bound().flatMap((port) => {
    const server = servers.get(`udp ${port}`);
    return server === undefined ? [] : [portRow('udp', `*:${port}`, '*:0', server, 'LISTEN')];
  });
  return [
    'Active internet connections (servers and established)',
    portRow('Prot', 'Local Address', 'Foreign Address', 'Service', 'State'),
    ...tcp,
    ...udp,
  ].join('\n');
}
