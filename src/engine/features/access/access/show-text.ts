import type { Session } from '../../../cli/session.ts';
import { lasting } from '../../../kernel/duration.ts';
import type { Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { escapeOf } from './escape.ts';
import { absoluteNumber, firstVty, lineKept, lineNames, lineSettings } from './line-names.ts';
import { lineSaid, lineSpeeds } from './line-said.ts';
import { lineHosts, lineUser } from './line-users.ts';
import { toldLines } from './told-line.ts';
import { lineUsers, type LineName, type LineUser } from './state.ts';

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

const MODEMS: Readonly<Record<string, string>> = { InOut: 'inout', Dialin: 'DialIn' };

/** Releases that number lines of modules apart tell a second number. */
const numbersTwice = ({ platform }: Device): boolean => platform.firstVty === undefined;

const heading = (device: Device): string =>
  `   Tty${numbersTwice(device) ? ' Line' : ''} Typ     Tx/Rx    A Modem  Roty AccO AccI   Uses   Noise  Overruns   Int`;

function lineRow(device: Device, name: LineName): string {
  const { kept } = lineSettings(device, name);
  const list = (way: 'in' | 'out'): string => (kept[`access-class ${way}`]?.split(' ')[0] ?? '-').padStart(5);
  const absolute = String(absoluteNumber(device, name));
  const numbers = numbersTwice(device) ? absolute.padStart(5).repeat(2) : absolute.padStart(6);
  const type = TYPES[name.split(' ')[0] ?? ''] ?? 'TTY';
  const speed = type === 'AUX' || type === 'TTY' ? lineSpeeds(device, name) : '';
  const used = lineUser(device, name) ? '*' : ' ';
  const uses = String(device.read(lineUsers).uses[name] ?? 0).padStart(6);
  const modem = MODEMS[lineKept(device, name, 'modem') ?? ''] ?? '   -';
  const rotary = lineSaid(device, name, 'rotary')?.split(' ')[0] ?? '-';
  return `${used}${numbers} ${type} ${speed.padStart(11)}  - ${modem.padEnd(6)}${rotary.padStart(5)}${list('out')}${list('in')} ${uses}       0     0/0       -`;
}

/** Protocols of a line when all are meant. */
const ALL = 'lat pad telnet rlogin lapb-ta mop udptn v120 ssh';

function transportLines(device: Device, name: LineName): readonly string[] {
  const protocols = (way: 'input' | 'output'): string =>
    (lineKept(device, name, `transport ${way}`) ?? 'all').replace(/^all$/, ALL);
  return [
    `Allowed input transports are ${protocols('input')}.`,
    `Allowed output transports are ${protocols('output')}.`,
    `Preferred transport is ${lineKept(device, name, 'transport preferred') ?? 'lat'}.`,
  ];
}

/** `show line` of one line. */
export function lineText(device: Device, name: LineName): string {
  const settings = lineSettings(device, name);
  const used = lineUser(device, name);
  const told = toldLines({
    ...settings,
    device,
    name,
    escape: escapeOf(lineKept(device, name, 'escape-character')),
    execTimeout: settings.execTimeout * 1000,
    historySize: settings.history,
    status: `${used ? 'PSI Enabled, Ready, Active, ' : ''}No Exit Banner`,
    modemState: used ? 'Ready' : 'Idle',
    active: used ? lasting(device.clock.now - used.since) : 'never',
    transports: transportLines(device, name),
  });
  return [heading(device), lineRow(device, name), '', ...told].join('\n');
}

/** `show line`. */
export function linesText(device: Device): string {
  const names = lineNames(device);
  const beside = names.filter((name) => !name.startsWith('vty')).length;
  return [
    heading(device),
    ...names.map((name) => lineRow(device, name)),
    '',
    ...(beside < firstVty(device)
      ? ['Line(s) not in async mode -or- with no hardware support: ', `${beside}-${firstVty(device) - 1}`, '']
      : []),
    '',
  ].join('\n');
}
