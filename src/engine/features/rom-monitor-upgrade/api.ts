export {
  examineMonitor,
  type FallBack,
  monitorBanner,
  type MonitorFault,
  nextMonitor,
  regionInUse,
  upgradeMonitor,
  type UpgradeMonitor,
} from './monitor.ts';
export type { Region } from './state.ts';
export { preferredRegion, preferRegion } from './preference.ts';
