import type { Draft } from 'immer';
import { configure, type Mode } from '../../../cli/mode.ts';
import { commandsOf } from '../../../cli/software.ts';
import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import type { Entered } from '../../../cli/shell.ts';
import type { Device } from '../../../system/device.ts';
import { wallClock } from '../../base/clock/api.ts';
import { commandLogged } from './api.ts';
import { hidden } from './hidden.ts';
import { bytesOf } from './log-text.ts';
import { logConfigMode } from './mode.ts';
import { spelled } from './spelled.ts';
import { commandLog, loggerSettings, type CommandLog, type LoggedCommand } from './state.ts';

/** The name of a line: that of its messages without the address. */
const lineOf = (session: Session): string =>
  session.origin.kind === 'terminal' ? whoIs(session).short : session.origin.name.replace(/ .*/, '');

/** The commands that opened the modes in which a session is. */
const opened = new WeakMap<Session, readonly string[]>();

const depthOf = (mode: Mode): number => (mode.id === configure.id || !mode.parent ? 0 : 1 + depthOf(mode.parent));

/** Configuring from this line is a new session. */
export function beginSession(session: Session): void {
  session.device.update(commandLog, (draft) => {
    draft.byLine[lineOf(session)] = ++draft.sessions;
  });
}

const kept = (log: Draft<CommandLog>, size: number): void => {
  if (log.entries.length > size) log.entries = log.entries.slice(-size);
};

function add(session: Session, text: string, within: readonly string[], number?: number): void {
  const { device } = session;
  const { size, notifySyslog } = device.read(loggerSettings);
  const line = lineOf(session);
  const user = session.user ?? line;
  const at = wallClock(device);
  device.update(commandLog, (draft) => {
    const index = ++draft.last;
    const entry = { index, at, session: number ?? draft.byLine[line] ?? 0, user, line, text, within };
    draft.allocated += bytesOf(entry);
    draft.entries.push(entry as Draft<LoggedCommand>);
    kept(draft, size);
  });
  if (notifySyslog) device.log(commandLogged, user, text.trimStart());
}

/** Remembers a configuration command as the parser understood it. */
export function recordCommand({ session, command, mode, text }: Entered): void {
  const { device } = session;
  if (command.id === 'end') return;
  if (device.read(commandLog).byLine[lineOf(session)] === undefined) beginSession(session);
  const depth = depthOf(mode);
  const said = spelled(commandsOf(device), session, mode, text);
  const shown = `${' '.repeat(depth)}${device.read(loggerSettings).hideKeys ? hidden(said) : said}`;
  const before = opened.get(session) ?? (mode.id === logConfigMode.id ? ['archive ', ' log config '] : []);
  const within = before.slice(0, depth);
  opened.set(session, [...within, shown]);
  add(session, shown, within);
  if (/^(no |default )?username$/.test(command.id)) add(session, '!config: USER TABLE MODIFIED', []);
}

/** Remembers that somebody got to a higher privilege level. */
export const recordEnable = (session: Session): void => add(session, '!exec: enable', [], 0);

/** Forgets the oldest commands that are too many. */
export function shorten(device: Device): void {
  const { size } = device.read(loggerSettings);
  device.update(commandLog, (draft) => {
    kept(draft, size);
  });
}
