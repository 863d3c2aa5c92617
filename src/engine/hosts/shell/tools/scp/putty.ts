import { never, type Io } from '../../../../kernel/io.ts';
import { utf8Encode } from '../../../../system/bytes.ts';
import { textContent } from '../../../../system/content.ts';
import { modulusBytes, type RsaPublicKey } from '../../../../system/crypto/rsa.ts';
import type { Stream } from '../../../../system/network/network.ts';
import type { Offer } from '../../../../system/network/ssh/algorithms.ts';
import { authenticateAs } from '../../../../system/network/ssh/authenticate.ts';
import { askExchange, fingerprint } from '../../../../system/network/ssh/exchange.ts';
import { Transport } from '../../../../system/network/ssh/transport.ts';
import { readLine } from '../../../../system/terminal/line-editor.ts';
import { entryAt, makeFolder, write } from '../../../files.ts';
import { textIn } from '../../input.ts';
import { connect } from '../../network.ts';
import { NAME_TROUBLE, resolve } from '../../resolver.ts';
import type { Run } from '../../tool.ts';

const VERSION = 'SSH-2.0-PuTTY_Release_0.78';

/** What PuTTY 0.78 offers, as far as it is reckoned here, and newer names before it. */
const OFFER: Offer = {
  kex: [
    'sntrup761x25519-sha512@openssh.com',
    'curve25519-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group-exchange-sha1',
  ],
  hostKey: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'],
  cipher: ['aes256-ctr', 'aes192-ctr', 'aes128-ctr', 'chacha20-poly1305@openssh.com'],
  mac: ['hmac-sha2-256', 'hmac-sha2-512', 'hmac-sha1', 'hmac-sha1-96'],
};

/** Whom a call is for. */
export interface PuttyWanted {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Nothing is asked: whatever would be ends it. */
  readonly batch: boolean;
}

/** Why it came to nothing, in the words of the program. */
type Ended = { readonly fatal: string } | { readonly left: true };

const WHAT = {
  kex: 'key exchange algorithm',
  hostKey: 'host key algorithm',
  cipher: 'client-to-server cipher',
  mac: 'client-to-server MAC',
} as const;

const cacheOf = ({ session }: Run): string => `${session.home === '/' ? '' : session.home}/.putty/sshhostkeys`;

/** A line of the cache, as PuTTY on Unix writes it. */
const cacheLine = (name: string, { exponent, modulus }: RsaPublicKey): string =>
  `${name} 0x${exponent.toString(16)},0x${modulus}`;

function cache(run: Run, line: string): void {
  const { machine, session } = run;
  const path = cacheOf(run);
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (!entryAt(machine, folder)) makeFolder(machine, folder, session.user);
  const entry = entryAt(machine, path);
  const before = entry?.kind === 'file' ? textIn(entry.content) : '';
  const name = line.split(' ')[0];
  const others = before.split('\n').filter((one) => one !== '' && one.split(' ')[0] !== name);
  const trouble = write(machine, path, textContent(`${[...others, line].join('\n')}\n`), session.user, 0o600);
  if (trouble) run.err(`Unable to write to ${path}\n`);
}

/** Whether somebody goes on with a server that has this key. */
function* trusts(run: Run, { host, port, batch }: PuttyWanted, kind: string, key: RsaPublicKey): Io<boolean> {
  const name = `rsa2@${port}:${host}`;
  const line = cacheLine(name, key);
  const entry = entryAt(run.machine, cacheOf(run));
  const known = entry?.kind === 'file' ? textIn(entry.content).split('\n') : [];
  if (known.includes(line)) return true;
  const changed = known.some((one) => one.startsWith(`${name} `));
  const print = `ssh-rsa ${modulusBytes(key).length * 8} ${fingerprint(key)}`;
  run.err(
    changed
      ? `WARNING - POTENTIAL SECURITY BREACH!\nThe host key does not match the one PuTTY has cached for this server:\n  ${host} (port ${port})\nThis means that either the server administrator has changed the\nhost key, or you have actually connected to another computer\npretending to be the server.\nThe new ${kind} key fingerprint is:\n  ${print}\n`
      : `The host key is not cached for this server:\n  ${host} (port ${port})\nYou have no guarantee that the server is the computer you\nthink it is.\nThe server's ${kind} key fingerprint is:\n  ${print}\n`,
  );
  if (batch) {
    run.err('Connection abandoned.\n');
    return false;
  }
  run.err(
    changed
      ? 'If you were expecting this change and trust the new key, enter\n"y" to update PuTTY\'s cache and carry on connecting.\nIf you want to carry on connecting but without updating the\ncache, enter "n".\nIf you want to abandon the connection completely, press Return\nto cancel. Pressing Return is the ONLY guaranteed safe choice.\n'
      : 'If you trust this host, enter "y" to add the key to PuTTY\'s\ncache and carry on connecting.\nIf you want to carry on connecting just once, without adding\nthe key to the cache, enter "n".\nIf you do not trust this host, press Return to abandon the\nconnection.\n',
  );
  const prompt = `${changed ? 'Update cached key?' : 'Store key in cache?'} (y/n, Return cancels connection, i for more info) `;
  for (;;) {
    const end = yield* readLine(run.session.line, { prompt });
    const answer = end.kind === 'line' ? end.text.trim().toLowerCase() : '';
    if (answer.startsWith('i')) run.err(`Full text of host's public key:\n  ${line.slice(name.length + 1)}\n`);
    else if (answer.startsWith('y')) {
      cache(run, line);
      return true;
    } else if (answer.startsWith('n')) return true;
    else {
      run.err('Connection abandoned.\n');
      return false;
    }
  }
}

