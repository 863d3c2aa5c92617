import { catalogue } from 'virtual:catalogue';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueDigests, DIGESTS_FILE, digestsToOpen } from './catalogue-digests.ts';
import { some } from '../src/engine/testing/some.ts';

describe('the labs of the catalogue', () => {
  // First: what is told stays known.
  it('ship the digests of their large contents, as `npm run docs` computes them from the bytes', async () => {
    expect(readFileSync(join(import.meta.dirname, '..', DIGESTS_FILE), 'utf8')).toBe(await catalogueDigests());
  });

  it.each(some(catalogue.map(({ id }) => id)))('%s opens without reading one', async (id) => {
    expect(await digestsToOpen(id, true)).toEqual({});
  });
});
