import type { Lab, PastLab } from '../../engine/index.ts';
import type { DeviceView } from '../protocol.ts';

/** A lab as it stands or stood. */
type Seen = Pick<Lab | PastLab, 'devices'>;
type SeenDevice = Seen['devices'][number];

/** Where scenarios put their devices on the topology. */
export type Places = ReadonlyMap<string, readonly [number, number]>;

const textFact = (id: string, device: SeenDevice): string => {
  const value = device.software.facts.get(id)?.read(device, '') ?? '';
  return typeof value === 'string' ? value : '';
};

const inserted = (disk: string, device: SeenDevice): boolean =>
  device.software.facts.get('files.inserted')?.read(device, disk) === true;

const viewDevice = (device: SeenDevice, at: readonly [number, number]): DeviceView => {
  return {
    name: device.name,
    platform: device.platform.id,
    title: device.platform.title,
    at,
    phase: device.phase,
    hostname: textFact('hostname', device) || device.name,
    slots: device.platform.disks
      .filter((disk) => disk.removable)
      .map(({ name, kind }) => ({
        slot: name,
        card: kind === 'disk' ? 'CompactFlash' : 'USB flash',
        inserted: inserted(name, device),
      })),
    clock: device.phase === 'ios' ? textFact('clock.time', device).replace(/\.\d+/, '') : '',
    baud: device.consolePort.terminalSpeed,
    reading: device.phase !== 'off' && device.console.reading,
  };
};

/** What the page shows of the devices; those without a place stand in a row. */
export const viewDevices = (lab: Seen, places: Places): readonly DeviceView[] =>
  lab.devices.map((device, index) => viewDevice(device, places.get(device.name) ?? [index * 200, 0]));
