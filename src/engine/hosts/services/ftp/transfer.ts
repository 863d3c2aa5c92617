import { never, on, race, running, type Io, type Wait } from '../../../kernel/io.ts';
import { concat, utf8Encode } from '../../../system/bytes.ts';
import { bytesContent, cut, emptyContent, join, read, sizeOf, slice, type Content } from '../../../system/content.ts';
import { flowTo } from '../../../system/network/follow.ts';
import type { Flow, Stream } from '../../../system/network/network.ts';
import { transferDone, transferFailed } from '../../../system/network/transfers.ts';
import { reasonOf } from '../../events.ts';
import { altered, stopsAfter } from '../../faults.ts';
import { begin, entryAt, freeFor, readable, writeWhatFits } from '../../files.ts';
import { isFlow } from '../../../system/network/conversation.ts';
import { forgetWay, openData } from './data.ts';
import { listing } from './listing.ts';
import { SEGMENT } from '../../../system/network/segment.ts';
import { DATA_SILENCE, faultFor, hostPath, mayChange, reply, type FtpSession } from './session.ts';

/** Commands that are kept until a transfer is over. */
const MOST_WAITING = 16;
const LONGEST_LINE = 4096;
/** Rights of a new file. */
const NEW_FILE = 0o644;

type Broken = 'aborted' | 'stopped' | 'timed-out' | 'full' | 'left';

/** Ends when the client aborts or leaves; what else it says meanwhile waits. */
function* disturbed({ incoming, waiting }: FtpSession): Io<'aborted' | 'left'> {
  for (;;) {
    const heard = yield* incoming.line(LONGEST_LINE, never);
    if ('ended' in heard) return 'left';
    if (isAbort(heard.text)) return 'aborted';
    if (waiting.push(heard.text) < MOST_WAITING) continue;
    yield* incoming.gone();
    return 'left';
  }
}

export const isAbort = (line: string): boolean => /ABOR\s*$/i.test(line);

/** A wait, unless the client aborts or leaves before. */
function* orDisturbed<T>(session: FtpSession, wait: Wait<T>): Io<{ readonly value: T } | { readonly broken: Broken }> {
  const [which, value] = yield* on(
    race(
      wait,
      running(() => disturbed(session)),
    ),
  );
  return which === 0 ? { value } : { broken: value };
}

/** Lets bulk data go on to so many bytes of it. Undefined: they arrived. */
function* letFlow(session: FtpSession, flow: Flow, bytes: number): Io<Broken | undefined> {
  const going = running(() => flowTo(flow, bytes, DATA_SILENCE));
  const outcome = yield* orDisturbed(session, going);
  if ('broken' in outcome) return outcome.broken;
  if (outcome.value !== undefined) return outcome.value;
  return flow.arrived >= Math.min(bytes, sizeOf(flow.content)) ? undefined : 'stopped';
}

/** Sends a content; what arrived, and why not all of it. */
function* send(
  session: FtpSession,
  data: Stream,
  content: Content,
): Io<{ arrived: number; broken: Broken | undefined }> {
  const size = sizeOf(content);
  if (size <= SEGMENT) {
    if (size > 0) data.send(read(content, 0, size));
    return { arrived: size, broken: undefined };
  }
  const flow = data.pour(content);
  const left = running(() => leaving(data));
  const going = running(() => letFlow(session, flow, Infinity));
  const [which, broken] = yield* on(race(going, left));
  const outcome = which === 0 ? broken : 'stopped';
  if (outcome) flow.stop();
  return { arrived: flow.arrived, broken: outcome };
}

/** Ends when the other end of a connection on which it only listens is gone. */
function* leaving({ receive }: Stream): Io<void> {
  for (;;) {
    const heard = yield* on(receive);
    if (heard === 'closed' || heard === 'reset') return;
    if (isFlow(heard)) heard.stop();
  }
}

/** Takes what comes over a connection until it is closed, at most so many bytes; then it lets the rest stand, or ends it. */
function* take(
  session: FtpSession,
  data: Stream,
  most: number,
  stands: boolean,
): Io<{ content: Content; broken: Broken | undefined }> {
  const pieces: Content[] = [];
  let loose: Uint8Array[] = [];
  let size = 0;
  const gather = (): Content => {
    if (loose.length > 0) pieces.push(bytesContent(concat(...loose)));
    loose = [];
    return join(...pieces);
  };
  for (;;) {
    const patient = session.machine.clock.after(DATA_SILENCE, 'patience');
    const outcome = yield* orDisturbed(session, race(data.receive, patient));
    if ('broken' in outcome) return { content: gather(), broken: outcome.broken };
    const [which, heard] = outcome.value;
    if (which === 1) return { content: gather(), broken: 'timed-out' };
    if (heard === 'closed' || heard === 'reset')
      return { content: gather(), broken: heard === 'closed' ? undefined : 'stopped' };
    if (isFlow(heard)) {
      gather();
      const broken = yield* letFlow(session, heard, most - size);
      pieces.push(cut(heard.content, Math.min(heard.arrived, most - size)));
      size += heard.arrived;
      const over = size > most || (sizeOf(heard.content) > heard.arrived && !broken);
      if (broken ?? over) {
        if (stands && !broken) heard.limit(0);
        else heard.stop();
        return { content: gather(), broken: broken ?? 'full' };
      }
    } else {
      loose.push(heard.subarray(0, most - size));
      size += heard.length;
      if (size > most) return { content: gather(), broken: 'full' };
    }
  }
}

