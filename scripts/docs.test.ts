import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fetchParts } from '../src/engine/index.ts';
import { generated } from './generated.ts';

await fetchParts();
import { some } from '../src/engine/testing/some.ts';

it.each(some(generated()))('$path is what `npm run docs` writes', ({ path, text }) => {
  expect(readFileSync(join(import.meta.dirname, '..', path), 'utf8')).toBe(text);
});
