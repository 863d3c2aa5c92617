export { archiveMode } from './mode.ts';
