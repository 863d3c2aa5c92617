import { part } from '../kernel/part.ts';

const body = part(() => import('./show-output.ts'));

/** Text of a showing command, or lines that are made as they are shown: through its output modifier, then page by page to the terminal. */
export const showOutput = body.fn('showOutput');
