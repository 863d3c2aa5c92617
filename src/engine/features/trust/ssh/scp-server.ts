import { Session } from '../../../cli/session.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { Stream } from '../../../system/network/network.ts';
import { readScpCommand, type ScpCommand } from '../../../system/network/scp/command.ts';
import { Link, type ScpTalk } from '../../../system/network/scp/link.ts';
import { ROUTER_PACE } from '../../../system/network/scp/pace.ts';
import { scpReceive, type ScpComing, type ScpTaker, type ScpTaking } from '../../../system/network/scp/sink.ts';
import { scpSend, type ScpEntry } from '../../../system/network/scp/source.ts';
import { transferDone, transferFailed } from '../../../system/network/transfers.ts';
import { debug } from '../../base/debugging/api.ts';
import {
  baseName,
  errorText,
  fileUrl,
  isDirectory,
  parseUrl,
  readRate,
  readUrl,
  realUrl,
  uploadTo,
  urlText,
  type FileUrl,
  type Upload,
} from '../../files/files/api.ts';
import { scpRefused, scpServed } from './events.ts';
import { sshConfig } from './state.ts';
import { scp } from './topic.ts';

/** Milliseconds without a byte after which it gives up (ours). */
const PATIENCE = 120_000;
/** Level that files are given to and taken from. */
const LEVEL = 15;
const MODE = 0o644;

/** What somebody of this session asks for over a channel. */
interface Visit {
  readonly session: Session;
  readonly stream: Stream;
}

/** Tells what is said, as `debug ip scp` does. */
const noteOf =
  (device: Device, { local, remote }: Stream): NonNullable<ScpTalk['note']> =>
  (way, what) => {
    const plain = what.replace(/[^\x20-\x7e]/g, '');
    debug(
      device,
      scp,
      `SCP: [${local.port} ${way === 'send' ? '->' : '<-'} ${remote.address}:${remote.port}] ${way} ${plain}`,
    );
  };

/** A file by the name that a client has for it: without a device the configurations are meant, or the default directory. */
function placeOf(device: Device, path: string): FileUrl | undefined {
  if (/^\/?running-config$/i.test(path)) return fileUrl('system', 'running-config');
  if (/^\/?startup-config$/i.test(path)) return fileUrl('nvram', 'startup-config');
  return parseUrl(device, path);
}

const unknown = (path: string): string => errorText('opening', path, 'No such device');

/** One file of the router, or why there is none. */
function entryAt(device: Device, path: string): Result<{ readonly url: FileUrl; readonly entry: ScpEntry }, string> {
  const url = placeOf(device, path);
  if (!url) return fail(unknown(path));
  const content = url.remote ? fail('Invalid argument' as const) : readUrl(device, url);
  if (!content.ok) return fail(errorText('opening', realUrl(url), content.error));
  return ok({ url, entry: { kind: 'file', name: baseName(url.path), mode: MODE, content: content.value } });
}

class Server {
  readonly #session: Session;
  readonly #talk: ScpTalk;
  readonly #user: string;
  /** Something was refused: that is what the command ends with. */
  #failed = false;

