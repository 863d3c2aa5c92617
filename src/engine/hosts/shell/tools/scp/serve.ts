import { never, type Io } from '../../../../kernel/io.ts';
import { fail } from '../../../../kernel/result.ts';
import { utf8Encode } from '../../../../system/bytes.ts';
import { cut, sizeOf } from '../../../../system/content.ts';
import { Incoming } from '../../../../system/network/conversation.ts';
import type { Stream } from '../../../../system/network/network.ts';
import { readScpCommand, type ScpCommand } from '../../../../system/network/scp/command.ts';
import type { ScpTalk } from '../../../../system/network/scp/link.ts';
import { scpReceive } from '../../../../system/network/scp/sink.ts';
import { scpSend, type ScpEntry, type ScpFile, type ScpSending } from '../../../../system/network/scp/source.ts';
import { transferDone, transferFailed } from '../../../../system/network/transfers.ts';
import { faultAt, stopsAfter, type Fault } from '../../../faults.ts';
import { entryAt } from '../../../files.ts';
import { canonical } from '../../../paths.ts';
import { troubleText, type Run, type Visit } from '../../tool.ts';
import { entryOf, Taking, type Place } from './place.ts';

/** Milliseconds without a byte after which a client is given up. */
const PATIENCE = 900_000;

const complain = (word: string, why: string): string => `scp: ${word}: ${why}`;

/** Reasons of events by the words of the system. */
const REASONS: Readonly<Record<string, string>> = {
  [troubleText.missing]: 'missing',
  [troubleText.full]: 'full',
  stopped: 'stopped',
  aborted: 'aborted',
};

/** One copy that is served. */
interface Serving {
  readonly run: Run;
  readonly visit: Visit;
  readonly place: Place;
  readonly command: ScpCommand;
}

function tell({ run, visit, command }: Serving, file: string, bytes: number, why?: string): void {
  const { machine } = run;
  const ends = [machine.name, visit.stream.remote.address] as const;
  const [from, to] = command.way === 'from' ? ends : ([ends[1], ends[0]] as const);
  const direction = command.way === 'from' ? 'download' : 'upload';
  const payload = { protocol: 'scp', file, from, to, bytes, direction };
  if (why === undefined) machine.emit(transferDone, payload);
  else machine.emit(transferFailed, { ...payload, reason: REASONS[why] ?? 'denied' });
}

/** A connection of which a fault cuts off what a file sends. */
class Stopping {
  readonly stream: Stream;
  #after = Infinity;
  #data = false;
  #mute = false;

