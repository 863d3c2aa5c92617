import { lineEntered } from '../../../cli/shell.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { savedHook } from '../configuration/api.ts';
import { archiveLines } from './lines.ts';
import { body } from './parts.ts';
import { archiveList, archiveSettings } from './state.ts';

const later = part(() => import('./later.ts'));

/** Archives of the configuration, and replacing it as a whole. */
export default defineFeature({
  id: 'archive',
  title: 'Configuration archive and replace',
  for: { firmware: ['isr-g2', 'ios-xe-3'] },
  requires: ['configuration', 'files', 'clock', 'service', 'exec'],
  slices: [archiveSettings, archiveList],
  later,
  runningConfig: [{ block: 'archive', lines: archiveLines }],
  taps: [
    tap(lineEntered, (session, device) => {
      if (device.read(archiveList).rollback?.idle)
        device.update(archiveList, (draft) => {
          draft.touched = device.clock.now;
        });
      return session;
    }),
    tap(savedHook, (next, device) =>
      device.read(archiveSettings).writeMemory ? [...next, (session) => body.get().archiveAndTell(session)] : next,
    ),
  ],
});
