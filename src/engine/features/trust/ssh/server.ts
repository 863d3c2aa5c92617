import { Session } from '../../../cli/session.ts';
import { resolve } from '../../../cli/resolve.ts';
import { commandsOf } from '../../../cli/software.ts';
import { shell } from '../../../cli/shell.ts';
import { gate, never, on, race, running, type Io, type Task } from '../../../kernel/io.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { Endpoint, Stream } from '../../../system/network/network.ts';
import type { Agreed } from '../../../system/network/ssh/algorithms.ts';
import { Channel, type Wish } from '../../../system/network/ssh/channel.ts';
import { channelStream } from '../../../system/network/ssh/channel-stream.ts';
import { serveExchange, type Exchanged } from '../../../system/network/ssh/exchange.ts';
import { authenticate, type Asking } from '../../../system/network/ssh/authenticate.ts';
import { Transport } from '../../../system/network/ssh/transport.ts';
import { shownLine, SSH_PORT } from '../../../system/network/ssh/wire.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import {
  admitUser,
  bannerText,
  callers,
  leaveLine,
  lineUser,
  nameUser,
  proveUser,
  serveProved,
  takeLine,
  type Caller,
} from '../../access/access/api.ts';
import { OneCommand } from './one-command.ts';
import { enroll, strike, type SshConnection } from './connections.ts';
import { debugExchange, tell } from './debug.ts';
import { sshOpened, sshRefused } from './events.ts';
import { authenticated, ended, noMatch, requested } from './messages.ts';
import { hostPair, NAMES, offerOf, spokenVersion } from './rules.ts';
import { scpAsked, serveScp } from './scp-server.ts';
import { sshChanged, sshConfig } from './state.ts';

/** Milliseconds from the choice of algorithms to the exchange of keys. */
const RECKONING = 192;

/** One visitor. */
interface Visit {
  readonly device: Device;
  readonly line: TerminalLine;
  readonly transport: Transport;
  readonly connection: SshConnection;
  readonly number: number;
}

const ttyOf = ({ line }: Visit): number => Number(line.name.slice(4));

function logged(visit: Visit, message: typeof requested, ...values: readonly (string | number)[]): void {
  const { device } = visit;
  if (device.read(sshConfig).logging) device.log(message, ...values);
}

function refuse({ device, line }: Visit, reason: string): undefined {
  device.emit(sshRefused, { from: line.from ?? '', reason });
}

/** Beyond the last port that a group may have. */
const PORTS = 10_127;

/** Groups of lines by their ports; 0: none. */
function groupsOf(device: Device): Uint8Array {
  const groups = new Uint8Array(PORTS);
  for (const { port, low, high } of device.read(sshConfig).ports)
    for (let at = 0; at <= (high ?? low) - low; at++) groups[port + at] = low + at;
  return groups;
}

/** Takes whoever comes while a virtual terminal is free for them, as long as SSH is spoken; ports that stay the same stay open. */
export function* serve(device: Device): Io<void> {
  const open = new Map<number, Task>();
  let before: Uint8Array = new Uint8Array(PORTS);
  try {
    while (spokenVersion(device) !== undefined) {
      const now = groupsOf(device);
      for (let port = 0; port < PORTS; port++) {
        const rotary = now[port] ?? 0;
        if (rotary === before[port]) continue;
        open.get(port)?.cancel();
        open.delete(port);
        if (rotary > 0) open.set(port, device.spawn(serveAt(device, { group: { port, rotary } })));
      }
      before = now;
      if (!open.has(SSH_PORT)) open.set(SSH_PORT, device.spawn(serveAt(device, {})));
      yield* on(sshChanged(device).wait);
    }
  } finally {
    for (const task of open.values()) task.cancel();
  }
}

