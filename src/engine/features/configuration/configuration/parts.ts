import { part } from '../../../kernel/part.ts';

/** What the configurations look like to whoever asks, and how they are erased. */
export const showing = part(() => import('./show.ts'));

/** What is copied to running and startup configuration. */
export const storing = part(() => import('./storing.ts'));

/** The configuration over the network. */
export const overNetwork = part(() => import('./over-network.ts'), 'last');
