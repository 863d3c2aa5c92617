import { clockText } from '../../../kernel/duration.ts';
import type { Device } from '../../../system/device.ts';
import { keyName } from './escape.ts';
import { absoluteNumber, lineKept, lineSettings, loginPatience } from './line-names.ts';
import { lineSaid, lineSpeeds } from './line-said.ts';
import { lineUser } from './line-users.ts';
import type { LineName } from './state.ts';

/** A line that is told of, and what its session may have set for itself. */
export interface ToldLine {
  readonly device: Device;
  readonly name: LineName;
  readonly length: number;
  readonly width: number;
  readonly escape: string;
  /** Milliseconds; 0 never. */
  readonly execTimeout: number;
  readonly editing: boolean;
  readonly historySize: number;
  readonly fullHelp: boolean;
  readonly status: string;
  readonly modemState: string;
  /** How long it has been in use. */
  readonly active: string;
  /** Transports, and what else the command tells between help and padding. */
  readonly transports: readonly string[];
}

const span = (milliseconds: number): string => (milliseconds === 0 ? 'never' : clockText(milliseconds));

const SECOND = 1000;
const MINUTE = 60_000;

const PARITIES: Readonly<Record<string, string>> = { none: 'no' };

/** Speed and frame of the line. */
function baudLine({ device, name }: ToldLine): string {
  const { speed } = device.consolePort;
  const speeds = name === device.console.name ? `${speed}/${speed}` : lineSpeeds(device, name);
  const kept = (key: string, usual: string): string => lineKept(device, name, key) ?? usual;
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

function capabilities({ device, name }: ToldLine): string {
  const all = [
    ...CAPABILITIES.filter(([setting, value]) => lineKept(device, name, setting) === value).map(([, , one]) => one),
    ...(lineUser(device, name)?.monitors ? ['Receives Logging Output'] : []),
  ];
  return all.length === 0 ? 'none' : all.join(', ');
}

/** A key that a setting names by its number or itself. */
const key = (said: string | undefined, usual: string): string => {
  if (said === undefined) return usual;
  return /^\d{1,3}$/.test(said) ? keyName(String.fromCharCode(Number(said))) : said;
};

function specialCharacters({ escape, device, name }: ToldLine, said: Said): string {
  const columns = [
    escape === '' ? 'none' : `${keyName(escape)}x`,
    key(said('hold-character'), 'none'),
    key(said('stop-character'), '-'),
    key(said('start-character'), '-'),
    key(said('disconnect-character'), 'none'),
    key(lineKept(device, name, 'activation-character'), ''),
  ];
  return ' '.repeat(16) + columns.map((text, i) => text.padEnd([7, 7, 6, 8, 13][i] ?? 0)).join('');
}

const counted = (said: string | undefined, unit: number): string => span(Number(said ?? 0) * unit);

function timeoutLines({ device, name, execTimeout }: ToldLine, said: Said): readonly string[] {
  const session = span(lineSettings(device, name).sessionTimeout * MINUTE);
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
    `${' '.repeat(29)}${span(loginPatience(device, name) * SECOND)}`,
    `${' '.repeat(28)}Autoselect Initial Wait`,
    `${' '.repeat(30)}${wait === undefined ? 'not set' : counted(wait, SECOND)} `,
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

/** What `show line` and `show terminal` tell of one line. */
export function toldLines(told: ToldLine): readonly string[] {
  const { device, name, historySize } = told;
  const said: Said = (words) => lineSaid(device, name, words);
  const switched = (on: boolean): string => (on ? 'enabled' : 'disabled');
  return [
    `Line ${absoluteNumber(device, name)}, Location: "${said('location') ?? ''}", Type: "${said('terminal-type') ?? ''}"`,
    `Length: ${told.length} lines, Width: ${told.width} columns`,
    baudLine(told),
    `Status: ${told.status}`,
    `Capabilities: ${capabilities(told)}`,
    `Modem state: ${told.modemState}`,
    'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
    specialCharacters(told, said),
    ...timeoutLines(told, said),
    `Modem type is ${said('modem autoconfigure type') ?? 'unknown'}.`,
    `Session limit is ${said('session-limit') ?? 'not set'}.`,
    `Time since activation: ${told.active}`,
    `Editing is ${switched(told.editing)}.`,
    historySize === 0 ? 'History is disabled.' : `History is enabled, history size is ${historySize}.`,
    `DNS resolution in show commands is ${switched(said('no domain-lookup') === undefined)}`,
    `Full user help is ${switched(told.fullHelp)}`,
    ...told.transports,
    ...characterLines(said),
    '',
  ];
}
