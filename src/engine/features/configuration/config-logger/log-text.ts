import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { commandLog, loggerSettings, type LoggedCommand } from './state.ts';
import { asXml } from './log-xml.ts';
import type { Wanted } from './wanted.ts';

const DISABLED = '% Config Logger disabled.';
const HEADING = ' idx   sess           user@line      Logged command';
/** Bytes that the device keeps of a session, as its documentation shows them. */
const SESSION = 3910;
/** Bytes of an entry besides its text (ours). */
const ENTRY = 200;

export const bytesOf = ({ text, user, line }: Pick<LoggedCommand, 'text' | 'user' | 'line'>): number =>
  ENTRY + text.length + user.length + line.length;

const row = ({ index, session, user, line, text }: LoggedCommand): string =>
  `${String(index).padStart(5)}${String(session).padStart(6)}${user.padStart(15)}@${line.padEnd(9)}|${text}`;

/** The commands as lines of a configuration, each below what opens its mode. */
function asConfiguration(entries: readonly LoggedCommand[]): readonly string[] {
  let open: readonly string[] = [];
  return entries.flatMap(({ text, within }) => {
    const known = within.findIndex((header, i) => open[i] !== header);
    const missing = known < 0 ? [] : within.slice(known);
    open = [...within, text];
    return [...missing, text];
  });
}

function statistics(device: Device): readonly string[] {
  const { entries, sessions, allocated } = device.read(commandLog);
  const tracked = Math.min(sessions, 1);
  const held = entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
  return [
    'Config Log Session Info:',
    `\tNumber of sessions being tracked: ${tracked}`,
    `\tMemory being held: ${tracked * SESSION} bytes`,
    `\tTotal memory allocated for session tracking: ${sessions * SESSION} bytes`,
    `\tTotal memory freed from session tracking: ${(sessions - tracked) * SESSION} bytes`,
    '',
    'Config Log log-queue Info:',
    `\tNumber of entries in the log-queue: ${entries.length}`,
    `\tMemory being held by the log-queue: ${held} bytes`,
    `\tTotal memory allocated for log entries: ${allocated} bytes`,
    `\tTotal memory freed from log entries: ${allocated - held} bytes`,
  ];
}

function chosen(
  device: Device,
  { user, session, first = 1, last = first }: Wanted,
  all: boolean,
): readonly LoggedCommand[] {
  return device
    .read(commandLog)
    .entries.filter(
      (entry) =>
        (user === undefined || entry.user === user) &&
        (session === undefined || entry.session === session) &&
        (all || (entry.index >= first && entry.index <= last)),
    );
}

/** `show archive log config ...`. */
export function logText(device: Device, wanted: Wanted): string {
  if (!device.read(loggerSettings).enabled) return `${DISABLED}\n`;
  const entries = chosen(device, wanted, wanted.first === undefined);
  const lines = wanted.statistics
    ? statistics(device)
    : wanted.xml
      ? asXml(entries)
      : wanted.provisioning
        ? asConfiguration(entries)
        : [HEADING, ...entries.map(row)];
  return lines.map((line) => `${line}\n`).join('');
}

/** `clear archive log config`: entries are gone and counted anew; the numbers of sessions go on. */
export function* clearLog(session: Session, force: boolean): Io<void> {
  const { device } = session;
  if (!device.read(loggerSettings).enabled) return session.print(DISABLED);
  if (!force && !(yield* session.confirm('Clear config log '))) return;
  device.update(commandLog, (draft) => {
    draft.entries = [];
    draft.last = 0;
  });
}
