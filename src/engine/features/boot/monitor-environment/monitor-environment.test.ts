import { describe, expect, it } from 'vitest';
import { Bench, boxed, poweredRouter, rommonRouter } from '../../../testing/lab.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';

describe('BOOT', () => {
  const startup = `boot system flash ${IMAGE}\nend\n`;

  it('R1 is the list of the configuration', () => {
    const bench = poweredRouter({ startup });
    bench.player.settle();
    expect(bench.fact('boot.variable')).toBe(`flash:${IMAGE},1;`);
    expect(bench.type('', '⟦+20s⟧', 'show version | include image file')).toContain(`file is "flash:${IMAGE}"`);
  });

  it('R1 set in the ROM monitor holds until the configuration is another one', () => {
    const bench = rommonRouter({ startup });
    bench.type('BOOT=flash0:other.bin,1;', 'sync', 'reset');
    expect(bench.fact('boot.variable')).toBe('flash0:other.bin,1;');
    bench.type('confreg 0x2102', 'reset', '⟦+30s⟧⟦⟧', 'enable', 'conf t', 'hostname New', 'end', 'write');
    expect(bench.fact('boot.variable')).toBe(`flash:${IMAGE},1;`);
  });
});

it('R2 R3 loses at reset and at power-off what was not synced', () => {
  const bench = rommonRouter();
  const variable = (name: string) => [bench.fact('rommon.variable', name), bench.fact('rommon.variable-stored', name)];
  bench.type('A=1', 'sync', 'B=2', 'A=3');
  expect(variable('A')).toEqual(['3', '1']);
  expect(variable('B')).toEqual(['2', null]);
  bench.type('reset');
  expect(variable('A')).toEqual(['1', '1']);
  expect(variable('B')).toEqual([null, null]);
  bench.type('A=4', '⟦:power off⟧⟦:power on⟧');
  expect(variable('A')).toEqual(['1', '1']);
});

it('R3 takes the variables of the lab, and no name that every object has', () => {
  const bench = new Bench({ devices: [boxed({ register: 0x2100, variables: { TFTP_SERVER: '10.1.1.1' } })] });
  expect(bench.fact('rommon.variable', 'TFTP_SERVER')).toBe('10.1.1.1');
  expect(bench.fact('rommon.variable', 'constructor')).toBeNull();
  expect(bench.fact('rommon.variable-stored', '__proto__')).toBeNull();
});
