import { defineShow, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { integer } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { localPrefixes, urlText, urlType, type FileUrl } from '../../files/files/api.ts';
import { configureServer, HTTP, MOST, webServer, type WebServer } from './state.ts';

const ip = keyword('ip', 'Global IP configuration subcommands');
const http = keyword('http', 'HTTP server configuration');

/** A line with a value, which `no` may leave out. */
const setting = <A>(
  word: string,
  help: string,
  value: Syntax<A>,
  set: (draft: WebServer, args: Partial<A>) => void,
): readonly Command[] =>
  withNegation<A>({
    id: `ip http ${word}`,
    mode: configure,
    syntax: seq(ip, http, keyword(word, help), value) as Syntax<A>,
    noSyntax: seq(ip, http, keyword(word, help), opt(value)),
    *run({ device }, args) {
      configureServer(device, (draft) => set(draft, args));
    },
    *undo({ device }) {
      configureServer(device, (draft) => set(draft, {}));
    },
  });

/** Files of the router itself, but none that it makes when it is asked. */
const prefixes = (device: Device): readonly string[] =>
  localPrefixes(device).filter((prefix) => prefix !== 'system' && prefix !== 'null');

const login = alt(
  choice('enable', 'Use enable passwords', 'login', 'enable'),
  choice('local', 'Use local username and passwords', 'login', 'local'),
);

function statusText(device: Device): string {
  const { on, port, login: method, list, path } = device.read(webServer);
  return [
    `HTTP server status: ${on ? 'Enabled' : 'Disabled'}`,
    `HTTP server port: ${port}`,
    `HTTP server authentication method: ${method}`,
    `HTTP server access class: ${list ?? 0}`,
    `HTTP server base path: ${path ?? ''}`,
    `Maximum number of concurrent server connections allowed: ${MOST}`,
    'Server idle time-out: 180 seconds',
    '',
  ].join('\n');
}

export const commands: readonly Command[] = [
  ...setting('port', 'Set http server port', arg('port', integer(1, 65_535), 'HTTP port'), (draft, { port }) => {
    draft.port = port ?? HTTP;
  }),
  ...setting<{ url?: FileUrl }>(
    'path',
    'Set base path for HTML',
    arg('url', urlType(prefixes, 'Base path for HTML'), 'Base path for HTML'),
    (draft, { url }) => {
      draft.path = url ? urlText(url) : null;
    },
  ),
  ...setting('authentication', 'Set http server authentication method', login, (draft, { login: by }) => {
    draft.login = by ?? 'enable';
  }),
  ...setting(
    'access-class',
    'Restrict http server access by access-class',
    arg('list', integer(1, 99), 'Access list number'),
    (draft, { list }) => {
      draft.list = list ?? null;
    },
  ),
  defineShow({
    id: 'show ip http server status',
    syntax: seq(
      keyword('show', 'Show running system information'),
      keyword('ip', 'IP information'),
      keyword('http', 'HTTP information'),
      keyword('server', 'HTTP server information'),
      keyword('status', 'HTTP server status information'),
    ),
    output: statusText,
  }),
];
