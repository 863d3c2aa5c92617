import type { Device } from '../../system/device.ts';

/** Routers with a read-only and an upgradable ROM monitor. */
export const upgradable = (device: Device): boolean => device.platform.upgradableMonitor;
