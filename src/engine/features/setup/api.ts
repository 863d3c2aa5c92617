export { initialDialog } from './dialog.ts';
