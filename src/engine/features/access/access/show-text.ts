import type { Session } from '../../../cli/session.ts';
import { lasting } from '../../../kernel/duration.ts';
import type { Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { lineSpeeds } from './api.ts';
import { absoluteNumber, lineNames, lineSettings } from './line-names.ts';
import { lineHosts, lineUser } from './line-users.ts';
import { lineUsers, type LineUser } from './state.ts';

/** A line that somebody uses; hosts beyond the first stand below each other. */
function userRows({ device, line: own }: Session, { user, from }: LineUser, line: TerminalLine): readonly string[] {
  const number = `${line === own ? '*' : ' '}${String(line.number).padStart(3)}`;
  const { hosts } = device.hook(lineHosts, { line, hosts: [] });
  const shown = hosts.length > 0 ? hosts : [{ address: 'idle', idleSince: line.heard }];
  return shown.map(({ address, idleSince }, i) => {
    const who = i === 0 ? `${number} ${line.name.padEnd(10)}${(user ?? '').padEnd(10)}` : ''.padEnd(25);
    const idle = lasting(device.clock.now - idleSince).padEnd(8);
    return i === 0 ? `${who} ${address.padEnd(20)} ${idle} ${from.padEnd(2)}` : `${who} ${address.padEnd(20)} ${idle}`;
  });
}

/** `show users`. */
export function usersText(session: Session): string {
  const { device } = session;
  const rows = lineNames(device).flatMap((name) => {
    const [used, line] = [lineUser(device, name), device.lines.get(name)];
    return used && line ? userRows(session, used, line) : [];
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
  const list = (name: string, way: 'in' | 'out'): string =>
    (lineSettings(device, name).kept[`access-class ${way}`]?.split(' ')[0] ?? '-').padStart(5);
  const rows = names.map((name) => {
    const number = String(absoluteNumber(name)).padStart(5);
    const type = TYPES[name.split(' ')[0] ?? ''] ?? 'TTY';
    const speed = type === 'AUX' || type === 'TTY' ? lineSpeeds(device, name) : '';
    const used = lineUser(device, name) ? '*' : ' ';
    return `${used}${number}${number} ${type} ${speed.padStart(11)}  -    -      -${list(name, 'out')}${list(name, 'in')} ${String(uses[name] ?? 0).padStart(6)}       0     0/0       -`;
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
