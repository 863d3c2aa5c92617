import { defineFact, type Device, type Fact } from '../../../system/device.ts';
import type { Passing } from '../../../system/network/ip-stack.ts';
import type { Address } from '../../../system/network/network.ts';
import { body } from './parts.ts';
import { accessLists } from './state.ts';

/** Nobody in particular: where somebody goes who is asked only where they come from. */
const NOWHERE = '0.0.0.0';

/** Who comes from where; what else is not said is nobody and nothing in particular. */
export interface Coming extends Partial<Passing> {
  readonly address: Address;
  readonly protocol: Passing['protocol'];
}

/** Whether an access list lets somebody in; what matches is counted. A list that is not there lets everybody. */
export const listAdmits = (device: Device, name: string, { address: from, ...coming }: Coming): boolean =>
  body.get().listLets(device, name, { to: NOWHERE, ...coming, from });

export const accessListFacts: readonly Fact[] = [
  defineFact({
    id: 'access-list.entries',
    kind: 'list',
    of: 'number or name',
    describe: 'Entries of an access list as the running configuration has them',
    read: (device, of) =>
      device
        .read(accessLists)
        .lists.filter(({ name }) => name === of)
        .flatMap(({ entries }) => entries.map(({ says }) => body.get().entryText(says))),
  }),
];
