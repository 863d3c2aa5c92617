import type { Command } from '../../../cli/command.ts';
import {
  alt,
  anyOrder,
  arg,
  choice,
  flag,
  keyword,
  opt,
  seq,
  type ArgType,
  type Syntax,
} from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import { changeConsoleSpeed, CONSOLE, lineCommand, lineMode } from './line-mode.ts';
import { LOGIN_PATIENCE, type LineSettings } from './state.ts';
import { ESCAPE_HELP, escapeChoice } from './escape.ts';

/** Settings of a line that the configuration keeps as words; most change nothing here: there is no modem. */
interface Kept {
  readonly key: string;
  readonly words: readonly (readonly [string, string])[];
  readonly value: Syntax<{ value?: string | number }>;
  /** Why the lines being configured cannot have this value. */
  refuse?(session: Session, value: string): string | undefined;
  changed?(session: Session): void;
}

const PROTOCOLS = [
  ['pad', 'X.3 PAD'],
  ['telnet', 'TCP/IP Telnet protocol'],
  ['rlogin', 'Unix rlogin protocol'],
  ['lapb-ta', 'LAPB Terminal Adapter'],
  ['mop', 'DEC MOP Remote Console Protocol'],
  ['udptn', 'UDPTN async via UDP protocol'],
  ['v120', 'Async over ISDN'],
  ['ssh', 'TCP/IP SSH protocol'],
] as const;

const word = (value: string, help: string): Syntax<{ value: string }> => choice(value, help, 'value', value);
const oneOf = (...choices: readonly (readonly [string, string])[]): Syntax<{ value?: string }> =>
  alt(...choices.map(([value, help]) => word(value, help)));
const number = (from: number, to: number, help: string): Syntax<{ value: number }> =>
  arg('value', integer(from, to), help);

const stopBits: ArgType<string> = {
  label: '<1-2>',
  parse: (w) => (['1', '1.5', '2'].includes(w) ? w : undefined),
};

/** A name, or the number of a standard or extended list. */
const listName: ArgType<string> = {
  label: 'WORD',
  parse: (w) => (/^\d+$/.test(w) && !/^0*([1-9]\d?|1\d\d|1[3-9]\d\d|2[0-6]\d\d)$/.test(w) ? undefined : w),
  prefix: (w) => w.length,
};

/** Bits per second that the console can have. */
const CONSOLE_SPEEDS: readonly string[] = ['1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'];

const hasConsole = (session: Session): boolean => session.contextOf(lineMode).includes(CONSOLE);

const refuseSpeed = (session: Session, speed: string): string | undefined =>
  hasConsole(session) && !CONSOLE_SPEEDS.includes(speed) ? "Failed to change line 0's speed" : undefined;

const changeSpeed = (session: Session): void => {
  if (hasConsole(session)) changeConsoleSpeed(session.device);
};

const kept: readonly Kept[] = [
  {
    key: 'transport preferred',
    words: [
      ['transport', 'Define transport protocols for line'],
      ['preferred', 'Specify the preferred protocol to use'],
    ],
    value: oneOf(...PROTOCOLS, ['none', 'No protocols']),
  },
  { key: 'stopbits', words: [['stopbits', 'Set async line stop bits']], value: arg('value', stopBits, 'Stop bits') },
  {
    key: 'databits',
    words: [['databits', 'Set number of data bits per character']],
    value: number(5, 8, 'Number of bits'),
  },
  {
    key: 'parity',
    words: [['parity', 'Set terminal parity']],
    value: oneOf(
      ['even', 'Even parity'],
      ['mark', 'Mark parity'],
      ['none', 'No parity'],
      ['odd', 'Odd parity'],
      ['space', 'Space parity'],
    ),
  },
  {
    key: 'flowcontrol',
    words: [['flowcontrol', 'Set the flow control']],
    value: oneOf(
      ['NONE', 'Set no flow control'],
      ['hardware', 'Set hardware flow control'],
      ['software', 'Set software flow control'],
    ),
  },
  ...(['speed', 'rxspeed', 'txspeed'] as const).map((key) => ({
    key,
    words: [[key, 'Set the transmit or receive speeds']] as const,
    value: number(0, 4294967295, 'Speed in bits per second'),
    ...(key === 'speed' && { refuse: refuseSpeed, changed: changeSpeed }),
  })),
  {
    key: 'activation-character',
    words: [['activation-character', 'Define the activation character']],
    value: number(0, 127, 'Activation character'),
  },
  { key: 'escape-character', words: [['escape-character', ESCAPE_HELP]], value: escapeChoice },
  {
    key: LOGIN_PATIENCE,
    words: [
      ['timeout', 'Timeouts for the line'],
      ['login', 'Timeouts related to the login sequence'],
      ['response', 'Timeout for any user input during login sequences'],
    ],
    value: number(0, 300, 'Timeout in seconds'),
  },
  {
    key: 'modem',
    words: [['modem', 'Configure the Modem Control Lines']],
    value: oneOf(
      ['Dialin', 'Configure line for a modern dial-in modem'],
      ['InOut', 'Configure line for incoming AND outgoing use of modem'],
    ),
  },
];

