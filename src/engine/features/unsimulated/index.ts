import { defineCommand, defaulted, negated, type Command } from '../../cli/command.ts';
import { arg, keyword, opt, seq, type Syntax } from '../../cli/grammar.ts';
import { configure, defineMode, exec, type Mode } from '../../cli/mode.ts';
import { line } from '../../cli/types.ts';
import { defineFeature } from '../../feature.ts';
import { lineMode } from '../access/api.ts';
import { interfaceMode, rangeMode } from '../interfaces/api.ts';
import type { Device } from '../../system/device.ts';
import { archiveMode } from '../archive/api.ts';
import { archiveLines } from './archive-lines.ts';
import { configLines } from './config-lines.ts';
import { execLines } from './exec-lines.ts';
import { interfaceLines } from './interface-lines.ts';
import { interfaceTypeCommands } from './interface-types.ts';
import type { KnownLine } from './known-line.ts';
import { lineLines } from './line-lines.ts';
import { userOptionCommands } from './user-options.ts';

/** A block whose lines are accepted and forgotten, under the prompt the device would show. */
const block = (suffix: string, parent: Mode): Mode =>
  defineMode({
    id: `unsimulated-${suffix}`,
    title: 'Configure commands:',
    parent,
    suffix: `(${suffix})`,
    sink: 'line',
  });
const blocks = new Map<string, Mode>();
const blockFor = (suffix: string, parent: Mode = configure): Mode => {
  const found = blocks.get(suffix) ?? block(suffix, parent);
  blocks.set(suffix, found);
  return found;
};

/** The lab's own voice: never mistaken for the device's. */
const notSimulated = (phrase: string): string =>
  `[Bootset] "${phrase}" is valid on this device but not simulated here.`;

/** Help of words that begin several phrases; those of simulated commands win. */
type GroupHelp = Readonly<Record<string, string>>;

function phraseSyntax({ phrase, help }: KnownLine, groups: GroupHelp, needsMore: boolean): Syntax<unknown> {
  const words = phrase.split(' ');
  const rest = arg('rest', line, 'Not simulated');
  return seq(
    ...words.map((w, i) =>
      keyword(w, i === words.length - 1 ? help : (groups[words.slice(0, i + 1).join(' ')] ?? help)),
    ),
    needsMore ? rest : opt(rest),
  );
}

const execGroups: GroupHelp = {
  archive: 'manage archive files',
  clear: 'Reset functions',
  configure: 'Enter configuration mode',
  'configure terminal': 'Configure from the terminal',
  debug: "Debugging functions (see also 'undebug')",
  no: 'Disable debugging functions',
  'no debug': "Debugging functions (see also 'undebug')",
  ping: 'Send echo messages',
  show: 'Show running system information',
  'show archive': 'Archive functions',
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
  aaa: 'Authentication, Authorization and Accounting.',
  'aaa group': 'AAA group definitions',
  'aaa group server': 'AAA server group definitions',
  boot: 'Modify system boot parameters',
  clock: 'Configure time-of-day clock',
  crypto: 'Encryption module',
  'crypto pki': 'Public Key components',
  'crypto pki certificate': 'Actions on certificates',
  enable: 'Modify enable password parameters',
  event: 'Event related configuration commands',
  'event manager': 'Event Manager configuration commands',
  file: 'Adjust file management',
  flow: 'Global Flow configuration subcommands',
  ip: 'Global IP configuration subcommands',
  'ip access-list': 'Named access-list',
  'ip dhcp': 'Configure DHCP server and relay parameters',
  'ip domain': 'IP DNS Resolver',
  'ip ssh': 'Configure ssh options',
  key: 'Key management',
  logging: 'Modify message logging facilities',
  parser: 'Configure parser',
  password: 'Configure encryption password (key)',
  radius: 'RADIUS server configuration command',
  scheduler: 'Scheduler parameters',
  security: 'Infra Security CLIs',
  service: 'Modify use of network based services',
  tacacs: 'TACACS+ configuration command',
};

const interfaceGroups: GroupHelp = {
  ip: 'Interface Internet Protocol config commands',
  'ip address': 'Set the IP address of an interface',
  logging: 'Configure logging for interface',
};

const hasDisk =
  (disk: string) =>
  ({ platform }: Device): boolean =>
    platform.disks.some(({ name }) => name === disk);

function commandsFor(mode: Mode, known: KnownLine, groups: GroupHelp): readonly Command[] {
  const { phrase, enters, level = 15, disk } = known;
  const positive = phraseSyntax(known, groups, known.needsMore === true);
  const without = phraseSyntax(known, groups, false);
  const run = (entering: boolean): Command['run'] =>
    function* (session) {
      session.print(notSimulated(phrase));
      if (entering && enters !== undefined) session.enter(blockFor(enters));
    };
  const declared = { id: phrase, mode, level, vague: true, ...(disk !== undefined && { when: hasDisk(disk) }) };
  const command = defineCommand({ ...declared, syntax: positive, run: run(true) });
  if (mode === exec || known.positiveOnly) return [command];
  return [
    command,
    defineCommand({ ...declared, id: `no ${phrase}`, hidden: true, syntax: negated(without), run: run(false) }),
    defineCommand({ ...declared, id: `default ${phrase}`, hidden: true, syntax: defaulted(without), run: run(false) }),
  ];
}

const blockLines = (): readonly Command[] =>
  [...blocks.values()].map((mode) =>
    defineCommand({ id: 'line', mode, hidden: true, syntax: arg('text', line, 'Not simulated'), *run() {} }),
  );

for (const { enters } of configLines) if (enters !== undefined) blockFor(enters);
for (const { enters } of archiveLines) if (enters !== undefined) blockFor(enters, archiveMode);
for (const suffix of ['config-if', 'config-subif']) blockFor(suffix);

export default defineFeature({
  id: 'unsimulated',
  title: 'Valid on the device, not simulated here',
  requires: ['access', 'archive', 'interfaces'],
  commands: [
    ...execLines.flatMap((known) => commandsFor(exec, known, execGroups)),
    ...configLines.flatMap((known) => commandsFor(configure, known, configGroups)),
    ...[interfaceMode, rangeMode].flatMap((mode) =>
      interfaceLines.flatMap((known) => commandsFor(mode, known, interfaceGroups)),
    ),
    ...archiveLines.flatMap((known) => commandsFor(archiveMode, known, { log: 'Logging commands' })),
    ...lineLines.flatMap((known) => commandsFor(lineMode, known, { exec: 'Configure EXEC' })),
    ...interfaceTypeCommands((session, phrase) => session.print(notSimulated(phrase)), blockFor),
    ...userOptionCommands((session, phrase) => session.print(notSimulated(phrase))),
    ...blockLines(),
  ],
});
