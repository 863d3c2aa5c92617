import { fromCivil } from '../../../../kernel/calendar.ts';
import type { Io } from '../../../../kernel/io.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { utf8Encode } from '../../../../system/bytes.ts';
import { httpDate } from '../../../../system/network/http-answer.ts';
import { ftpCommand, FtpReplies } from '../../../../system/network/ftp-messages.ts';
import { Received } from '../../../../system/network/received.ts';
import {
  ask,
  giveData,
  hangUp,
  hear,
  openWay,
  takeData,
  takeText,
  transferBy,
  type Control,
} from '../../ftp-client.ts';
import { PATIENCE, reach, tell, trouble, type Done, type Trouble, type Wanted } from './wanted.ts';

const ANONYMOUS = { user: 'anonymous', password: 'ftp@example.com' } as const;
const SILENT: Trouble = { status: 28, text: 'FTP response timeout' };

const decoded = (escaped: string): string => {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
};

/** The folders that a path leads through, and the file at its end. */
function partsOf(path: string): { readonly folders: readonly string[]; readonly file: string } {
  const parts = path.split('/');
  const file = decoded(parts.pop() ?? '');
  const root = path.startsWith('/') ? ['/'] : [];
  return { folders: [...root, ...parts.filter((part) => part !== '').map(decoded)], file };
}

function* logIn({ url }: Wanted, control: Control): Io<Trouble | undefined> {
  const greeting = yield* hear(control);
  if (!greeting) return SILENT;
  if (greeting.code !== 220)
    return { status: 8, text: `Got a ${greeting.code} ftp-server response when a 220 was expected` };
  const { user, password } = url.user === undefined ? ANONYMOUS : { user: url.user, password: url.password };
  let reply = yield* ask(control, 'USER', user);
  if (reply?.code === 331) reply = yield* ask(control, 'PASS', password);
  if (!reply) return SILENT;
  return reply.code === 230 ? undefined : { status: 67, text: `Access denied: ${reply.code}` };
}

function* enter(wanted: Wanted, control: Control, folders: readonly string[]): Io<Trouble | undefined> {
  const where = yield* ask(control, 'PWD');
  const path = /^"(.*)"/.exec(where?.text ?? '')?.[1];
  if (path !== undefined) tell(wanted, '*', `Entry path is '${path}'`);
  for (const folder of folders) {
    const reply = yield* ask(control, 'CWD', folder);
    if (!reply) return SILENT;
    if (reply.code !== 250) return { status: 9, text: 'Server denied you to change to the given directory' };
  }
  return undefined;
}

const MISSING = trouble(78, 'The file does not exist');

/** What is known of a file, as if a web server said it. */
function* heads({ run }: Wanted, control: Control, file: string): Io<Done> {
  if (file === '') return ok(undefined);
  const changed = yield* ask(control, 'MDTM', file);
  const [, ...when] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(changed?.code === 213 ? changed.text : '') ?? [];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = when.map(Number);
  yield* ask(control, 'TYPE', 'I');
  const size = yield* ask(control, 'SIZE', file);
  if (size?.code === 550) return MISSING;
  const rest = yield* ask(control, 'REST', '0');
  if (when.length > 0) run.out(`Last-Modified: ${httpDate(fromCivil(year, month, day, hour, minute, second))}\r\n`);
  if (size?.code === 213) run.out(`Content-Length: ${size.text}\r\n`);
  if (rest?.code === 350) run.out('Accept-ranges: bytes\r\n');
  return ok(undefined);
}

const UNREADABLE: Trouble = { status: 13, text: 'Weird server reply' };

/** Moves data. Where it stands still, the server is left and no reply is waited for. */
function* moved<How>(control: Control, moving: Io<How>): Io<How> {
  const how = yield* moving;
  if (how === 'silent') {
    control.silent = true;
    hangUp(control);
  }
  return how;
}

const timedOut = (bytes: number): Done => trouble(28, `Operation timed out with ${bytes} bytes received`);

/** Takes a file, or what a folder lists. */
function* fetch(wanted: Wanted, control: Control, file: string): Io<Done> {
  const { taker, namesOnly } = wanted;
  const lists = file === '';
  const way = yield* openWay(control, true);
  if (!way) return fail(UNREADABLE);
  yield* ask(control, 'TYPE', lists ? 'A' : 'I');
  let size: number | undefined;
  if (!lists) {
    const said = yield* ask(control, 'SIZE', file);
    if (said?.code === 550) {
      way.close();
      return MISSING;
    }
    if (said?.code === 213) size = Number(said.text);
  }
  const received = new Received();
  const verb = lists ? (namesOnly ? 'NLST' : 'LIST') : 'RETR';
  const done = yield* transferBy(control, way, [verb, file], function* (data) {
    if (!lists) return yield* moved(control, takeData(control, data, taker, received));
    const { text, how } = yield* moved(control, takeText(control, data));
    received.add(utf8Encode(text));
    return taker.grow(received) ? how : 'left';
  });
  if (done.refused) return trouble(done.refused === 550 ? 78 : 19, `RETR response: ${done.refused}`);
  if (done.how === 'left') return trouble(23, 'Failure writing output to destination');
  if (control.silent) return timedOut(received.size);
  if (done.how === 'broken') return trouble(56, 'Recv failure: Connection reset by peer');
  if (done.last === undefined && size !== undefined && received.size < size)
    return trouble(18, `transfer closed with ${size - received.size} bytes remaining to read`);
  return done.last === 226 || done.last === 250
    ? ok(undefined)
    : trouble(18, `server did not report OK, got ${done.last ?? 0}`);
}

function* send({ upload }: Wanted, control: Control, file: string): Io<Done> {
  const way = yield* openWay(control, true);
  if (!way || !upload) return fail(UNREADABLE);
  yield* ask(control, 'TYPE', 'I');
  const done = yield* transferBy(control, way, ['STOR', file], (data) =>
    moved(control, giveData(control, data, upload)),
  );
  if (done.refused) return trouble(25, `Failed FTP upload: ${done.refused}`);
  if (control.silent) return timedOut(0);
  return done.last === 226 || done.last === 250 ? ok(undefined) : trouble(55, 'Send failure');
}

export function* byFtp(wanted: Wanted): Io<Done> {
  const { run, url, upload, head } = wanted;
  const opened = yield* reach(wanted);
  if (!opened.ok) return opened;
  const stream = opened.value;
  const control: Control = {
    run,
    stream,
    replies: new FtpReplies(),
    server: stream.remote.address,
    patience: PATIENCE,
    closed: false,
    shows: {
      reply: (text) => tell(wanted, '<', text.replace(/\n$/, '')),
      gone: () => {},
      command: (text) => tell(wanted, '>', text),
    },
  };
  const { folders, file } = partsOf(url.path);
  try {
    const strange = yield* logIn(wanted, control);
    if (strange) return fail(strange);
    const astray = yield* enter(wanted, control, folders);
    const work = upload ? send : head ? heads : fetch;
    const done = astray ? fail(astray) : yield* work(wanted, control, file);
    tell(wanted, '*', control.closed ? 'Closing connection 0' : `Connection #0 to host ${url.host} left intact`);
    if (!control.closed) control.stream.send(ftpCommand('QUIT'));
    return done;
  } finally {
    hangUp(control);
  }
}
