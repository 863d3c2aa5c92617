import type { Session } from '../../../cli/session.ts';
import { never, on, race, running, type Io, type Wait } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Device } from '../../../system/device.ts';
import type { Local, Stream } from '../../../system/network/network.ts';
import { channelStream } from '../../../system/network/ssh/channel-stream.ts';
import { Channel } from '../../../system/network/ssh/channel.ts';
import { Transport } from '../../../system/network/ssh/transport.ts';
import type { SecureCall, SecureCalls, SecureFault } from '../../files/files/api.ts';
import { addressInService } from '../../network/interfaces/api.ts';
import { enroll, strike, type SshConnection } from './connections.ts';
import { meet } from './meet.ts';
import { offerOf } from './rules.ts';
import { sshConfig } from './state.ts';

/** Milliseconds for an answer of the server or of whoever sits here, and how often a password may be wrong. */
const [PATIENCE, TRIES] = [30_000, 3] as const;

/** Where it is sent from: the source interface, where it has an address. */
function localOf(device: Device): Local {
  const { source } = device.read(sshConfig);
  const address = source === null ? undefined : addressInService(device, source);
  return address === undefined ? {} : { address };
}

/** Asks whoever sits here, who may break it off or say nothing for too long. */
function* ask(session: Session): Io<{ readonly text: string } | 'left' | 'silent'> {
  if (session.line.column > 0) session.print();
  const patience = { clock: session.device.clock, idle: PATIENCE };
  const end = yield* session.readLine({ prompt: 'Password: ', echo: false, editing: false, patience });
  session.ended = false;
  session.expired = false;
  if (end.kind === 'line') return end;
  if (end.kind === 'idle') session.print('\n% Password:  timeout expired!');
  return end.kind === 'idle' ? 'silent' : 'left';
}

/** Logs in; why not, else. */
function* enters(
  session: Session,
  { user, password: known }: SecureCall,
  transport: Transport,
  connection: SshConnection,
): Io<SecureFault | undefined> {
  const { device } = session;
  const idle: Wait<void> = (resume) => device.clock.after(PATIENCE)(resume);
  const asks = known === undefined && session.interactive;
  let [tries, why]: [number, SecureFault] = [0, 'denied'];
  const met = yield* meet(device, { transport, connection, offer: offerOf(device) }, idle, {
    user,
    tries: TRIES,
    banner: () => {},
    *password() {
      if (tries++ >= (asks ? TRIES : 1)) return undefined;
      if (!asks) return known;
      const typed = yield* ask(session);
      if (typeof typed === 'object') return typed.text;
      why = typed;
      return undefined;
    },
  });
  if (met === 'in') return undefined;
  if (met === 'aborted') return 'unknown';
  if (met === 'silent') return met;
  if (met === 'broken off') return why;
  return 'over' in met && met.over === 'idle' ? 'silent' : 'denied';
}

/** Runs a command on another machine, and closes the connection when both have said all. */
export const secureCall: SecureCalls = function* <T>(
  session: Session,
  call: SecureCall,
  talk: (stream: Stream) => Io<T>,
): Io<Result<T, SecureFault>> {
  const { device } = session;
  const opened = yield* on(device.network.connect(call.server, localOf(device)));
  if (!opened.ok) return opened;
  call.connected();
  const stream = opened.value;
  const transport = new Transport(stream, (below) => device.random(below));
  const connection: SshConnection = { way: 'OUT', agreed: undefined, state: 'Session started', user: '' };
  enroll(device, connection);
  let channel: Channel | undefined;
  try {
    const fault = yield* enters(session, call, transport, connection);
    if (fault) return fail(fault);
    connection.user = call.user;
    const opening = (channel = new Channel(transport, never));
    const [, runs] = yield* on(
      race(
        running(() => opening.open({ command: call.command }, undefined)),
        device.clock.after(PATIENCE),
      ),
    );
    if (!runs) return fail('unknown');
    const said = yield* talk(channelStream(opening, stream));
    opening.end();
    yield* finished(device, opening);
    return ok(said);
  } finally {
    channel?.leave();
    stream.close();
    strike(device, connection);
  }
};

/** Waits until the other end has closed its side. */
function* finished({ clock }: Device, channel: Channel): Io<void> {
  yield* on(
    race(
      running(() => channel.read()),
      clock.after(PATIENCE),
    ),
  );
}
