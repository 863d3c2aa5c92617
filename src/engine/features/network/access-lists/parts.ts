import { part } from '../../../kernel/part.ts';

/** What only routers with access lists need. */
export const body = part(() => import('./body.ts'));
