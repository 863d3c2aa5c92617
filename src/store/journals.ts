import { openJournalStore } from '../bridge/attempts/journal-store.ts';

/** The attempts of this browser; one connection for the whole page. */
export const journals = openJournalStore();
