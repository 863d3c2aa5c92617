import type { ArgType } from '../../../cli/grammar.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { lines, LOGIN_PATIENCE, presetLine, type LineName, type LineSettings } from './state.ts';

export const LAST_VTY = 15;

export const firstVty = ({ platform }: Device): number => platform.firstVty ?? 388;

/** Number of a line in `show line` and in messages; those before virtual terminals are for modules that are not there. */
export function absoluteNumber(device: Device, name: LineName): number {
  const [kind, number = kind] = name.split(' ');
  if (kind === 'vty') return firstVty(device) + Number(number);
  return kind === 'aux' ? 1 : Number(number);
}

/** The line of an absolute number, if the device has it. */
export function lineOfNumber(device: Device, number: number): LineName | undefined {
  return lineNames(device).find((name) => absoluteNumber(device, name) === number);
}

/** Whole number that names a line by its absolute number. */
export const absoluteLine = (help: string): ArgType<number> => ({
  label: '<0-403>',
  entries: (device) => [{ word: `<0-${firstVty(device) + LAST_VTY}>`, help }],
  parse: (w, device) => {
    const number = /^\d{1,4}$/.test(w) ? Number(w) : undefined;
    return number !== undefined && lineOfNumber(device, number) !== undefined ? number : undefined;
  },
});

const ownVtys = ({ platform }: Device): readonly LineName[] =>
  Array.from({ length: platform.vtys }, (_, i) => `vty ${i}`);

/** Lines of a device, in the order of their numbers; those that are its own cannot be taken away. */
export const lineNames = (device: Device): readonly LineName[] =>
  [...new Set([...Object.keys(device.read(lines)), ...ownVtys(device)])]
    .filter((name) => name.startsWith('vty') || Object.hasOwn(device.platform.lines, name))
    .sort((a, b) => absoluteNumber(device, a) - absoluteNumber(device, b));

export const lineSettings = (device: Device, name: LineName): LineSettings =>
  ownValue(device.read(lines), name) ?? presetLine(name);

/** What the configuration of an untouched line says on this platform. */
export const untouched = (device: Device, name: LineName): Readonly<Record<string, string>> =>
  ownValue(device.platform.lines, name.startsWith('vty') ? 'vty' : name) ?? {};

/** What a line's configuration says of a setting that it only keeps, `stopbits`, typed or by itself. */
export const lineKept = (device: Device, name: LineName, key: string): string | undefined =>
  lineSettings(device, name).kept[key] ?? ownValue(untouched(device, name), key);

/** Seconds that a question of the login waits for its answer; 0 for ever. */
export const loginPatience = (device: Device, name: LineName): number =>
  Number(lineSettings(device, name).kept[LOGIN_PATIENCE] ?? 30);
