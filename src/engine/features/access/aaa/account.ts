import type { Entered } from '../../../cli/shell.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import type { Left } from '../access/api.ts';
import { localTime, wallClock } from '../../base/clock/api.ts';
import type { AccountRecord } from './api.ts';
import { ofGroup } from './check.ts';
import { commandWords } from './command-words.ts';
import { acct, authenticationTopic, hex8 } from './debug.ts';
import { debug } from '../../base/debugging/api.ts';
import { methodsFor } from './line-lists.ts';
import { inTurn } from './methods.ts';
import { recordedOf, recordedText, type Recorded } from './records.ts';
import { aaaSessions, type AaaSession } from './state.ts';

/** First number of a session after a start. */
const FIRST = 10;

const sessionAt = (device: Device, line: string): AaaSession | undefined =>
  ownValue(device.read(aaaSessions).open, line);

/** Number of the session at a line; 0: it began before there were any. */
export const uniqueOf = (device: Device, line: string): number => sessionAt(device, line)?.unique ?? 0;

/** Somebody begins to use a line. */
export function begin({ device, line }: Session): void {
  if (sessionAt(device, line.name)) return;
  const unique = FIRST + device.read(aaaSessions).begun;
  device.update(aaaSessions, (draft) => {
    draft.begun++;
    draft.open[line.name] = { unique, since: device.clock.now, user: '', level: 1, at: 0, task: null, told: '' };
  });
  debug(device, authenticationTopic, `AAA/BIND(${hex8(unique)}): Bind i/f  `);
}

/** What is recorded at a line, and where to. */
function accountingFor(device: Device, line: string, purpose: string): Recorded | undefined {
  const recorded = recordedOf(methodsFor(device, line, purpose).methods ?? '');
  return ['', 'none'].includes(recorded.action) || recorded.groups === '' ? undefined : recorded;
}

function nextTask(device: Device): number {
  device.update(aaaSessions, (draft) => {
    draft.tasks++;
  });
  return device.read(aaaSessions).tasks;
}

/** Tells the first group that takes it, or every one. */
function* tell(device: Device, told: string, record: AccountRecord): Io<void> {
  acct(device, `(${hex8(record.unique)}): ${record.kind.toUpperCase()} record`);
  const { broadcast, groups } = recordedOf(told);
  for (const group of inTurn(groups)) {
    const taken = yield* ofGroup(device, (one) => one.account(device, group.slice(6), record), false);
    if (taken && !broadcast) return;
  }
}

const about = ({ line, user = '', privilege }: Session, unique: number) => ({
  unique,
  user,
  level: privilege,
  line: line.number,
  from: line.from,
});

/** Seconds of the device's clock. */
const seconds = (device: Device): number => Math.floor(wallClock(device) / 1000);

/** How every record of EXEC begins: the zone is that of the clock. */
const ofShell = (device: Device, task: number, from: number): readonly string[] => [
  `task_id=${task}`,
  `timezone=${localTime(device, wallClock(device)).zone}`,
  'service=shell',
  `start_time=${from}`,
];

/** Somebody has EXEC at a line. */
export function* tellStart(session: Session): Io<void> {
  const { device, line, user = '', privilege: level } = session;
  const wanted = accountingFor(device, line.name, 'accounting exec');
  const open = sessionAt(device, line.name);
  if (!wanted || !open) return;
  const task = nextTask(device);
  const at = seconds(device);
  device.update(aaaSessions, (draft) => {
    draft.open[line.name] = { ...open, user, level, since: device.clock.now, at, task, told: recordedText(wanted) };
  });
  const pairs = ofShell(device, task, at);
  if (wanted.action !== 'stop-only')
    yield* tell(device, recordedText(wanted), { kind: 'start', ...about(session, open.unique), pairs });
}

/** A command is carried out: one record of it. */
export function* tellCommand(entered: Entered, level: number): Io<void> {
  const { session } = entered;
  const { device, line } = session;
  const wanted = accountingFor(device, line.name, `accounting commands ${level}`);
  if (!wanted) return;
  const command = commandWords(entered).join(' ');
  const pairs = [...ofShell(device, nextTask(device), seconds(device)), `priv-lvl=${level}`, `cmd=${command} <cr>`];
  const record = { kind: 'stop', ...about(session, uniqueOf(device, line.name)), pairs } as const;
  device.spawn(tell(device, recordedText(wanted), record));
}

const CAUSES: Readonly<Record<Left['how'], number>> = { user: 1, lost: 2, idle: 4, cleared: 6 };

/** Somebody has left a line. */
export function leave(device: Device, { line, how }: Left): void {
  const open = sessionAt(device, line.name);
  if (!open) return;
  device.update(aaaSessions, (draft) => {
    delete draft.open[line.name];
  });
  if (open.task === null) return;
  const pairs = [
    ...ofShell(device, open.task, open.at),
    `disc-cause=${CAUSES[how]}`,
    'disc-cause-ext=9',
    'pre-session-time=0',
    `elapsed_time=${Math.floor((device.clock.now - open.since) / 1000)}`,
    `stop_time=${seconds(device)}`,
  ];
  const { unique, user, level } = open;
  device.spawn(
    tell(device, open.told, { kind: 'stop', unique, user, level, line: line.number, from: line.from, pairs }),
  );
}
