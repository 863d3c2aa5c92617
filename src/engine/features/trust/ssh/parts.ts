import { part } from '../../../kernel/part.ts';

/** What the server and the commands do. */
export const body = part(() => import('./body.ts'), 'last');
