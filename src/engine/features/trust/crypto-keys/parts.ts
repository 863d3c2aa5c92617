import { part } from '../../../kernel/part.ts';

/** What the commands about keys do. */
export const body = part(() => import('./body.ts'), 'last');
