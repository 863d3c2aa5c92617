export { clearLog, logText } from './log-text.ts';
export { beginSession, recordCommand, recordEnable, shorten } from './record.ts';
