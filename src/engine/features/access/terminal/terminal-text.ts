import type { Session } from '../../../cli/session.ts';
import { clockText, lasting } from '../../../kernel/duration.ts';
import {
  keyName,
  lineKept,
  lineSaid,
  lineSessionTimeout,
  lineSpeeds,
  lineTransport,
  lineUser,
  loginPatience,
} from '../access/api.ts';

const span = (milliseconds: number): string => (milliseconds === 0 ? 'never' : clockText(milliseconds));

const SECOND = 1000;
const MINUTE = 60_000;

const PARITIES: Readonly<Record<string, string>> = { none: 'no' };

/** Speed and frame of the line. */
function baudLine({ device, line }: Session): string {
  const { speed } = device.consolePort;
  const speeds = line === device.console ? `${speed}/${speed}` : lineSpeeds(device, line.name);
  const kept = (key: string, usual: string): string => lineKept(device, line.name, key) ?? usual;
  const parity = kept('parity', 'none');
  return `Baud rate (TX/RX) is ${speeds}, ${PARITIES[parity] ?? parity} parity, ${kept('stopbits', '2')} stopbits, ${kept('databits', '8')} databits`;
}

/** `never` stands a column further to the right than a time. */
const timeout = (text: string): string => (text === 'never' ? ` ${text}`.padEnd(15) : text.padEnd(16));

/** What a line says of one of its settings: what follows its words. */
type Said = (words: string) => string | undefined;

const CAPABILITIES: readonly (readonly [setting: string, value: string, capability: string])[] = [
  ['flowcontrol', 'software', 'Software Flowcontrol In, Software Flowcontrol Out'],
  ['flowcontrol', 'hardware', 'Hardware Flowcontrol In, Hardware Flowcontrol Out'],
  ['modem', 'InOut', 'Modem Callout, Modem RI is CD'],
  ['modem', 'Dialin', 'Modem RI is CD'],
];

function capabilities({ device, line }: Session): string {
  const all = [
    ...CAPABILITIES.filter(([setting, value]) => lineKept(device, line.name, setting) === value).map(
      ([, , one]) => one,
    ),
    ...(lineUser(device, line.name)?.monitors ? ['Receives Logging Output'] : []),
  ];
  return all.length === 0 ? 'none' : all.join(', ');
}

/** A key that a setting names by its number or itself. */
const key = (said: string | undefined, usual: string): string => {
  if (said === undefined) return usual;
  return /^\d{1,3}$/.test(said) ? keyName(String.fromCharCode(Number(said))) : said;
};

function specialCharacters({ terminal: { escape }, device, line }: Session, said: Said): string {
  const columns = [
    escape === '' ? 'none' : `${keyName(escape)}x`,
    key(said('hold-character'), 'none'),
    key(said('stop-character'), '-'),
    key(said('start-character'), '-'),
    key(said('disconnect-character'), 'none'),
    key(lineKept(device, line.name, 'activation-character'), ''),
  ];
  return ' '.repeat(16) + columns.map((text, i) => text.padEnd([7, 7, 6, 8, 13][i] ?? 0)).join('');
}

const counted = (said: string | undefined, unit: number): string => span(Number(said ?? 0) * unit);

function timeoutLines({ device, line, terminal: { execTimeout } }: Session, said: Said): readonly string[] {
  const session = span(lineSessionTimeout(device, line.name) * MINUTE);
  const absolute = Number(said('absolute-timeout') ?? 0) * MINUTE;
  const answer = said('modem answer-timeout');
  const dispatch = said('dispatch-timeout');
  const wait = said('autoselect timeout');
  const warning = counted(said('session-disconnect-warning'), SECOND);
  return [
    'Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch',
    `${' '.repeat(15)}${timeout(span(execTimeout))}${session.padEnd(14)}${(answer === undefined ? '' : counted(answer, SECOND)).padEnd(15)}${(absolute === 0 ? 'none' : span(absolute)).padEnd(9)}${dispatch === undefined ? 'not set' : `${dispatch} msec`}`,
    `${' '.repeat(28)}Idle Session Disconnect Warning`,
    `${' '.repeat(30)}${warning} `,
    `${' '.repeat(28)}Login-sequence User Response`,
    `${' '.repeat(29)}${span(loginPatience(device, line.name) * SECOND)}`,
    `${' '.repeat(28)}Autoselect Initial Wait`,
    `${' '.repeat(30)}${wait === undefined ? 'not set' : counted(wait, SECOND)} `,
  ];
}

function transportLines({ device, line }: Session): readonly string[] {
  const way = (name: 'preferred' | 'input' | 'output', usual: string): string =>
    lineTransport(device, line.name, name) ?? usual;
  return [
    `Allowed input transports are ${way('input', line.name.startsWith('vty') ? device.platform.transports : 'none')}.`,
    `Allowed output transports are ${way('output', device.platform.transports)}.`,
    `Preferred transport is ${way('preferred', 'telnet')}.`,
  ];
}

function characterLines(said: Said): readonly string[] {
  const [padded, zeros] = said('padding')?.split(' ') ?? [];
  const dispatching = said('dispatch-character')?.split(' ');
  return [
    padded === undefined
      ? 'No output characters are padded'
      : `Output characters padded: ${key(padded, '')} (${zeros ?? 0})`,
    dispatching === undefined
      ? 'No special data dispatching characters'
      : `Special data dispatching characters: ${dispatching.map((one) => key(one, '')).join(' ')}`,
  ];
}

/** `show terminal`. */
export function terminalText(session: Session): string {
  const { terminal, line, device } = session;
  const { now } = device.clock;
  const said: Said = (words) => lineSaid(device, line.name, words);
  const limit = said('session-limit');
  const { length, width, historySize, editing, fullHelp } = terminal;
  return [
    `Line ${line.number}, Location: "${said('location') ?? ''}", Type: "${said('terminal-type') ?? ''}"`,
    `Length: ${length} lines, Width: ${width} columns`,
    baudLine(session),
    'Status: PSI Enabled, Ready, Active, Automore On',
    `Capabilities: ${capabilities(session)}`,
    'Modem state: Ready',
    'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
    specialCharacters(session, said),
    ...timeoutLines(session, said),
    `Modem type is ${said('modem autoconfigure type') ?? 'unknown'}.`,
    `Session limit is ${limit ?? 'not set'}.`,
    `Time since activation: ${lasting(now - (lineUser(device, line.name)?.since ?? now))}`,
    `Editing is ${editing ? 'enabled' : 'disabled'}.`,
    historySize === 0 ? 'History is disabled.' : `History is enabled, history size is ${historySize}.`,
    `DNS resolution in show commands is ${said('no domain-lookup') === undefined ? 'enabled' : 'disabled'}`,
    `Full user help is ${fullHelp ? 'enabled' : 'disabled'}`,
    ...transportLines(session),
    'Shell: disabled',
    'Shell trace: off',
    ...characterLines(said),
    '',
  ].join('\n');
}
