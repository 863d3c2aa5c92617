export { additionsText, differencesText } from './differences.ts';
export { replaceConfiguration } from './replace.ts';
export { backUp, confirmChange, restartTimer, revertNow, startTimer, timerText } from './rollback.ts';
export { archiveAndTell, archiveUnseen } from './save.ts';
export { archiveTable } from './table.ts';
