import { part } from '../../../kernel/part.ts';

/** What the commands that work on files do and print. */
export const body = part(() => import('./body.ts'));
