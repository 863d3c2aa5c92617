import { defineCommand, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { configure, exec, type Mode } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { ipv4, line, word } from '../../../cli/types.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { lineMode } from '../../access/access/api.ts';
import { archiveMode } from '../archive/api.ts';
import { logConfigMode } from '../config-logger/api.ts';
import { controlPlaneMode, redundancyMode } from '../configuration/api.ts';
import { interfaceMode, namesIn, rangeMode } from '../../network/interfaces/api.ts';
import { groupHeader, groupMode, serverHeader, serverMode } from '../../network/tacacs/api.ts';
import { newModel } from '../../access/aaa/api.ts';
import { archiveLines, loggerLines } from './archive-lines.ts';
import { blockCommands, blockFor, restCommand } from './blocks.ts';
import { configLines } from './config-lines.ts';
import { execLines } from './exec-lines.ts';
import { interfaceLines } from './interface-lines.ts';
import { interfaceBlocks, interfaceTypeCommands } from './interface-types.ts';
import { say, type Place, type Said } from './kept.ts';
import { has, opens, type KnownLine } from './known-line.ts';
import { lineLines } from './line-lines.ts';
import { tacacsGroupLines, tacacsServerLines } from './tacacs-lines.ts';
import { userOptionCommands } from './user-options.ts';
import { keptOnly, notSimulated, tell } from '../../../cli/voice.ts';
import { tidy } from './words.ts';

/** Help of words that begin several phrases; those of simulated commands win. */
type GroupHelp = Readonly<Record<string, string>>;

/** The words after a phrase. */
interface Rest {
  readonly rest?: string;
  readonly way?: string;
  readonly more?: string;
}

/** An access list of another protocol than IP, and what it says. */
const foreign: ArgType<string> = {
  label: '<200-299>',
  rest: true,
  parse: (typed) => (/^([2-9]\d\d|1[12]\d\d)(\s|$)/.test(typed) ? typed : undefined),
};

/** A line of HTTP that the server of the device does not have. */
const webLine: ArgType<string> = {
  label: 'LINE',
  rest: true,
  parse(typed) {
    const [first = '', second = ''] = typed.split(' ');
    const served = ['server', 'port', 'path'].some((word) => word.startsWith(first.toLowerCase()));
    return served || ('access-class'.startsWith(first) && /^\d/.test(second)) ? undefined : typed;
  },
};

/** A server by its name, or behind an address translation. */
const otherServer: ArgType<string> = {
  label: 'Hostname or A.B.C.D',
  rest: true,
  parse: (typed, device) =>
    /^[\d.]+(\s|$)/.test(typed) && !(ipv4.parse(typed.split(' ')[0] ?? '', device) && /\snat(\s|$)/.test(typed))
      ? undefined
      : typed,
};

/** What may follow phrases of which some lines are simulated. */
const others: Readonly<Record<string, ArgType<string>>> = {
  'access-list': foreign,
  'ip http': webLine,
  server: otherServer,
  'server-private': otherServer,
  'tacacs-server host': otherServer,
};

const oneWord = arg('rest', word, 'Not simulated');
const direction = alt(
  choice('in', 'Incoming packets or connections', 'way', 'in'),
  choice('out', 'Outgoing packets or connections', 'way', 'out'),
);

function phraseSyntax(known: KnownLine, groups: GroupHelp, needsMore: boolean): Syntax<Rest> {
  const { phrase, help } = known;
  const words = phrase.split(' ');
  const more: Syntax<Rest> = has(known, 'd')
    ? seq(oneWord, needsMore ? direction : opt(direction), opt(arg('more', line, 'Not simulated')))
    : has(known, 'w')
      ? oneWord
      : arg('rest', ownValue(others, phrase) ?? line, 'Not simulated');
  return seq(
    ...words.map((w, i) =>
      keyword(w, i === words.length - 1 ? help : (groups[words.slice(0, i + 1).join(' ')] ?? help)),
    ),
    ...(has(known, '.') ? [] : [needsMore ? more : opt(more)]),
  );
}

const execGroups: GroupHelp = {
  archive: 'manage archive files',
  clear: 'Reset functions',
  'clear archive': 'Clear archive',
  'clear configuration': 'Clear configuration',
  'clear archive log': 'Archive log',
  'clear archive log config': 'Config log',
  configure: 'Enter configuration mode',
  'configure terminal': 'Configure from the terminal',
  debug: "Debugging functions (see also 'undebug')",
  no: 'Disable debugging functions',
  'no debug': "Debugging functions (see also 'undebug')",
  ping: 'Send echo messages',
  show: 'Show running system information',
  'show archive': 'Archive functions',
  'show configuration': 'Contents of Non-Volatile memory',
  'show archive log': 'Archive log',
  'show archive log config': 'Config log',
  'show file': 'Show filesystem information',
  'show flash0:': 'display information about flash0: file system',
  'show flash:': 'display information about flash0: file system',
  'show interfaces': 'Interface status and configuration',
  'show inventory': 'Show the physical inventory',
  'show ip': 'IP information',
  'show line': 'TTY line information',
  'show running-config': 'Current operating configuration',
  'show users': 'Display information about terminal lines',
  undebug: "Disable debugging functions (see also 'debug')",
  terminal: 'Set terminal line parameters',
  'terminal no': 'Negate a command or set its defaults',
  'show logging': 'Show the contents of logging buffers',
};

const configGroups: GroupHelp = {
  'aaa accounting': 'Accounting configurations parameters.',
  'aaa authentication': 'Authentication configurations parameters.',
  'aaa authorization': 'Authorization configurations parameters.',
  aaa: 'Authentication, Authorization and Accounting.',
  'aaa cache': 'AAA cache definitions',
  'aaa server': 'Local AAA server',
  'aaa server radius': 'RADIUS server',
  'aaa group': 'AAA group definitions',
  'aaa group server': 'AAA server group definitions',
  arp: 'Set a static ARP entry',
  boot: 'Modify system boot parameters',
  clock: 'Configure time-of-day clock',
  'control-plane': 'Configure control plane services',
  crypto: 'Encryption module',
  'crypto ikev2': 'Configure IKEv2 Options',
  'crypto ipsec': 'Configure IPSEC policy',
  'crypto isakmp': 'Configure ISAKMP policy',
  'crypto isakmp client': 'Set client configuration policy',
  'crypto isakmp client configuration': 'Set client configuration policy',
  'crypto pki': 'Public Key components',
  'crypto gdoi': 'Group domain of interpretation',
  'crypto pki certificate': 'Actions on certificates',
  enable: 'Modify enable password parameters',
  event: 'Event related configuration commands',
  'event manager': 'Event Manager configuration commands',
  file: 'Adjust file management',
  flow: 'Global Flow configuration subcommands',
  ip: 'Global IP configuration subcommands',
  'ip access-list': 'Named access-list',
  'ip dhcp': 'Configure DHCP server and relay parameters',
  'ip bootp': 'Config BOOTP services',
  'ip cef': 'Cisco Express Forwarding',
  'ip dns': 'Configure DNS server',
  'ip http': 'HTTP server configuration',
  'ip http client': 'Set http client configurations',
  'ip igmp': 'IGMP global configuration',
  'ip domain': 'IP DNS Resolver',
  'ip route': 'Establish static routes',
  'ip sla': 'IP Service Level Agreement',
  'ip ssh': 'Configure ssh options',
  ipv6: 'Global IPv6 configuration commands',
  'ipv6 dhcp': 'Configure IPv6 DHCP',
  dot11: 'IEEE 802.11 config commands',
  dspfarm: 'DSP farm',
  'transport-map': 'Transport map',
  kron: 'Kron interval Facility',
  multilink: 'PPP multilink global configuration',
  'parameter-map': 'Parameter map',
  trunk: 'Trunk group',
  webvpn: 'WebVPN',
  ethernet: 'Ethernet parameters',
  key: 'Key management',
  lldp: 'Global LLDP configuration subcommands',
  logging: 'Modify message logging facilities',
  'logging esm': 'Filters of system messages',
  login: 'Enable secure login checking',
  ntp: 'Configure NTP',
  parser: 'Configure parser',
  password: 'Configure encryption password (key)',
  bridge: 'Bridge Group.',
  cdp: 'Global CDP configuration subcommands',
  'radius-server': 'Modify RADIUS query parameters',
  redundancy: 'Enter redundancy mode',
  router: 'Enable a routing process',
  'snmp-server': 'Modify SNMP engine parameters',
  'tacacs-server': 'Modify TACACS query parameters',
  voice: 'Global voice configuration commands',
  'voice register': 'Configure SIP phones',
  vrf: 'VRF commands',
  radius: 'RADIUS server configuration command',
  scheduler: 'Scheduler parameters',
  sccp: 'Skinny client control',
  'sccp ccm': 'Call managers',
  security: 'Infra Security CLIs',
  'service prompt': 'Enable mode specific prompt',
  service: 'Modify use of network based services',
  tacacs: 'TACACS+ configuration command',
};

const loggerGroups: GroupHelp = {
  logging: 'Modify config logging parameters',
  'logging persistent': 'Save logged commands',
  notify: 'Send logged commands to target applications',
  'notify syslog': 'Send logged commands via syslog',
  'notify syslog contenttype': 'Format of the messages',
  record: 'What to record in the config logger',
};

const interfaceGroups: GroupHelp = {
  ip: 'Interface Internet Protocol config commands',
  'ip address': 'Set the IP address of an interface',
  'ip accounting': 'Enable IP accounting on this interface',
  'ip ddns': 'Dynamic DNS',
  'ip dhcp': 'DHCP parameters of this interface',
  'ip multicast': 'IP multicast interface commands',
  'ip pim': 'PIM interface commands',
  'ip rsvp': 'RSVP interface commands',
  'ip nat': 'NAT interface commands',
  'ip nbar': 'Network-Based Application Recognition',
  'ip tcp': 'TCP interface commands',
  'ip vrf': 'VPN Routing/Forwarding parameters on the interface',
  ipv6: 'IPv6 interface subcommands',
  'ip route-cache': 'Enable fast-switching cache for outgoing packets',
  arp: 'Set arp type (arpa, probe, snap) or timeout or log options',
  cdp: 'CDP interface subcommands',
  'crypto ipsec': 'Set IPSec parameters',
  dot1x: 'Interface Config Commands for IEEE 802.1X',
  crypto: 'Encryption/Decryption commands',
  lldp: 'LLDP interface subcommands',
  mop: 'DEC MOP server commands',
  ntp: 'Configure NTP',
  pppoe: 'pppoe interface subcommands',
  snmp: 'Modify SNMP interface parameters',
  'snmp ifindex': 'Persist interface indices',
  vrf: 'VPN Routing/Forwarding parameters on the interface',
  logging: 'Configure logging for interface',
};

const lineGroups: GroupHelp = {
  accounting: 'Accounting parameters',
  authorization: 'Authorization parameters',
  exec: 'Configure EXEC',
  login: 'Enable password checking',
};

const tacacsGroups: GroupHelp = { address: 'Specify the server IP address', cache: 'Cache of what servers said' };

const hasDisk =
  (disk: string) =>
  ({ platform }: Device): boolean =>
    platform.disks.some(({ name }) => name === disk);

/** EXEC only says what it does not do. */
const execCommand = (known: KnownLine): Command =>
  defineCommand({
    id: known.phrase,
    level: known.level ?? 15,
    vague: true,
    ...(known.disk !== undefined && { when: hasDisk(known.disk) }),
    syntax: phraseSyntax(known, execGroups, known.needsMore === true),
    *run(session) {
      session.print(notSimulated(known.phrase));
    },
  });

/** Where a mode's lines are kept: nobody's header, or those of everything that is being configured. */
type Places = (session: Session, phrase: string) => readonly Place[];

function keepCommand(
  session: Session,
  known: KnownLine,
  form: Said['form'],
  rest: string,
  places: readonly Place[],
): void {
  const { phrase, enters } = known;
  const words = tidy(`${phrase} ${rest}`);
  if (has(known, '!')) return tell(session, notSimulated(phrase));
  const kept = places.map((place) => say(session.device, place, { form, words, known })).includes(true);
  if (kept && has(known, 'q')) return;
  if (kept) tell(session, keptOnly(phrase));
  else if (form === 'said') tell(session, notSimulated(phrase));
  const [place] = places;
  if (form === 'said' && enters !== undefined && place && opens(known, words))
    session.enter(blockFor(enters, session.mode), [...place, words]);
}

function commandsFor(mode: Mode, known: KnownLine, groups: GroupHelp, places: Places): readonly Command[] {
  const { phrase, needsMore = false, flags = '' } = known;
  const run = (form: Said['form']) =>
    function* (session: Session, { rest = '', way = '', more = '' }: Rest): Io<void> {
      keepCommand(session, known, form, `${rest} ${way} ${more}`, places(session, phrase));
    };
  const syntax = phraseSyntax(known, groups, needsMore);
  const alone = needsMore && /[12dn]/.test(flags);
  return withNegation({
    id: ownValue(others, phrase) === otherServer ? `${phrase} (other)` : phrase,
    mode,
    vague: true,
    syntax,
    noSyntax: alone ? phraseSyntax(known, groups, false) : syntax,
    ...when(known),
    run: run('said'),
    undo: run('no'),
    restore: run('default'),
  });
}

/** Devices that have a line. */
const when = (known: KnownLine): Partial<Pick<Command, 'when'>> => {
  if (has(known, 'a')) return { when: newModel };
  return has(known, 'c') ? { when: ({ platform }) => platform.family.startsWith('CAT') } : {};
};

const commandsIn = (mode: Mode, lines: readonly KnownLine[], groups: GroupHelp, places: Places): readonly Command[] =>
  lines.flatMap((known) => commandsFor(mode, known, groups, places));

const interfaceCommands = (mode: Mode) => (): readonly Command[] =>
  commandsIn(mode, interfaceLines, interfaceGroups, (session) => namesIn(session).map((name) => [`interface ${name}`]));

/** Lines below the header of what is being configured. */
const belowOne = (mode: Mode<string>, lines: readonly KnownLine[], header: (name: string) => string) => () =>
  commandsIn(mode, lines, tacacsGroups, (session) => [[header(session.contextOf(mode))]]);
const bare = (mode: Mode) => (): readonly Command[] => [restCommand(mode, () => [mode.id], false)];

/** Commands that are only recognised, by mode. */
export const inMode: ReadonlyMap<Mode, () => readonly Command[]> = new Map([
  [exec, () => execLines.map(execCommand)],
  [configure, () => commandsIn(configure, configLines, configGroups, (_, phrase) => [[phrase]])],
  ...[interfaceMode, rangeMode].map((mode) => [mode, interfaceCommands(mode)] as const),
  [archiveMode, () => commandsIn(archiveMode, archiveLines, {}, () => [['archive']])],
  [logConfigMode, () => commandsIn(logConfigMode, loggerLines, loggerGroups, () => [[logConfigMode.id]])],
  [
    lineMode,
    () =>
      commandsIn(lineMode, lineLines, lineGroups, (session) =>
        session.contextOf(lineMode).map((name) => [`line ${name}`]),
      ),
  ],
  [serverMode, belowOne(serverMode, tacacsServerLines, serverHeader)],
  [groupMode, belowOne(groupMode, tacacsGroupLines, groupHeader)],
  ...[controlPlaneMode, redundancyMode].map((mode) => [mode, bare(mode)] as const),
  ...blockCommands([...interfaceBlocks, ...configLines.flatMap(({ enters }) => enters ?? [])]),
]);

export const commands: readonly Command[] = [...interfaceTypeCommands, ...userOptionCommands];

export { madeInterface } from './interface-types.ts';
export { allKept, blockLines, series, without, withKept } from './printed.ts';
export { forget } from './kept.ts';
