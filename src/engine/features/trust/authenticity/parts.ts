import { part } from '../../../kernel/part.ts';

/** What the commands do, and what facts and the trust view ask of the whole chain of trust. */
export const body = part(() => import('./body.ts'));