  constructor({ session: { device, line, user = '', granted = 0 }, stream }: Visit) {
    this.#session = new Session(device, line, { kind: 'file', name: 'scp' });
    Object.assign(this.#session, { user, privilege: granted });
    this.#user = user;
    this.#talk = { clock: device.clock, stream, patience: PATIENCE, pace: ROUTER_PACE, note: noteOf(device, stream) };
  }

  *run(command: ScpCommand): Io<number> {
    const { device, privilege } = this.#session;
    if (!device.read(sshConfig).scp) return this.#refuse('Administratively disabled.', 'disabled', false);
    if (privilege < LEVEL) return this.#refuse('Privilege denied.', 'privilege', true);
    if (command.way === 'from') yield* this.#give(command);
    else yield* this.#take(command.paths[0] ?? '');
    return this.#failed ? 1 : 0;
  }

  #refuse(words: string, reason: string, told: boolean): number {
    new Link({ ...this.#talk, note: told ? this.#talk.note : undefined }).error(words);
    this.#emitRefused(reason);
    return 1;
  }

  #emitRefused(reason: string): void {
    const { device } = this.#session;
    this.#failed = true;
    device.emit(scpRefused, { user: this.#user, from: this.#talk.stream.remote.address, reason });
  }

  /** Tells marks of a file that went over, or of what is missing of it. */
  #tell(url: FileUrl, direction: 'download' | 'upload', bytes: number, reason?: string): void {
    const { device } = this.#session;
    const there = this.#talk.stream.remote.address;
    const [from, to] = direction === 'download' ? [device.name, there] : [there, device.name];
    const told = { protocol: 'scp', file: urlText(url), from, to, bytes, direction };
    if (reason !== undefined) {
      this.#failed = true;
      device.emit(transferFailed, { ...told, reason });
      return;
    }
    device.emit(transferDone, told);
    device.emit(scpServed, { user: this.#user, from: there, file: urlText(url), direction, bytes });
  }

  *#give({ paths }: ScpCommand): Io<void> {
    const { device } = this.#session;
    const urls = new Map<ScpEntry, FileUrl>();
    const entries = paths.map((path): ScpEntry => {
      const found = entryAt(device, path);
      if (found.ok) urls.set(found.value.entry, found.value.url);
      else this.#emitRefused('missing');
      return found.ok ? found.value.entry : { kind: 'error', text: found.error };
    });
    const pace = Math.min(ROUTER_PACE, ...[...urls.values()].map(({ system }) => readRate(device, system)));
    const tell = (entry: ScpEntry, bytes: number, reason?: string): void => {
      const url = urls.get(entry);
      if (url) this.#tell(url, 'download', bytes, reason);
      urls.delete(entry);
    };
    let moved = 0;
    const how = yield* scpSend({ ...this.#talk, pace }, entries, {
      moved: (_, bytes) => (moved = bytes),
      sent: (file) => tell(file, sizeOf(file.content)),
      refused: (entry) => entry && tell(entry, moved, 'refused'),
    });
    for (const [entry] of urls) tell(entry, moved, 'aborted');
    if (how === 'done') this.#talk.note?.('send', '<EOF>');
  }

  *#take(path: string): Io<void> {
    const to = placeOf(this.#session.device, path);
    const taker: ScpTaker = {
      recursive: false,
      file: (coming) => this.#file(to, path, coming),
    };
    const how = yield* scpReceive(this.#talk, taker);
    if (how !== 'done') this.#failed = true;
  }

  *#file(to: FileUrl | undefined, path: string, { name, size }: ScpComing): Io<Result<ScpTaking, string>> {
    const { device } = this.#session;
    const inside = to && !to.remote && isDirectory(device, to);
    const url = inside ? parseUrl(device, `${urlText(to)}/${name}`) : to;
    if (!url) return fail(this.#missing(unknown(path)));
    const remote = this.#talk.stream.remote.address;
    const started = uploadTo(this.#session, url, size, `scp://${remote}/${name}`);
    if (!started.ok) return fail(this.#missing(started.error));
    const upload = started.value;
    let come = 0;
    let over = false;
    return ok({
      taker: upload.taker,
      moved: (bytes) => (come = bytes),
      refusal: () => {
        over = true;
        this.#tell(url, 'upload', come, 'refused');
        return upload.refusal;
      },
      finish: (content) => {
        over = true;
        return this.#finish(url, upload, content);
      },
      broken: () => {
        upload.broken();
        if (!over && device.phase !== 'off') this.#tell(url, 'upload', come, 'aborted');
      },
    });
  }

  *#finish(url: FileUrl, upload: Upload, content: Content): Io<string | undefined> {
    const kept = yield* upload.finish(content);
    this.#tell(url, 'upload', sizeOf(content), kept.ok ? undefined : 'refused');
    return kept.ok ? undefined : kept.error;
  }

  #missing(text: string): string {
    this.#emitRefused('destination');
    return text;
  }
}

/** What an exec request asks of the SCP server; undefined: it asks for something else. */
export function scpAsked(text: string): ScpCommand | undefined {
  const [program, ...words] = text.trim().split(/\s+/);
  return program === 'scp' ? readScpCommand(words) : undefined;
}

/** Serves one `scp` of somebody who is logged in, to its end or until their line is cleared; what it ends with. */
export function* serveScp(visit: Visit, command: ScpCommand): Io<number | undefined> {
  const [which, status] = yield* on(
    race(
      running(() => new Server(visit).run(command)),
      visit.session.line.hangUps,
    ),
  );
  return which === 0 ? status : undefined;
}
