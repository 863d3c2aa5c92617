import { defineEvent } from '../../../kernel/events.ts';
import { defineFact } from '../../../system/device.ts';
import { archiveList, archiveSettings } from './state.ts';

export { archiveMode } from './mode.ts';

export const archived = defineEvent<{ file: string }>(
  'archive.saved',
  { file: 'text' },
  'The running configuration was archived in this file',
);
export const replaced = defineEvent<{ source: string }>(
  'configuration.replaced',
  { source: 'text' },
  'The running configuration was replaced by this file',
);
export const rolledBack = defineEvent<{ because: string }>(
  'configuration.rolled-back',
  { because: 'text' },
  'A change was taken back; `because` of the timer, a command or an error',
);

export const archiveFacts = [
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
