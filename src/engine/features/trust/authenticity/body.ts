export { addKey } from './add-key.ts';
export { runningType } from './permissions.ts';
export { revokeKeys } from './revoke-key.ts';
export { showFile, showKeys, showRunning, showStatus } from './show.ts';
export { revokedKeys, trustChain } from './trust.ts';
export { upgradeStatus } from './upgrade-status.ts';
export { noteVerification } from './verification.ts';
export { verdictOf } from './why.ts';
