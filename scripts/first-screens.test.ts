import { catalogue } from 'virtual:catalogue';
import { expect, it } from 'vitest';
import { memoryStore, TestWorld } from '../src/bridge/test-world.ts';
import { some } from '../src/engine/testing/some.ts';
import { firstScreensOf, SHIPPED_SEEDS } from './first-screens.ts';

const SEEDS = [1, 2, 3, SHIPPED_SEEDS];

it.each(some(catalogue.map(({ id }) => id)))('%s: what is shipped is what its engine shows', async (id) => {
  const world = new TestWorld(memoryStore());
  for (const seed of SEEDS) {
    await world.open(id, `${id} ${seed}`, seed);
    expect(await firstScreensOf(id, seed)).toEqual(world.opened?.screens);
  }
});
