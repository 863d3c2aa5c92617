import { on, race, running, spawn, type Io } from '../kernel/io.ts';
import { latin1Decode, utf8Encode } from '../system/bytes.ts';
import { sizeOf, type Content } from '../system/content.ts';
import { FTP_PORT, ftpAddress, parseFtpAddress } from '../system/network/ftp-messages.ts';
import type { Listener, Stream } from '../system/network/network.ts';
import { Received } from '../system/network/received.ts';
import type { SmallNetwork } from './small-network.ts';

/** What a server of a test does besides what it should. */
interface FtpHabits {
  readonly port?: number;
  /** It knows no sizes. */
  readonly sizeless?: true;
  /** It cannot open data connections. */
  readonly blocked?: true;
}

export interface FtpServer {
  readonly files: Map<string, Content>;
  /** What clients said. */
  readonly heard: string[];
}

/** An FTP server of a test, which tells what it heard and knows habits that no real one has: everybody has one table of files; `netuser` needs the password `guessme`. */
export function ftpServer(wire: SmallNetwork, at: string, habits: FtpHabits = {}): FtpServer {
  const files = new Map<string, Content>();
  const heard: string[] = [];
  const machine = wire.machine(at);
  const { port = FTP_PORT } = habits;
  let next = 50_100;

  function* give(data: Stream, content: Content, say: (text: string) => void): Io<void> {
    yield* on(data.pour(content).until(Infinity));
    data.close();
    say('226 Transfer complete.');
  }

  function* take(data: Stream, name: string, say: (text: string) => void): Io<void> {
    const received = new Received();
    for (;;) {
      const came = yield* on(data.receive);
      if (came === 'closed' || came === 'reset') break;
      if (came instanceof Uint8Array) received.add(came);
      else {
        received.follow(came);
        yield* on(came.until(Infinity));
      }
    }
    files.set(name, received.content);
    say('226 Transfer complete.');
  }

  function* serve(stream: Stream): Io<void> {
    const say = (text: string): void => stream.send(utf8Encode(`${text}\r\n`));
    let user = '';
    let listener: Listener | undefined;
    let active: { readonly address: string; readonly port: number } | undefined;
    function* open(): Io<Stream | undefined> {
      if (listener) return yield* on(listener.accept);
      const opened = active && (yield* on(machine.connect(active)));
      return opened?.ok ? opened.value : undefined;
    }
    say('220-A server\r\n220 of a test');
    for (;;) {
      const came = yield* on(stream.receive);
      if (!(came instanceof Uint8Array)) return;
      const text = latin1Decode(came).trimEnd();
      heard.push(text);
      const [, verb = '', argument = ''] = /^(\S+) ?(.*)$/.exec(text) ?? [];
      const file = files.get(argument);
      if (verb === 'USER') {
        user = argument;
        say('331 Please specify the password.');
      } else if (verb === 'PASS')
        say(
          user === 'anonymous' || (user === 'netuser' && argument === 'guessme')
            ? '230 Login successful.'
            : '530 Login incorrect.',
        );
      else if (verb === 'TYPE') say('200 Switching to Binary mode.');
      else if (verb === 'SIZE') say(file && !habits.sizeless ? `213 ${sizeOf(file)}` : '550 Could not get file size.');
      else if (verb === 'PASV') {
        listener = machine.listen(next);
        say(`227 Entering Passive Mode (${ftpAddress({ address: at, port: next++ })}).`);
      } else if (verb === 'PORT') {
        active = parseFtpAddress(argument);
        say('200 PORT command successful.');
      } else if (verb === 'RETR' && !file) say('550 Failed to open file.');
      else if (verb === 'RETR' || verb === 'STOR') {
        const [, data] = habits.blocked ? [0, undefined] : yield* on(race(running(open), wire.after(5000)));
        if (!data) {
          if (!habits.blocked) say('425 Failed to establish connection.');
          continue;
        }
        say('150 Ok to send data.');
        if (verb === 'RETR' && file) yield* give(data, file, say);
        else yield* take(data, argument, say);
      } else if (verb === 'QUIT') say('221 Goodbye.');
    }
  }

  const { accept } = machine.listen(port);
  spawn(
    (function* (): Io<void> {
      for (;;) spawn(serve(yield* on(accept)));
    })(),
  );
  return { files, heard };
}
