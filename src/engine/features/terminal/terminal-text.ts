import type { Session } from '../../cli/session.ts';
import { lineKept, lineSessionTimeout, lineTransport } from '../access/api.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

/** The only line that somebody sits at. */
const CONSOLE = 'con 0';

/** Milliseconds as `00:10:00`. */
function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

const span = (milliseconds: number): string => (milliseconds === 0 ? 'never' : clockText(milliseconds));

const MINUTE = 60_000;

/** `00:01:05`, `2d12h`, `3w2d`: how long something has lasted. */
function lasting(milliseconds: number): string {
  const hours = Math.floor(milliseconds / (60 * MINUTE));
  if (hours < 24) return clockText(milliseconds);
  const days = Math.floor(hours / 24);
  return days < 7 ? `${days}d${pad(hours % 24)}h` : `${Math.floor(days / 7)}w${days % 7}d`;
}

const PARITIES: Readonly<Record<string, string>> = { none: 'no' };

/** Speed and frame of the line. */
function baudLine({ device }: Session): string {
  const { speed } = device.consolePort;
  const kept = (key: string, usual: string): string => lineKept(device, CONSOLE, key) ?? usual;
  const parity = kept('parity', 'none');
  return `Baud rate (TX/RX) is ${speed}/${speed}, ${PARITIES[parity] ?? parity} parity, ${kept('stopbits', '2')} stopbits, ${kept('databits', '8')} databits`;
}

/** `never` stands a column further to the right than a time. */
const timeout = (text: string): string => (text === 'never' ? ` ${text}`.padEnd(15) : text.padEnd(16));

function timeoutLines({ device, terminal: { execTimeout } }: Session): readonly string[] {
  const session = span(lineSessionTimeout(device, CONSOLE) * MINUTE);
  return [
    'Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch',
    `${' '.repeat(15)}${timeout(span(execTimeout))}${session.padEnd(29)}none     not set`,
    `${' '.repeat(28)}Idle Session Disconnect Warning`,
    `${' '.repeat(30)}never `,
    `${' '.repeat(28)}Login-sequence User Response`,
    `${' '.repeat(29)}00:00:30`,
    `${' '.repeat(28)}Autoselect Initial Wait`,
    `${' '.repeat(30)}not set `,
  ];
}

function transportLines({ device }: Session): readonly string[] {
  const way = (name: 'preferred' | 'input' | 'output', usual: string): string =>
    lineTransport(device, CONSOLE, name) ?? usual;
  return [
    `Allowed input transports are ${way('input', 'none')}.`,
    `Allowed output transports are ${way('output', device.platform.transports)}.`,
    `Preferred transport is ${way('preferred', 'telnet')}.`,
  ];
}

/** `show terminal`. */
export function terminalText(session: Session): string {
  const { terminal, line, device, since } = session;
  const { length, width, historySize, editing, fullHelp } = terminal;
  return [
    `Line ${line.number}, Location: "", Type: ""`,
    `Length: ${length} lines, Width: ${width} columns`,
    baudLine(session),
    'Status: PSI Enabled, Ready, Active, Automore On',
    'Capabilities: none',
    'Modem state: Ready',
    'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
    '                ^^x    none   -     -       none         ',
    ...timeoutLines(session),
    'Modem type is unknown.',
    'Session limit is not set.',
    `Time since activation: ${lasting(device.clock.now - since)}`,
    `Editing is ${editing ? 'enabled' : 'disabled'}.`,
    historySize === 0 ? 'History is disabled.' : `History is enabled, history size is ${historySize}.`,
    'DNS resolution in show commands is enabled',
    `Full user help is ${fullHelp ? 'enabled' : 'disabled'}`,
    ...transportLines(session),
    'Shell: disabled',
    'Shell trace: off',
    'No output characters are padded',
    'No special data dispatching characters',
    '',
  ].join('\n');
}
