import { never, on, race, running, type Io, type Wait } from '../../../../kernel/io.ts';
import { utf8Encode } from '../../../../system/bytes.ts';
import type { Stream } from '../../../../system/network/network.ts';
import { authenticateAs, type Answering } from '../../../../system/network/ssh/authenticate.ts';
import { askExchange, type Exchanged } from '../../../../system/network/ssh/exchange.ts';
import { Transport } from '../../../../system/network/ssh/transport.ts';
import { shownLine } from '../../../../system/network/ssh/wire.ts';
import { readLine } from '../../../../system/terminal/line-editor.ts';
import { connect } from '../../network.ts';
import { NAME_TROUBLE, resolve } from '../../resolver.ts';
import type { Run } from '../../tool.ts';
import { trusts } from './known-hosts.ts';
import { offerBy } from './offers.ts';
import { FAILED, LEVEL, type Wanted } from './options.ts';
import { isYes, secondsOf } from './settings.ts';

const VERSION = 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7';

type Method = Answering['methods'][number];

/** A call that has reached somebody. */
export interface Call {
  readonly run: Run;
  readonly wanted: Wanted;
  readonly address: string;
  readonly transport: Transport;
}

/** Says something, unless the level of the log leaves it out. */
export function say({ run, wanted }: Pick<Call, 'run' | 'wanted'>, text: string, level: number = LEVEL.error): void {
  if (wanted.level >= level) run.err(`${text}\n`);
}

const debug = (call: Pick<Call, 'run' | 'wanted'>, text: string): void => say(call, `debug1: ${text}`, LEVEL.debug);

const WHAT = { kex: 'key exchange method', hostKey: 'host key type', cipher: 'cipher', mac: 'MAC' } as const;

function fails(call: Call, why: Exclude<Exchanged, { agreed: unknown }>): number {
  const { address, wanted } = call;
  const peer = `${address} port ${wanted.port}`;
  if ('noMatch' in why)
    say(
      call,
      `Unable to negotiate with ${peer}: no matching ${WHAT[why.noMatch.what]} found. Their offer: ${why.noMatch.server.join(',')}`,
    );
  else if ('over' in why) say(call, `Connection closed by ${peer}`);
  return FAILED;
}

function* askPassword(call: Call, method: Method, prompt: string, again: boolean): Io<string | undefined> {
  const { run, wanted } = call;
  if (again && method === 'password') say(call, 'Permission denied, please try again.');
  const whose = `${wanted.user}@${wanted.settings.get('hostkeyalias') ?? wanted.host}`;
  const asked = method === 'password' ? `${whose}'s password: ` : `(${whose}) ${prompt}`;
  const end = yield* readLine(run.session.line, { prompt: asked, echo: false });
  return end.kind === 'line' ? end.text : undefined;
}

/** Ways of logging in, in the order in which they are tried. */
function methodsFor({ settings }: Wanted): readonly Method[] {
  const may = {
    'keyboard-interactive': isYes(settings, 'kbdinteractiveauthentication', true),
    password: isYes(settings, 'passwordauthentication', true),
  };
  if (isYes(settings, 'batchmode', false)) return [];
  const order = (settings.get('preferredauthentications') ?? 'keyboard-interactive,password').split(',');
  return order.filter((one): one is Method => (one === 'password' || one === 'keyboard-interactive') && may[one]);
}

function* logsIn(call: Call, methods: readonly Method[]): Io<number | undefined> {
  const { run, wanted, transport, address } = call;
  let by = 'none';
  const answered = yield* authenticateAs(transport, never, {
    user: wanted.user,
    tries: Number(wanted.settings.get('numberofpasswordprompts') ?? 3),
    methods,
    banner: (text) => run.err(text),
    password: (method, prompt, again) => {
      by = method;
      return askPassword(call, method, prompt, again);
    },
  });
  if (answered === 'in')
    say(call, `Authenticated to ${wanted.host} ([${address}]:${wanted.port}) using "${by}".`, LEVEL.verbose);
  if (answered === 'in') return undefined;
  if (answered === 'broken off') return 130;
  if ('over' in answered) say(call, `Connection closed by ${address} port ${wanted.port}`);
  else say(call, `${wanted.user}@${wanted.host}: Permission denied (${answered.denied.join(',')}).`);
  return FAILED;
}

