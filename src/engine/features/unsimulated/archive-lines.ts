import { knownLines } from './known-line.ts';

/** Lines of archive configuration. */
export const archiveLines = knownLines(`
:. log config|Logging changes to the running configuration|config-archive-log-cfg
:2 rollback|Rollback parameters`);
