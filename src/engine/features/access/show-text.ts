import type { Session } from '../../cli/session.ts';
import type { Device } from '../../system/device.ts';
import { absoluteNumber, lineNames } from './line-names.ts';

/** `show users`. */
export function usersText(session: Session): string {
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

/** `show line`. */
export function linesText(device: Device): string {
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
