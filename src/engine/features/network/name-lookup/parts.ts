import { part } from '../../../kernel/part.ts';

/** What ping does, and how names are looked up. */
export const body = part(() => import('./body.ts'), 'last');
