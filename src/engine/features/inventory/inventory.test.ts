import { expect, it } from 'vitest';
import { bootedRouter } from '../../testing/lab.ts';

it('R1 lists the parts', () => {
  expect(bootedRouter({ platform: 'c3945', serial: 'FGL161010K8' }).type('show inventory')).toBe(
    [
      'show inventory',
      'NAME: "CISCO3945-CHASSIS", DESCR: "CISCO3945-CHASSIS"',
      'PID: CISCO3945-CHASSIS , VID: V05 , SN: FGL161010K8',
      '',
      'NAME: "Cisco Services Performance Engine 150 for Cisco 3900 ISR on Slot 0", DESCR: "Cisco Services Performance Engine 150 for Cisco 3900 ISR"',
      'PID: C3900-SPE150/K9   , VID: V05 , SN: FOC16108K01',
      '',
      'NAME: "C3900 AC Power Supply 1", DESCR: "C3900 AC Power Supply 1"',
      'PID: PWR-3900-AC       , VID: V03 , SN: QCS16108K01',
      '',
      'Router#',
    ].join('\n'),
  );
});

it('R2 takes the serial number of the lab', () => {
  const bench = bootedRouter({ serial: 'FTX1111AAAA' });
  expect(bench.type('show inventory')).toContain(
    'NAME: "CISCO2911/K9", DESCR: "CISCO2911/K9 chassis, Hw Serial#: FTX1111AAAA, Hw Revision: 1.0"\nPID: CISCO2911/K9      , VID: V05 , SN: FTX1111AAAA\n',
  );
  expect(bench.fact('inventory.serial')).toBe('FTX1111AAAA');
  expect(bench.fact('inventory.pid')).toBe('CISCO2911/K9');
});