function* serveAt(device: Device, behind: Pick<Caller, 'group'>): Io<void> {
  const admits = ({ address, port }: Endpoint): boolean =>
    callers.get().admits(device, { from: address, fromPort: port, protocol: 'ssh', ...behind });
  const listener = device.network.listen(behind.group?.port ?? SSH_PORT, admits);
  try {
    for (;;) receive(device, yield* on(listener.accept), behind);
  } finally {
    listener.close();
  }
}

/** Takes a line for a visitor, from the first word to the last. */
function receive(device: Device, stream: Stream, behind: Pick<Caller, 'group'>): void {
  let shown: (text: string) => void = () => {};
  const caller = {
    from: stream.remote.address,
    protocol: 'ssh' as const,
    hear: (text: string) => shown(text),
    closed: () => stream.close(),
    ...behind,
  };
  const line = callers.get().connect(device, caller, function* (line) {
    const transport = new Transport(stream, (below) => device.random(below));
    const connection: SshConnection = { way: 'IN', agreed: undefined, state: 'Session started', user: '' };
    const number = enroll(device, connection);
    try {
      yield* receiveAt({ device, line, transport, connection, number }, (hear) => (shown = hear));
    } finally {
      strike(device, connection);
    }
  });
  if (!line) stream.close();
}

type Hears = (hear: (text: string) => void) => void;

function* receiveAt(visit: Visit, hears: Hears): Io<void> {
  const { device, line, connection } = visit;
  const session = new Session(device, line, { kind: 'terminal' });
  takeLine(session);
  const limit = device.clock.after(device.read(sshConfig).timeout * 1000, 'patience');
  const [which, admitted] = yield* on(
    race(
      running(() => greet(visit, session)),
      race(limit, line.hangUps),
    ),
  );
  if (which === 1) refuse(visit, 'time-out');
  if (which === 0 && admitted) yield* attend(visit, session, hears);
  if (lineUser(device, line.name)) leaveLine(session);
  if (!connection.agreed) return;
  const { cipher, mac } = connection.agreed;
  logged(visit, ended, line.from ?? '', ttyOf(visit), connection.user, cipher, mac);
}

/** From the first line to the proof of who is there. */
function* greet(visit: Visit, session: Session): Io<boolean> {
  const { device, line, transport, number, connection } = visit;
  const version = spokenVersion(device);
  const key = hostPair(device);
  if (version === undefined || !key) return false;
  const mine = `SSH-${version}-Cisco-1.25`;
  tell(device, `SSH${number}: starting SSH control process`);
  transport.stream.send(utf8Encode(`${mine}\n`));
  tell(device, `SSH${number}: sent protocol version id ${mine}`);
  const theirs = yield* transport.version(never);
  if (typeof theirs === 'string') return refuse(visit, 'left') ?? false;
  tell(device, `SSH${number}: protocol version id is - ${shownLine(theirs.line)}`);
  if (!/^SSH-(2\.0|1\.99)-/.test(theirs.line) || version === '1.5') return refuse(visit, 'version') ?? false;
  const offer = offerOf(device);
  const part = { transport, offer, idle: never, clock: device.clock, note: debugExchange(device, number, offer) };
  const pause = function* (agreed: Agreed): Io<void> {
    tell(device, `SSH2 ${number}: kex: client->server enc:${agreed.cipher} mac:${agreed.mac}`);
    tell(device, `SSH2 ${number}: kex: server->client enc:${agreed.cipher} mac:${agreed.mac}`);
    tell(device, `SSH2 ${number}: Using kex_algo = ${agreed.kex}`);
    yield* on(device.clock.after(RECKONING));
    tell(device, `SSH2 ${number}: expecting SSH2_MSG_KEXDH_INIT`);
  };
  const exchanged = yield* serveExchange(part, { client: theirs.line, server: mine }, key, pause);
  if (!('agreed' in exchanged)) return failed(visit, exchanged);
  connection.agreed = exchanged.agreed;
  const { cipher, mac } = exchanged.agreed;
  logged(visit, requested, line.from ?? '', ttyOf(visit), cipher, mac, 'Succeeded');
  return yield* prove(visit, session, exchanged.agreed);
}

