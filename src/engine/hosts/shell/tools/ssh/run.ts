import { never, on, race, running, type Io } from '../../../../kernel/io.ts';
import { bytesContent } from '../../../../system/content.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../../system/bytes.ts';
import type { Stream } from '../../../../system/network/network.ts';
import { authenticateAs } from '../../../../system/network/ssh/authenticate.ts';
import { Channel } from '../../../../system/network/ssh/channel.ts';
import { askExchange, type Exchanged } from '../../../../system/network/ssh/exchange.ts';
import { Transport } from '../../../../system/network/ssh/transport.ts';
import { readLine } from '../../../../system/terminal/line-editor.ts';
import { usualTerminal } from '../../../../system/terminal/line.ts';
import { connect } from '../../network.ts';
import { NAME_TROUBLE, resolve } from '../../resolver.ts';
import type { Run } from '../../tool.ts';
import { trusts } from './known-hosts.ts';
import { offerBy } from './offers.ts';
import { wantedBy, type Wanted } from './options.ts';

const VERSION = 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7';
/** Exit status of a call that came to nothing. */
const FAILED = 255;

/** A call that has reached somebody. */
interface Call {
  readonly run: Run;
  readonly wanted: Wanted;
  readonly address: string;
  readonly transport: Transport;
}

const verbose = ({ run, wanted }: Pick<Call, 'run' | 'wanted'>, text: string): void => {
  if (wanted.verbose) run.err(`debug1: ${text}\n`);
};

const WHAT = { kex: 'key exchange method', hostKey: 'host key type', cipher: 'cipher', mac: 'MAC' } as const;

function fails({ run, wanted, address }: Call, why: Exclude<Exchanged, { agreed: unknown }>): number {
  if ('noMatch' in why)
    run.err(
      `Unable to negotiate with ${address} port ${wanted.port}: no matching ${WHAT[why.noMatch.what]} found. Their offer: ${why.noMatch.server.join(',')}\n`,
    );
  else if ('over' in why) run.err(`Connection closed by ${address} port ${wanted.port}\n`);
  return FAILED;
}

function* askPassword(call: Call, method: string, prompt: string, again: boolean): Io<string | undefined> {
  const { run, wanted } = call;
  if (again && method === 'password') run.err('Permission denied, please try again.\n');
  const whose = `${wanted.user}@${wanted.host}`;
  const asked = method === 'password' ? `${whose}'s password: ` : `(${whose}) ${prompt}`;
  const end = yield* readLine(run.session.line, { prompt: asked, echo: false });
  return end.kind === 'line' ? end.text : undefined;
}

function* logsIn(call: Call): Io<number | undefined> {
  const { run, wanted, transport, address } = call;
  const answered = yield* authenticateAs(transport, never, {
    user: wanted.user,
    tries: Number(wanted.settings.get('numberofpasswordprompts') ?? 3),
    methods: ['keyboard-interactive', 'password'],
    banner: (text) => run.err(text),
    password: (method, prompt, again) => askPassword(call, method, prompt, again),
  });
  if (answered === 'in') return undefined;
  if (answered === 'broken off') return 130;
  if ('over' in answered) run.err(`Connection closed by ${address} port ${wanted.port}\n`);
  else run.err(`${wanted.user}@${wanted.host}: Permission denied (${answered.denied.join(',')}).\n`);
  return FAILED;
}

/** Relays until one of both ends it. */
function* talk({ run, wanted }: Call, channel: Channel): Io<number> {
  const { line } = run.session;
  const types = wanted.command === undefined;
  for (;;) {
    line.relaying = types;
    const [which, signal] = yield* on(
      race(
        types ? line.next : never,
        running(() => channel.read()),
      ),
    );
    line.relaying = false;
    if (which === 0) {
      if (signal.kind === 'char') channel.send(utf8Encode(signal.char));
    } else if (signal === undefined) break;
    else if (types) line.write(utf8Decode(signal) ?? latin1Decode(signal));
    else run.out(bytesContent(signal));
  }
  if (channel.over) run.err(`Connection to ${wanted.host} closed by remote host.\n`);
  if (types) run.err(`Connection to ${wanted.host} closed.\n`);
  return channel.over ? FAILED : (channel.status ?? 0);
}

function* session(call: Call): Io<number> {
  const { run, wanted, transport, address } = call;
  const offer = offerBy(wanted.settings);
  if (typeof offer === 'string') {
    run.err(`${offer}\n`);
    return FAILED;
  }
  transport.stream.send(utf8Encode(`${VERSION}\r\n`));
  const theirs = yield* transport.version(never);
  if (typeof theirs === 'string') {
    run.err('kex_exchange_identification: Connection closed by remote host\n');
    return fails(call, { over: theirs });
  }
  verbose(
    call,
    `Remote protocol version ${theirs.line.split('-')[1]}, remote software version ${theirs.line.split('-').slice(2).join('-')}`,
  );
  if (!/^SSH-(2\.0|1\.99)-/.test(theirs.line)) {
    run.err('Protocol major versions differ: 2 vs. 1\n');
    return FAILED;
  }
  const strict = (wanted.settings.get('stricthostkeychecking') ?? 'ask').toLowerCase();
  const name = wanted.port === 22 ? wanted.host : `[${wanted.host}]:${wanted.port}`;
  const exchanged = yield* askExchange(
    { transport, offer, idle: never },
    { client: VERSION, server: theirs.line },
    (key) => trusts(run, name, address, strict, key),
  );
  if (!('agreed' in exchanged)) return fails(call, exchanged);
  const { agreed } = exchanged;
  verbose(call, `kex: algorithm: ${agreed.kex}`);
  verbose(call, `kex: host key algorithm: ${agreed.hostKey}`);
  verbose(call, `kex: server->client cipher: ${agreed.cipher} MAC: ${agreed.mac} compression: none`);
  const status = yield* logsIn(call);
  if (status !== undefined) return status;
  verbose(call, `Authenticated to ${wanted.host} ([${address}]:${wanted.port}).`);
  const channel = new Channel(transport, never);
  const opened = yield* channel.open({ command: wanted.command }, wanted.command === undefined ? SIZE : undefined);
  if (!opened) {
    run.err(
      opened === false ? 'exec request failed on channel 0\n' : `Connection to ${wanted.host} closed by remote host.\n`,
    );
    return FAILED;
  }
  const ended = yield* talk(call, channel);
  channel.leave();
  return ended;
}

const SIZE = { width: usualTerminal.width, height: usualTerminal.length };

/** `ssh` */
export function* ssh(run: Run): Io<number> {
  const wanted = wantedBy(run);
  if (typeof wanted === 'number') return wanted;
  const { machine, err } = run;
  const { host, port } = wanted;
  const found = yield* resolve(machine, host);
  if (!found.ok) {
    err(`ssh: Could not resolve hostname ${host}: ${NAME_TROUBLE[found.trouble]}\n`);
    return FAILED;
  }
  verbose({ run, wanted }, `Connecting to ${host} [${found.address}] port ${port}.`);
  const opened = yield* connect(machine, { address: found.address, port });
  if (typeof opened === 'string') {
    err(`ssh: connect to host ${host} port ${port}: ${opened}\n`);
    return FAILED;
  }
  return yield* withStream(run, wanted, found.address, opened);
}

function* withStream(run: Run, wanted: Wanted, address: string, stream: Stream): Io<number> {
  const transport = new Transport(stream, (below) => run.machine.random(below));
  try {
    return yield* session({ run, wanted, address, transport });
  } finally {
    run.session.line.relaying = false;
    stream.close();
  }
}
