export { monitorBanner, monitorRefusals, nextMonitor, regionInUse, upgradeMonitor } from './monitor.ts';
export { preferredRegion } from './preference.ts';