  constructor(stream: Stream) {
    this.stream = {
      ...stream,
      send: (bytes) => {
        if (this.#mute) return;
        const most = this.#cut(bytes.length);
        if (most > 0) stream.send(bytes.subarray(0, most));
      },
      pour: (content) => {
        const most = this.#cut(sizeOf(content));
        return stream.pour(cut(content, most));
      },
    };
  }

  /** It has cut something off. */
  get stopped(): boolean {
    return this.#mute;
  }

  /** What comes next is data, of which so many bytes go. */
  begin(after: number): void {
    this.#after = after;
    this.#data = true;
  }

  #cut(size: number): number {
    if (!this.#data) return size;
    this.#data = false;
    this.#mute = this.#after <= size;
    return Math.min(size, this.#after);
  }
}

/** Ends as a fault says: nothing more is said, or the connection is closed. */
function* stop({ visit }: Serving, how: 'silent' | 'closes'): Io<number> {
  if (how === 'silent') yield* new Incoming(visit.stream).mute(never);
  visit.hangUp();
  return 1;
}

function* give(serving: Serving): Io<number> {
  const { run, visit, place, command } = serving;
  const { machine } = run;
  const stopping = new Stopping(visit.stream);
  let faults = 0;
  let under: { readonly path: string; readonly fault: Fault | undefined; bytes: number } | undefined;
  const paths = new Map<ScpFile, string>();
  const watched = (entry: ScpEntry, path: string): ScpEntry => {
    if (entry.kind === 'error') faults++;
    if (entry.kind === 'error' && !command.recursive)
      tell(serving, path, 0, entryAt(machine, path) ? 'denied' : troubleText.missing);
    if (entry.kind === 'file') paths.set(entry, path);
    return entry.kind === 'directory' ? { ...entry, entries: watchedAll(entry.entries, path) } : entry;
  };
  function* watchedAll(entries: Iterable<ScpEntry>, above: string): Generator<ScpEntry> {
    for (const entry of entries) yield watched(entry, canonical(entry.kind === 'error' ? '.' : entry.name, above));
  }
  function* all(): Generator<ScpEntry> {
    for (const word of command.paths)
      yield watched(entryOf(place, word, command, complain), canonical(word, place.folder));
  }
  const hears: ScpSending = {
    began(file) {
      const path = paths.get(file) ?? '';
      const fault = faultAt(place.faulty, path);
      under = { path, fault, bytes: 0 };
      stopping.begin(stopsAfter(fault));
    },
    moved(_, bytes) {
      if (under) under.bytes = bytes;
    },
    sent(file) {
      tell(serving, under?.path ?? '', sizeOf(file.content));
      under = undefined;
    },
    refused() {
      faults++;
      if (under) tell(serving, under.path, under.bytes, 'denied');
      under = undefined;
    },
  };
  const silent = command.paths.some((word) => faultAt(place.faulty, canonical(word, place.folder))?.kind === 'silent');
  if (silent) return yield* stop(serving, 'silent');
  const closes = (): boolean => stopping.stopped && under?.fault?.kind === 'stops' && under.fault.how === 'closes';
  const talk: ScpTalk = {
    clock: machine.clock,
    stream: stopping.stream,
    get patience() {
      return closes() ? 0 : PATIENCE;
    },
    pace: Infinity,
  };
  try {
    const sent = yield* scpSend(talk, all(), hears);
    if (stopping.stopped) {
      visit.hangUp();
      return 1;
    }
    return sent === 'done' && faults === 0 ? 0 : 1;
  } finally {
    if (under) tell(serving, under.path, under.bytes, stopping.stopped ? 'stopped' : 'aborted');
  }
}

function* take(serving: Serving): Io<number> {
  const { run, visit, place, command } = serving;
  const [word = '.'] = command.paths;
  const { stream } = visit;
  let faults = 0;
  const target = entryAt(run.machine, canonical(word, place.folder));
  const talk = { clock: run.machine.clock, stream, patience: PATIENCE, pace: Infinity };
  if (command.directory && target?.kind !== 'folder') {
    const why = troubleText[target ? 'not-folder' : 'missing'];
    stream.send(utf8Encode(`\x01${complain(word, why)}\n`));
    return 1;
  }
  const taking = new Taking(place, word, command, complain, {
    *mute() {
      yield* new Incoming(stream).mute(never);
      return fail(troubleText.denied);
    },
    kept: (path, bytes) => tell(serving, path, bytes),
    lost: (path, bytes, why) => {
      faults++;
      tell(serving, path, bytes, why);
    },
  });
  const got = yield* scpReceive(talk, taking);
  if (taking.stopped) return yield* stop(serving, taking.stopped);
  return got === 'done' && faults === 0 ? 0 : 1;
}

/** `scp -t` and `scp -f`: what a client asks the other end to run. */
export function* serveScp(run: Run, visit: Visit): Io<number> {
  const command = readScpCommand(run.args);
  if (!command) {
    run.err('usage: scp [-346ABCOpqRrsTv] [-c cipher] source ... target\n');
    return 1;
  }
  const { machine, session } = run;
  const place = { machine, user: session.user, folder: session.folder, faulty: visit.faulty };
  return yield* (command.way === 'from' ? give : take)({ run, visit, place, command });
}
