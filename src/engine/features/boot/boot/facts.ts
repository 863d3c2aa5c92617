import { defineFact } from '../../../system/device.ts';
import { startRecord } from './state.ts';

export const facts = [
  defineFact({
    id: 'boot.phase',
    kind: 'text',
    describe: 'What has the console: off, bootstrap, rommon or ios',
    read: (device) => device.phase,
  }),
  defineFact({
    id: 'boot.configuration-ignored',
    kind: 'flag',
    describe: 'Whether IOS runs without a startup configuration that is there, because the register says so',
    read: (device) => device.read(startRecord).configurationIgnored,
  }),
  defineFact({
    id: 'boot.console-speed',
    kind: 'number',
    describe: 'Bits per second of the console at the device',
    read: (device) => device.consolePort.speed,
  }),
];
