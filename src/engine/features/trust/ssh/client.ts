import type { Session } from '../../../cli/session.ts';
import { never, on, race, running, type Io, type Wait } from '../../../kernel/io.ts';
import { latin1Decode, utf8Decode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { Stream } from '../../../system/network/network.ts';
import type { Offer } from '../../../system/network/ssh/algorithms.ts';
import { Channel } from '../../../system/network/ssh/channel.ts';
import { Transport } from '../../../system/network/ssh/transport.ts';
import { SSH_PORT } from '../../../system/network/ssh/wire.ts';
import { plainEnd } from '../../../system/network/telnet.ts';
import { resolveName } from '../../network/name-lookup/api.ts';
import { addConnection, reach, relay, wayOut } from '../../network/telnet/api.ts';
import { enroll, strike, type SshConnection } from './connections.ts';
import { meet } from './meet.ts';
import { offerOf } from './rules.ts';
import { sshConfig } from './state.ts';

/** What somebody wants. */
interface Wanted {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  readonly cipher?: string;
  readonly mac?: string;
  readonly prompts?: number;
  readonly version?: 1 | 2;
  readonly command?: string;
}

/** Milliseconds for an answer, and how often it is asked for: more often than a server asks. */
const [PATIENCE, PROMPTS] = [30_000, 7] as const;

/** A call that has reached somebody. */
interface Call {
  readonly session: Session;
  readonly wanted: Wanted;
  readonly user: string;
  readonly address: string;
  readonly name: string;
  readonly transport: Transport;
  readonly connection: SshConnection;
}

/** How long a server is waited for, each time. */
const limitOf = (device: Device): Wait<void> => device.clock.after(device.read(sshConfig).timeout * 1000, 'patience');

const closed = ({ session, name }: Call): void => session.print(`\n[Connection to ${name} closed by foreign host]`);

function* password({ session }: Call, prompt: string): Io<string | undefined> {
  const { clock } = session.device;
  const end = yield* session.readLine({ prompt, echo: false, editing: false, patience: { clock, idle: PATIENCE } });
  session.ended = false;
  session.expired = false;
  if (end.kind === 'line') return end.text;
  if (end.kind === 'idle') session.print('\n% Password:  timeout expired!\n% Login invalid');
  return undefined;
}

/** Agrees upon keys with the server, and shows who is here. True: the server lets them in. */
function* enters(call: Call): Io<boolean> {
  const { session, transport, wanted, connection, name } = call;
  const { device } = session;
  const usual = offerOf(device);
  const { cipher, mac } = wanted;
  const offer: Offer = {
    ...usual,
    ...(cipher !== undefined && { cipher: [cipher] }),
    ...(mac !== undefined && { mac: [mac] }),
  };
  const met = yield* meet(device, { transport, connection, offer }, limitOf(device), {
    user: call.user,
    tries: wanted.prompts ?? PROMPTS,
    banner: (text) => session.print(`\n${text.replace(/\r?\n$/, '')}`),
    password: (_, prompt) => password(call, prompt),
  });
  if (met === 'aborted' || met === 'silent') session.print(`[Connection to ${name} aborted: error status 0]`);
  else if (met !== 'in') closed(call);
  return met === 'in';
}

/** Stays with a shell, or prints what a command prints. */
function* stay(call: Call): Io<void> {
  const { session, transport, wanted, user, address, name, connection } = call;
  connection.user = user;
  const channel = new Channel(transport, never);
  const size = { width: session.terminal.width, height: session.terminal.length };
  const opening = running(() =>
    channel.open({ command: wanted.command }, wanted.command === undefined ? size : undefined),
  );
  const [, opened] = yield* on(race(opening, limitOf(session.device)));
  if (!opened) return closed(call);
  const close = (): void => {
    channel.leave();
    transport.stream.close();
    strike(session.device, connection);
  };
  if (wanted.command === undefined) {
    const receive = running(function* () {
      return (yield* channel.read()) ?? ('closed' as const);
    });
    const talk = { receive, send: (bytes: Uint8Array) => channel.send(bytes), close };
    return yield* relay(session, addConnection(session, address, name, talk, plainEnd));
  }
  try {
    for (let heard = yield* channel.read(); heard; heard = yield* channel.read())
      session.write(utf8Decode(heard) ?? latin1Decode(heard));
    closed(call);
  } finally {
    close();
  }
}

function* talk(
  session: Session,
  wanted: Wanted,
  user: string,
  target: { readonly address: string; readonly name: string },
  stream: Stream,
): Io<void> {
  const { device } = session;
  const connection: SshConnection = { way: 'OUT', agreed: undefined, state: 'Session started', user: '' };
  enroll(device, connection);
  const transport = new Transport(stream, (below) => device.random(below));
  const call: Call = { session, wanted, user, ...target, transport, connection };
  let inside = false;
  try {
    inside = yield* enters(call);
  } finally {
    if (!inside) {
      strike(device, connection);
      stream.close();
    }
  }
  if (inside) yield* stay(call);
}

/** `ssh -l USER HOST` */
export function* call(session: Session, wanted: Wanted): Io<void> {
  const { device } = session;
  const user = wanted.user ?? session.user;
  if (user === undefined) return session.print('% No user specified nor available for SSH client');
  const found = yield* resolveName(session, wanted.host);
  if (found.kind !== 'address') {
    if (found.asked) session.print();
    return session.print('% Bad IP address or host name');
  }
  const { address } = found;
  if (wanted.version === 1) return session.print(`[Connection to ${wanted.host} aborted: error status 0]`);
  const way = wayOut(session, address, device.read(sshConfig).source ?? undefined);
  if (!way) return;
  const stream = yield* reach(session, { address, port: wanted.port ?? SSH_PORT }, way.from);
  if (stream) yield* talk(session, wanted, user, { address, name: wanted.host }, stream);
}
