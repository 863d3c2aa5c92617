import { expect, it } from 'vitest';
import { bootedRouter } from '../../../testing/lab.ts';

it('R1 stores the register for the next start', () => {
  const bench = bootedRouter();
  bench.type('conf t', 'config-register 0x2142', 'end');
  expect(bench.fact('boot.config-register-next')).toBe('0x2142');
  expect(bench.type('show version | include register')).toContain(
    'Configuration register is 0x2102 (will be 0x2142 at next reload)\n',
  );
  expect(bench.type('show running-config | include register')).not.toContain('config-register');
  bench.type('⟦:power off⟧⟦:power on⟧');
  expect(bench.fact('boot.config-register')).toBe('0x2142');
  expect(bench.fact('boot.configuration-ignored')).toBe(true);
  bench.type('no', '', 'enable', 'conf t', 'config-register 0x2142', 'end');
  expect(bench.type('show bootvar')).toContain('Configuration register is 0x2142\n');
});

it('R2 goes back to the usual register', () => {
  const bench = bootedRouter({ register: 0x2002 });
  bench.type('conf t', 'no config-register', 'end');
  expect(bench.fact('boot.config-register-next')).toBe('0x2102');
});

it('R3 refuses other values', () => {
  const bench = bootedRouter();
  const screen = bench.type('conf t', 'config-register 2102', 'config-register 0x21021', 'config-register');
  expect(screen.match(/% Invalid input detected/g)).toHaveLength(2);
  expect(screen).toContain('% Incomplete command.');
  expect(bench.fact('boot.config-register-next')).toBe('0x2102');
});
