import { defineMessage } from '../../../system/device.ts';

export const configReplaced = defineMessage('SYS', 5, 'CONFIG_R', 'Config Replace is Done ');

const rollback = (mnemonic: string, text: string) =>
  defineMessage('ARCHIVE_DIFF', 5, `ROLLBK_CNFMD_CHG_${mnemonic}`, text);

/** File. */
export const backedUp = rollback('BACKUP', 'Backing up current running config to {0}');
/** User, level, file, minutes. */
export const timerStarted = rollback(
  'START_ABSTIMER',
  'User: {0}(Priv: {1}, View: 0): Scheduled to rollback to config {2} in {3} minutes',
);
/** User, level, file, minutes. */
export const idleTimerStarted = rollback(
  'START_IDLETIMER',
  'User: {0}(Priv: {1}, View: 0): Scheduled to rollback to config {2} if session has been idle for {3} minutes',
);
/** File. */
export const timerWarning = rollback(
  'WARNING_ABSTIMER',
  'System will rollback to config {0} in one minute. Enter "configure confirm" if you wish to keep what you\'ve configured',
);
/** File. */
export const idleTimerWarning = rollback(
  'WARNING_IDLETIMER',
  'System will rollback to config {0} in one minute if session continues to be idle. Enter "configure confirm" if you wish to keep what you\'ve configured',
);
/** File. */
export const rollbackStarted = rollback('ROLLBACK_START', 'Start rolling to: {0}');
/** User, level. */
export const changeConfirmed = rollback('CONFIRM', 'User: {0}(Priv: {1}, View: 0): Confirm the configuration change');

export const archiveMessages = [
  configReplaced,
  backedUp,
  timerStarted,
  idleTimerStarted,
  timerWarning,
  idleTimerWarning,
  rollbackStarted,
  changeConfirmed,
];
