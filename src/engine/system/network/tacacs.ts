import { md5 } from '@noble/hashes/legacy.js';
import { spend } from '../../kernel/work.ts';
import { concat, latin1Decode, utf8Decode, utf8Encode } from '../bytes.ts';

/** Messages of TACACS+ (RFC 8907). */
export const TACACS_PORT = 49;
export const HEADER = 12;
/** Bytes of the longest body that anybody here takes. */
export const LONGEST = 0x8000;

export const TYPES = { authentication: 1, authorization: 2, accounting: 3 } as const;
export const VERSION = 0xc0;
/** Version of messages that carry a whole login. */
export const VERSION_PAP = 0xc1;
/** Flag of a message whose body is not hidden. */
export const UNENCRYPTED = 1;

export const SERVICES = { login: 1, enable: 2 } as const;
const ACTION_LOGIN = 1;
export const KINDS = { ascii: 1, pap: 2 } as const;

/** What a server says to somebody who claims to be a user. */
export const AUTHEN = { pass: 1, fail: 2, getData: 3, getUser: 4, getPass: 5, restart: 6, error: 7 } as const;
export const AUTHOR = { passAdd: 1, passReplace: 2, fail: 0x10, error: 0x11 } as const;
export const ACCT = { success: 1, error: 2 } as const;
export const ACCT_FLAGS = { start: 2, stop: 4 } as const;
const NO_ECHO = 1;
const ABORT = 1;

export interface Header {
  readonly version: number;
  readonly type: number;
  readonly sequence: number;
  readonly flags: number;
  readonly session: number;
}

export interface Message extends Header {
  /** As it crossed the wire. */
  readonly hidden: Uint8Array;
}

const SPENT = 1;

/** Hides a body under a key, or shows one that is hidden. */
function obfuscated(body: Uint8Array, { session, version, sequence }: Header, key: string): Uint8Array {
  const seed = concat(
    Uint8Array.of(session >>> 24, (session >>> 16) & 255, (session >>> 8) & 255, session & 255),
    utf8Encode(key),
    Uint8Array.of(version, sequence),
  );
  const shown = body.slice();
  let pad: Uint8Array = new Uint8Array();
  for (let at = 0; at < body.length; at += pad.length) {
    pad = md5(concat(seed, pad));
    spend(SPENT);
    for (let i = 0; i < pad.length && at + i < body.length; i++) shown[at + i] = (body[at + i] ?? 0) ^ (pad[i] ?? 0);
  }
  return shown;
}

const two = (n: number): Uint8Array => Uint8Array.of((n >>> 8) & 255, n & 255);

