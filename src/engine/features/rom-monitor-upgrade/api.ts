export { monitorBanner, nextMonitor, regionInUse, upgradeMonitor } from './monitor.ts';
export { preferredRegion } from './preference.ts';
