import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { textsOf } from './copy-texts.ts';
import { isDirectory } from './disk.ts';
import type { End, Remote } from './place.ts';
import { asksNames, confirmsNames, reportBadName } from './report.ts';
import { fileMemory } from './state.ts';
import { askedName, baseName, isDisk, typedUrl, urlText, withPath, type FileUrl } from './url.ts';

export const isRunningConfig = ({ system, path }: FileUrl): boolean => system === 'system' && path === 'running-config';
const isStartupConfig = ({ system, path }: FileUrl): boolean => system === 'nvram' && path === 'startup-config';

interface NetworkParts {
  readonly host: string;
  readonly path: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** `//user:password@host/path` in its parts; missing ones are empty. */
function networkParts(rest: string): NetworkParts {
  const [, user, password, host = '', path = ''] = /^\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/]*)\/?(.*)$/.exec(rest) ?? [];
  return rest.startsWith('//')
    ? { host, path, user, password }
    : { host: '', path: rest.replace(/^\/+/, ''), user, password };
}

/** The file on another machine that a URL names completely; undefined when it is local or a part is missing. */
export function remoteNamed({ system, rest, remote }: FileUrl): Remote | undefined {
  const { host, path, user, password } = networkParts(rest);
  return remote && host !== '' && path !== '' ? { system, host, path, user, password } : undefined;
}

/** The end of a copy that a URL names by itself. */
export function namedEnd(url: FileUrl): End {
  const remote = remoteNamed(url);
  return remote ? { url, remote } : { url };
}

/** `tftp://10.1.1.5/R1.cfg`: how the device prints a remote file; user and password are left out. */
const remoteText = ({ system, host, path }: Remote): string => `${system}://${host}/${path}`;

/** The same as the device prints it: user and password hidden. */
export const shownRemote = (remote: Remote): string =>
  hasAccount(remote) ? remoteText({ ...remote, host: `*:*@${remote.host}` }) : remoteText(remote);

/** Whether the name of a remote file has a user or a password in it; the user of SCP may have been asked for. */
const hasAccount = ({ system, user, password, plain }: Remote): boolean =>
  !plain && (password !== undefined || (user !== undefined && system !== 'scp'));

/** Whether a name is asked for, of which the line has this. */
const asksFor = (session: Session, given: string): boolean =>
  asksNames(session) && (given === '' || textsOf(session.device).asksAgain);

function* askHost(session: Session, known: string): Io<string | undefined> {
  const host = yield* session.ask('Address or name of remote host', known);
  if (host === '') {
    session.print('?Host name or address not specified');
    session.print('%Error parsing filename (Bad address)');
  }
  return host === '' ? undefined : host;
}

/** User name at the other end, for the systems that need one before they connect. */
function* askUser(
  session: Session,
  system: string,
  end: 'Source' | 'Destination',
  known?: string,
): Io<string | undefined> {
  if (system !== 'scp' || known !== undefined) return known ?? '';
  return yield* session.ask(`${end} username`, session.device.hook(hostname, 'Router'));
}

function* askFile(session: Session, question: string, known: string): Io<string | undefined> {
  const name = yield* session.ask(question, known);
  if (name === '') reportBadName(session);
  return name === '' ? undefined : name;
}

const complete = (device: Device, url: FileUrl, remote: Omit<Remote, 'system'>): End => ({
  url: withPath(url, `//${remote.host}/${remote.path}`),
  remote: { system: url.system, ...remote, ...(!textsOf(device).masks && { plain: true }) },
});

function* chooseRemoteSource(session: Session, url: FileUrl): Io<End | undefined> {
  const memory = session.device.read(fileMemory);
  const parts = networkParts(url.rest);
  const noisy = confirmsNames(session);
  const host = (!noisy && parts.host) || (yield* askHost(session, parts.host || memory.host));
  if (host === undefined) return undefined;
  const user = yield* askUser(session, url.system, 'Source', parts.user);
  if (user === undefined) return undefined;
  const path = (!noisy && parts.path) || (yield* askFile(session, 'Source filename', parts.path || memory.source));
  if (path === undefined) return undefined;
  remember(session.device, host, path);
  return complete(session.device, url, { host, path, user: user || undefined, password: parts.password });
}

function remember(device: Device, host: string, source: string): void {
  device.update(fileMemory, (draft) => {
    draft.host = host;
    draft.source = source;
  });
}

/** Where to copy from; asks for what is missing. Undefined: aborted, or the device has said what is wrong. */
export function* chooseSource(session: Session, url: FileUrl): Io<End | undefined> {
  if (url.remote) return yield* chooseRemoteSource(session, url);
  if (url.system === 'null' || (url.path !== '' && !confirmsNames(session))) return { url };
  const name = yield* askFile(session, 'Source filename', askedName(url) || session.device.read(fileMemory).source);
  if (name === undefined) return undefined;
  remember(session.device, session.device.read(fileMemory).host, name);
  return { url: name === askedName(url) ? url : withPath(url, name) };
}

/** Name that the destination gets when nothing else is typed. */
function presetName(session: Session, to: FileUrl, from: End): string {
  const { device } = session;
  const own = from.remote ? baseName(from.remote.path) : baseName(from.url.path);
  if (to.remote) {
    const given = networkParts(to.rest).path;
    const configuration = isRunningConfig(from.url) || isStartupConfig(from.url);
    return given || (configuration ? `${device.hook(hostname, 'Router').toLowerCase()}-confg` : own);
  }
  if (to.path === '') return own;
  return isDisk(device, to.system) && (isDirectory(device, to) || to.rest.endsWith('/'))
    ? `${askedName(to)}/${own}`
    : askedName(to);
}

function* chooseRemoteTarget(session: Session, to: FileUrl, from: End): Io<End | undefined> {
  const parts = networkParts(to.rest);
  const known = parts.host || session.device.read(fileMemory).host;
  const host = known && !asksFor(session, parts.host) ? known : yield* askHost(session, known);
  if (host === undefined) return undefined;
  remember(session.device, host, session.device.read(fileMemory).source);
  const user = yield* askUser(session, to.system, 'Destination', parts.user);
  if (user === undefined) return undefined;
  const preset = presetName(session, to, from);
  const path = asksFor(session, parts.path) ? yield* askFile(session, 'Destination filename', preset) : preset;
  return path === undefined
    ? undefined
    : complete(session.device, to, { host, path, user: user || undefined, password: parts.password });
}

/** Where to copy to. Undefined: aborted, or the device has said what is wrong. */
export function* chooseTarget(session: Session, to: FileUrl, from: End): Io<End | undefined> {
  if (to.remote) return yield* chooseRemoteTarget(session, to, from);
  const preset = presetName(session, to, from);
  const name =
    asksFor(session, to.path) || preset === '' ? yield* askFile(session, 'Destination filename', preset) : preset;
  if (name === undefined) return undefined;
  return { url: name === askedName(to) ? to : withPath(to, name) };
}

/** How the device's own errors name an end. */
export const typedEnd = ({ url, remote }: End): string => (remote ? shownRemote(remote) : typedUrl(url));

/** How events name an end. */
export const endText = ({ url, remote }: End): string => (remote ? remoteText(remote) : urlText(url));
