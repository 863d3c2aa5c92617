import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { environment } from '../monitor-environment/api.ts';
import { wordsOf } from './words.ts';

/** The words of a line, an alias at its beginning replaced. */
export function wordsMeant(device: Device, line: string): readonly string[] {
  const [first = '', ...rest] = wordsOf(line);
  const alias = ownValue(environment(device).aliases, first);
  return alias === undefined ? [first, ...rest] : [...wordsOf(alias), ...rest];
}

/** Whether a line runs another one again: it is not kept, and never run again itself. */
export const isRepeat = (device: Device, line: string): boolean => wordsMeant(device, line)[0] === 'repeat';
