export { linesOfMoved } from './lines.ts';
export { levelOfCommand, moveCommand, pathIn, resetCommand, restoreCommand } from './moving.ts';
