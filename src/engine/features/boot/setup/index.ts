import { defineCommand } from '../../../cli/command.ts';
import { keyword } from '../../../cli/grammar.ts';
import { defineFeature } from '../../../feature.ts';
import { tap } from '../../../system/device.ts';
import { unconfiguredStart } from '../boot/api.ts';
import { initialDialog, setupDialog } from './dialog.ts';
import { setupEnded } from './events.ts';

/** The setup dialogue of an unconfigured router. */
export default defineFeature({
  id: 'setup',
  title: 'Setup dialogue',
  requires: ['boot', 'configuration'],
  events: [setupEnded],
  taps: [tap(unconfiguredStart, () => initialDialog)],
  commands: [
    defineCommand({
      id: 'setup',
      syntax: keyword('setup', 'Run the SETUP command facility'),
      run: setupDialog,
    }),
  ],
});
