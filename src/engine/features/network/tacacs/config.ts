import type { Draft } from 'immer';
import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, anyOrder, arg, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure, defineMode, type Mode } from '../../../cli/mode.ts';
import { sectionGone } from '../../../cli/running-config.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, ipv4, keyName, word } from '../../../cli/types.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { SecretType } from '../../../system/crypto/passwords.ts';
import { newModel } from '../../access/aaa/api.ts';
import { passwordInput, storedPassword, type Stored } from '../../access/access/api.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { groupHeader, hostHeader, serverHeader } from './headers.ts';
import { change, noServer } from './servers.ts';
import type { TacacsGroup, TacacsServer } from './state.ts';

/** A server by its name. */
export const serverMode = defineMode<string>({
  id: 'config-server-tacacs',
  title: 'Tacacs server configuration commands:',
  parent: configure,
  suffix: '(config-server-tacacs)',
});
/** A group by its name. */
export const groupMode = defineMode<string>({
  id: 'config-sg-tacacs+',
  title: 'Server-group commands:',
  parent: configure,
  suffix: '(config-sg-tacacs+)',
});

const named = arg('name', keyName, 'Name');
const port = seq(
  keyword('port', 'TCP port for TACACS+ server (default is 49)'),
  arg('port', integer(1, 65_535), 'Port number'),
);
const timeout = seq(
  keyword('timeout', 'Time to wait for this TACACS server to reply (overrides default)'),
  arg('timeout', integer(1, 1000), 'Wait time (default 5 seconds)'),
);
const single = flag('single-connection', 'Multiplex all packets over a single tcp connection to server', 'single');
const key = seq(keyword('key', 'Set TACACS+ encryption key.'), passwordInput('The UNENCRYPTED (cleartext) shared key'));

interface Settings {
  readonly port?: number;
  readonly timeout?: number;
  readonly single?: true;
  readonly type?: SecretType;
  readonly text?: string;
}

/** The key of a line; undefined after a complaint. Type 6 needs a master key, which is not simulated. */
function storedKey(session: Session, said: Settings): Stored | undefined {
  if (said.type !== undefined || !/^6\s+\S/.test(said.text ?? '')) return storedPassword(session, said);
  session.print('% Keys of type 6 are not simulated');
  return undefined;
}

/** A server as a line says; undefined after a complaint about its key. */
function serverOf(session: Session, address: string, said: Settings): TacacsServer | undefined {
  const stored = said.text === undefined ? null : storedKey(session, said);
  if (stored === undefined) return undefined;
  return { address, key: stored, port: said.port ?? null, timeout: said.timeout ?? null, single: said.single === true };
}

const inLine = seq(anyOrder(port, timeout, single), opt(key)) as Syntax<Settings>;

/** What `tacacs server` and `aaa group server` need; to take one away needs nothing. */
const modelled = ([said, ...undone]: readonly Command[]): readonly Command[] => [
  ...(said ? [{ ...said, when: newModel }] : []),
  ...undone,
];

const tacacsServer = seq(
  keyword('tacacs', 'TACACS+ configuration command'),
  keyword('server', 'Server configuration'),
  named,
);

const servers = modelled(
  withNegation<{ name: string }>({
    id: 'tacacs server',
    mode: configure,
    syntax: tacacsServer,
    noSyntax: tacacsServer,
    *run(session, { name }) {
      change(session.device, (draft) => {
        if (!Object.hasOwn(draft.servers, name)) draft.servers[name] = { ...noServer };
      });
      session.enter(serverMode, name);
    },
    *undo({ device }, { name = '' }) {
      change(device, (draft) => {
        delete draft.servers[name];
      });
      device.hook(sectionGone, serverHeader(name));
    },
  }),
);

const groupHead = seq(
  keyword('aaa', 'Authentication, Authorization and Accounting.'),
  keyword('group', 'AAA group definitions'),
  keyword('server', 'AAA server group definitions'),
  keyword('tacacs+', 'Tacacs+ server-group definition'),
  named,
);

/** Groups that are there by themselves. */
const RESERVED = ['tacacs+', 'radius', 'ldap'];

const noGroup = (): TacacsGroup => ({ members: [], own: {}, source: null, vrf: null, sourceVrf: null });

