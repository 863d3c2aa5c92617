import { defineConfig, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, lenient, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, word } from '../../../cli/types.ts';
import { interfaceSyntax } from '../../network/interfaces/api.ts';
import { pairsOf } from '../crypto-keys/api.ts';
import { tellChange } from './parts.ts';
import { TOO_SMALL, tooSmall } from './rules.ts';
import { sshConfig, type SshConfig } from './state.ts';

const ip = keyword('ip', 'Global IP configuration subcommands');
const ssh = keyword('ssh', 'Configure ssh options');

type Option = keyof SshConfig;
type Draft = { -readonly [K in Option]: SshConfig[K] };

/** What the device says of keys that are missing, or too small, where somebody wants version 2. */
function complain(session: Session): void {
  const { device } = session;
  if (device.read(sshConfig).version !== 2 || session.origin.kind === 'file') return;
  if (pairsOf(device).length === 0)
    session.print('Please create RSA keys to enable SSH (and of atleast 768 bits for SSH v2).');
  else if (tooSmall(device)) session.print(TOO_SMALL);
}

/** A syntax behind `ip ssh` as one sequence, of which `no` needs the words before the value. */
const behind = <A>({ node }: Syntax<A>): Syntax<A> => ({
  node: { kind: 'seq', items: [ip.node, ssh.node, ...(node.kind === 'seq' ? node.items : [node])] },
});

/** One option with its value, and its usual one after `no`. */
const option = <K extends Option, A extends { readonly [key in K]?: SshConfig[K] | undefined }>(
  name: K,
  words: string,
  syntax: Syntax<A>,
  after: (session: Session) => void = () => {},
): readonly Command[] =>
  defineConfig({
    id: `ip ssh ${words}`,
    mode: configure,
    slice: sshConfig,
    syntax: behind(syntax),
    set(draft, args) {
      const given = (args as A)[name];
      if (given !== undefined) (draft as Draft)[name] = given as Draft[K];
    },
    unset(draft) {
      (draft as Draft)[name] = sshConfig.initial()[name] as Draft[K];
    },
    after(session) {
      after(session);
      tellChange(session.device);
    },
  });

interface PortArgs {
  readonly port: number;
  readonly low: number;
  readonly high?: number;
}

const portWord = keyword('port', 'Starting (or only) Port number to listen on');
const portNumber = arg('port', integer(2000, 10_000), 'Port Number');
const rotary = seq(
  keyword('rotary', 'Maps ports to rotary groups'),
  arg('low', integer(1, 127), 'Starting (or only) rotary group'),
  opt(arg('high', integer(1, 127), 'Ending rotary group')),
);

const SECONDS = integer(1, 120);

export const sshCommands: readonly Command[] = [
  ...option(
    'timeout',
    'time-out',
    seq(keyword('time-out', 'Specify SSH time-out interval'), arg('timeout', SECONDS, 'SSH time-out interval (secs)')),
  ),
  ...option(
    'retries',
    'authentication-retries',
    seq(
      keyword('authentication-retries', 'Specify number of authentication retries'),
      arg('retries', integer(0, 5), 'Number of authentication retries'),
    ),
  ),
  ...option(
    'version',
    'version',
    seq(
      keyword('version', 'Specify protocol version to be supported'),
      alt(choice('1', 'Protocol version', 'version', 1), choice('2', 'Protocol version', 'version', 2)),
    ) as Syntax<{ version?: 1 | 2 }>,
    complain,
  ),
  ...option(
    'keys',
    'rsa',
    seq(
      keyword('rsa', 'Configure RSA keypair name for SSH'),
      keyword('keypair-name', 'RSA keypair to be used for SSH'),
      arg('keys', word, 'RSA keypair name'),
    ),
  ),
  ...option(
    'logging',
    'logging events',
    seq(keyword('logging', 'Configure logging for SSH'), choice('events', 'SSH2 events', 'logging', true)),
  ),
  ...option(
    'group',
    'dh',
    seq(
      keyword('dh', 'Diffie-Hellman'),
      keyword('min', 'Minimum size'),
      keyword('size', 'Size'),
      alt(
        choice('1024', 'Diffie Group 1 1024-bit key', 'group', 1024),
        choice('2048', 'Diffie Group 14 2048-bit key', 'group', 2048),
        choice('4096', 'Diffie Group 16 4096-bit key', 'group', 4096),
      ),
    ) as Syntax<{ group?: number }>,
  ),
  ...defineConfig<PortArgs, SshConfig>({
    id: 'ip ssh port',
    mode: configure,
    slice: sshConfig,
    syntax: seq(ip, ssh, portWord, portNumber, rotary) as Syntax<PortArgs>,
    noSyntax: { node: lenient(seq(ip, ssh, portWord, portNumber, opt(rotary)).node) },
    set(draft, { port, low, high }) {
      const others = draft.ports.filter((one) => one.port !== port);
      draft.ports = [...others, { port, low, high: high === undefined || high <= low ? null : high }];
    },
    unset(draft, { port, low }) {
      draft.ports = draft.ports.filter(
        (one) => (port !== undefined && one.port !== port) || (low !== undefined && one.low !== low),
      );
    },
    after: ({ device }) => tellChange(device),
  }),
  ...defineConfig({
    id: 'ip ssh source-interface',
    mode: configure,
    slice: sshConfig,
    syntax: seq(
      ip,
      ssh,
      keyword('source-interface', 'Specify interface for source address in SSH connections'),
      interfaceSyntax(false) as Syntax<{ name?: string }>,
    ),
    set(draft, { name }) {
      draft.source = name ?? null;
    },
    unset(draft) {
      draft.source = null;
    },
  }),
];

/** `ip scp server enable` */
export const scpCommands: readonly Command[] = defineConfig({
  id: 'ip scp server enable',
  mode: configure,
  slice: sshConfig,
  syntax: seq(
    ip,
    keyword('scp', 'Scp commands'),
    keyword('server', 'Scp server commands'),
    keyword('enable', 'Enable SCP server'),
  ),
  set(draft) {
    draft.scp = true;
  },
  unset(draft) {
    draft.scp = false;
  },
});
