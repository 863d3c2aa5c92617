import { expect, it } from 'vitest';
import { sha512Hex } from '../../../system/crypto/digests.ts';
import { bootedRouter, imageFile, poweredRouter, rommonRouter } from '../../../testing/lab.ts';
import { uptime } from './api.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const image = imageFile(IMAGE);

it('R1 nothing runs in the ROM monitor or without power', () => {
  const bench = rommonRouter();
  const nothing = () => {
    for (const fact of ['running-image', 'running-version', 'running-sha512', 'image-verified-by'])
      expect(bench.fact(`boot.${fact}`)).toBeNull();
    expect(uptime(bench.device)).toBe(0);
  };
  nothing();
  bench.type('⟦:power off⟧');
  nothing();
});

it('R2 tells place, version, digest and key of what runs', () => {
  const bench = poweredRouter({ startup: `boot system flash ${IMAGE}\nend\n`, files: [image] });
  bench.player.settle();
  expect(bench.fact('boot.running-image')).toBe(`flash0:${IMAGE}`);
  expect(bench.fact('boot.running-version')).toBe('15.4(3)M');
  expect(bench.fact('boot.running-sha512')).toBe(sha512Hex(image.content));
  expect(bench.fact('boot.image-verified-by')).toBe('production A');
  expect(uptime(bench.device)).toBeGreaterThan(0);
});

it('R3 R4 counts starts and keeps how the last software ended', () => {
  const bench = bootedRouter({ startup: 'hostname R1\nend\n' });
  const record = () => [bench.fact('boot.count'), bench.fact('boot.last-return'), bench.fact('boot.last-reason')];
  expect(record()).toEqual([1, 'power-on', 'power-on']);
  bench.type('reload', '', '⟦+120s⟧');
  expect(record()).toEqual([2, 'reload', 'Reload Command']);
  bench.type('⟦:power off⟧⟦:power on⟧', '⟦+120s⟧');
  expect(record()).toEqual([3, 'power-on', 'power-on']);
});