const groups = modelled(
  withNegation<{ name: string }>({
    id: 'aaa group server tacacs+',
    mode: configure,
    syntax: groupHead,
    noSyntax: groupHead,
    *run(session, { name }) {
      if (RESERVED.includes(name)) return session.print(`% Server group name ${name} is reserved`);
      change(session.device, (draft) => {
        if (!Object.hasOwn(draft.groups, name)) draft.groups[name] = noGroup();
      });
      session.enter(groupMode, name);
    },
    *undo({ device }, { name = '' }) {
      change(device, (draft) => {
        delete draft.groups[name];
      });
      device.hook(sectionGone, groupHeader(name));
    },
  }),
);

const legacy = keyword('tacacs-server', 'Modify TACACS query parameters');
const host = seq(
  legacy,
  keyword('host', 'Specify a TACACS server'),
  arg('address', ipv4, 'IP address of TACACS server'),
);

const hosts = withNegation<Settings & { address: string }>({
  id: 'tacacs-server host',
  mode: configure,
  syntax: seq(host, inLine) as Syntax<Settings & { address: string }>,
  noSyntax: seq(host, opt(inLine)),
  *run(session, args) {
    const made = serverOf(session, args.address, args);
    if (!made) return;
    session.device.hook(sectionGone, hostHeader(args.address));
    change(session.device, (draft) => void (draft.hosts[args.address] = made));
  },
  *undo({ device }, { address = '' }) {
    change(device, (draft) => {
      delete draft.hosts[address];
    });
    device.hook(sectionGone, hostHeader(address));
  },
});

const allKey = withNegation<Settings>({
  id: 'tacacs-server key',
  mode: configure,
  syntax: seq(legacy, key) as Syntax<Settings>,
  noSyntax: seq(legacy, keyword('key', 'Set TACACS+ encryption key.'), opt(passwordInput('The shared key'))),
  *run(session, args) {
    const stored = storedKey(session, args);
    if (stored) change(session.device, (draft) => void (draft.key = stored));
  },
  *undo({ device }) {
    change(device, (draft) => void (draft.key = null));
  },
});

const allTimeout = withNegation<{ timeout: number }>({
  id: 'tacacs-server timeout',
  mode: configure,
  syntax: seq(legacy, timeout),
  noSyntax: seq(
    legacy,
    keyword('timeout', 'Time to wait for a TACACS server to reply'),
    opt(arg('timeout', integer(1, 1000), 'Wait time')),
  ),
  *run({ device }, args) {
    change(device, (draft) => void (draft.timeout = args.timeout));
  },
  *undo({ device }) {
    change(device, (draft) => void (draft.timeout = null));
  },
});

const sourceWords = [
  keyword('tacacs', 'TACACS configuration commands'),
  keyword('source-interface', 'Specify interface for source address in TACACS packets'),
];
const ip = keyword('ip', 'Global IP configuration subcommands');

interface Source {
  readonly name?: string;
  readonly sourceVrf?: string;
}

const sourceOf = seq(
  interfaceSyntax(true),
  opt(seq(keyword('vrf', 'VPN Routing/Forwarding parameters'), arg('sourceVrf', word, 'VPN Routing/Forwarding name'))),
) as Syntax<Source>;

type Sent = Pick<Draft<TacacsGroup>, 'source' | 'sourceVrf'>;

/** `ip tacacs source-interface`, for all or for a group. */
const sourceLine = <C>(mode: Mode<C>, by: (session: Session, to: (at: Sent) => void) => void): readonly Command[] =>
  withNegation<Source>({
    id: 'ip tacacs source-interface',
    mode,
    syntax: seq(ip, ...sourceWords, sourceOf) as Syntax<Source>,
    noSyntax: seq(ip, ...sourceWords, opt(sourceOf)),
    *run(session, { name = null, sourceVrf = null }) {
      by(session, (at) => Object.assign(at, { source: name, sourceVrf }));
    },
    *undo(session) {
      by(session, (at) => Object.assign(at, { source: null, sourceVrf: null }));
    },
  });

const source = sourceLine(configure, ({ device }, to) => change(device, to));

export const configCommands: readonly Command[] = [
  ...servers,
  ...groups,
  ...hosts,
  ...allKey,
  ...allTimeout,
  ...source,
];

/** Somebody has taken away what is being configured here. */
const gone = (session: Session, header: string): void => session.print(`% ${header} is no longer configured`);

