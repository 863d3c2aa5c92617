import type { Device } from '../../../system/device.ts';
import { levelName } from './levels.ts';
import { FIRST_SIZE, loggingConfig, SYSLOG_PORT, type OriginId } from './state.ts';

const when = (shown: boolean, text: string): readonly string[] => (shown ? [text] : []);

/** What stands early in the configuration. */
export function earlyLines(device: Device): readonly string[] {
  const { on, console, monitor, buffered: buffer } = device.read(loggingConfig);
  const size = buffer && buffer.size !== FIRST_SIZE ? ` ${buffer.size}` : '';
  const level = buffer && buffer.level !== 7 ? ` ${levelName(buffer.level)}` : '';
  return [
    ...when(!on, 'no logging on'),
    ...(buffer ? when(size !== '' || level !== '', `logging buffered${size}${level}`) : ['no logging buffered']),
    ...(console === null ? ['no logging console'] : when(console !== 7, `logging console ${levelName(console)}`)),
    ...(monitor === null ? ['no logging monitor'] : when(monitor !== 7, `logging monitor ${levelName(monitor)}`)),
  ];
}

const originText = (origin: OriginId): string => (origin.kind === 'string' ? `string ${origin.text}` : origin.kind);

/** What stands after the routes. */
export function lateLines(device: Device): readonly string[] {
  const { trap, hosts: known, origin: id, facility: chosen, source: name } = device.read(loggingConfig);
  return [
    ...(trap === null ? ['no logging trap'] : when(trap !== 6, `logging trap ${levelName(trap)}`)),
    ...(id === null ? [] : [`logging origin-id ${originText(id)}`]),
    ...when(chosen !== 'local7', `logging facility ${chosen}`),
    ...(name === null ? [] : [`logging source-interface ${name}`]),
    ...known.map(
      ({ address, port }) => `logging host ${address}${port === SYSLOG_PORT ? '' : ` transport udp port ${port}`}`,
    ),
  ];
}

/** `no` would turn a destination off that is on by itself. */
export const restoredLevel = (text: string): string | undefined =>
  /^logging (buffered|console|monitor|trap)\b/.test(text) ? `default ${text}` : undefined;
