import { never, on, race, running, type Io } from '../../../../kernel/io.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../../system/bytes.ts';
import { sizeOf } from '../../../../system/content.ts';
import { scpCommand } from '../../../../system/network/scp/command.ts';
import { fileLine } from '../../../../system/network/scp/lines.ts';
import type { ScpTalk } from '../../../../system/network/scp/link.ts';
import { scpReceive, type ScpGot } from '../../../../system/network/scp/sink.ts';
import { scpSend, type ScpEntry, type ScpSent } from '../../../../system/network/scp/source.ts';
import type { Stream } from '../../../../system/network/network.ts';
import { Channel } from '../../../../system/network/ssh/channel.ts';
import { channelStream } from '../../../../system/network/ssh/channel-stream.ts';
import type { Transport } from '../../../../system/network/ssh/transport.ts';
import type { Run } from '../../tool.ts';
import { entryOf, Taking, type Manner, type Place } from './place.ts';

/** Milliseconds without a byte after which the other end is given up, and until it says how it ended. */
const [PATIENCE, FAREWELL] = [900_000, 30_000] as const;

/** Shows how a file goes over. */
export interface Meter {
  begin(name: string, size: number): void;
  moved(bytes: number): void;
  end(): void;
}

/** A copy in one direction, over a connection that somebody has been let in by. */
export interface Copying {
  readonly run: Run;
  readonly transport: Transport;
  readonly manner: Manner;
  readonly verbose: boolean;
  /** Bytes a second at most. */
  readonly pace: number;
  readonly meter: Meter;
  /** The program that copies puts this before what it says of files here. */
  readonly prefix: string;
}

/** How a copy ended; `unasked`: the other end does not do what it was asked. */
export interface Copied {
  readonly how: ScpSent | ScpGot | 'unasked';
  /** Something was not copied, and that was said. */
  readonly faults: boolean;
  /** How the command at the other end has ended. */
  readonly status: number | undefined;
}

/** What the other end says, without what would act on a terminal: its bytes are octal numbers, as in OpenSSH. */
const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (char) =>
    char === '\t' ? char : [...utf8Encode(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  );

const placeOf = ({ machine, session }: Run): Place => ({
  machine,
  user: session.user,
  folder: session.folder,
  faulty: {},
});

/** Asks the other end to copy, and does so itself. */
function* asked(
  copying: Copying,
  command: string,
  copy: (talk: ScpTalk, note: () => void) => Io<ScpSent | ScpGot>,
): Io<Copied> {
  const { run, transport, verbose, pace } = copying;
  const channel = new Channel(transport, never);
  channel.errors = (bytes) => run.err(utf8Decode(bytes) ?? latin1Decode(bytes));
  const sent = verbose ? command.replace(/^scp/, 'scp -v') : command;
  if (verbose) run.err(`debug1: Sending command: ${sent}\n`);
  const opened = yield* channel.open({ command: sent }, undefined);
  if (!opened) return { how: opened === false ? 'unasked' : 'closed', faults: true, status: undefined };
  const stream: Stream = channelStream(channel, transport.stream);
  let faults = false;
  const talk = { clock: run.machine.clock, stream, patience: PATIENCE, pace };
  const how = yield* copy(talk, () => {
    faults = true;
  });
  if (how === 'done' && !faults) {
    stream.close();
    yield* on(
      race(
        running(function* () {
          while (yield* channel.read());
        }),
        run.machine.clock.after(FAREWELL),
      ),
    );
  }
  channel.leave();
  return { how, faults, status: channel.status };
}

/** Sends files of this machine to a path of the other. */
export function* put(copying: Copying, words: readonly string[], path: string): Io<Copied> {
  const { run, manner, meter, verbose, prefix } = copying;
  const place = placeOf(run);
  const directory = words.length > 1;
  return yield* asked(copying, scpCommand({ way: 'to', ...manner, directory }, path), function* (talk, fault) {
    function* watched(entries: Iterable<ScpEntry>): Generator<ScpEntry> {
      for (const entry of entries) {
        if (entry.kind === 'error') {
          run.err(`${prefix}${entry.text.replace(/^scp: /, '')}\n`);
          fault();
        }
        yield entry.kind === 'directory' ? { ...entry, entries: watched(entry.entries) } : entry;
      }
    }
    const entries = (function* (): Generator<ScpEntry> {
      for (const word of words) yield entryOf(place, word, manner, (name, why) => `scp: ${name}: ${why}`);
    })();
    return yield* scpSend(talk, watched(entries), {
      began(file) {
        const size = sizeOf(file.content);
        if (verbose) run.err(`Sending file modes: ${fileLine({ ...file, size })}\n`);
        meter.begin(file.name, size);
      },
      moved: (_, bytes) => meter.moved(bytes),
      sent: () => meter.end(),
      refused(_, text) {
        meter.end();
        run.err(`${visible(text)}\n`);
        fault();
      },
    });
  });
}

/** Takes a file of the other machine, or those that its words mean there, to a path of this one. */
export function* get(copying: Copying, path: string, word: string): Io<Copied> {
  const { run, manner, meter, verbose, prefix } = copying;
  return yield* asked(copying, scpCommand({ way: 'from', ...manner }, path), function* (talk, fault) {
    let ended = false;
    const taking = new Taking(placeOf(run), word, manner, (name, why) => `scp: ${name}: ${why}`, {
      began(_, coming) {
        if (verbose) run.err(`Sink: ${fileLine(coming)}\n`);
        ended = false;
        meter.begin(coming.name, coming.size);
      },
      moved: (_, bytes) => meter.moved(bytes),
      kept() {
        ended = true;
        meter.end();
      },
      lost(_path, _bytes, why, called) {
        if (!ended) meter.end();
        ended = true;
        fault();
        if (why !== 'aborted') run.err(`${prefix}${called}: ${why}\n`);
      },
    });
    const told = (text: string): void => {
      run.err(`${visible(text)}\n`);
      fault();
    };
    return yield* scpReceive(talk, {
      recursive: taking.recursive,
      file: (coming) => taking.file(coming),
      *directory(coming) {
        const made = yield* taking.directory(coming);
        if (!made.ok) told(`${prefix}${made.error.replace(/^scp: /, '')}`);
        return made;
      },
      told,
    });
  });
}
