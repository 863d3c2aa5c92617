import type { Io, Wait } from '../../kernel/io.ts';
import { latin1Decode, decode64, utf8Decode } from '../bytes.ts';
import type { Ended, Incoming } from './conversation.ts';

/** The head of a request. */
export interface Head {
  readonly method: string;
  /** As it was asked for. */
  readonly target: string;
  /** The path in it, decoded; undefined: it is none. */
  readonly path: string | undefined;
  /** 0 or 1, of HTTP/1. */
  readonly minor: number;
  /** By their names in small letters; the last one of a name. */
  readonly fields: ReadonlyMap<string, string>;
}

export type Asked = { readonly head: Head } | { readonly ended: Ended } | { readonly refused: number };

const LONGEST_LINE = 8192;
const MOST_FIELDS = 100;

/** A path without its query, `%41` as the byte that it is; undefined when it is no path. */
function decoded(target: string): string | undefined {
  const [path = ''] = target.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/);
  if (!path.startsWith('/') || /%(?![0-9a-f]{2})/i.test(path)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < path.length; at++) {
    if (path[at] !== '%') bytes.push(path.charCodeAt(at) & 255);
    else {
      bytes.push(Number.parseInt(path.slice(at + 1, at + 3), 16));
      at += 2;
    }
  }
  const whole = Uint8Array.from(bytes);
  return bytes.includes(0) ? undefined : (utf8Decode(whole) ?? latin1Decode(whole));
}

/** Reads the head of the next request. */
export function* readHead(incoming: Incoming, idle: Wait<void>): Io<Asked> {
  const first = yield* incoming.line(LONGEST_LINE, idle);
  if ('ended' in first) return first.ended === 'too-long' ? { refused: 414 } : first;
  const [, method, target, minor] = /^([A-Za-z-]+) (\S+) HTTP\/1\.([01])$/.exec(first.text) ?? [];
  const fields = new Map<string, string>();
  for (let count = 0; ; count++) {
    if (method === undefined || target === undefined) return { refused: 400 };
    const line = yield* incoming.line(LONGEST_LINE, idle);
    if ('ended' in line) return line.ended === 'too-long' ? { refused: 400 } : line;
    if (line.text === '') break;
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line.text) ?? [];
    if (name === undefined || value === undefined || count >= MOST_FIELDS) return { refused: 400 };
    fields.set(name.toLowerCase(), value);
  }
  return { head: { method, target, path: decoded(target), minor: Number(minor), fields } };
}

/** The user and the password that a request gives; undefined: it gives none. */
export function credentials({ fields }: Head): readonly [user: string, password: string] | undefined {
  const [, given] = /^Basic +(\S+)$/i.exec(fields.get('authorization') ?? '') ?? [];
  if (given === undefined) return undefined;
  const bytes = decode64(given);
  const text = utf8Decode(bytes) ?? latin1Decode(bytes);
  const at = text.indexOf(':');
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

/** The bytes that a request asks for of so many: `bytes=500-`; null: there are no such bytes; undefined: all. */
export function rangeOf({ fields }: Head, size: number): readonly [from: number, to: number] | null | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(fields.get('range') ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1);
  return start < end ? [start, end] : null;
}
