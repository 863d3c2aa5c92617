import { part } from '../../../kernel/part.ts';

/** The configuration over the network. */
export const overNetwork = part(() => import('./over-network.ts'), 'last');
