import { defineFact } from '../../../system/device.ts';
import { monitorState } from './state.ts';

export const facts = [
  defineFact({
    id: 'rommon.last-result',
    kind: 'number',
    describe: 'Return code of the last ROM monitor command: 0 when it succeeded',
    read: (device) => device.read(monitorState).result,
  }),
];
