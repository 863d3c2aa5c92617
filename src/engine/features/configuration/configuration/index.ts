import { configurationLeft } from '../../../cli/shell.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { virtualFiles } from '../../files/files/api.ts';
import { leftConfiguration, startWatching } from './changes.ts';
import { writeCommand } from './commands.ts';
import { configEvents } from './events.ts';
import { configuredFrom, nvramInitialized } from './messages.ts';
import { configurationFiles } from './nvram.ts';
import { plainBlocks, plainCommands } from './plain-lines.ts';
import { imageVersion, majorMinor } from './running.ts';
import { changeState, plainSettings, startupState } from './state.ts';

const later = part(() => import('./later.ts'));

/** Running and startup configuration. */
export default defineFeature({
  id: 'configuration',
  title: 'Configuration',
  requires: ['clock', 'files', 'interfaces', 'software'],
  slices: [startupState, changeState, plainSettings],
  commands: [writeCommand, ...plainCommands],
  later,
  runningConfig: [
    {
      block: 'version',
      lines(device) {
        const version = imageVersion(device);
        return version === undefined ? [] : [`version ${majorMinor(version)}`];
      },
    },
    ...plainBlocks,
  ],
  events: configEvents,
  messages: [configuredFrom, nvramInitialized],
  programs: [startWatching],
  taps: [
    tap(virtualFiles, (files, device) => [...files, ...configurationFiles(device)]),
    tap(configurationLeft, (session) => {
      leftConfiguration(session);
      return session;
    }),
  ],
  setup(device, { startup }) {
    device.update(startupState, (draft) => {
      draft.text = startup ?? null;
    });
  },
});
