export { reload } from './command.ts';
export { showReload } from './schedule.ts';
