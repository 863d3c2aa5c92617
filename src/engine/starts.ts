import { features } from './features/index.ts';
import type { Part } from './kernel/part.ts';
import { models, platforms } from './platforms/index.ts';
import { fits } from './software.ts';

/** What a device starts with and others do without, named as its model or as its feature is. */
export interface Start {
  readonly id: string;
  readonly start: Part<unknown>;
}

/** What devices of these platforms start with, and others do without: what such a model is, and what its features start with. */
export function startsOf(ids: readonly string[]): readonly Start[] {
  const own = models.filter(({ id }) => ids.includes(id));
  const named = [...own, ...platforms().filter(({ id }) => ids.includes(id))];
  const started = features.filter((feature) => named.some((platform) => fits(feature, platform)));
  return [
    ...own.map(({ id, file }) => ({ id, start: file })),
    ...started.flatMap(({ id, start }) => (start ? { id, start } : [])),
  ];
}
