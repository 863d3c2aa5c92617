import { runningSections, sectionLines, type Section } from '../../../cli/running-config.ts';
import type { Device } from '../../../system/device.ts';
import { lineNames, lineSettings, untouched } from './line-names.ts';
import { storedText } from './passwords.ts';
import { FIRST_VTYS, LOGIN_PATIENCE, presetLine, type LineName, type LineSettings } from './state.ts';

/** Settings that are only kept, in the order the device prints them. */
const KEPT_ORDER = [
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
  const kept = { ...untouched(device, name), ...s.kept };
  const preset = presetLine(name);
  return [
    ...when(s.sessionTimeout !== 0, `session-timeout ${s.sessionTimeout} `),
    ...['access-class in', 'access-class out'].flatMap((key) =>
      kept[key] === undefined ? [] : [`access-class ${kept[key]}`],
    ),
    ...when(s.execTimeout !== preset.execTimeout, `exec-timeout ${minutes(s.execTimeout)}`),
    ...when(kept[LOGIN_PATIENCE] !== undefined, `${LOGIN_PATIENCE} ${kept[LOGIN_PATIENCE]}`),
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
    ...when(!s.editing, 'no editing'),
    ...when(s.fullHelp, 'full-help'),
  ];
}

/** `line ...` blocks; neighbouring vtys that are set alike share one. */
export function lineBlocks(device: Device): readonly string[] {
  const sections = device.hook(
    runningSections,
    lineNames(device).map((name) => ({
      header: `line ${name}`,
      lines: settingLines(device, name),
    })),
  );
  return sections.reduce(joined, []).flatMap(sectionLines);
}

/** A vty that is set like the one before shares its block. */
function joined(before: readonly Section[], section: Section): readonly Section[] {
  const [, number] = /^line vty (\d+)$/.exec(section.header) ?? [];
  const last = before.at(-1);
  const [, first] = /^(line vty \d+)/.exec(last?.header ?? '') ?? [];
  const alike = last?.lines.join('\n') === section.lines.join('\n');
  if (number === undefined || first === undefined || !alike || Number(number) === FIRST_VTYS)
    return [...before, section];
  return [...before.slice(0, -1), { ...section, header: `${first} ${number}` }];
}

/** Settings whose `no` form is a setting, too. */
const SWITCHED_OFF = /^(exec-timeout|history) /;

/** Lines that every device has cannot be taken away. */
export function withoutLine(text: string, header: string | undefined, { platform }: Device): string | null | undefined {
  const [, kind, number] = /^line (\S+)(?: (\d+))?/.exec(header ?? text) ?? [];
  if (kind === undefined) return undefined;
  if (header !== undefined) return SWITCHED_OFF.test(text) ? `default ${text}` : undefined;
  return kind === 'vty' && Number(number) >= platform.vtys ? undefined : null;
}
