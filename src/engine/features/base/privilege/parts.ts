import { part } from '../../../kernel/part.ts';

/** Moving commands between levels and printing what was moved: both read the commands of all modes. */
export const body = part(() => import('./body.ts'), 'last');
