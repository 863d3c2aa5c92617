import type { Session } from '../../../cli/session.ts';
import { ipv4 } from '../../../cli/types.ts';
import { notSimulated } from '../../../cli/voice.ts';
import type { Io } from '../../../kernel/io.ts';
import { resolveName } from '../name-lookup/api.ts';
import { BOUNDS, PRESET, readPattern, TRACE, type Echoes } from './options.ts';
import { ping } from './ping.ts';
import { sourceOf } from './source.ts';
import { trace } from './trace.ts';

/** Somebody broke the dialogue off. */
class BrokenOff extends Error {}

function* answer(session: Session, question: string): Io<string> {
  const typed = yield* session.askLine(question);
  if (typed === undefined) throw new BrokenOff();
  return typed.trim();
}

function* yesNo(session: Session, question: string): Io<boolean> {
  const yes = yield* session.yesNo(question, false);
  if (yes === undefined) throw new BrokenOff();
  return yes;
}

/** A whole number within bounds, asked for until it is one. */
function* number(session: Session, what: string, preset: number, [least, most]: readonly [number, number]): Io<number> {
  for (;;) {
    const typed = yield* answer(session, `${what} [${preset}]: `);
    const value = /^\d{1,10}$/.test(typed) ? Number(typed) : typed === '' ? preset : NaN;
    if (value >= least && value <= most) return value;
    session.print(`% A decimal number between ${least} and ${most}.`);
  }
}

/** The address to send to; undefined after what is wrong with it. */
function* target(session: Session, command: string): Io<string | undefined> {
  const protocol = (yield* answer(session, 'Protocol [ip]: ')).toLowerCase();
  if (!'ip'.startsWith(protocol)) {
    session.print(`% Unknown protocol - "${protocol}", type "${command} ?" for help`);
    return undefined;
  }
  const typed = yield* answer(session, 'Target IP address: ');
  if (typed !== '' && ipv4.parse(typed, session.device) !== undefined) return typed;
  const found = typed === '' ? undefined : yield* resolveName(session, typed, true);
  if (found?.kind === 'address') return found.name ?? found.address;
  session.print('% Bad IP address');
  return undefined;
}

const WRONG_SOURCE =
  '% Invalid source. Must use same-VRF IP address or full interface name without spaces (e.g. Serial0/1)';

function* source(session: Session, question: string): Io<string | undefined> {
  for (;;) {
    const typed = yield* answer(session, question);
    if (typed === '' || sourceOf(session.device, typed).ok) return typed === '' ? undefined : typed;
    session.print(WRONG_SOURCE);
  }
}

const OPTIONS = ['Loose', 'Strict', 'Record', 'Timestamp', 'Verbose'] as const;

/** Whether everything is to be told; the other options are not simulated. */
function* verbosely(session: Session): Io<boolean> {
  let verbose = false;
  for (;;) {
    const typed = yield* answer(session, `Loose, Strict, Record, Timestamp, Verbose[${verbose ? 'V' : 'none'}]: `);
    if (typed === '') return verbose;
    const option = OPTIONS.find((one) => one.toLowerCase().startsWith(typed.toLowerCase()));
    if (option === 'Verbose') verbose = !verbose;
    else if (option) session.print(notSimulated(option));
    else session.write(`% No such option - "${typed}"`);
  }
}

function* pattern(session: Session): Io<number | undefined> {
  for (;;) {
    const typed = yield* answer(session, 'Data pattern [0xABCD]: ');
    if (typed === '') return undefined;
    const read = readPattern(typed);
    if (read !== undefined) return read;
    session.print('Invalid pattern, try again.');
  }
}

function* extended(session: Session): Io<Partial<Echoes>> {
  return {
    source: yield* source(session, 'Source address or interface: '),
    tos: yield* number(session, 'Type of service', 0, BOUNDS.tos),
    dfBit: yield* yesNo(session, 'Set DF bit in IP header? [no]: '),
    validate: yield* yesNo(session, 'Validate reply data? [no]: '),
    pattern: yield* pattern(session),
    verbose: yield* verbosely(session),
  };
}

function* sweep(session: Session): Io<Pick<Echoes, 'size' | 'last' | 'step'>> {
  const [least, most] = BOUNDS.size;
  const size = yield* number(session, 'Sweep min size', least, BOUNDS.size);
  const last = yield* number(session, 'Sweep max size', most, [size, most]);
  return { size, last, step: yield* number(session, 'Sweep interval', 1, [1, most]) };
}

function* askPing(session: Session): Io<void> {
  const to = yield* target(session, 'ping');
  if (to === undefined) return;
  const count = yield* number(session, 'Repeat count', PRESET.count, BOUNDS.count);
  const size = yield* number(session, 'Datagram size', PRESET.size, BOUNDS.size);
  const timeout = yield* number(session, 'Timeout in seconds', PRESET.timeout, BOUNDS.timeout);
  const echoes: Echoes = { count, size, last: size, step: 1, timeout };
  if (session.privilege <= 1) return yield* ping(session, to, echoes);
  const more = (yield* yesNo(session, 'Extended commands [n]: ')) ? yield* extended(session) : {};
  const swept = (yield* yesNo(session, 'Sweep range of sizes [n]: ')) ? yield* sweep(session) : {};
  yield* ping(session, to, { ...echoes, ...more, ...swept });
}

function* askTrace(session: Session): Io<void> {
  const to = yield* target(session, 'traceroute');
  if (to === undefined) return;
  const from = yield* source(session, 'Source address: ');
  const numeric = yield* yesNo(session, 'Numeric display [n]: ');
  const timeout = yield* number(session, 'Timeout in seconds', TRACE.timeout, BOUNDS.timeout);
  const probes = yield* number(session, 'Probe count', TRACE.probes, BOUNDS.probes);
  const least = yield* number(session, 'Minimum Time to Live', TRACE.least, BOUNDS.ttl);
  const most = yield* number(session, 'Maximum Time to Live', TRACE.most, [least, BOUNDS.ttl[1]]);
  const port = yield* number(session, 'Port Number', TRACE.port, BOUNDS.port);
  yield* verbosely(session);
  yield* trace(session, to, { source: from, numeric, timeout, probes, least, most, port });
}

/** Runs a dialogue to its end, or until somebody breaks it off. */
function* talk(program: Io<void>): Io<void> {
  try {
    yield* program;
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
  }
}

/** `ping` alone asks for everything. */
export const pingDialogue = (session: Session): Io<void> => talk(askPing(session));
export const traceDialogue = (session: Session): Io<void> => talk(askTrace(session));
