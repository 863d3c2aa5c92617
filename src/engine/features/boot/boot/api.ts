import { defineEvent } from '../../../kernel/events.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';

export { decompressionMarks } from './marks.ts';

/** True while nothing may lead into the ROM monitor: Break is not heard, a boot that fails starts over. */
export const monitorClosed = defineHook<boolean>('boot.monitor-closed');
export const isMonitorClosed = (device: Device): boolean => device.hook(monitorClosed, false);

/** Runs at the console of a router that starts without a configuration, before it is ready. */
export const unconfiguredStart = defineHook<((device: Device) => Io<void>) | null>('boot.unconfigured-start');

/** Runs between decompression and the start of the system, while the console can still be asked. */
export const afterDecompression = defineHook<((device: Device) => Io<void>) | null>('boot.after-decompression');

/** What the console shows between an image in memory and the running system. */
export interface StartScreen {
  unpack(device: Device, content: Content): Io<void>;
  banner(device: Device, facts: ImageFacts): string;
}

/** Platforms that start otherwise tap this. */
export const startScreen = defineHook<StartScreen>('boot.start-screen');

export const bootStarted = defineEvent<{ image: string; key: string; count: number }>(
  'boot.started',
  { image: 'text', key: 'text', count: 'number' },
  'IOS was started from `image`, verified by `key` (`production A`); `count` counts the starts.',
);
export const bootReady = defineEvent<{ image: string; configuration: string }>(
  'boot.ready',
  { image: 'text', configuration: 'text' },
  'IOS is up; `configuration` tells what became of the startup configuration: applied, ignored or absent.',
);
export const breakPressed = defineEvent<{ phase: string; heard: boolean }>(
  'boot.break',
  { phase: 'text', heard: 'flag' },
  'Break arrived during this phase; `heard` tells whether the device went to its ROM monitor.',
);
