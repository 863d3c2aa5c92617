import { gate, never, on, race, running, type Io } from '../../../kernel/io.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../system/bytes.ts';
import { textContent, type Content } from '../../../system/content.ts';
import { findPair } from '../../../system/crypto/find-pair.ts';
import type { RsaPrivateKey } from '../../../system/crypto/rsa.ts';
import type { Machine } from '../../../system/machine.ts';
import type { Stream } from '../../../system/network/network.ts';
import type { Offer } from '../../../system/network/ssh/algorithms.ts';
import { authenticate } from '../../../system/network/ssh/authenticate.ts';
import { Channel } from '../../../system/network/ssh/channel.ts';
import { channelStream } from '../../../system/network/ssh/channel-stream.ts';
import { serveExchange } from '../../../system/network/ssh/exchange.ts';
import { Transport } from '../../../system/network/ssh/transport.ts';
import { TerminalLine } from '../../../system/terminal/line.ts';
import { loginTried } from '../../events.ts';
import { entryAt } from '../../files.ts';
import { canonical } from '../../paths.ts';
import { visitorShell } from '../../shell/shell.ts';
import type { SshConfig } from './config.ts';
import { Outlet } from './outlet.ts';

const VERSION = 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7';
/** Milliseconds until somebody has logged in, and logins that may fail. */
const [GRACE, FAILURES] = [120_000, 6] as const;
const BITS = 2048;
/** A server has had its key for long: nobody waits for it as for one that a router makes. */
const HASTE = 20;

/** What it offers: what this lab reckons of today's names, and what old devices need. */
const OFFER: Offer = {
  kex: ['diffie-hellman-group14-sha256', 'diffie-hellman-group14-sha1'],
  hostKey: ['rsa-sha2-256', 'ssh-rsa'],
  cipher: ['aes128-ctr', 'aes192-ctr', 'aes256-ctr'],
  mac: ['hmac-sha1'],
};

/** Keys of servers, made when somebody comes for the first time; whoever comes meanwhile finds the same. */
const keys = new WeakMap<Machine, RsaPrivateKey>();

function* keyOf(machine: Machine): Io<RsaPrivateKey> {
  const { clock } = machine;
  const quick = { after: (ms: number) => clock.after(ms / HASTE) };
  const key = keys.get(machine) ?? (yield* findPair({ clock: quick, random: () => machine.seedOf('ssh key') }, BITS));
  keys.set(machine, key);
  return key;
}

/** Agrees upon keys with somebody, and finds out who they are. */
function* greet(machine: Machine, { accounts, fault }: SshConfig, transport: Transport): Io<string | undefined> {
  transport.stream.send(utf8Encode(`${VERSION}\r\n`));
  const theirs = yield* transport.version(never);
  if (typeof theirs === 'string') return undefined;
  const key = yield* keyOf(machine);
  const introduced = { client: theirs.line, server: VERSION };
  const exchanged = yield* serveExchange(
    { transport, offer: OFFER, idle: never, clock: machine.clock },
    introduced,
    key,
    function* () {},
  );
  if (!('agreed' in exchanged)) return undefined;
  return yield* authenticate(transport, never, {
    methods: ['password', 'keyboard-interactive'],
    failures: FAILURES,
    banner: undefined,
    tried: () => {},
    *proves(user, password) {
      const right = accounts.some((one) => one.user === user && one.password === password);
      const accepted = right && fault?.kind !== 'wrong-account';
      machine.emit(loginTried, { protocol: 'ssh', user, accepted });
      return accepted;
    },
  });
}

/** Commands that talk to a program of whoever calls. */
const COPIES = /^\s*scp\s/;

/** The folder in which somebody begins. */
function homeOf(machine: Machine, { accounts }: SshConfig, user: string): string {
  const home = canonical(accounts.find((one) => one.user === user)?.home ?? `/home/${user}`);
  return entryAt(machine, home)?.kind === 'folder' ? home : '/';
}

/** Talks to one client, to the end. */
export function* serve(machine: Machine, config: SshConfig, stream: Stream): Io<void> {
  const transport = new Transport(stream, (below) => machine.random(below));
  const limit = machine.clock.after(GRACE, 'patience');
  const [, user] = yield* on(
    race(
      running(() => greet(machine, config, transport)),
      limit,
    ),
  );
  if (user === undefined) return;
  const channel = new Channel(transport, never);
  const wish = yield* channel.accept(() => {});
  if (!wish) return;
  const { command, terminal } = wish;
  const plain = !terminal && command !== undefined;
  const copies = plain && COPIES.test(command);
  const outlet = plain && !copies ? new Outlet(machine.clock, channel, stream) : undefined;
  const line = new TerminalLine({ name: 'pts', number: 0, from: stream.remote.address }, machine.clock, (text) => {
    if (copies) channel.sendError(utf8Encode(text.replaceAll('\r\n', '\n')));
    else if (outlet) outlet.put(textContent(text.replaceAll('\r\n', '\n')), 'errors');
    else channel.write(utf8Encode(text), machine.clock);
  });
  const visitor = { user, home: homeOf(machine, config, user) };
  if (copies) {
    const visit = { stream: channelStream(channel, stream), faulty: config, hangUp: () => stream.close() };
    channel.finish(yield* visitorShell(machine, line, { ...visitor, visit }, command));
    return;
  }
  const over = gate<void>();
  let status: number | undefined;
  const task = machine.spawn(
    (function* (): Io<void> {
      const print = outlet && ((content: Content): void => outlet.put(content, 'output'));
      const ended = yield* visitorShell(machine, line, { ...visitor, print }, command);
      if (outlet) yield* outlet.emptied();
      status = ended;
      over.open();
    })(),
  );
  try {
    while (status === undefined) {
      const [which, heard] = yield* on(
        race(
          over.wait,
          running(() => channel.read()),
        ),
      );
      if (which === 1 && heard === undefined) return;
      if (which === 1) line.receive(utf8Decode(heard ?? new Uint8Array()) ?? latin1Decode(heard ?? new Uint8Array()));
    }
    channel.finish(status);
  } finally {
    task.cancel();
    outlet?.close();
  }
}