/** A line of a server, and what it is without it. */
function serverLine<A>(
  id: string,
  syntax: Syntax<A>,
  noSyntax: Syntax<unknown>,
  set: (session: Session, args: A) => Partial<TacacsServer> | undefined,
  without: Partial<TacacsServer>,
): readonly Command[] {
  const put = (session: Session, settings: Partial<TacacsServer>): void => {
    const name = session.contextOf(serverMode);
    change(session.device, (draft) => {
      const server = ownValue(draft.servers, name);
      if (server) Object.assign(server, settings);
      else gone(session, serverHeader(name));
    });
  };
  return withNegation<A>({
    id,
    mode: serverMode,
    syntax,
    noSyntax,
    *run(session, args) {
      const settings = set(session, args);
      if (settings) put(session, settings);
    },
    *undo(session) {
      put(session, without);
    },
  });
}

const address = seq(
  keyword('address', 'Specify the server IP address'),
  keyword('ipv4', 'IPv4 address for tacacs server'),
);
const ipAddress = arg('address', ipv4, 'IPv4 address for tacacs server');

/** Lines of a server. */
export const serverLines = (): readonly Command[] => [
  ...serverLine('address', seq(address, ipAddress), seq(address, opt(ipAddress)), (_, args) => args, { address: null }),
  ...serverLine<Settings>(
    'key',
    key as Syntax<Settings>,
    seq(keyword('key', 'Set TACACS+ encryption key.'), opt(passwordInput('The shared key'))),
    (session, args) => {
      const stored = storedKey(session, args);
      return stored && { key: stored };
    },
    { key: null },
  ),
  ...serverLine(
    'port',
    port,
    seq(keyword('port', 'TCP port'), opt(arg('port', integer(1, 65_535), 'Port number'))),
    (_, args) => args,
    { port: null },
  ),
  ...serverLine(
    'timeout',
    timeout,
    seq(keyword('timeout', 'Time to wait'), opt(arg('timeout', integer(1, 1000), 'Wait time'))),
    (_, args) => args,
    { timeout: null },
  ),
  ...serverLine('single-connection', single, single, () => ({ single: true }), { single: false }),
];

/** Changes the group that is being configured. */
function changeGroup(session: Session, by: (group: Draft<TacacsGroup>) => void): void {
  const name = session.contextOf(groupMode);
  change(session.device, (draft) => {
    const group = ownValue(draft.groups, name);
    if (group) by(group);
    else gone(session, groupHeader(name));
  });
}

interface MemberArgs {
  readonly name?: string;
  readonly address?: string;
  readonly port?: number;
}

const member = seq(
  keyword('server', 'Specify a TACACS+ server'),
  alt(
    seq(keyword('name', 'Name of tacacs server'), named),
    seq(arg('address', ipv4, 'IP address of TACACS+ server'), opt(port)),
  ),
) as Syntax<MemberArgs>;
const memberText = ({ name, address: ipOf = '', port: at }: MemberArgs): string =>
  name === undefined ? `${ipOf}${at === undefined ? '' : ` port ${at}`}` : `name ${name}`;
const own = seq(
  keyword('server-private', 'Define a private TACACS+ server (per group)'),
  arg('address', ipv4, 'IP address'),
);

/** Lines of a group. */
export const groupLines = (): readonly Command[] => [
  ...withNegation<MemberArgs>({
    id: 'server',
    mode: groupMode,
    syntax: member,
    noSyntax: member,
    *run(session, args) {
      changeGroup(session, (group) => {
        if (!group.members.includes(memberText(args))) group.members.push(memberText(args));
      });
    },
    *undo(session, args) {
      changeGroup(session, (group) => {
        group.members = group.members.filter((one) => one !== memberText(args));
      });
    },
  }),
  ...withNegation<Settings & { address: string }>({
    id: 'server-private',
    mode: groupMode,
    syntax: seq(own, inLine) as Syntax<Settings & { address: string }>,
    noSyntax: seq(own, opt(inLine)),
    *run(session, args) {
      const made = serverOf(session, args.address, args);
      if (made) changeGroup(session, (group) => void (group.own[args.address] = made));
    },
    *undo(session, args) {
      changeGroup(session, (group) => {
        delete group.own[args.address ?? ''];
      });
    },
  }),
  ...sourceLine(groupMode, changeGroup),
  ...withNegation<{ name: string }>({
    id: 'ip vrf forwarding',
    mode: groupMode,
    syntax: seq(
      ip,
      keyword('vrf', 'VPN Routing/Forwarding parameters'),
      keyword('forwarding', 'Configure forwarding table'),
      named,
    ),
    *run(session, { name }) {
      changeGroup(session, (group) => void (group.vrf = name));
    },
    *undo(session) {
      changeGroup(session, (group) => void (group.vrf = null));
    },
  }),
];
