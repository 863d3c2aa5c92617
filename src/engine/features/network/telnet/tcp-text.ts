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
