import { defineEvent } from '../../../kernel/events.ts';
import { defineFact, defineMessage, type Device, type Fact } from '../../../system/device.ts';
import { levelName } from './levels.ts';
import { loggingConfig, logRecord } from './state.ts';

/** Milliseconds from an event to its line on the console: the command's own output and the prompt come first. */
export const CONSOLE_DELAY = 20;

/** Messages in the log buffer, oldest first, as `show logging` prints them. */
export const logBuffer = (device: Device): readonly string[] => device.read(logRecord).entries;

export const messageLogged = defineEvent<{ severity: number; text: string }>(
  'logging.message',
  { severity: 'number', text: 'text' },
  'The device logged a message; `text` is without time stamp.',
);

/** Level, size. */
export const bufferChanged = defineMessage(
  'SYS',
  5,
  'LOG_CONFIG_CHANGE',
  'Buffer logging: level {0}, xml disabled, filtering disabled, size ({1})',
);

/** Address, port. */
export const hostStarted = defineMessage(
  'SYS',
  6,
  'LOGGINGHOST_STARTSTOP',
  'Logging to host {0} port {1} started - CLI initiated',
);
export const hostStopped = defineMessage(
  'SYS',
  6,
  'LOGGINGHOST_STARTSTOP',
  'Logging to host {0} port {1} stopped - CLI initiated',
);

const nameOf = (level: number | null): string | null => (level === null ? null : levelName(level));

export const loggingFacts: readonly Fact[] = [
  defineFact({
    id: 'logging.console-level',
    kind: 'text',
    nullable: true,
    describe: 'Least severe level that reaches the console, by name; none when console logging is off',
    read: (device) => nameOf(device.read(loggingConfig).console),
  }),
  defineFact({
    id: 'logging.buffer-level',
    kind: 'text',
    nullable: true,
    describe: 'Least severe level that reaches the buffer, by name; none when buffer logging is off',
    read: (device) => nameOf(device.read(loggingConfig).buffered?.level ?? null),
  }),
  defineFact({
    id: 'logging.buffer-size',
    kind: 'number',
    nullable: true,
    describe: 'Size of the log buffer in bytes; none when buffer logging is off',
    read: (device) => device.read(loggingConfig).buffered?.size ?? null,
  }),
  defineFact({
    id: 'logging.hosts',
    kind: 'list',
    describe: 'Addresses of the syslog servers',
    read: (device) => device.read(loggingConfig).hosts.map(({ address }) => address),
  }),
  defineFact({
    id: 'logging.contains',
    kind: 'flag',
    of: 'text',
    describe: 'Whether a message in the log buffer contains this text',
    read: (device, of) => logBuffer(device).some((entry) => entry.includes(of)),
  }),
];
