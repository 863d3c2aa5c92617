export { warmRefused } from './events.ts';
export { startsWarm, warmReloadRefusal } from './possible.ts';
export { chooseUpgrade, loadUpgrade } from './upgrade.ts';
