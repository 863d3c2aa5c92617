import type { Session } from '../../../cli/session.ts';
import { lasting } from '../../../kernel/duration.ts';
import type { Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { absoluteNumber, lineNames } from './line-names.ts';
import { lineUser } from './line-users.ts';
import { lineUsers, type LineUser } from './state.ts';

function userRow({ device, line: own }: Session, { user, from }: LineUser, line: TerminalLine): string {
  const number = `${line === own ? '*' : ' '}${String(line.number).padStart(3)}`;
  const idle = lasting(device.clock.now - line.heard);
  return `${number} ${line.name.padEnd(10)}${(user ?? '').padEnd(10)} ${'idle'.padEnd(20)} ${idle.padEnd(8)} ${from.padEnd(2)}`;
}

/** `show users`. */
export function usersText(session: Session): string {
  const { device } = session;
  const rows = lineNames(device).flatMap((name) => {
    const [used, line] = [lineUser(device, name), device.lines.get(name)];
    return used && line ? [userRow(session, used, line)] : [];
  });
  return [
    '    Line       User       Host(s)              Idle       Location',
    ...rows,
    '',
    '  Interface    User               Mode         Idle     Peer Address',
    '',
    '',
  ].join('\n');
}

const TYPES: Readonly<Record<string, string>> = { con: 'CTY', aux: 'AUX', vty: 'VTY' };

/** `show line`. */
export function linesText(device: Device): string {
  const names = lineNames(device);
  const beside = names.filter((name) => !name.startsWith('vty')).length;
  const { uses } = device.read(lineUsers);
  const rows = names.map((name) => {
    const number = String(absoluteNumber(name)).padStart(5);
    const type = TYPES[name.split(' ')[0] ?? ''] ?? 'TTY';
    const speed = type === 'AUX' || type === 'TTY' ? '9600/9600' : '';
    const used = lineUser(device, name) ? '*' : ' ';
    return `${used}${number}${number} ${type} ${speed.padStart(11)}  -    -      -    -    - ${String(uses[name] ?? 0).padStart(6)}       0     0/0       -`;
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
