import { defineFeature } from '../../feature.ts';
import { clockFacts, clockSet, clockUpdated, setWallClock } from './api.ts';
import { setCommands } from './set.ts';
import { showClockCommands } from './show.ts';
import { calendar, softwareClock, zone } from './state.ts';
import { zoneCommands, zoneLines } from './zone-commands.ts';

export default defineFeature({
  id: 'clock',
  title: 'Clock and calendar',
  slices: [calendar, softwareClock, zone],
  commands: [...setCommands, ...showClockCommands, ...zoneCommands],
  runningConfig: [{ block: 'clock', lines: zoneLines }],
  facts: clockFacts,
  messages: [clockUpdated],
  events: [clockSet],
  setup(device, spec) {
    if (spec.clock !== undefined) setWallClock(device, spec.clock, false);
  },
});
