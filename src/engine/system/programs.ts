import type { Io } from '../kernel/io.ts';
import { defineHook, type Device } from './device.ts';

/** What runs when IOS is up; answered by the device itself from its features. */
export const startPrograms = defineHook<readonly ((device: Device) => Io<void>)[]>('system.start-programs');
