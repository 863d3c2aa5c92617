import { part } from '../../../kernel/part.ts';

/** Archiving, replacing and comparing configurations. */
export const body = part(() => import('./body.ts'), 'last');
