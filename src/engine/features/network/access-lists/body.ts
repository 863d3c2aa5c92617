/** What lists do, as one part. */
export { namedLines, numberedLines, withGroups } from './lines.ts';
export { listLets, withLists } from './permits.ts';
export { entryText } from './text.ts';
