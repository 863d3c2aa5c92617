import { defineFeature } from '../../feature.ts';
import { clockFacts, clockSet, setWallClock } from './api.ts';
import { calendar, softwareClock, zone } from './state.ts';

export default defineFeature({
  id: 'clock',
  title: 'Clock and calendar',
  slices: [calendar, softwareClock, zone],
  facts: clockFacts,
  events: [clockSet],
  setup(device, spec) {
    if (spec.clock !== undefined) setWallClock(device, spec.clock, false);
  },
});
