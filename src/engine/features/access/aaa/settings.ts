import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { aaaConfig } from './state.ts';

/** What follows the words of a setting; undefined: it is not configured. */
export const setting = (device: Device, words: string): string | undefined =>
  ownValue(device.read(aaaConfig).settings, words);
