import type { Device } from '../../../system/device.ts';
import { setting } from './settings.ts';
import { aaaConfig } from './state.ts';

/** Settings in the order the device prints them, before the lists of their kind. */
const SETTINGS = ['attempts login', 'banner', 'fail-message', 'password-prompt', 'username-prompt'].map(
  (words) => `authentication ${words}`,
);
const SWITCHES = ['authorization console', 'authorization config-commands'];
const TEXTS = /(banner|fail-message)$/;

function settingLines(device: Device, words: string): readonly string[] {
  const value = setting(device, words);
  if (value === undefined) return [];
  return `aaa ${words} ${TEXTS.test(words) ? `^C${value}^C` : value}`.trimEnd().split('\n');
}

/** Lists of authorization end with a blank, as the device prints them. */
const listText = ([words, methods]: readonly [string, string]): string =>
  `aaa ${words} ${methods}${words.startsWith('authorization') ? ' ' : ''}`;

/** `aaa authentication ...` to `aaa accounting ...` */
export function listLines(device: Device): readonly string[] {
  const lists = Object.entries(device.read(aaaConfig).lists);
  const of = (kind: string): readonly string[] => lists.filter(([words]) => words.startsWith(kind)).map(listText);
  const several = (words: readonly string[]): readonly string[] => words.flatMap((one) => settingLines(device, one));
  return [
    ...several(SETTINGS),
    ...of('authentication login'),
    ...of('authentication enable'),
    ...several(SWITCHES),
    ...of('authorization'),
    ...of('accounting'),
  ];
}

export const sessionLines = (device: Device): readonly string[] => [
  ...Array<string>(5).fill('!'),
  `aaa session-id ${setting(device, 'session-id') ?? 'common'}`,
];
