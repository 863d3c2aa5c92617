export {
  authenticityShown,
  keyAdded,
  keyCommandDone,
  keyRefused,
  keyRevoked,
} from './events.ts';
export { type ImageType, imageType } from './image-type.ts';
export { type KeyName, keyText } from './keys.ts';
export { warmStarted } from './refusals.ts';
export { type TrustChain, trustChain, type TrustKey, type TrustLink } from './trust.ts';
export { type Condition, upgradeStatus, type UpgradeStatus } from './upgrade-status.ts';
export { type Distrust, judge } from './verdict.ts';
