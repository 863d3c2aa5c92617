import { never, type Io } from '../../../kernel/io.ts';
import { concat, utf8Encode } from '../../../system/bytes.ts';
import { cut, sizeOf, slice, type Content } from '../../../system/content.ts';
import type { Machine } from '../../../system/machine.ts';
import { headBytes, httpDate, type Fields } from '../../../system/network/http-answer.ts';
import { flowTo } from '../../../system/network/follow.ts';
import { giveBody } from '../../../system/network/http-give.ts';
import { credentials, rangeOf, readHead, type Head } from '../../../system/network/http-request.ts';
import type { Stream } from '../../../system/network/network.ts';
import { Received } from '../../../system/network/received.ts';
import { transferDone, transferFailed } from '../../../system/network/transfers.ts';
import { hostTime } from '../../clock.ts';
import { loginTried, reasonOf } from '../../events.ts';
import { altered, faultAt, stopsAfter, type Fault, type Faulty } from '../../faults.ts';
import { begin, entryAt, freeFor, readable, writeWhatFits, type FileTrouble } from '../../files.ts';
import { listen } from '../../listen.ts';
import { below } from '../../paths.ts';
import type { Service } from '../../service.ts';
import { Incoming, isFlow } from '../../../system/network/conversation.ts';
import { page, SERVER_NAME } from './answer.ts';

export interface HttpConfig extends Faulty {
  /** The folder that is `/`. */
  readonly folder: string;
  /** Who may ask; absent: everybody. */
  readonly accounts?: readonly { readonly user: string; readonly password: string }[] | undefined;
  /** PUT writes files. Preset: no. */
  readonly writes?: boolean | undefined;
}

const HTTP_PORT = 80;
/** Clients at once. */
export const MOST_CLIENTS = 100;
/** How long a client may keep silent between requests, and bulk data stand still. */
const PATIENCE = { request: 65_000, data: 60_000 } as const;
/** Who the server is on the host, and the rights of files that it makes. */
const [WHO, NEW_FILE] = ['www-data', 0o644] as const;
const REALM = 'Basic realm="Restricted"';
const SIZE = /^\d{1,15}$/;

/** One connection of a client. */
interface Visit {
  readonly machine: Machine;
  readonly config: HttpConfig;
  readonly stream: Stream;
  readonly incoming: Incoming;
}

/** Whether the connection goes on. */
type Goes = boolean;

const keepsOn = ({ minor, fields }: Head): boolean => {
  const wish = (fields.get('connection') ?? '').toLowerCase();
  return minor === 1 ? wish !== 'close' : wish === 'keep-alive';
};

function general({ machine }: Visit, keeps: boolean): Fields {
  return [
    ['Server', SERVER_NAME],
    ['Date', httpDate(hostTime(machine))],
    ['Connection', keeps ? 'keep-alive' : 'close'],
  ];
}

/** Answers with a page that says how it went. */
function say(visit: Visit, head: Head | undefined, status: number, more: Fields = []): Goes {
  const keeps = head !== undefined && status !== 400 && keepsOn(head);
  const body = status === 204 ? '' : page(status);
  const about: Fields =
    status === 204
      ? []
      : [
          ['Content-Type', 'text/html'],
          ['Content-Length', String(body.length)],
        ];
  const said = head?.method === 'HEAD' ? '' : body;
  visit.stream.send(concat(headBytes(status, [...general(visit, keeps), ...about, ...more]), utf8Encode(said)));
  return keeps;
}

type Direction = 'download' | 'upload';

function tell({ machine, stream }: Visit, direction: Direction, file: string, bytes: number, reason?: string): void {
  const [here, there] = [machine.name, stream.remote.address];
  const [from, to] = direction === 'download' ? [here, there] : [there, here];
  const payload = { protocol: 'http', file, from, to, bytes, direction };
  if (reason === undefined) machine.emit(transferDone, payload);
  else machine.emit(transferFailed, { ...payload, reason });
}

/** What is left to say once a transfer has stopped: nothing at all, or that it is over. */
function* stop({ incoming }: Visit, fault: Fault): Io<Goes> {
  if (fault.kind === 'stops' && fault.how === 'silent') yield* incoming.mute(never);
  return false;
}

