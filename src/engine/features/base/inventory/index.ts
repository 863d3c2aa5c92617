import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact } from '../../../system/device.ts';

const later = part(() => import('./later.ts'));

/** The parts of the device and their serial numbers. */
export default defineFeature({
  id: 'inventory',
  title: 'Inventory',
  later,
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
