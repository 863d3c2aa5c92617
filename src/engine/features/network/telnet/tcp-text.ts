import type { Device } from '../../../system/device.ts';

const HEADER = 'TCB       Local Address               Foreign Address             (state)';

/** The address of a control block: ours, from what it controls. */
function tcb(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return (0x30000000 + (hash % 0x0ffffff8) - (hash % 8)).toString(16).toUpperCase();
}

const row = (local: string, foreign: string, state: string): string =>
  `${tcb(`${local} ${foreign}`)}  ${local.padEnd(26)} ${foreign.padEnd(26)}  ${state}`;

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
