import { defineEvent } from '../../../kernel/events.ts';

export const fileCopied = defineEvent(
  'file.copied',
  { from: 'text', to: 'text', bytes: 'number' },
  'A file was copied whole; both names are given as `flash0:name`',
);
export const copyFailed = defineEvent(
  'file.copy-failed',
  { from: 'text', to: 'text', reason: 'text' },
  'A copy failed, for the reason that the device printed',
);
export const fileDeleted = defineEvent('file.deleted', { file: 'text' }, 'A file was deleted');
export const fileRenamed = defineEvent(
  'file.renamed',
  { from: 'text', to: 'text' },
  'A file or directory got another name',
);
export const fileViewed = defineEvent('file.viewed', { file: 'text' }, 'The content of a file was shown with `more`');
export const fileVerified = defineEvent(
  'file.verified',
  { file: 'text', method: 'text', passed: 'flag' },
  '`file` was verified, by its `method`; `signature`, or the name of a hash that was compared',
);
export const fileHashed = defineEvent(
  'file.hashed',
  { file: 'text', method: 'text', digest: 'text' },
  'The hash of `file` was computed and shown, with `method`',
);
export const directoryListed = defineEvent(
  'file.listed',
  { directory: 'text' },
  'A directory or disk was listed in IOS',
);
export const directoryMade = defineEvent('directory.made', { directory: 'text' }, 'A directory was made');
export const directoryRemoved = defineEvent('directory.removed', { directory: 'text' }, 'A directory was removed');
export const diskFormatted = defineEvent('disk.formatted', { disk: 'text' }, 'A disk was formatted');
export const diskInserted = defineEvent('disk.inserted', { disk: 'text' }, 'A removable disk was put into its slot');
export const diskRemoved = defineEvent('disk.removed', { disk: 'text' }, 'A removable disk was pulled out of its slot');

export const fileEvents = [
  fileCopied,
  copyFailed,
  fileDeleted,
  fileRenamed,
  fileViewed,
  fileVerified,
  fileHashed,
  directoryListed,
  directoryMade,
  directoryRemoved,
  diskFormatted,
  diskInserted,
  diskRemoved,
];
