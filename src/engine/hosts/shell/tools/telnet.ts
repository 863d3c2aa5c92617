import { on, race, type Io } from '../../../kernel/io.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../system/bytes.ts';
import type { Stream } from '../../../system/network/network.ts';
import { telnetClient } from '../../../system/network/telnet.ts';
import { readLine } from '../../../system/terminal/line-editor.ts';
import { isFlow } from '../../../system/network/conversation.ts';
import { connect, isPort } from '../network.ts';
import { NAME_TROUBLE, resolve } from '../resolver.ts';
import { untilCancelled, type Run, type Tool } from '../tool.ts';

const TELNET = 23;
const ESCAPE = '\x1d';
const HELP =
  'Commands may be abbreviated.  Commands are:\n\nclose\t\tclose current connection\nquit\t\texit telnet\nstatus\t\tprint status information\n';

/** The client's own prompt; true: the connection is to be closed. */
function* escaped({ session: { line } }: Run, host: string): Io<boolean> {
  line.write('\n');
  const end = yield* readLine(line, { prompt: 'telnet> ' });
  const typed = end.kind === 'line' ? end.text.trim() : '';
  if (typed !== '' && ('quit'.startsWith(typed) || 'close'.startsWith(typed))) return true;
  if (typed === 'status') line.write(`Connected to ${host}.\nEscape character is '^]'.\n`);
  else if (typed === '?' || typed === 'help') line.write(HELP);
  else if (typed !== '') line.write('?Invalid command\n');
  return false;
}

/** Lets somebody talk until one of both ends it. */
function* talk(run: Run, host: string, stream: Stream): Io<number> {
  const { line } = run.session;
  const end = telnetClient();
  for (;;) {
    line.relaying = true;
    const [which, signal] = yield* on(race(line.next, stream.receive));
    line.relaying = false;
    if (which === 0) {
      if (signal.kind !== 'char') continue;
      if (signal.char === ESCAPE) {
        if (!(yield* escaped(run, host))) continue;
        line.write('Connection closed.\n');
        return 0;
      }
      if (!end.echoes) line.write(signal.char === '\r' ? '\n' : signal.char);
      stream.send(utf8Encode(signal.char === '\r' ? '\r\n' : signal.char));
    } else if (signal === 'closed' || signal === 'reset') {
      line.write('Connection closed by foreign host.\n');
      return 1;
    } else if (isFlow(signal)) signal.stop();
    else {
      const { data, answer } = end.hear(signal);
      if (answer.length > 0) stream.send(answer);
      line.write(utf8Decode(data) ?? latin1Decode(data));
    }
  }
}

function* telnet(run: Run): Io<number> {
  const { machine, session, out, err } = run;
  const [host, port] = run.args.filter((arg) => !arg.startsWith('-'));
  if (host === undefined || (port !== undefined && !isPort(port))) {
    err(host === undefined ? 'telnet: missing host operand\n' : `telnet: bad port ${port}\n`);
    return 1;
  }
  const found = yield* untilCancelled(session, () => resolve(machine, host));
  if (!found) return 130;
  if (!found.ok) {
    err(`telnet: could not resolve ${host}/${port ?? 'telnet'}: ${NAME_TROUBLE[found.trouble]}\n`);
    return 1;
  }
  out(`Trying ${found.address}...\n`);
  const stream = yield* untilCancelled(session, () =>
    connect(machine, { address: found.address, port: Number(port ?? TELNET) }),
  );
  if (stream === undefined) return 130;
  if (typeof stream === 'string') {
    err(`telnet: Unable to connect to remote host: ${stream}\n`);
    return 1;
  }
  out(`Connected to ${found.name}.\nEscape character is '^]'.\n`);
  try {
    return yield* talk(run, found.name, stream);
  } finally {
    session.line.relaying = false;
    stream.close();
  }
}

export const telnetTool: Tool = {
  name: 'telnet',
  does: 'sit at a terminal of another machine: telnet HOST [PORT], Ctrl-] escapes',
  interrupts: true,
  run: telnet,
};
