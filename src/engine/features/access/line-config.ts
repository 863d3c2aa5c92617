import { ownValue } from '../../kernel/record.ts';
import type { Device } from '../../system/device.ts';
import { lineNames, lineSettings } from './line-names.ts';
import { storedText } from './passwords.ts';
import { FIRST_VTYS, presetLine, type LineName, type LineSettings } from './state.ts';

/** Settings that are only kept, in the order the device prints them. */
const KEPT_ORDER = [
  'access-class',
  'modem',
  'transport preferred',
  'transport input',
  'transport output',
  'escape-character',
  'databits',
  'parity',
  'stopbits',
  'speed',
  'rxspeed',
  'txspeed',
  'flowcontrol',
] as const;

const minutes = (seconds: number): string => `${Math.floor(seconds / 60)} ${seconds % 60}`;

const when = (shown: boolean, text: string): readonly string[] => (shown ? [text] : []);

function loginLines(s: LineSettings, preset: LineSettings): readonly string[] {
  if (s.login === 'none') return when(preset.login !== 'none', 'no login');
  return [s.login === 'local' ? 'login local' : 'login'];
}

function activationLines({ kept }: LineSettings): readonly string[] {
  const character = kept['activation-character'];
  if (character === undefined) return [];
  return [character === 'none' ? 'no activation-character' : `activation-character ${character}`];
}

/** What differs from an untouched line of its kind; a vty always says how it asks and what it takes. */
function settingLines(device: Device, name: LineName): readonly string[] {
  const s = lineSettings(device, name);
  const kept = { ...ownValue(device.platform.lines, name), ...s.kept };
  const preset = presetLine(name);
  return [
    ...when(s.sessionTimeout !== 0, `session-timeout ${s.sessionTimeout} `),
    ...when(s.execTimeout !== preset.execTimeout, `exec-timeout ${minutes(s.execTimeout)}`),
    ...activationLines(s),
    ...(s.exec ? when(!preset.exec, 'exec') : ['no exec']),
    ...when(!s.execBanner, 'no exec-banner'),
    ...when(!s.motdBanner, 'no motd-banner'),
    ...when(s.privilege !== 1, `privilege level ${s.privilege}`),
    ...(s.password ? [`password ${storedText(s.password)}`] : []),
    ...when(s.synchronous, 'logging synchronous'),
    ...loginLines(s, preset),
    ...when(s.history === 0, 'no history'),
    ...when(s.history !== preset.history && s.history !== 0, `history size ${s.history}`),
    ...when(s.length !== preset.length, `length ${s.length}`),
    ...when(s.width !== preset.width, `width ${s.width}`),
    ...KEPT_ORDER.flatMap((key) => (kept[key] === undefined ? [] : [`${key} ${kept[key]}`])),
  ];
}

/** `line ...` blocks; neighbouring vtys that are set alike share one. */
export function lineBlocks(device: Device): readonly string[] {
  const printed: string[] = [];
  let group: { first: number; last: number; body: string } | undefined;
  const flush = (): void => {
    if (group)
      printed.push(
        `line vty ${group.first}${group.last > group.first ? ` ${group.last}` : ''}`,
        ...bodyLines(group.body),
      );
    group = undefined;
  };
  for (const name of lineNames(device)) {
    const body = settingLines(device, name).join('\n');
    if (!name.startsWith('vty')) {
      printed.push(`line ${name}`, ...bodyLines(body));
      continue;
    }
    const number = Number(name.slice(4));
    if (group?.body === body && number !== FIRST_VTYS) group.last = number;
    else {
      flush();
      group = { first: number, last: number, body };
    }
  }
  flush();
  return printed;
}

const bodyLines = (body: string): readonly string[] => (body === '' ? [] : body.split('\n').map((text) => ` ${text}`));

/** Settings whose `no` form is a setting, too. */
const SWITCHED_OFF = /^(exec-timeout|history) /;

/** Lines that every device has cannot be taken away. */
export function withoutLine(text: string, header?: string): string | null | undefined {
  const [, kind, number] = /^line (\S+)(?: (\d+))?/.exec(header ?? text) ?? [];
  if (kind === undefined) return undefined;
  if (header !== undefined) return SWITCHED_OFF.test(text) ? `default ${text}` : undefined;
  return kind === 'vty' && Number(number) >= FIRST_VTYS ? undefined : null;
}
