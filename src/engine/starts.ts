import type { Feature } from './feature.ts';
import { features } from './features/index.ts';
import { platforms } from './platforms/index.ts';
import { fits } from './software.ts';

/** Features whose start devices of these platforms need, and others do not. */
export const startsOf = (ids: readonly string[]): readonly Feature[] => {
  const named = platforms.filter(({ id }) => ids.includes(id));
  return features.filter((feature) => feature.start && named.some((platform) => fits(feature, platform)));
};
