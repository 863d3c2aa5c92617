import { utf8Encode } from '../../../system/bytes.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { addressInService, interfaceToward } from '../interfaces/api.ts';
import { logRecord, type LoggingConfig, type LoggingHost } from './state.ts';

/** Facilities by their numbers; local0 to local7 are 16 to 23. */
const NUMBERS = ['kern', 'user', 'mail', 'daemon', 'auth', 'syslog', 'lpr', 'news', 'uucp', 'cron'];

function facilityNumber(facility: string): number {
  const local = /^local(\d)$/.exec(facility)?.[1];
  return local === undefined ? NUMBERS.indexOf(facility) : 16 + Number(local);
}

/** Who says it, before the time stamp; empty without `logging origin-id`. */
function originOf(device: Device, { origin }: LoggingConfig, host: LoggingHost, source: string | undefined): string {
  if (origin === null) return '';
  if (origin.kind === 'string') return `${origin.text}: `;
  if (origin.kind === 'hostname') return `${device.hook(hostname, 'Router')}: `;
  const leaves = interfaceToward(device, host.address);
  const address = source ?? (leaves === undefined ? undefined : addressInService(device, leaves));
  return address === undefined ? '' : `${address}: `;
}

/** The port that messages come from: a high one, the same until the next start. */
function portOf(device: Device): number {
  const known = device.read(logRecord).port;
  if (known !== null) return known;
  const socket = device.network.bind({ keepsPort: true });
  socket.close();
  device.update(logRecord, (draft) => {
    draft.port = socket.port;
  });
  return socket.port;
}

/** Sends a line to every logging host: `<189>12: *Jan  2 00:00:02.175: %SYS-5-...`, with its number among those sent. */
export function sendToHosts(device: Device, config: LoggingConfig, severity: number, line: string): void {
  const { hosts, facility, source: name } = config;
  if (hosts.length === 0) return;
  const count = device.read(logRecord).toTrap;
  const source = name === null ? undefined : addressInService(device, name);
  const socket = device.network.bind({ address: source, port: portOf(device) });
  for (const host of hosts) {
    const text = `<${8 * facilityNumber(facility) + severity}>${count}: ${originOf(device, config, host, source)}${line}`;
    socket.send(host, utf8Encode(text));
  }
  socket.close();
  device.update(logRecord, ({ toHosts }) => {
    for (const { address } of hosts) toHosts[address] = (toHosts[address] ?? 0) + 1;
  });
}
