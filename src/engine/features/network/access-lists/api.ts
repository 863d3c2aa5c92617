import { defineFact, type Device, type Fact } from '../../../system/device.ts';
import { listLets, listNamed } from './permits.ts';
import { entryText } from './text.ts';

/** Whether a standard access list lets an address pass; what matches is counted. A list that is not there lets everybody. */
export const accessListPermits = (device: Device, name: string, address: string): boolean =>
  listLets(device, name, address);

export const accessListFacts: readonly Fact[] = [
  defineFact({
    id: 'access-list.entries',
    kind: 'list',
    of: 'number or name',
    describe: 'Entries of a standard access list as the running configuration has them',
    read: (device, of) => (listNamed(device, of)?.entries ?? []).map(({ says }) => entryText(says)),
  }),
];
