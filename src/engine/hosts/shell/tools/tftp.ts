import { emptyContent, sizeOf } from '../../../system/content.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Address } from '../../../system/network/network.ts';
import { readByTftp, writeByTftp, type TftpCall, type TftpFault } from '../../../system/network/tftp.ts';
import { readLine } from '../../../system/terminal/line-editor.ts';
import { write } from '../../files.ts';
import { nameOf } from '../../paths.ts';
import { resolve } from '../resolver.ts';
import { NEW, pathOf, troubleText, untilCancelled, type Run, type Tool } from '../tool.ts';
import { asNetascii, fromNetascii } from '../../services/tftp/netascii.ts';
import { growing, localFile } from '../transfer.ts';

/** Sends again every 5 seconds, for 25. */
const PATIENCE = [5000, 5000, 5000, 5000, 5000];

interface Client {
  server: Address | undefined;
  host: string;
  mode: 'netascii' | 'octet';
  verbose: boolean;
}

/** A client's side of a transfer, in blocks of 512 bytes. */
const tftpCall = ({ machine }: Run, server: Address, { mode }: Client): TftpCall => ({
  mode,
  clock: machine.clock,
  socket: machine.network.bind(),
  server,
  patience: PATIENCE,
  pace: () => Infinity,
  signs: () => {},
  waited: () => {},
  stray: () => {},
});

function complain({ out }: Run, fault: TftpFault): void {
  if (fault.kind === 'refused') out(`Error code ${fault.code}: ${fault.text}\n`);
  else out(fault.kind === 'silent' ? 'Transfer timed out.\n\n' : `tftp: ${troubleText.full}\n`);
}

function told({ out, machine }: Run, client: Client, what: string, bytes: number, began: number): void {
  if (!client.verbose) return;
  const seconds = Math.max(0.1, (machine.clock.now - began) / 1000);
  out(`${what} ${bytes} bytes in ${seconds.toFixed(1)} seconds [${Math.round((bytes * 8) / seconds)} bit/s]\n`);
}

function* get(run: Run, client: Client, server: Address, remote: string, local: string): Io<void> {
  const { machine, session, out } = run;
  const trouble = write(machine, pathOf(session, local), emptyContent, session.user, NEW.file);
  if (trouble) return out(`tftp: ${local}: ${troubleText[trouble]}\n`);
  if (client.verbose) out(`getting from ${client.host}:${remote} to ${local} [${client.mode}]\n`);
  const taker = growing(run, local, client.mode === 'netascii' ? fromNetascii : undefined);
  const call = tftpCall(run, server, client);
  const began = machine.clock.now;
  try {
    const got = yield* readByTftp(call, remote, taker);
    const lost = got.ok ? taker.keep() : undefined;
    if (lost) out(`tftp: ${troubleText[lost]}\n`);
    else if (got.ok) told(run, client, 'Received', taker.size, began);
    else complain(run, got.error);
  } finally {
    taker.keep();
    call.socket.close();
  }
}

function* put(run: Run, client: Client, server: Address, local: string, remote: string): Io<void> {
  const content = localFile(run, local);
  if (!content) return run.out(`tftp: ${local}: ${troubleText.missing}\n`);
  const { now: began } = run.machine.clock;
  if (client.verbose) run.out(`putting ${local} to ${client.host}:${remote} [${client.mode}]\n`);
  const call = tftpCall(run, server, client);
  const sent = client.mode === 'netascii' ? asNetascii(content) : content;
  try {
    const done = yield* writeByTftp(call, remote, sent);
    if (done.ok) told(run, client, 'Sent', sizeOf(sent), began);
    else complain(run, done.error);
  } finally {
    call.socket.close();
  }
}

function* connectTo(run: Run, client: Client, host: string): Io<boolean> {
  const found = yield* resolve(run.machine, host);
  if (found.ok) [client.server, client.host] = [found.address, found.name];
  else run.out(`${host}: unknown host\n`);
  return found.ok;
}

const status = ({ server, host, mode, verbose }: Client): string =>
  `${server === undefined ? 'Not connected.' : `Connected to ${host}.`}\nMode: ${mode} Verbose: ${verbose ? 'on' : 'off'} Tracing: off Literal: off\nRexmt-interval: 5 seconds, Max-timeout: 25 seconds\n`;

/** Runs a command of the client; false: it was the last. */
function* command(run: Run, client: Client, words: readonly string[]): Io<boolean> {
  const [verb = '', first, second] = words;
  const { server } = client;
  if (verb === 'quit' || verb === 'q') return false;
  if (verb === 'connect' && first !== undefined) yield* connectTo(run, client, first);
  else if (verb === 'binary' || verb === 'octet' || verb === 'image') client.mode = 'octet';
  else if (verb === 'ascii' || verb === 'netascii') client.mode = 'netascii';
  else if (verb === 'mode' && first !== undefined)
    client.mode = first === 'octet' || first === 'binary' ? 'octet' : 'netascii';
  else if (verb === 'mode') run.out(`Using ${client.mode} mode to transfer files.\n`);
  else if (verb === 'verbose') {
    client.verbose = !client.verbose;
    run.out(`Verbose mode ${client.verbose ? 'on' : 'off'}.\n`);
  } else if (verb === 'status') run.out(status(client));
  else if ((verb === 'get' || verb === 'put') && server === undefined) run.out('No target machine specified.\n');
  else if ((verb === 'get' || verb === 'put') && first === undefined)
    run.out(`usage: ${verb} ${verb === 'get' ? 'host:file host:file ... file, or ' : ''}file\n`);
  else if (verb === 'get') yield* get(run, client, server ?? '', first ?? '', second ?? nameOf(`/${first}`));
  else if (verb === 'put') yield* put(run, client, server ?? '', first ?? '', second ?? nameOf(`/${first}`));
  else if (verb === '?' || verb === 'help')
    run.out('Commands: connect mode put get quit verbose status binary ascii ?\n');
  else if (verb !== '') run.out('?Invalid command\n');
  return true;
}

function* tftp(run: Run): Io<number> {
  const client: Client = { server: undefined, host: '', mode: 'netascii', verbose: false };
  const words: string[] = [];
  let once: readonly string[] | undefined;
  for (let i = 0; i < run.args.length && !once; i++) {
    const arg = run.args[i] ?? '';
    if (arg === '-v') client.verbose = true;
    else if (arg === '-m') client.mode = /^(?:binary|octet)$/.test(run.args[++i] ?? '') ? 'octet' : 'netascii';
    else if (arg === '-c') once = run.args.slice(i + 1);
    else words.push(arg);
  }
  const [host] = words;
  if (host !== undefined) {
    const reached = yield* untilCancelled(run.session, () => connectTo(run, client, host));
    if (reached === undefined) return 130;
    if (!reached && once) return 1;
  }
  if (once) {
    const commands = once;
    return (yield* untilCancelled(run.session, () => command(run, client, commands))) === undefined ? 130 : 0;
  }
  for (;;) {
    const end = yield* readLine(run.session.line, { prompt: 'tftp> ' });
    if (end.kind === 'interrupt' && end.text !== '') continue;
    if (end.kind !== 'line') return 0;
    const goesOn = yield* untilCancelled(run.session, () => command(run, client, end.text.trim().split(/\s+/)));
    if (goesOn === false) return 0;
  }
}

export const tftpTool: Tool = {
  name: 'tftp',
  does: 'copy files by TFTP: tftp -m binary HOST -c get|put FILE [FILE]',
  interrupts: true,
  run: tftp,
};
