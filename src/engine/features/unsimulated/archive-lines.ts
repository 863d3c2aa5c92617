import type { KnownLine } from './known-line.ts';

/** Lines of archive configuration. */
export const archiveLines: readonly KnownLine[] = [
  {
    phrase: 'log config',
    help: 'Logging changes to the running configuration',
    enters: 'config-archive-log-cfg',
  },
  { phrase: 'rollback', help: 'Rollback parameters' },
];