/** How a transfer is told to those who grade. */
function tell(
  session: FtpSession,
  direction: 'download' | 'upload',
  file: string,
  bytes: number,
  reason?: string,
): void {
  const { machine, control } = session;
  const [here, there] = [machine.name, control.remote.address];
  const [from, to] = direction === 'download' ? [here, there] : [there, here];
  const payload = { protocol: 'ftp', file, from, to, bytes, direction };
  if (reason === undefined) machine.emit(transferDone, payload);
  else machine.emit(transferFailed, { ...payload, reason });
}

const reasonFor = (broken: Broken): string => (broken === 'left' ? 'aborted' : broken);

/** Ends a transfer that the server's fault stops: it says nothing more, or that something is wrong. */
function* stop(session: FtpSession, data: Stream, how: 'silent' | 'closes', text: string): Io<void> {
  if (how === 'silent') return yield* session.incoming.mute(never);
  data.close();
  reply(session, 426, text);
}

/** What is said of a transfer that broke. */
function complain(session: FtpSession, broken: Broken, text: string): void {
  if (broken === 'full') reply(session, 451, 'Failure writing to local file.');
  else reply(session, 426, text);
  if (broken === 'aborted') reply(session, 226, 'ABOR successful.');
}

const WRITING = 'Failure writing network stream.';
const READING = 'Failure reading network stream.';

export function* retr(session: FtpSession, given: string): Io<void> {
  const { offset } = session;
  session.offset = 0;
  const path = hostPath(session, given);
  const fault = faultFor(session, path);
  if (fault?.kind === 'silent') return yield* session.incoming.mute(never);
  const found = readable(session.machine, path, session.guest?.who ?? '');
  if (!found.ok || fault?.kind === 'refuses') {
    forgetWay(session);
    tell(session, 'download', path, 0, found.ok ? 'refused' : reasonOf(found.error));
    return reply(session, 550, 'Failed to open file.');
  }
  const content = altered(found.value.content, fault);
  const [size, end] = [sizeOf(content), stopsAfter(fault)];
  const data = yield* openData(session, `Opening BINARY mode data connection for ${given} (${size} bytes).`);
  if (!data) return;
  try {
    const { arrived, broken } = yield* send(session, data, slice(cut(content, end), offset));
    const stopped = fault?.kind === 'stops' && !broken && end <= size;
    tell(session, 'download', path, arrived, stopped ? 'stopped' : broken && reasonFor(broken));
    if (stopped) return yield* stop(session, data, fault.how, WRITING);
    data.close();
    if (broken) return complain(session, broken, WRITING);
    reply(session, 226, 'Transfer complete.');
  } finally {
    data.close();
  }
}

/** Why a file is not taken, in the words of the server; undefined: it is. */
function refusal(session: FtpSession, path: string): string | undefined {
  const { machine, guest } = session;
  if (!mayChange(session, path)) return '550 Permission denied.';
  const there = entryAt(machine, path) !== undefined && guest?.anonymous === true;
  const refused = there || faultFor(session, path)?.kind === 'refuses';
  return refused || begin(machine, path, guest?.who ?? '', NEW_FILE) ? '553 Could not create file.' : undefined;
}

export function* stor(session: FtpSession, given: string, append = false): Io<void> {
  const { offset } = session;
  session.offset = 0;
  const { machine, guest } = session;
  const path = hostPath(session, given);
  const fault = faultFor(session, path);
  if (fault?.kind === 'silent') return yield* session.incoming.mute(never);
  const there = entryAt(machine, path);
  const before = there?.kind === 'file' ? cut(there.content, append ? Infinity : offset) : emptyContent;
  const refused = refusal(session, path);
  if (refused !== undefined) {
    forgetWay(session);
    tell(session, 'upload', path, 0, 'denied');
    return session.control.send(utf8Encode(`${refused}\r\n`));
  }
  const keep = (content: Content) =>
    writeWhatFits(machine, path, sizeOf(before) > 0 ? join(before, content) : content, guest?.who ?? '', NEW_FILE);
  keep(emptyContent);
  const data = yield* openData(session, 'Ok to send data.');
  if (!data) return;
  try {
    const room = fault?.kind === 'full' ? 0 : freeFor(machine, path) - sizeOf(before);
    const end = stopsAfter(fault);
    const { content, broken } = yield* take(
      session,
      data,
      Math.min(room, end),
      fault?.kind === 'stops' && fault.how === 'silent',
    );
    const { kept, trouble } = keep(content);
    const bytes = Math.max(0, sizeOf(kept) - sizeOf(before));
    const stopped = fault?.kind === 'stops' && bytes >= end;
    const lost = trouble && reasonOf(trouble);
    tell(session, 'upload', path, bytes, stopped ? 'stopped' : broken ? reasonFor(broken) : lost);
    if (stopped) return yield* stop(session, data, fault.how, READING);
    data.close();
    if (broken) return complain(session, broken, READING);
    if (trouble) return complain(session, 'full', READING);
    reply(session, 226, 'Transfer complete.');
  } finally {
    data.close();
  }
}

export function* list(session: FtpSession, given: string, long: boolean): Io<void> {
  const data = yield* openData(session, 'Here comes the directory listing.');
  if (!data) return;
  try {
    const { broken } = yield* send(session, data, bytesContent(utf8Encode(listing(session, given, long))));
    data.close();
    if (broken) return complain(session, broken, WRITING);
    reply(session, 226, 'Directory send OK.');
  } finally {
    data.close();
  }
}
