import { defineCommand, defineShow } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import type { Session } from '../../cli/session.ts';
import { defineFeature } from '../../feature.ts';
import type { Io } from '../../kernel/io.ts';
import { part } from '../../kernel/part.ts';
import { defineFact } from '../../system/device.ts';
import { reloadCancelled, reloadScheduled } from './api.ts';
import { startsWarm } from '../warm-reboot/api.ts';
import { reloadMessages } from './messages.ts';
import { scheduled } from './state.ts';
import { coldSyntax, warmSyntax, type ReloadArgs } from './syntax.ts';

const body = part(() => import('./body.ts'));

const reload = (session: Session, args: ReloadArgs): Io<void> => body.get().reload(session, args);

/** Reload: now, later, or not after all. */
export default defineFeature({
  id: 'reload',
  title: 'Reload',
  requires: ['image-load', 'configuration', 'files', 'clock', 'warm-reboot', 'software'],
  slices: [scheduled],
  commands: [
    defineCommand({ id: 'reload', syntax: coldSyntax, run: reload }),
    defineCommand({ id: 'reload warm', when: startsWarm, syntax: warmSyntax, run: reload }),
    defineShow({
      id: 'show reload',
      syntax: seq(
        keyword('show', 'Show running system information'),
        keyword('reload', 'Scheduled reload information'),
      ),
      output: (device) => body.get().showReload(device),
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
