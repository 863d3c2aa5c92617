import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { clockFacts, clockSet, clockUpdated, setWallClock } from './api.ts';
import { calendar, softwareClock, zone } from './state.ts';
import { zoneLines } from './zone-lines.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'clock',
  title: 'Clock and calendar',
  slices: [calendar, softwareClock, zone],
  later,
  runningConfig: [{ block: 'clock', lines: zoneLines }],
  facts: clockFacts,
  messages: [clockUpdated],
  events: [clockSet],
  setup(device, spec) {
    if (spec.clock !== undefined) setWallClock(device, spec.clock, false);
  },
});
