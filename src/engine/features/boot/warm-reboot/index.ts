import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact } from '../../../system/device.ts';
import { upgradeRefused, warmRefused } from './events.ts';
import { configCommands, configLines } from './config.ts';
import { warmReloadRefusal } from './possible.ts';
import { savedCopy, warmReboot } from './state.ts';

const later = part(() => import('./later.ts'));

/** Software that starts itself again, or another image, without the ROM monitor. */
export default defineFeature({
  id: 'warm-reboot',
  title: 'Warm reboot and warm upgrade',
  for: { firmware: ['isr-g2'] },
  requires: ['boot', 'files', 'software'],
  slices: [warmReboot, savedCopy],
  commands: configCommands,
  later,
  runningConfig: [{ block: 'boot-end', lines: configLines }],
  events: [warmRefused, upgradeRefused],
  facts: [
    defineFact({
      id: 'warm-reboot.possible',
      kind: 'flag',
      describe: 'Whether reload warm would start the running software again without the ROM monitor',
      read: (device) => warmReloadRefusal(device) === undefined,
      whyNot: (device) => warmReloadRefusal(device)?.words ?? '',
    }),
  ],
  programs: [
    function* (device) {
      const { config } = device.read(warmReboot);
      device.update(savedCopy, (draft) => {
        draft.kept = config !== null;
      });
    },
  ],
});