function* ask(run: Run, prompt: string, echo: boolean): Io<string | undefined> {
  const end = yield* readLine(run.session.line, { prompt, echo });
  return end.kind === 'line' ? end.text : undefined;
}

/** Shows who calls. Undefined: they are in. */
function* logsIn(run: Run, wanted: PuttyWanted, user: string, transport: Transport): Io<Ended | undefined> {
  let given = wanted.password;
  let used = false;
  const answered = yield* authenticateAs(transport, never, {
    user,
    tries: 7,
    methods: ['keyboard-interactive', 'password'],
    banner: (text) => run.err(text),
    *password(method, prompt, again) {
      if (again || used) run.err('Access denied\n');
      if (used && given === undefined && wanted.batch) return undefined;
      const interactive = method === 'keyboard-interactive';
      if (interactive) run.err('Keyboard-interactive authentication prompts from server:\n');
      const password =
        given ??
        (wanted.batch || (used && wanted.password !== undefined)
          ? undefined
          : yield* ask(run, interactive ? `| ${prompt}` : `${user}@${wanted.host}'s password: `, false));
      if (interactive) run.err('End of keyboard-interactive prompts from server\n');
      used = used || given !== undefined;
      given = undefined;
      return password;
    },
  });
  if (answered === 'in') return undefined;
  if (answered === 'broken off') {
    if (used) return { fatal: 'Configured password was not accepted' };
    return wanted.batch ? { fatal: 'Cannot answer interactive prompts in batch mode' } : { left: true };
  }
  if ('over' in answered) return { fatal: 'Remote side unexpectedly closed network connection' };
  return { fatal: `No supported authentication methods available (server sent: ${answered.denied.join(',')})` };
}

function* enters(run: Run, wanted: PuttyWanted, transport: Transport): Io<Ended | undefined> {
  transport.stream.send(utf8Encode(`${VERSION}\r\n`));
  const theirs = yield* transport.version(never);
  const gone: Ended = { fatal: 'Remote side unexpectedly closed network connection' };
  if (typeof theirs === 'string') return gone;
  if (!/^SSH-(2\.0|1\.99)-/.test(theirs.line))
    return {
      fatal: 'SSH protocol version 2 required by our configuration but remote only provides (old, insecure) SSH-1',
    };
  const exchanged = yield* askExchange(
    { transport, offer: OFFER, idle: never },
    { client: VERSION, server: theirs.line },
    (key) => trusts(run, wanted, 'ssh-rsa', key),
  );
  if ('noMatch' in exchanged) {
    const { what, server } = exchanged.noMatch;
    return { fatal: `Couldn't agree a ${WHAT[what]} (available: ${server.join(',')})` };
  }
  if ('refused' in exchanged) return { left: true };
  if (!('agreed' in exchanged)) return gone;
  const user = wanted.user ?? (wanted.batch ? undefined : yield* ask(run, 'login as: ', true));
  if (user === undefined) return { left: true };
  return yield* logsIn(run, wanted, user, transport);
}

/** Calls somebody as PuTTY does; the exit status. */
export function* withPutty(run: Run, wanted: PuttyWanted, act: (transport: Transport) => Io<number>): Io<number> {
  const { machine } = run;
  const fatal = (why: string): number => {
    run.err(`FATAL ERROR: ${why}\n`);
    return 1;
  };
  const found = yield* resolve(machine, wanted.host);
  if (!found.ok) return fatal(`Network error: ${NAME_TROUBLE[found.trouble]}`);
  const stream = yield* connect(machine, { address: found.address, port: wanted.port });
  if (typeof stream === 'string') return fatal(`Network error: ${stream}`);
  return yield* withStream(run, wanted, stream, act, fatal);
}

function* withStream(
  run: Run,
  wanted: PuttyWanted,
  stream: Stream,
  act: (transport: Transport) => Io<number>,
  fatal: (why: string) => number,
): Io<number> {
  const transport = new Transport(stream, (below) => run.machine.random(below));
  try {
    const ended = yield* enters(run, wanted, transport);
    if (!ended) return yield* act(transport);
    return 'fatal' in ended ? fatal(ended.fatal) : 1;
  } finally {
    stream.close();
  }
}
