import { defineFact, type Device, type Fact } from '../../../system/device.ts';
import { body } from './parts.ts';
import { accessLists } from './state.ts';

/** Whether a standard access list lets an address pass; what matches is counted. A list that is not there lets everybody. */
export const accessListPermits = (device: Device, name: string, address: string): boolean =>
  body.get().listLets(device, name, address);

export const accessListFacts: readonly Fact[] = [
  defineFact({
    id: 'access-list.entries',
    kind: 'list',
    of: 'number or name',
    describe: 'Entries of a standard access list as the running configuration has them',
    read: (device, of) =>
      device
        .read(accessLists)
        .lists.filter(({ name }) => name === of)
        .flatMap(({ entries }) => entries.map(({ says }) => body.get().entryText(says))),
  }),
];
