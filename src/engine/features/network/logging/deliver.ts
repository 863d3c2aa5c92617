import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { monitoringLines } from '../../access/access/api.ts';
import { sequenceNumbers } from '../../base/service/api.ts';
import { CONSOLE_DELAY, messageLogged } from './api.ts';
import { stampText } from './stamp.ts';
import { sendToHosts } from './syslog.ts';
import { loggingConfig, logRecord, type LoggingConfig, type LogRecord } from './state.ts';

/** Keeps the newest messages that fit in the buffer. */
function trimmed(entries: readonly string[], size: number): string[] {
  let room = size;
  let first = entries.length;
  while (first > 0 && room >= (entries[first - 1]?.length ?? 0) + 1) room -= (entries[--first]?.length ?? 0) + 1;
  return entries.slice(first);
}

const passes = (level: number | null, severity: number): boolean => level !== null && severity <= level;

function record(draft: LogRecord, config: LoggingConfig, severity: number, entries: readonly string[]): void {
  if (passes(config.console, severity)) draft.toConsole++;
  if (!config.on) return;
  if (passes(config.trap, severity)) draft.toTrap++;
  if (config.buffered && passes(config.buffered.level, severity)) {
    draft.toBuffer++;
    draft.entries = trimmed(entries, config.buffered.size);
  }
}

/** Lines that show a message: the console, and those whose user asked for it by `terminal monitor`. */
function shown(device: Device, config: LoggingConfig, severity: number): readonly string[] {
  const monitoring = config.on && passes(config.monitor, severity) ? monitoringLines(device) : [];
  return passes(config.console, severity) ? [device.console.name, ...monitoring] : monitoring;
}

function* show(device: Device, lines: readonly string[], line: string): Io<void> {
  yield* on(device.clock.after(CONSOLE_DELAY));
  for (const name of lines) device.lines.get(name)?.interrupt(`${line}\n`);
}

/** Stamps a message and brings it to console and buffer. `no logging on` leaves the console alone. */
export function deliver(device: Device, severity: number, text: string): void {
  const config = device.read(loggingConfig);
  const { sequence, entries } = device.read(logRecord);
  const number = sequence + 1;
  const prefix = sequenceNumbers(device) ? `${String(number).padStart(6, '0')}: ` : '';
  const line = `${prefix}${stampText(device, text.startsWith('%') ? 'log' : 'debug')}${text}`;
  const lines = shown(device, config, severity);
  device.update(logRecord, (draft) => {
    draft.sequence = number;
    if (lines.some((name) => name !== device.console.name)) draft.toMonitor++;
    record(draft, config, severity, [...entries, line]);
  });
  if (config.on && passes(config.trap, severity)) sendToHosts(device, config, severity, line);
  device.emit(messageLogged, { severity, text });
  if (lines.length > 0) device.spawn(show(device, lines, line));
}
