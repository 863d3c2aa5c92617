import { on, type Io } from '../../../kernel/io.ts';
import { concat, utf8Encode } from '../../../system/bytes.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { Incoming } from '../../../system/network/conversation.ts';
import { headBytes, httpDate, reasonFor, type Fields } from '../../../system/network/http-answer.ts';
import { giveBody } from '../../../system/network/http-give.ts';
import { credentials, readHead, type Head } from '../../../system/network/http-request.ts';
import type { Stream } from '../../../system/network/network.ts';
import { transferDone, transferFailed } from '../../../system/network/transfers.ts';
import { provesPrivileged } from '../../access/access/api.ts';
import { wallClock } from '../../base/clock/api.ts';
import { parseUrl, readFile, urlText } from '../../files/files/api.ts';
import { listAdmits } from '../access-lists/api.ts';
import { MOST, webServer } from './state.ts';

/** Milliseconds for which a client may say nothing, and bulk data stand still. */
const PATIENCE = 180_000;

interface Visit {
  readonly device: Device;
  readonly stream: Stream;
  readonly incoming: Incoming;
}

const general = ({ device }: Visit): Fields => [
  ['Date', httpDate(wallClock(device))],
  ['Server', 'cisco-IOS'],
  ['Connection', 'close'],
  ['Accept-Ranges', 'none'],
];

/** Answers with nothing but how it went. */
function say(visit: Visit, status: number, more: Fields = []): void {
  const body = utf8Encode(`${status} ${reasonFor(status)}\r\n`);
  visit.stream.send(concat(headBytes(status, [...general(visit), ...more]), body));
}

/** Whether somebody may ask: their name and password are those of level 15. */
function isLetIn({ device }: Visit, head: Head): boolean {
  const given = credentials(head);
  return given !== undefined && provesPrivileged(device, device.read(webServer).login, ...given);
}

/** What is asked for below the base path, as the router calls it; undefined: nothing can be there. */
function fileAt(device: Device, path: string): string | undefined {
  const { path: base } = device.read(webServer);
  if (base === null || path.split('/').includes('..')) return undefined;
  const url = parseUrl(device, `${base}${base.endsWith(':') ? '' : '/'}${path.replace(/^\/+/, '')}`);
  return url && urlText(url);
}

function contentAt(device: Device, file: string | undefined): Content | undefined {
  const content = file === undefined ? undefined : readFile(device, file);
  return content?.ok ? content.value : undefined;
}

/** What somebody asks for, without what would act on a terminal. */
const plain = (name: string): string => name.replace(/[^\x20-\x7e]/g, '');

function* give(visit: Visit, head: Head, content: Content): Io<{ arrived: number; reason?: string }> {
  const first = headBytes(200, [
    ...general(visit),
    ['Content-Type', 'application/octet-stream'],
    ['Content-Length', String(sizeOf(content))],
  ]);
  if (head.method === 'GET') return yield* giveBody({ ...visit, patience: PATIENCE }, first, content);
  visit.stream.send(first);
  return { arrived: 0 };
}

/** Gives a file, or says why not; both are told. */
function* obey(visit: Visit, head: Head): Io<void> {
  const { device, stream } = visit;
  if (head.path === undefined) return say(visit, 400);
  const writing = head.method === 'PUT';
  const file = fileAt(device, head.path);
  const [here, there] = [device.name, stream.remote.address];
  const told = {
    protocol: 'http',
    file: file ?? plain(head.path),
    from: writing ? there : here,
    to: writing ? here : there,
    direction: writing ? 'upload' : 'download',
  };
  const refuse = (status: number, reason: string, more?: Fields): void => {
    say(visit, status, more);
    device.emit(transferFailed, { ...told, bytes: 0, reason });
  };
  if (!isLetIn(visit, head)) return refuse(401, 'denied', [['WWW-Authenticate', 'Basic realm="level_15_access"']]);
  if (head.method !== 'GET' && head.method !== 'HEAD') return refuse(405, 'denied');
  const content = contentAt(device, file);
  if (!content) return refuse(404, 'missing');
  const { arrived, reason } = yield* give(visit, head, content);
  if (reason !== undefined) device.emit(transferFailed, { ...told, bytes: arrived, reason });
  else if (head.method === 'GET') device.emit(transferDone, { ...told, bytes: arrived });
}

function* attend(device: Device, stream: Stream): Io<void> {
  const visit = { device, stream, incoming: new Incoming(stream) };
  const asked = yield* readHead(visit.incoming, device.clock.after(PATIENCE, 'patience'));
  if ('refused' in asked) say(visit, asked.refused);
  else if ('head' in asked) yield* obey(visit, asked.head);
}

/** Whether the access list of the server lets somebody in. */
function admits(device: Device, { remote, local }: Stream): boolean {
  const { list } = device.read(webServer);
  const coming = { address: remote.address, protocol: 'tcp', fromPort: remote.port, toPort: local.port } as const;
  return list === null || listAdmits(device, String(list), coming);
}

/** Takes connections at a port; each asks for one file. */
export function* serve(device: Device, port: number): Io<never> {
  const listener = device.network.listen(port);
  let served = 0;
  function* one(stream: Stream): Io<void> {
    served++;
    try {
      yield* attend(device, stream);
    } finally {
      served--;
      stream.close();
    }
  }
  try {
    for (;;) {
      const stream = yield* on(listener.accept);
      if (served < MOST && admits(device, stream)) device.spawn(one(stream));
      else stream.close();
    }
  } finally {
    listener.close();
  }
}
