import { defineShow, type Command } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import type { Session } from '../../cli/session.ts';
import type { Device } from '../../system/device.ts';
import { absoluteNumber, lineNames } from './line-names.ts';

const show = keyword('show', 'Show running system information');

function usersText(session: Session): string {
  const row = `*${String(session.line.number).padStart(3)} ${'con 0'.padEnd(10)}${(session.user ?? '').padEnd(10)} `;
  return [
    '    Line       User       Host(s)              Idle       Location',
    `${row}${'idle'.padEnd(20)} ${'00:00:00'.padEnd(11)}`,
    '',
    '  Interface    User               Mode         Idle     Peer Address',
    '',
    '',
  ].join('\n');
}

const TYPES: Readonly<Record<string, string>> = { con: 'CTY', aux: 'AUX', vty: 'VTY' };

function linesText(device: Device): string {
  const names = lineNames(device);
  const beside = names.filter((name) => !name.startsWith('vty')).length;
  const rows = names.map((name) => {
    const number = String(absoluteNumber(name)).padStart(5);
    const type = TYPES[name.split(' ')[0] ?? ''] ?? 'TTY';
    const speed = type === 'AUX' || type === 'TTY' ? '9600/9600' : '';
    const used = name === 'con 0' ? '*' : ' ';
    return `${used}${number}${number} ${type} ${speed.padStart(11)}  -    -      -    -    -      0       0     0/0       -`;
  });
  return [
    '   Tty Line Typ     Tx/Rx    A Roty AccO AccI   Uses   Noise  Overruns   Int',
    ...rows,
    '',
    'Line(s) not in async mode -or- with no hardware support: ',
    `${beside}-${absoluteNumber('vty 0') - 1}`,
    '',
    '',
  ].join('\n');
}

export const showCommands: readonly Command[] = [
  defineShow({
    id: 'show users',
    syntax: seq(show, keyword('users', 'Display information about terminal lines')),
    output: (_device, _args, session) => usersText(session),
  }),
  ...(['systat', 'who'] as const).map((id) =>
    defineShow({
      id,
      hidden: id === 'who',
      syntax: seq(keyword(id, 'Display information about terminal lines')),
      output: (_device, _args, session) => usersText(session),
    }),
  ),
  defineShow({
    id: 'show privilege',
    syntax: seq(show, keyword('privilege', 'Show current privilege level')),
    output: (_device, _args, session) => `Current privilege level is ${session.privilege}\n`,
  }),
  defineShow({
    id: 'show line',
    syntax: seq(show, keyword('line', 'TTY line information')),
    output: linesText,
  }),
];
