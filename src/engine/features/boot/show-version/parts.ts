import { part } from '../../../kernel/part.ts';

/** What is printed of a version; a boot prints some of its texts by itself. */
export const body = part(() => import('./version.ts'));
