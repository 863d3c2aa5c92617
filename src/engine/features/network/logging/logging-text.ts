import type { Device } from '../../../system/device.ts';
import { runningRelease } from '../../software/software/api.ts';
import { levelName } from './levels.ts';
import { ownValue } from '../../../kernel/record.ts';
import { loggingConfig, logRecord, type LoggingHost } from './state.ts';

function destination(name: string, level: number | null, count: number): readonly string[] {
  if (level === null) return [`    ${name} logging: disabled`];
  return [
    `    ${name} logging: level ${levelName(level)}, ${count} messages logged, xml disabled,`,
    '                     filtering disabled',
  ];
}

const hostLines = ({ address, port }: LoggingHost, count: number): readonly string[] => [
  `        Logging to ${address}  (udp port ${port}, audit disabled,`,
  '              link up),',
  `              ${count} message lines logged, `,
  '              0 message lines rate-limited, ',
  '              0 message lines dropped-by-MD, ',
  '              xml disabled, sequence number disabled',
  '              filtering disabled',
];

/** `show logging` of releases 12.2, before messages could be filtered or sent as XML. */
function olderText(device: Device): string {
  const { on, console: toScreen, monitor, buffered, trap, hosts } = device.read(loggingConfig);
  const { entries, toConsole, toMonitor, toBuffer, toTrap, toHosts } = device.read(logRecord);
  const line = (name: string, level: number | null, count: number, what = 'messages'): string =>
    `    ${name} logging: ${level === null ? 'disabled' : `level ${levelName(level)}, ${count} ${what} logged`}`;
  return [
    `Syslog logging: ${on ? 'enabled' : 'disabled'} (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns)`,
    line('Console', toScreen, toConsole),
    line('Monitor', monitor, toMonitor),
    line('Buffer', buffered?.level ?? null, toBuffer),
    '    Exception Logging: size (8192 bytes)',
    '    Count and timestamp logging messages: disabled',
    line('Trap', trap, toTrap, 'message lines'),
    ...hosts.map(
      ({ address }) => `        Logging to ${address}, ${ownValue(toHosts, address) ?? 0} message lines logged`,
    ),
    ...(buffered ? ['', `Log Buffer (${buffered.size} bytes):`, '', ...entries] : []),
    '',
  ].join('\n');
}

/** `show logging`. */
export const loggingText = (device: Device): string =>
  runningRelease(device)?.startsWith('12.') ? olderText(device) : newerText(device);

function newerText(device: Device): string {
  const config = device.read(loggingConfig);
  const { entries, toConsole, toMonitor, toBuffer, toTrap, toHosts } = device.read(logRecord);
  const { buffered } = config;
  return [
    `Syslog logging: ${config.on ? 'enabled' : 'disabled'} (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml disabled, filtering disabled)`,
    '',
    'No Active Message Discriminator.',
    '',
    '',
    '',
    'No Inactive Message Discriminator.',
    '',
    '',
    ...destination('Console', config.console, toConsole),
    ...destination('Monitor', config.monitor, toMonitor),
    buffered
      ? `    Buffer logging:  level ${levelName(buffered.level)}, ${toBuffer} messages logged, xml disabled,`
      : '    Buffer logging:  disabled, xml disabled,',
    '                    filtering disabled',
    '    Exception Logging: size (8192 bytes)',
    '    Count and timestamp logging messages: disabled',
    '    Persistent logging: disabled',
    '',
    'No active filter modules.',
    '',
    config.trap === null
      ? '    Trap logging: disabled'
      : `    Trap logging: level ${levelName(config.trap)}, ${toTrap} message lines logged`,
    ...config.hosts.flatMap((host) => hostLines(host, ownValue(toHosts, host.address) ?? 0)),
    `        Logging Source-Interface:       VRF Name:`,
    ...(config.source === null ? [] : [`        ${config.source}`]),
    ...(buffered ? ['', `Log Buffer (${buffered.size} bytes):`, '', ...entries] : []),
    '',
  ].join('\n');
}
