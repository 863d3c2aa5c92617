import { part } from '../../../kernel/part.ts';

/** What ping, telnet and a word that is no command do. */
export const body = part(() => import('./body.ts'), 'last');
