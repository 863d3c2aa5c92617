export { linesOfMoved } from './lines.ts';
export { levelOfCommand, moveCommand, resetCommand, restoreCommand } from './moving.ts';
