import type { Session } from '../../../cli/session.ts';
import { clockText, lasting } from '../../../kernel/duration.ts';
import { lineKept, lineSessionTimeout, lineTransport, lineUser } from '../access/api.ts';

const span = (milliseconds: number): string => (milliseconds === 0 ? 'never' : clockText(milliseconds));

const MINUTE = 60_000;

/** Bits per second that a line without a wire says of itself. */
const USUAL_SPEED = 9600;

const PARITIES: Readonly<Record<string, string>> = { none: 'no' };

/** Speed and frame of the line. */
function baudLine({ device, line }: Session): string {
  const speed = line === device.console ? device.consolePort.speed : USUAL_SPEED;
  const kept = (key: string, usual: string): string => lineKept(device, line.name, key) ?? usual;
  const parity = kept('parity', 'none');
  return `Baud rate (TX/RX) is ${speed}/${speed}, ${PARITIES[parity] ?? parity} parity, ${kept('stopbits', '2')} stopbits, ${kept('databits', '8')} databits`;
}

/** `never` stands a column further to the right than a time. */
const timeout = (text: string): string => (text === 'never' ? ` ${text}`.padEnd(15) : text.padEnd(16));

function timeoutLines({ device, line, terminal: { execTimeout } }: Session): readonly string[] {
  const session = span(lineSessionTimeout(device, line.name) * MINUTE);
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

function transportLines({ device, line }: Session): readonly string[] {
  const way = (name: 'preferred' | 'input' | 'output', usual: string): string =>
    lineTransport(device, line.name, name) ?? usual;
  return [
    `Allowed input transports are ${way('input', 'none')}.`,
    `Allowed output transports are ${way('output', device.platform.transports)}.`,
    `Preferred transport is ${way('preferred', 'telnet')}.`,
  ];
}

/** `show terminal`. */
export function terminalText(session: Session): string {
  const { terminal, line, device } = session;
  const { now } = device.clock;
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
    `Time since activation: ${lasting(now - (lineUser(device, line.name)?.since ?? now))}`,
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
