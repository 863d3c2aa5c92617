import { defineShow } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import { defineFeature } from '../../feature.ts';
import { defineFact } from '../../system/device.ts';
import { units, type Unit } from './units.ts';

const entry = ({ name, description, pid, version, serial }: Unit): string =>
  `NAME: "${name}", DESCR: "${description}"\nPID: ${pid.padEnd(18)}, VID: ${version} , SN: ${serial}\n`;

/** The parts of the device and their serial numbers. */
export default defineFeature({
  id: 'inventory',
  title: 'Inventory',
  commands: [
    defineShow({
      id: 'show inventory',
      syntax: seq(
        keyword('show', 'Show running system information'),
        keyword('inventory', 'Show the physical inventory'),
      ),
      output: (device) => `${units(device).map(entry).join('\n')}\n`,
    }),
  ],
  facts: [
    defineFact({
      id: 'inventory.serial',
      kind: 'text',
      describe: 'Serial number of the chassis',
      read: (device) => device.serial,
    }),
    defineFact({
      id: 'inventory.pid',
      kind: 'text',
      describe: 'Product id of the chassis, CISCO2911/K9',
      read: (device) => device.platform.pid,
    }),
  ],
});
