import type { Io } from '../../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Content } from '../../../../system/content.ts';
import { FTP_PORT } from '../../../../system/network/ftp-messages.ts';
import { HTTP_PORT } from '../../../../system/network/http-messages.ts';
import type { Stream } from '../../../../system/network/network.ts';
import { HTTPS_PORT } from '../../../../system/network/tls.ts';
import { connect } from '../../network.ts';
import { resolve } from '../../resolver.ts';
import type { Run } from '../../tool.ts';
import type { Growing } from '../../transfer.ts';

/** How long anything is waited for that moves a transfer on. */
export const PATIENCE = 300_000;

/** Why it ends, by the number that is its exit status. */
export interface Trouble {
  readonly status: number;
  readonly text: string;
}
export type Done<T = void> = Result<T, Trouble>;
export const trouble = (status: number, text: string): Result<never, Trouble> => fail({ status, text });

const PORTS = { http: HTTP_PORT, ftp: FTP_PORT, https: HTTPS_PORT } as const;
type Scheme = keyof typeof PORTS;

export interface Url {
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  /** Without leading slash. */
  readonly path: string;
  readonly user: string | undefined;
  readonly password: string;
}

/** What is asked for. */
export interface Wanted {
  readonly run: Run;
  readonly url: Url;
  readonly head: boolean;
  /** A status that is an error gives no page. */
  readonly strict: boolean;
  /** It goes where an answer sends it. */
  readonly follows: boolean;
  /** Of a folder only the names. */
  readonly namesOnly: boolean;
  /** It tells what it does. */
  readonly talks: boolean;
  readonly upload: Content | undefined;
  readonly taker: Growing;
}

const MOST_PORT = 65_535;
const BAD_URL = 'URL using bad/illegal format or missing URL';

/** Whether a path has control characters in it, as they are or escaped: they would end a command. */
const isControlled = (path: string): boolean =>
  [...path].some((char) => char < ' ' || char === '\x7f') || /%(?:[01][0-9a-f]|7f)/i.test(path);

export function urlOf(typed: string, account: string | undefined): Result<Url, Trouble> {
  const [, scheme = 'http', own, host = '', port = '', path = '', query = ''] =
    /^(?:([a-z]+):\/\/)?(?![a-z]+:\/\/)(?:([^@/]*)@)?([^/:?]+)(?::(\d*))?(?:\/(.*)|(\?.*))?$/i.exec(typed) ?? [];
  if (host === '' || Number(port) > MOST_PORT || isControlled(path)) return trouble(3, BAD_URL);
  const protocol = scheme.toLowerCase();
  if (!Object.hasOwn(PORTS, protocol)) return trouble(1, `Protocol "${protocol}" not supported or disabled in libcurl`);
  const known = protocol as Scheme;
  const [user, password = ''] = (account ?? own)?.split(/:(.*)/s) ?? [];
  return ok({ scheme: known, host, port: Number(port || PORTS[known]), path: path || query, user, password });
}

/** A URL that an answer leads to, with the account of the first one where it is at the same host and port. */
export function withAccountOf(first: Url, next: Url): Url {
  const same = next.scheme === first.scheme && next.host === first.host && next.port === first.port;
  return same && first.user !== undefined ? { ...next, user: first.user, password: first.password } : next;
}

/** Its port where that is not the usual one: `srv:8080`. */
export const hostAndPort = ({ scheme, host, port }: Url): string => (port === PORTS[scheme] ? host : `${host}:${port}`);

/** Tells line by line what goes on, if it is to be told: `*` of itself, `>` what it says, `<` what it hears. */
export function tell({ talks, run }: Wanted, mark: '*' | '>' | '<', text: string): void {
  if (talks)
    run.err(
      text
        .split(/\r?\n/)
        .map((line) => `${mark} ${line}\n`)
        .join(''),
    );
}

/** Connects to whom a URL names. */
export function* reach(wanted: Wanted): Io<Done<Stream>> {
  const { run, url } = wanted;
  const { machine } = run;
  const { host, port } = url;
  const began = machine.clock.now;
  const found = yield* resolve(machine, host);
  if (!found.ok) {
    tell(wanted, '*', `Could not resolve host: ${host}\nClosing connection 0`);
    return trouble(6, `Could not resolve host: ${host}`);
  }
  tell(wanted, '*', `  Trying ${found.address}:${port}...`);
  const stream = yield* connect(machine, { address: found.address, port });
  if (typeof stream !== 'string') {
    tell(wanted, '*', `Connected to ${host} (${found.address}) port ${port} (#0)`);
    return ok(stream);
  }
  const text = `Failed to connect to ${host} port ${port} after ${machine.clock.now - began} ms: Couldn't connect to server`;
  tell(wanted, '*', `connect to ${found.address} port ${port} failed: ${stream}\n${text}\nClosing connection 0`);
  return trouble(7, text);
}
