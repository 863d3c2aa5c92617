import { knownLines } from './known-line.ts';

/** Lines of archive configuration. */
export const archiveLines = knownLines(`
:2 rollback|Rollback parameters`);

/** Lines of the configuration logger. */
export const loggerLines = knownLines(`
:. logging persistent auto|Save every command at once
:. logging persistent manual|Save commands when told to
:. logging persistent reload|Apply saved commands after a reload
:. notify syslog contenttype xml|XML
:. record rc|Return code of the parser`);