/** Sends a file, or the part of it that is asked for. */
function* sendFile(visit: Visit, head: Head, path: string, fault: Fault | undefined): Io<Goes> {
  const { machine } = visit;
  const found = readable(machine, path, WHO);
  if (!found.ok) {
    if (found.error === 'folder') return yield* folder(visit, head, path, fault);
    tell(visit, 'download', path, 0, reasonOf(found.error));
    return say(visit, head, found.error === 'denied' ? 403 : 404);
  }
  const content = altered(found.value.content, fault);
  const size = sizeOf(content);
  const range = rangeOf(head, size);
  if (range === null) return say(visit, head, 416, [['Content-Range', `bytes */${size}`]]);
  const [from, to] = range ?? [0, size];
  const keeps = keepsOn(head);
  const fields: Fields = [
    ...general(visit, keeps),
    ['Content-Type', 'application/octet-stream'],
    ['Content-Length', String(to - from)],
    ['Last-Modified', httpDate(found.value.modified)],
    ['Accept-Ranges', 'bytes'],
    ...(range ? ([['Content-Range', `bytes ${from}-${to - 1}/${size}`]] as const) : []),
  ];
  const first = headBytes(range ? 206 : 200, fields);
  if (head.method === 'HEAD') {
    visit.stream.send(first);
    return keeps;
  }
  const end = Math.min(to, stopsAfter(fault));
  const { arrived, reason } = yield* giveBody(
    { ...visit, patience: PATIENCE.data },
    first,
    slice(cut(content, Math.max(from, end)), from),
  );
  const stopped = fault?.kind === 'stops' && reason === undefined && fault.after <= size;
  tell(visit, 'download', path, arrived, stopped ? 'stopped' : reason);
  if (stopped) return yield* stop(visit, fault);
  return reason === undefined && keeps;
}

/** A folder shows its first page, and nothing else of itself. */
function* folder(visit: Visit, head: Head, path: string, fault: Fault | undefined): Io<Goes> {
  const asked = head.path ?? '';
  if (!asked.endsWith('/')) return say(visit, head, 301, [['Location', `${encodeURI(asked)}/`]]);
  const index = `${path === '/' ? '' : path}/index.html`;
  if (entryAt(visit.machine, index)?.kind === 'file') return yield* sendFile(visit, head, index, fault);
  return say(visit, head, 403);
}

/** Takes the body of a request, at most so many bytes; then it lets the rest stand, or ends it. */
function* takeBody(
  { machine, incoming }: Visit,
  size: number,
  most: number,
  stands: boolean,
): Io<{ content: Content; reason?: string }> {
  const received = new Received();
  const got = (reason?: string) => {
    received.cut(most);
    return { content: received.content, ...(reason !== undefined && { reason }) };
  };
  while (received.size < size) {
    if (received.size >= most) return got('full');
    const heard = yield* incoming.next(machine.clock.after(PATIENCE.data, 'patience'));
    if (heard === 'idle') return got('timed-out');
    if (heard === 'closed' || heard === 'reset') return got('aborted');
    if (isFlow(heard)) {
      const left = Math.min(size, most) - received.size;
      received.follow(heard);
      const reason = yield* flowTo(heard, left, PATIENCE.data);
      if (heard.arrived > left) received.cut(Math.min(size, most));
      if (stands) heard.limit(0);
      else heard.stop();
      if (reason !== undefined) return got(reason);
    } else {
      const left = size - received.size;
      received.add(heard.subarray(0, left));
      if (heard.length > left) incoming.keep(heard.slice(left));
    }
  }
  return received.size > most ? got('full') : got();
}

const statusFor = (trouble: FileTrouble): number =>
  (({ missing: 409, folder: 409, full: 507 }) as Partial<Record<FileTrouble, number>>)[trouble] ?? 403;