/** The line with which the server begins; undefined: none that is any good, and that was said. */
function* greeted(call: Call, limit: Wait<void>): Io<string | undefined> {
  const { wanted, transport, address } = call;
  transport.stream.send(utf8Encode(`${VERSION}\r\n`));
  const [, theirs] = yield* on(
    race(
      running(() => transport.version(never)),
      limit,
    ),
  );
  const peer = `${address} port ${wanted.port}`;
  if (theirs === undefined) {
    say(call, `Connection timed out during banner exchange\nConnection to ${peer} timed out`);
    return undefined;
  }
  if (theirs === 'broken') {
    say(
      call,
      `kex_exchange_identification: banner line too long\nbanner exchange: Connection to ${peer}: invalid format`,
    );
    return undefined;
  }
  if (typeof theirs === 'string') {
    say(call, `kex_exchange_identification: Connection closed by remote host\nConnection closed by ${peer}`);
    return undefined;
  }
  const { line } = theirs;
  const [, version = '', software = ''] = /^SSH-([^-]*)-(.*)$/.exec(line) ?? [];
  debug(call, `Remote protocol version ${shownLine(version)}, remote software version ${shownLine(software)}`);
  if (/^(?:2\.0|1\.99)$/.test(version)) return line;
  say(
    call,
    `Protocol major versions differ: 2 vs. 1\nbanner exchange: Connection to ${peer}: could not read protocol version`,
  );
  return undefined;
}

/** From the first line to the proof of who calls. A number: it came to nothing. */
function* enters(call: Call, limit: Wait<void>): Io<number | undefined> {
  const { run, wanted, transport, address } = call;
  const line = yield* greeted(call, limit);
  if (line === undefined) return FAILED;
  let methods = methodsFor(wanted);
  const exchanged = yield* askExchange(
    { transport, offer: offerBy(wanted.settings), idle: never },
    { client: VERSION, server: line },
    function* (key) {
      const trusted = yield* trusts(run, wanted, address, key);
      if (trusted === 'changed') methods = [];
      return trusted !== false;
    },
  );
  if (!('agreed' in exchanged)) return fails(call, exchanged);
  const { agreed } = exchanged;
  debug(call, `kex: algorithm: ${agreed.kex}`);
  debug(call, `kex: host key algorithm: ${agreed.hostKey}`);
  debug(call, `kex: server->client cipher: ${agreed.cipher} MAC: ${agreed.mac} compression: none`);
  return yield* logsIn(call, methods);
}

/** Calls somebody, and does something once they have let one in; the exit status. */
export function* withCall(run: Run, wanted: Wanted, act: (call: Call) => Io<number>): Io<number> {
  const { machine } = run;
  const { host, port, settings } = wanted;
  const about = { run, wanted };
  const found = yield* resolve(machine, host);
  if (!found.ok) {
    say(about, `ssh: Could not resolve hostname ${host}: ${NAME_TROUBLE[found.trouble]}`);
    return FAILED;
  }
  const { address } = found;
  debug(about, `Connecting to ${host} [${address}] port ${port}.`);
  const patience = (secondsOf(settings.get('connecttimeout') ?? '0') ?? 0) * 1000 || undefined;
  const stream = yield* connect(machine, { address, port }, patience);
  if (typeof stream === 'string') {
    say(about, `ssh: connect to host ${host} port ${port}: ${stream}`);
    return FAILED;
  }
  debug(about, 'Connection established.');
  return yield* withStream({ run, wanted, address }, stream, patience, act);
}

function* withStream(
  about: Omit<Call, 'transport'>,
  stream: Stream,
  patience: number | undefined,
  act: (call: Call) => Io<number>,
): Io<number> {
  const { machine } = about.run;
  const call = { ...about, transport: new Transport(stream, (below) => machine.random(below)) };
  try {
    const limit = patience === undefined ? never : machine.clock.after(patience);
    return (yield* enters(call, limit)) ?? (yield* act(call));
  } finally {
    stream.close();
  }
}
