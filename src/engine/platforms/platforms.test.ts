import { expect, it } from 'vitest';
import { models, platformById, platformIds, platforms } from './index.ts';

it('what is said of a model before its data has come is what the data says', () => {
  expect(models.map(({ id, firmware }) => [id, firmware])).toEqual(
    models.map(({ platform }) => [platform().id, platform().firmware]),
  );
  expect(platforms().map(({ id }) => id)).toEqual(platformIds);
  expect(() => platformById('toString')).toThrow('No platform toString');
});
