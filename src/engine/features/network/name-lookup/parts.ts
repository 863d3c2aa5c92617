import { part } from '../../../kernel/part.ts';

/** How names are looked up. */
export const body = part(() => import('./body.ts'), 'last');
