import { defineFeature } from '../../../feature.ts';
import { reloadRequested } from './api.ts';
import { softwareFacts } from './facts.ts';
import { runningState, softwareRecord, warmRecord } from './state.ts';

/** What runs: the image in memory, since when, and how the software before it ended. */
export default defineFeature({
  id: 'software',
  title: 'Running software',
  requires: ['clock', 'files'],
  slices: [softwareRecord, runningState, warmRecord],
  facts: softwareFacts,
  events: [reloadRequested],
});
