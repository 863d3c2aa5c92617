import { race, on, running, type Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import { sizeOf } from '../../../system/content.ts';
import { FTP_PORT, FtpReplies } from '../../../system/network/ftp-messages.ts';
import { readLine } from '../../../system/terminal/line-editor.ts';
import { entryAt } from '../../files.ts';
import { nameOf } from '../../paths.ts';
import { ask, giveData, hangUp, hear, takeData, takeText, transfer, type Control } from '../ftp-client.ts';
import { connect, isPort } from '../network.ts';
import { NAME_TROUBLE, resolve } from '../resolver.ts';
import { pathOf, troubleText, type Run, type Tool } from '../tool.ts';
import { growing, localFile } from '../transfer.ts';

/** Somebody at the client's prompt. */
interface Client {
  readonly run: Run;
  control: Control | undefined;
  passive: boolean;
}

/** What a command does; `control` is there for those that need a connection. */
interface Verb {
  readonly alone?: true;
  run(client: Client, words: readonly string[], control: Control): Io<unknown>;
}

const KIB = 1024;
/** How long a reply, and bulk data that stands still, are waited for. */
const PATIENCE = 60_000;

/** `(1.79 MiB/s)` */
function rateText(bytes: number, ms: number): string {
  const rate = bytes / Math.max(ms, 1) / (KIB / 1000);
  return rate < KIB ? `${rate.toFixed(2)} KiB/s` : `${(rate / KIB).toFixed(2)} MiB/s`;
}

const two = (n: number): string => String(n).padStart(2, '0');

function told({ machine, out }: Run, bytes: number, what: 'received' | 'sent', began: number): void {
  const ms = machine.clock.now - began;
  const seconds = Math.floor(ms / 1000);
  out(`${bytes} bytes ${what} in ${two(Math.floor(seconds / 60))}:${two(seconds % 60)} (${rateText(bytes, ms)})\n`);
}

/** What somebody types at a question. */
function* typed({ session: { line } }: Run, prompt: string, echo = true): Io<string> {
  const end = yield* readLine(line, { prompt, echo });
  return end.kind === 'line' ? end.text.trim() : '';
}

function* logIn(client: Client, control: Control, user: string, password?: string): Io<void> {
  const { run } = client;
  let reply = yield* ask(control, 'USER', user);
  if (reply?.code === 331) reply = yield* ask(control, 'PASS', password ?? (yield* typed(run, 'Password: ', false)));
  if (reply?.code !== 230) return run.out('Login failed.\n');
  const system = yield* ask(control, 'SYST', '', true);
  if (system?.code !== 215) return;
  run.out(`Remote system type is ${system.text.split(' ')[0] ?? ''}.\n`);
  yield* ask(control, 'TYPE', 'I', true);
  run.out('Using binary mode to transfer files.\n');
}

function* open(client: Client, [host, port = String(FTP_PORT)]: readonly string[]): Io<void> {
  const { run } = client;
  if (client.control) return run.out(`Already connected to ${client.control.server}, use close first.\n`);
  if (host === undefined || !isPort(port)) return run.out('usage: open host-name [port]\n');
  const found = yield* resolve(run.machine, host);
  if (!found.ok) return run.err(`ftp: Can't lookup \`${host}:${port}': ${NAME_TROUBLE[found.trouble]}\n`);
  const stream = yield* connect(run.machine, { address: found.address, port: Number(port) });
  const where = `\`${found.address}:${port}'`;
  if (typeof stream === 'string')
    return run.err(`ftp: Can't connect to ${where}: ${stream}\nftp: Can't connect to ${where}\n`);
  const control: Control = {
    run,
    shows: { reply: run.out, gone: run.out },
    stream,
    replies: new FtpReplies(),
    server: found.address,
    patience: PATIENCE,
    closed: false,
  };
  client.control = control;
  run.out(`Connected to ${found.name}.\n`);
  const greeting = yield* hear(control);
  if (greeting?.code !== 220) return hangUp(control);
  const user = yield* typed(run, `Name (${host}:${run.session.user}): `);
  yield* logIn(client, control, user || run.session.user);
}

function* get({ run, passive }: Client, [remote, local = nameOf(`/${remote}`)]: readonly string[], control: Control) {
  if (remote === undefined) return run.out('usage: get remote-file [local-file]\n');
  run.out(`local: ${local} remote: ${remote}\n`);
  const taker = growing(run, local);
  const began = run.machine.clock.now;
  try {
    const done = yield* transfer(control, ['RETR', remote], passive, (data) => takeData(control, data, taker));
    const lost = done ? taker.keep() : undefined;
    if (lost) run.err(`ftp: local: ${local}: ${troubleText[lost]}\n`);
    else if (done) told(run, taker.size, 'received', began);
  } finally {
    taker.keep();
  }
}

function* put({ run, passive }: Client, [local, remote = nameOf(`/${local}`)]: readonly string[], control: Control) {
  if (local === undefined) return run.out('usage: put local-file [remote-file]\n');
  const content = localFile(run, local);
  if (!content) return run.err(`ftp: Can't open \`${local}': ${troubleText.missing}\n`);
  run.out(`local: ${local} remote: ${remote}\n`);
  const began = run.machine.clock.now;
  if (yield* transfer(control, ['STOR', remote], passive, (data) => giveData(control, data, content)))
    told(run, sizeOf(content), 'sent', began);
}

function* list({ run, passive }: Client, [path = '']: readonly string[], control: Control): Io<void> {
  yield* transfer(control, ['LIST', path], passive, function* (data) {
    const { text, how } = yield* takeText(control, data);
    run.out(text);
    return how;
  });
}

/** A command that the server knows by another word; it takes so many words. */
const sent = (verb: string, usage?: string): Verb => ({
  *run({ run }, words, control) {
    if (usage !== undefined && words.length === 0) return run.out(`usage: ${usage}\n`);
    return yield* ask(control, verb, words.join(' '));
  },
});

function* closeControl(control: Control): Io<void> {
  yield* ask(control, 'QUIT');
  hangUp(control);
}

const close: Verb = { run: (_client, _words, control) => closeControl(control) };

const quit: Verb = {
  alone: true,
  *run({ control }) {
    if (control) yield* closeControl(control);
  },
};

function* remoteFolder({ run }: Client, _: readonly string[], control: Control): Io<void> {
  const reply = yield* ask(control, 'PWD', '', true);
  const folder = /^"(.*)"/.exec(reply?.text ?? '')?.[1];
  if (folder !== undefined) run.out(`Remote directory: ${folder}\n`);
}

function* localFolder({ run }: Client, [word]: readonly string[]): Io<void> {
  const { session, machine } = run;
  const path = pathOf(session, word ?? session.home);
  const entry = entryAt(machine, path);
  if (entry?.kind !== 'folder')
    return run.err(`ftp: Can't chdir \`${word}': ${troubleText[entry ? 'not-folder' : 'missing']}\n`);
  session.folder = path;
  run.out(`Local directory now: ${path}\n`);
}

const verbs: Readonly<Record<string, Verb>> = {
  open: { alone: true, run: open },
  user: {
    *run(client, [name, password], control) {
      if (name === undefined) client.run.out('usage: user username [password [account]]\n');
      else yield* logIn(client, control, name, password);
    },
  },
  ls: { run: list },
  dir: { run: list },
  cd: sent('CWD', 'cd remote-directory'),
  pwd: { run: remoteFolder },
  lcd: { alone: true, run: localFolder },
  get: { run: get },
  put: { run: put },
  binary: sent('TYPE I'),
  ascii: sent('TYPE A'),
  passive: {
    alone: true,
    *run(client) {
      client.passive = !client.passive;
      client.run.out(`Passive mode: ${client.passive ? 'on' : 'off'}; fallback to active mode: off.\n`);
    },
  },
  delete: sent('DELE', 'delete remote-file'),
  mkdir: sent('MKD', 'mkdir directory-name'),
  rmdir: sent('RMD', 'rmdir directory-name'),
  close,
  disconnect: close,
  bye: quit,
  exit: quit,
  quit,
  help: {
    alone: true,
    *run({ run }) {
      run.out(`Commands are:\n\n${Object.keys(verbs).sort().join('  ')}\n`);
    },
  },
};

/** The command that a word begins, or why there is none. */
function verbOf(word: string): Verb | string {
  const whole = ownValue(verbs, word === '?' ? 'help' : word);
  if (whole) return whole;
  const begun = [
    ...new Set(
      Object.keys(verbs)
        .filter((name) => name.startsWith(word))
        .map((name) => verbs[name]),
    ),
  ];
  return begun.length > 1 ? '?Ambiguous command.' : (begun[0] ?? '?Invalid command.');
}

/** Runs a line; false: it was the last. */
function* command(client: Client, line: string): Io<boolean> {
  const [word = '', ...words] = line.split(/\s+/);
  if (word === '') return true;
  const verb = verbOf(word);
  if (typeof verb === 'string') client.run.out(`${verb}\n`);
  else if (verb.alone) yield* verb.run(client, words, client.control as Control);
  else if (client.control) yield* verb.run(client, words, client.control);
  else client.run.out('Not connected.\n');
  if (client.control?.closed) client.control = undefined;
  return verb !== quit;
}

/** Runs a program that Ctrl-C ends, and the connection with it. */
function* untilInterrupted(client: Client, program: () => Io<boolean>): Io<boolean> {
  const { line } = client.run.session;
  const [which, goesOn] = yield* on(race(running(program), line.cancels));
  if (which === 0) return goesOn;
  line.write('^C\n');
  if (client.control) hangUp(client.control);
  client.control = undefined;
  return true;
}

function* ftp(run: Run): Io<number> {
  const client: Client = { run, control: undefined, passive: true };
  const hosts = run.args.filter((arg) => !arg.startsWith('-'));
  if (run.args.includes('-A')) client.passive = false;
  try {
    if (hosts.length > 0) yield* untilInterrupted(client, () => command(client, `open ${hosts.join(' ')}`));
    for (;;) {
      const end = yield* readLine(run.session.line, { prompt: 'ftp> ' });
      if (end.kind === 'interrupt') continue;
      const line = end.kind === 'line' ? end.text.trim() : 'quit';
      if (!(yield* untilInterrupted(client, () => command(client, line)))) return 0;
    }
  } finally {
    client.control?.stream.close();
  }
}

export const ftpTool: Tool = {
  name: 'ftp',
  does: 'copy files by FTP: ftp HOST, then get, put, ls, cd, quit; -A lets the server connect',
  interrupts: true,
  run: ftp,
};
