export { upgradePartition } from './partition.ts';
export { monitorText } from './show.ts';
export { upgradeFromFile, upgradeFromMonitor } from './upgrade.ts';
