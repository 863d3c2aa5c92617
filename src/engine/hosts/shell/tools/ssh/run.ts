import { never, on, race, running, type Io } from '../../../../kernel/io.ts';
import { bytesContent, cut } from '../../../../system/content.ts';
import { concat, latin1Decode, utf8Decode, utf8Encode, wholeCharacters } from '../../../../system/bytes.ts';
import { isFlow } from '../../../../system/network/conversation.ts';
import { follow } from '../../../../system/network/follow.ts';
import type { Flow } from '../../../../system/network/network.ts';
import { MARK } from '../../../../system/network/stream-signs.ts';
import { Channel } from '../../../../system/network/ssh/channel.ts';
import { usualTerminal } from '../../../../system/terminal/line.ts';
import type { Run } from '../../tool.ts';
import { say, withCall, type Call } from './call.ts';
import { FAILED, LEVEL, wantedBy } from './options.ts';

/** Milliseconds for which bulk data may stand still. */
const PATIENCE = 300_000;
const SIZE = { width: usualTerminal.width, height: usualTerminal.length };

/** Shows what comes as a terminal does, or hands it on as it is. */
function printer({ run, wanted }: Call): (bytes: Uint8Array) => void {
  const { line } = run.session;
  let rest: Uint8Array = new Uint8Array();
  return (bytes) => {
    if (!wanted.terminal && !run.seen) return run.out(bytesContent(bytes));
    const all = concat(rest, bytes);
    const whole = all.subarray(0, wholeCharacters(all));
    rest = all.slice(whole.length);
    if (!wanted.terminal) run.out(bytesContent(whole));
    else line.write(utf8Decode(whole) ?? latin1Decode(whole));
  };
}

/** Takes bulk data to its end, or as far as it comes. */
function* take({ run }: Call, flow: Flow): Io<void> {
  const { clock } = run.machine;
  try {
    yield* on(follow(flow, { clock, every: MARK, patience: PATIENCE, moved: () => true }));
  } finally {
    flow.stop();
    run.out(cut(flow.content, flow.arrived));
  }
}

/** Relays until one of both ends it. */
function* talk(call: Call, channel: Channel): Io<number> {
  const { run, wanted } = call;
  const { line } = run.session;
  const types = wanted.terminal;
  const print = printer(call);
  channel.errors = (bytes) => run.err(utf8Decode(bytes) ?? latin1Decode(bytes));
  try {
    for (;;) {
      line.relaying = types;
      const [which, signal] = yield* on(
        race(
          types ? line.next : never,
          running(() => channel.hear()),
        ),
      );
      line.relaying = false;
      if (which === 0) {
        if (signal.kind === 'char') channel.send(utf8Encode(signal.char));
      } else if (typeof signal === 'string') {
        if (signal === 'reset' || channel.closed) break;
      } else if (isFlow(signal)) yield* take(call, signal);
      else print(signal);
    }
  } finally {
    line.relaying = false;
  }
  if (channel.over) say(call, `Connection to ${wanted.host} closed by remote host.`);
  if (types) say(call, `Connection to ${wanted.host} closed.`, LEVEL.info);
  return channel.over ? FAILED : (channel.status ?? 0);
}

function* converse(call: Call): Io<number> {
  const { wanted, transport } = call;
  const channel = new Channel(transport, never);
  const opened = yield* channel.open({ command: wanted.command }, wanted.terminal ? SIZE : undefined);
  if (!opened) {
    say(
      call,
      opened === false ? 'exec request failed on channel 0' : `Connection to ${wanted.host} closed by remote host.`,
    );
    return FAILED;
  }
  const ended = yield* talk(call, channel);
  channel.leave();
  return ended;
}

/** `ssh` */
export function* ssh(run: Run): Io<number> {
  const wanted = wantedBy(run);
  return typeof wanted === 'number' ? wanted : yield* withCall(run, wanted, converse);
}
