import { defineFact, hostname } from '../../../system/device.ts';

export const hostnameFact = defineFact({
  id: 'hostname',
  kind: 'text',
  describe: "The device's hostname",
  read: (device) => device.hook(hostname, 'Router'),
});