/** A message as it crosses the wire; without a key its body is not hidden. */
export function messageBytes(header: Header, body: Uint8Array, key: string): Uint8Array {
  const { version, type, sequence, session } = header;
  const flags = key === '' ? header.flags | UNENCRYPTED : header.flags;
  return concat(
    Uint8Array.of(version, type, sequence, flags),
    two(session >>> 16),
    two(session & 0xffff),
    two(body.length >>> 16),
    two(body.length & 0xffff),
    key === '' ? body : obfuscated(body, header, key),
  );
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const long = (bytes: Uint8Array, at: number): number => word(bytes, at) * 0x10000 + word(bytes, at + 2);

/** The length of the body that a header announces. */
export const bodyLength = (bytes: Uint8Array): number => long(bytes, 8);

/** A whole message; undefined: it is none, or not all of it is there. */
export function parseMessage(bytes: Uint8Array): Message | undefined {
  if (bytes.length < HEADER || (bytes[0] ?? 0) >> 4 !== 0xc || bytes.length < HEADER + bodyLength(bytes))
    return undefined;
  return {
    version: bytes[0] ?? 0,
    type: bytes[1] ?? 0,
    sequence: bytes[2] ?? 0,
    flags: bytes[3] ?? 0,
    session: long(bytes, 4),
    hidden: bytes.subarray(HEADER, HEADER + bodyLength(bytes)),
  };
}

/** The body of a message for who knows the key; with another key it is noise. */
export const bodyOf = (message: Message, key: string): Uint8Array =>
  (message.flags & UNENCRYPTED) !== 0 ? message.hidden : obfuscated(message.hidden, message, key);

const text = (bytes: Uint8Array): string => utf8Decode(bytes) ?? latin1Decode(bytes);

/** Cuts a body into parts of these lengths; undefined unless they are all of it. */
function parts(body: Uint8Array, from: number, lengths: readonly number[]): readonly Uint8Array[] | undefined {
  let at = from;
  const found = lengths.map((length) => body.subarray(at, (at += length)));
  return at === body.length && body.length >= from ? found : undefined;
}

const SHORT = 255;
/** A field whose length is one byte. */
const short = (value: string): Uint8Array => utf8Encode(value).subarray(0, SHORT);

/** Who asks, and from where. */
export interface Asking {
  readonly user: string;
  readonly port: string;
  readonly from: string;
}

export interface Start extends Asking {
  readonly level: number;
  readonly kind: number;
  readonly service: number;
  readonly data: string;
}

export function startBytes({ level, kind, service, user, port, from, data }: Start): Uint8Array {
  const fields = [user, port, from, data].map(short);
  return concat(Uint8Array.of(ACTION_LOGIN, level, kind, service, ...fields.map(({ length }) => length)), ...fields);
}

export function parseStart(body: Uint8Array): Start | undefined {
  const [action, level = 0, kind = 0, service = 0, ...lengths] = body.subarray(0, 8);
  const found = lengths.length === 4 && action === ACTION_LOGIN ? parts(body, 8, lengths) : undefined;
  if (!found) return undefined;
  const [user = '', port = '', from = '', data = ''] = found.map(text);
  return { level, kind, service, user, port, from, data };
}

export interface Reply {
  readonly status: number;
  readonly message: string;
}

/** A reply to a start or to what followed; a question for a password is not to be echoed. */
export function replyBytes({ status, message }: Reply): Uint8Array {
  const said = utf8Encode(message);
  return concat(Uint8Array.of(status, status === AUTHEN.getPass ? NO_ECHO : 0), two(said.length), two(0), said);
}

export function parseReply(body: Uint8Array): Reply | undefined {
  const found = body.length < 6 ? undefined : parts(body, 6, [word(body, 2), word(body, 4)]);
  const status = body[0] ?? 0;
  return found && Object.values<number>(AUTHEN).includes(status)
    ? { status, message: text(found[0] ?? new Uint8Array()) }
    : undefined;
}

/** What the user answers; undefined: they have gone. */
export function continueBytes(answer: string | undefined): Uint8Array {
  const said = utf8Encode(answer ?? '');
  return concat(two(said.length), two(0), Uint8Array.of(answer === undefined ? ABORT : 0), said);
}

/** `null`: the user has gone. */
export function parseContinue(body: Uint8Array): string | null | undefined {
  const found = body.length < 5 ? undefined : parts(body, 5, [word(body, 0), word(body, 2)]);
  if (!found) return undefined;
  return ((body[4] ?? 0) & ABORT) !== 0 ? null : text(found[0] ?? new Uint8Array());
}

/** How whoever asks was authenticated: by TACACS+. */
const METHOD = 6;

/** What somebody wants to do, or has done. */
export interface Request extends Asking {
  readonly level: number;
  readonly pairs: readonly string[];
}

/** The body of an authorization; with flags, of accounting. */
export function requestBytes({ level, user, port, from, pairs }: Request, flags?: number): Uint8Array {
  const fields = [user, port, from].map(short);
  const said = pairs.slice(0, SHORT).map(short);
  return concat(
    Uint8Array.of(
      ...(flags === undefined ? [] : [flags]),
      METHOD,
      level,
      KINDS.ascii,
      SERVICES.login,
      ...fields.map(({ length }) => length),
      said.length,
      ...said.map(({ length }) => length),
    ),
    ...fields,
    ...said,
  );
}

/** `accounts`: it begins with flags. */
export function parseRequest(body: Uint8Array, accounts = false): (Request & { readonly flags: number }) | undefined {
  const head = accounts ? 1 : 0;
  const [, level = 0, , , ...counts] = body.subarray(head, head + 8);
  const many = counts[3];
  if (many === undefined || body.length < head + 8 + many) return undefined;
  const from = head + 8 + many;
  const found = parts(body, from, [...counts.slice(0, 3), ...body.subarray(head + 8, from)])?.map(text);
  if (!found) return undefined;
  const [user = '', port = '', address = '', ...pairs] = found;
  return { level, user, port, from: address, pairs, flags: accounts ? (body[0] ?? 0) : 0 };
}

export interface Response {
  readonly status: number;
  readonly pairs: readonly string[];
}

export function responseBytes({ status, pairs }: Response): Uint8Array {
  const said = pairs.map(short);
  return concat(Uint8Array.of(status, said.length, 0, 0, 0, 0, ...said.map(({ length }) => length)), ...said);
}

export function parseResponse(body: Uint8Array): Response | undefined {
  const [status = 0, many = 0] = body;
  const from = 6 + many;
  if (body.length < from || !Object.values<number>(AUTHOR).includes(status)) return undefined;
  const lengths = [...body.subarray(6, from), word(body, 2), word(body, 4)];
  const found = parts(body, from, lengths);
  return found && { status, pairs: found.slice(0, many).map(text) };
}

export const accountedBytes = (status: number): Uint8Array => concat(two(0), two(0), Uint8Array.of(status));

export function parseAccounted(body: Uint8Array): number | undefined {
  const status = body[4] ?? 0;
  const whole = body.length >= 5 && parts(body, 5, [word(body, 0), word(body, 2)]);
  return whole && Object.values<number>(ACCT).includes(status) ? status : undefined;
}
