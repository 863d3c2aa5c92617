import { part } from '../../../kernel/part.ts';

/** What telnet and the commands about open connections do. */
export const body = part(() => import('./body.ts'), 'last');
