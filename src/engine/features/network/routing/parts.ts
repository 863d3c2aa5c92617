import { part } from '../../../kernel/part.ts';

/** What only routers with routes of their own need. */
export const table = part(() => import('./table.ts'));