function failed(visit: Visit, exchanged: Exchanged): false {
  const { device } = visit;
  if (!('noMatch' in exchanged)) return refuse(visit, 'left') ?? false;
  const { what, client, server } = exchanged.noMatch;
  device.log(noMatch, NAMES[what], client.join(','), server.join(','));
  return refuse(visit, 'algorithms') ?? false;
}

function* prove(visit: Visit, session: Session, { cipher, mac }: Agreed): Io<boolean> {
  const { device, line, transport, number, connection } = visit;
  const about = [line.from ?? '', ttyOf(visit), cipher, mac] as const;
  const asking: Asking = {
    methods: ['publickey', 'keyboard-interactive', 'password'],
    failures: device.read(sshConfig).retries + 1,
    banner: bannerText(session, 'login'),
    tried: (user, method) => {
      tell(device, `SSH2 ${number}: Using method = ${method}`);
      if (method !== 'none') tell(device, `SSH2 ${number}: Authenticating '${user}' with method: ${method}`);
    },
    *proves(user, password) {
      const right = (yield* proveUser(session, user, password)) && (yield* admitUser(session));
      tell(
        device,
        `SSH2 ${number}: authentication ${right ? `successful for ${user}` : `failed for ${user} (code=7)`}`,
      );
      if (!right) logged(visit, authenticated, '', ...about, 'Failed');
      return right;
    },
  };
  const user = yield* authenticate(transport, never, asking);
  if (user === undefined) return refuse(visit, 'authentication') ?? false;
  connection.user = user;
  nameUser(session);
  logged(visit, authenticated, user, ...about, 'Succeeded');
  device.emit(sshOpened, { user, from: line.from ?? '', line: line.name });
  return true;
}

/** Runs one command for somebody who did not come for a shell. */
function* runOnce({ device, line, user, privilege }: Session, command: string): Io<void> {
  const once = new OneCommand(device, line, command);
  Object.assign(once, { user, privilege });
  if (command.trim() !== '' && resolve(commandsOf(device), once, command).match.kind !== 'ok')
    return once.write(`Line has invalid autocommand "${command}"`);
  yield* on(
    race(
      running(() => shell(once, commandsOf(device))),
      once.gaveUp,
    ),
  );
}

/** Gives a shell, or runs a command, until one of both ends it. */
function* attend(visit: Visit, session: Session, hears: Hears): Io<void> {
  const { device, line, transport, number } = visit;
  const channel = new Channel(transport, never);
  const wish: Wish | undefined = yield* channel.accept((what) => tell(device, `SSH2 ${number}: ${what}`));
  if (!wish) return;
  const copies = wish.command === undefined ? undefined : scpAsked(wish.command);
  if (copies) {
    const status = yield* serveScp({ session, stream: channelStream(channel, transport.stream) }, copies);
    return status === undefined ? undefined : channel.finish(status);
  }
  hears((text) => channel.write(utf8Encode(text), device.clock));
  const over = gate<void>();
  let [done, cut] = [false, false];
  const watching = line.hangUps(() => {
    cut = true;
  });
  const task = device.spawn(
    (function* (): Io<void> {
      if (wish.command === undefined) yield* serveProved(session);
      else
        yield* on(
          race(
            running(() => runOnce(session, wish.command ?? '')),
            line.hangUps,
          ),
        );
      done = true;
      over.open();
    })(),
  );
  try {
    while (!done) {
      const [which, heard] = yield* on(
        race(
          over.wait,
          running(() => channel.read()),
        ),
      );
      if (which === 0) break;
      if (heard === undefined) return line.hangUp();
      line.receive(utf8Decode(heard) ?? latin1Decode(heard));
    }
    if (!cut) channel.finish(0);
  } finally {
    watching();
    task.cancel();
  }
}
