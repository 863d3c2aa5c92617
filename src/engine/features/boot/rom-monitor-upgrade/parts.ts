import { part } from '../../../kernel/part.ts';

export const body = part(() => import('./body.ts'));
