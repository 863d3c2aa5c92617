import { lineConfigured } from '../../../cli/shell.ts';
import { runningSections, sectionGone } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { enabledHook } from '../../access/access/api.ts';
import { configurationEntered } from '../exec/api.ts';
import { commandLogged, loggerFacts } from './api.ts';
import { configCommands, reset, withLogger } from './config.ts';
import { body } from './parts.ts';
import { commandLog, loggerSettings } from './state.ts';

const later = part(() => import('./later.ts'));

/** Who entered which configuration command. */
export default defineFeature({
  id: 'config-logger',
  title: 'Configuration logger',
  for: { firmware: ['isr-g2', 'ios-xe-3'] },
  requires: ['access', 'archive', 'clock', 'exec'],
  slices: [loggerSettings, commandLog],
  commands: configCommands,
  later,
  facts: loggerFacts,
  messages: [commandLogged],
  taps: [
    tap(runningSections, withLogger),
    tap(sectionGone, (header, device) => {
      if (header === 'archive') reset(device);
      return header;
    }),
    tap(configurationEntered, (session, device) => {
      if (device.read(loggerSettings).enabled) body.get().beginSession(session);
      return session;
    }),
    tap(lineConfigured, (entered, device) => {
      if (device.read(loggerSettings).enabled) body.get().recordCommand(entered);
      return entered;
    }),
    tap(enabledHook, (session, device) => {
      if (device.read(loggerSettings).enabled) body.get().recordEnable(session);
      return session;
    }),
  ],
});
