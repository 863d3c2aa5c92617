import { expect, it } from 'vitest';
import { bootedRouter } from '../../testing/lab.ts';

it('starts the image in flash0:', () => {
  const bench = bootedRouter();
  expect(bench.fact('boot.running-image')).toBe('flash0:c2900-universalk9-mz.SPA.154-3.M.bin');
});
