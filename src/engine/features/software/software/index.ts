import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { reloadRequested } from './api.ts';
import { runningState, softwareRecord, warmRecord } from './state.ts';

/** What runs: the image in memory, since when, and how the software before it ended. */
export default defineFeature({
  id: 'software',
  title: 'Running software',
  requires: ['clock', 'files'],
  slices: [softwareRecord, runningState, warmRecord],
  later: part(() => import('./facts.ts')),
  events: [reloadRequested],
});
