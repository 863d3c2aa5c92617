import { utf8Encode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import { addressInService } from '../interfaces/api.ts';
import type { LoggingConfig } from './state.ts';

const PORT = 514;
/** Facilities by their numbers; local0 to local7 are 16 to 23. */
const NUMBERS = ['kern', 'user', 'mail', 'daemon', 'auth', 'syslog', 'lpr', 'news', 'uucp', 'cron'];

/** Sends a line to every logging host: `<189>12: *Jan  2 00:00:02.175: %SYS-5-...`; `count` is its number among those sent. */
export function sendToHosts(
  device: Device,
  config: LoggingConfig,
  severity: number,
  count: number,
  line: string,
): void {
  const { hosts, facility, source } = config;
  if (hosts.length === 0) return;
  const local = /^local(\d)$/.exec(facility)?.[1];
  const code = local === undefined ? NUMBERS.indexOf(facility) : 16 + Number(local);
  const bytes = utf8Encode(`<${8 * code + severity}>${count}: ${line}`);
  const socket = device.network.bind({ address: source === null ? undefined : addressInService(device, source) });
  for (const address of hosts) socket.send({ address, port: PORT }, bytes);
  socket.close();
}