const backTo =
  (key: string) =>
  (draft: { kept: Record<string, string> }, preset: LineSettings): void => {
    const { [key]: first } = preset.kept;
    if (first === undefined) delete draft.kept[key];
    else draft.kept[key] = first;
  };

const valueCommands = kept.flatMap(({ key, words, value, refuse, changed }) =>
  lineCommand({
    id: key,
    syntax: seq(...words.map(([w, help]) => keyword(w, help)), value) as Syntax<{ value?: string | number }>,
    restore: backTo(key),
    set: ({ value = '' }, session) => {
      const refusal = refuse?.(session, String(value));
      if (refusal === undefined) return (draft) => void (draft.kept[key] = String(value));
      session.print(refusal);
      return undefined;
    },
    ...(changed && { changed }),
    ...(key === 'activation-character' ? { unset: (draft) => void (draft.kept[key] = 'none') } : {}),
  }),
);

type Chosen = Readonly<Partial<Record<string, true>>>;
const ALL = ['all', 'none', ...PROTOCOLS.map(([name]) => name)];
const protocolFlags = PROTOCOLS.map(([name, help]) => flag(name, help, name));
const protocols = alt(
  flag('all', 'All protocols', 'all'),
  flag('none', 'No protocols', 'none'),
  ...protocolFlags.map((one) => seq(one, anyOrder(...protocolFlags.filter((other) => other !== one)))),
);

const transportCommands = (['input', 'output'] as const).flatMap((way) =>
  lineCommand({
    id: `transport ${way}`,
    syntax: seq(
      keyword('transport', 'Define transport protocols for line'),
      keyword(
        way,
        way === 'input'
          ? 'Define which protocols to use when connecting to the terminal server'
          : 'Define which protocols to use for outgoing connections',
      ),
      protocols,
    ) as Syntax<Chosen>,
    restore: backTo(`transport ${way}`),
    set: (chosen) => (draft) => {
      draft.kept[`transport ${way}`] = ALL.filter((name) => chosen[name]).join(' ');
    },
  }),
);

const accessClass = lineCommand({
  id: 'access-class',
  syntax: seq(
    keyword('access-class', 'Filter connections based on an IP access list'),
    arg('list', listName, 'IP access list'),
    alt(
      choice('in', 'Filter incoming connections', 'way', 'in'),
      choice('out', 'Filter outgoing connections', 'way', 'out'),
    ),
    opt(flag('vrf-also', 'Same access list is applied for all VRFs', 'vrfs')),
  ) as Syntax<{ list: string; way: 'in' | 'out'; vrfs?: true }>,
  restore: ({ kept: draft }, _preset, { way }) => {
    for (const one of ['in', 'out']) if ((way ?? one) === one) delete draft[`access-class ${one}`];
  },
  set:
    ({ list, way, vrfs }) =>
    (draft) => {
      draft.kept[`access-class ${way}`] = `${list} ${way}${vrfs ? ' vrf-also' : ''}`;
    },
});

export const keptLineCommands: readonly Command[] = [...valueCommands, ...transportCommands, ...accessClass];
