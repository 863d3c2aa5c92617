import { expect, it } from 'vitest';
import { platformById, platformIds } from '../../../platforms/index.ts';
import { allRead, misread } from '../../../testing/fields.ts';
import { bootedRouter } from '../../../testing/lab.ts';
import { some } from '../../../testing/some.ts';

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

it.each(['c1941', 'c2901'])('R1 leaves version and number of the power supply of %s blank', (platform) => {
  expect(bootedRouter({ platform }).type('show inventory')).toContain(
    'DESCR: "C1941/C2901 AC Power Supply"\nPID: PWR-1941-2901-AC  , VID:    , SN:            \n',
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

it.each(['c3945', 'cat4500e'])('R2 gives no part of %s the number of another', (platform) => {
  const prefix = platformById(platform).serialPrefix;
  const serials = bootedRouter({ platform, serial: `${prefix}1840ABBA` })
    .type('terminal length 0', 'show inventory')
    .match(/SN: \w+/g);
  expect(serials).toContain(`SN: ${prefix}1840ABBA`);
  expect(new Set(serials).size).toBe(serials?.length);
});

const names = (screen: string): readonly string[] => screen.match(/(?<=NAME: ")[^"]*/g) ?? [];

it('R3 lists what has no product id, too', () => {
  const screen = bootedRouter({ platform: 'c1941' }).type('terminal length 0', 'show inventory raw');
  expect(names(screen)).toEqual([
    'CISCO1941/K9',
    'C1941 Chassis Slot 0',
    'C1941 Mother board 2GE, integrated VPN and 2W on Slot 0',
    'DaughterCard Slot 0 on Card 0',
    'DaughterCard Slot 1 on Card 0',
    'C1941 ISM Slot 0',
    'Embedded-Service-Engine0/0',
    'GigabitEthernet0/0',
    'GigabitEthernet0/1',
    'Container of powerSupply Containers',
    'Container of Power Supply',
    'C1941/C2901 AC Power Supply',
  ]);
  expect(screen).toContain(
    'NAME: "GigabitEthernet0/1", DESCR: "CN Gigabit Ethernet"\nPID:                   , VID:    , SN:            \n\n',
  );
});

it.each(['c1941', 'c2901', 'c2911', 'c3945', 'asr1002x', 'cat4500e'])(
  'R3 names every port of %s that can be touched',
  (platform) => {
    const bench = bootedRouter({ platform });
    const listed = names(bench.type('terminal length 0', 'show inventory raw'));
    for (const { name, media } of bench.device.platform.ports) expect(listed.includes(name)).toBe(media !== 'Vlan');
    const serials = bench.type('show inventory').match(/SN: \w+/g) ?? [];
    expect(new Set(serials).size).toBe(serials.length);
  },
);

it('R4 lists parts by name', () => {
  const bench = bootedRouter();
  expect(names(bench.type('show inventory cisco2911/k9'))).toEqual(['CISCO2911/K9']);
  expect(names(bench.type('show inventory raw "daughtercard slot 1"'))).toEqual(['DaughterCard Slot 1 on Card 0']);
  expect(names(bench.type('show inventory raw gigabit | include /2'))).toEqual(['GigabitEthernet0/2']);
  expect(names(bench.type('show inventory gigabit'))).toEqual([]);
});

it('R5 shows what licences are bound to', () => {
  const udi = (platform: string, serial: string): string =>
    bootedRouter({ platform, serial }).type('show license udi').replace(/^.*\n/, '');
  expect(udi('c2911', 'FTX152410Y6')).toBe(
    `Device#   PID                   SN              UDI\n${'-'.repeat(77)}\n*0        CISCO2911/K9          FTX152410Y6     CISCO2911/K9:FTX152410Y6\n\nRouter#`,
  );
  expect(udi('c3945', 'FOC1840A1B2')).toContain(
    '*0        C3900-SPE150/K9       FOC18402B1A     C3900-SPE150/K9:FOC18402B1A\n',
  );
  expect(udi('asr1002x', 'FOX1711G001')).toBe(
    `SlotID   PID                    SN                      UDI\n${'-'.repeat(80)}\n*        ASR1002-X             FOX1711G001     ASR1002-X:FOX1711G001\n\nRouter#`,
  );
});

const ids = platformIds;
const named = /^NAME: "(?<name>[^"]+)", DESCR: "(?<description>[^"]+)"$/;
const whole = [named, /^PID: (?<pid>[\w/+=-]+) *, VID: (?<version>V\d\d|) *, SN: (?<serial>\w{11}| {11})$/];
const numbered = [named, /^PID: (?<pid>[\w/+=-]+) *, VID: (?<version>V\d\d) *, SN: (?<serial>\w{11})$/];
const place = [named, /^PID: (?<pid> {18}), VID: (?<version> {3}| {5}), SN: (?<serial> {11})$/];

it.each(some(ids))('R6 has every field of every part of %s', (platform) => {
  const parts = (command: string): readonly string[] =>
    bootedRouter({ platform })
      .type('terminal length 0', '⟦:clear⟧', command)
      .replace(/^.*\n/, '')
      .split('\n\n')
      .slice(0, -1);
  const listed = parts('show inventory');
  expect(listed.length).toBeGreaterThan(1);
  expect(misread(listed[0] ?? '', platform === 'c7206' ? whole : numbered)).toEqual(allRead);
  for (const part of listed) expect({ part, ...misread(part, whole) }).toEqual({ part, ...allRead });
  for (const part of parts('show inventory raw'))
    expect({ part, ...misread(part, listed.includes(part) ? whole : place) }).toEqual({ part, ...allRead });
});
