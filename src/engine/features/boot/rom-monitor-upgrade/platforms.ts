import type { Device } from '../../../system/device.ts';

/** Routers with a read-only and an upgradable ROM monitor. */
export const hasRegions = (device: Device): boolean => device.platform.upgradableMonitor === 'regions';

/** Routers whose processors have a partition for a newer ROM monitor. */
export const hasPartition = (device: Device): boolean => device.platform.upgradableMonitor === 'partition';
