import { part } from '../../../kernel/part.ts';

/** Recording and showing configuration commands. */
export const body = part(() => import('./body.ts'), 'last');