/** Takes a file. */
function* takeFile(visit: Visit, head: Head, path: string, fault: Fault | undefined): Io<Goes> {
  const { machine, config, stream } = visit;
  const length = head.fields.get('content-length');
  const refuse = (status: number, reason: string): Goes => {
    tell(visit, 'upload', path, 0, reason);
    say(visit, { ...head, minor: 0, fields: new Map() }, status);
    return false;
  };
  if (length === undefined || !SIZE.test(length)) return refuse(length === undefined ? 411 : 400, 'refused');
  if (config.writes !== true) return refuse(405, 'denied');
  if (fault?.kind === 'read-only') return refuse(403, 'denied');
  const there = entryAt(machine, path) !== undefined;
  const trouble = begin(machine, path, WHO, NEW_FILE);
  if (trouble) return refuse(statusFor(trouble), reasonOf(trouble));
  if ((head.fields.get('expect') ?? '').toLowerCase() === '100-continue')
    stream.send(utf8Encode('HTTP/1.1 100 Continue\r\n\r\n'));
  const room = fault?.kind === 'full' ? 0 : freeFor(machine, path);
  const end = stopsAfter(fault);
  const { content, reason } = yield* takeBody(
    visit,
    Number(length),
    Math.min(room, end),
    fault?.kind === 'stops' && fault.how === 'silent',
  );
  const { kept, trouble: lost } = writeWhatFits(machine, path, content, WHO, NEW_FILE);
  const bytes = sizeOf(kept);
  const stopped = fault?.kind === 'stops' && bytes >= end;
  const why = reason ?? (lost && reasonOf(lost));
  tell(visit, 'upload', path, bytes, stopped ? 'stopped' : why);
  if (stopped) return yield* stop(visit, fault);
  const status = reason === 'full' ? 507 : reason === undefined && lost ? statusFor(lost) : undefined;
  if (status !== undefined) return say(visit, { ...head, minor: 0, fields: new Map() }, status);
  if (reason !== undefined) return false;
  return say(visit, head, there ? 204 : 201, there ? [] : [['Location', encodeURI(head.path ?? '/')]]);
}

/** Whether somebody may ask. */
function isLetIn({ machine, config }: Visit, head: Head): boolean {
  const { accounts, fault } = config;
  const given = credentials(head);
  if (!accounts && fault?.kind !== 'wrong-account') return true;
  if (!given) return false;
  const [user, password] = given;
  const right = accounts?.some((one) => one.user === user && one.password === password) ?? false;
  const accepted = right && fault?.kind !== 'wrong-account';
  machine.emit(loginTried, { protocol: 'http', user, accepted });
  return accepted;
}

function* obey(visit: Visit, head: Head): Io<Goes> {
  const { config } = visit;
  if (head.path === undefined || (head.minor === 1 && !head.fields.has('host'))) return say(visit, undefined, 400);
  if (head.fields.has('transfer-encoding')) return say(visit, { ...head, minor: 0, fields: new Map() }, 501);
  if (!isLetIn(visit, head)) {
    const again = say(visit, head, 401, [['WWW-Authenticate', REALM]]);
    return again && !head.fields.has('content-length');
  }
  const path = below(config.folder, head.path);
  const fault = faultAt(config, path);
  if (fault?.kind === 'silent') {
    yield* visit.incoming.mute(never);
    return false;
  }
  if (fault?.kind === 'refuses') return say(visit, head, 403);
  if (head.method === 'GET' || head.method === 'HEAD') return yield* sendFile(visit, head, path, fault);
  if (head.method === 'PUT') return yield* takeFile(visit, head, path, fault);
  const again = say(visit, head, 405);
  return again && !head.fields.has('content-length');
}

function* serve(machine: Machine, config: HttpConfig, stream: Stream): Io<void> {
  const visit: Visit = { machine, config, stream, incoming: new Incoming(stream) };
  for (let goes = true; goes; ) {
    const asked = yield* readHead(visit.incoming, machine.clock.after(PATIENCE.request, 'patience'));
    if ('ended' in asked) return;
    if ('refused' in asked) say(visit, undefined, asked.refused);
    goes = 'head' in asked && (yield* obey(visit, asked.head));
  }
}

/** A web server that gives files, and takes them where it may (as nginx). */
export const http: Service<HttpConfig> = {
  id: 'http',
  port: HTTP_PORT,
  run: (machine, config) =>
    listen(machine, config, {
      port: HTTP_PORT,
      most: MOST_CLIENTS,
      serve: (stream) => serve(machine, config, stream),
      crowded: headBytes(503, [
        ['Content-Length', '0'],
        ['Connection', 'close'],
      ]),
    }),
};
