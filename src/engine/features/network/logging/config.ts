import { defineConfig, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, lenient, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { integer, ipv4, word } from '../../../cli/types.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { bufferChanged, hostStarted, hostStopped } from './api.ts';
import { levelName, levelSyntax } from './levels.ts';
import { FIRST_SIZE, loggingConfig, SYSLOG_PORT } from './state.ts';

const logging = keyword('logging', 'Modify message logging facilities');

const DESTINATIONS = [
  ['console', 'Set console logging parameters'],
  ['monitor', 'Set terminal line (monitor) logging parameters'],
  ['trap', 'Set syslog server logging level'],
] as const;
const FIRST_LEVEL = { console: 7, monitor: 7, trap: 6 } as const;

const levelCommands = DESTINATIONS.flatMap(([name, help]) =>
  defineConfig({
    id: `logging ${name}`,
    mode: configure,
    slice: loggingConfig,
    syntax: seq(logging, keyword(name, help), opt(levelSyntax)),
    set: (draft, { level }) => {
      draft[name] = level ?? FIRST_LEVEL[name];
    },
    unset: (draft) => {
      draft[name] = null;
    },
    restore: (draft) => {
      draft[name] = FIRST_LEVEL[name];
    },
  }),
);

const bufferedWord = keyword('buffered', 'Set buffered logging parameters');

const buffered = defineConfig({
  id: 'logging buffered',
  mode: configure,
  slice: loggingConfig,
  syntax: seq(
    logging,
    bufferedWord,
    opt(arg('size', integer(4096, 2147483647), 'Logging buffer size')),
    opt(levelSyntax),
  ),
  set: (draft, { size = FIRST_SIZE, level = 7 }) => {
    draft.buffered = { size, level };
  },
  unset: (draft) => {
    draft.buffered = null;
  },
  restore: (draft) => {
    draft.buffered = { size: FIRST_SIZE, level: 7 };
  },
  after: ({ device, interactive }, undone) => {
    const { buffered: now } = device.read(loggingConfig);
    if (interactive && !undone && now) device.log(bufferChanged, levelName(now.level), now.size);
  },
});

const switchOn = defineConfig({
  id: 'logging on',
  mode: configure,
  slice: loggingConfig,
  syntax: seq(logging, keyword('on', 'Enable logging to all enabled destinations')),
  set: (draft) => {
    draft.on = true;
  },
  unset: (draft) => {
    draft.on = false;
  },
  restore: (draft) => {
    draft.on = true;
  },
});

const transport = seq(
  keyword('transport', 'Specify the transport protocol (default=UDP)'),
  keyword('udp', 'User Datagram Protocol'),
  opt(seq(keyword('port', 'Set the port number'), arg('port', integer(1, 65535), 'Port number'))),
);

const hosts = withNegation({
  id: 'logging host',
  mode: configure,
  syntax: seq(
    logging,
    alt(
      seq(
        keyword('host', 'Set syslog server IP address and parameters'),
        arg('address', ipv4, 'IP address of the syslog server'),
        opt(transport),
      ),
      arg('address', ipv4, 'IP address of the logging host'),
    ),
  ),
  *run({ device }, { address = '', port = SYSLOG_PORT }) {
    const others = device.read(loggingConfig).hosts.filter((host) => host.address !== address);
    if (device.read(loggingConfig).hosts.some((host) => host.address === address && host.port === port)) return;
    device.update(loggingConfig, (draft) => {
      draft.hosts = [...others, { address, port }];
    });
    device.log(hostStarted, address, port);
  },
  *undo({ device }, { address = '' }) {
    const { hosts: known } = device.read(loggingConfig);
    const gone = known.find((host) => host.address === address);
    if (!gone) return;
    device.update(loggingConfig, (draft) => {
      draft.hosts = known.filter((host) => host !== gone);
    });
    device.log(hostStopped, address, gone.port);
  },
});

const originId = <A>(text: Syntax<A>) =>
  seq(
    logging,
    keyword('origin-id', 'Add origin ID to syslog messages'),
    alt(
      choice('hostname', 'Use origin hostname as ID', 'kind', 'hostname'),
      choice('ip', 'Use origin IP address as ID', 'kind', 'ip'),
      seq(keyword('string', 'Define a unique text string as ID'), text),
    ),
  );
const originText = arg('text', word, 'The text string');

const origin = defineConfig({
  id: 'logging origin-id',
  mode: configure,
  slice: loggingConfig,
  syntax: originId(originText),
  noSyntax: { node: lenient(originId(opt(originText)).node) },
  set: (draft, { kind, text = '' }) => {
    draft.origin = kind === undefined ? { kind: 'string', text } : { kind };
  },
  unset: (draft) => {
    draft.origin = null;
  },
});

const FACILITIES = [
  'auth',
  'cron',
  'daemon',
  'kern',
  ...Array.from({ length: 8 }, (_, i) => `local${i}`),
  'syslog',
  'user',
];

const facility = defineConfig({
  id: 'logging facility',
  mode: configure,
  slice: loggingConfig,
  syntax: seq(
    logging,
    keyword('facility', 'Facility parameter for syslog messages'),
    alt(...FACILITIES.map((name) => choice(name, `${name} facility`, 'facility', name))),
  ),
  set: (draft, { facility: chosen = 'local7' }) => {
    draft.facility = chosen;
  },
  unset: (draft) => {
    draft.facility = 'local7';
  },
});

const source = defineConfig({
  id: 'logging source-interface',
  mode: configure,
  slice: loggingConfig,
  syntax: seq(
    logging,
    keyword('source-interface', 'Specify interface for source address in logging transactions'),
    interfaceSyntax(true),
  ),
  set: (draft, { name }) => {
    draft.source = name ?? null;
  },
  unset: (draft) => {
    draft.source = null;
  },
});

export const configCommands: readonly Command[] = [
  ...levelCommands,
  ...buffered,
  ...switchOn,
  ...hosts,
  ...origin,
  ...facility,
  ...source,
];
