import { debug, type DebugTopic } from '../../base/debugging/api.ts';
import type { Device } from '../../../system/device.ts';

export const authenticationTopic: DebugTopic = {
  id: 'aaa authentication',
  group: 'General OS',
  title: 'AAA Authentication',
};
export const authorizationTopic: DebugTopic = {
  id: 'aaa authorization',
  group: 'General OS',
  title: 'AAA Authorization',
};
export const accountingTopic: DebugTopic = { id: 'aaa accounting', group: 'General OS', title: 'AAA Accounting' };

export const topics = [authenticationTopic, authorizationTopic, accountingTopic];

/** Number of a session as debug messages write it. */
export const hex8 = (unique: number): string => unique.toString(16).toUpperCase().padStart(8, '0');

export const authen = (device: Device, text: string): void => debug(device, authenticationTopic, `AAA/AUTHEN${text}`);
export const author = (device: Device, text: string): void => debug(device, authorizationTopic, `AAA/AUTHOR${text}`);
export const acct = (device: Device, text: string): void => debug(device, accountingTopic, `AAA/ACCT${text}`);
