import { defineShow } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import { defineFeature } from '../../feature.ts';
import { defineFact } from '../../system/device.ts';
import { reloadCancelled, reloadScheduled } from './api.ts';
import { reloadCommands } from './command.ts';
import { reloadMessages } from './messages.ts';
import { showReload } from './schedule.ts';
import { scheduled } from './state.ts';

/** Reload: now, later, or not after all. */
export default defineFeature({
  id: 'reload',
  title: 'Reload',
  requires: ['boot', 'image-load', 'configuration', 'files', 'clock', 'warm-reboot'],
  slices: [scheduled],
  commands: [
    ...reloadCommands,
    defineShow({
      id: 'show reload',
      syntax: seq(
        keyword('show', 'Show running system information'),
        keyword('reload', 'Scheduled reload information'),
      ),
      output: showReload,
    }),
  ],
  messages: reloadMessages,
  events: [reloadScheduled, reloadCancelled],
  facts: [
    defineFact({
      id: 'reload.pending-minutes',
      kind: 'number',
      nullable: true,
      describe: 'Minutes until a scheduled reload; none when nothing is scheduled',
      read: (device) => {
        const { pending } = device.read(scheduled);
        return pending ? Math.ceil((pending.at - device.clock.now) / 60_000) : null;
      },
    }),
  ],
});
