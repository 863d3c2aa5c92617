import { defineFact } from '../../../system/device.ts';
import { archiveList, archiveSettings } from './state.ts';

export const facts = [
  defineFact({
    id: 'archive.path',
    kind: 'text',
    nullable: true,
    describe: 'Path that archive files begin with; none when archiving is off',
    read: (device) => device.read(archiveSettings).path,
  }),
  defineFact({
    id: 'archive.count',
    kind: 'number',
    describe: 'How many archives of the configuration are kept',
    read: (device) => device.read(archiveList).names.length,
  }),
  defineFact({
    id: 'archive.latest',
    kind: 'text',
    nullable: true,
    describe: 'File of the most recent archive; none when there is none',
    read: (device) => device.read(archiveList).names.at(-1) ?? null,
  }),
  defineFact({
    id: 'archive.rollback-pending',
    kind: 'flag',
    describe: 'Whether a timed change waits to be confirmed',
    read: (device) => device.read(archiveList).rollback !== null,
  }),
];
