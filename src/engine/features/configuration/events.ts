import { defineEvent } from '../../kernel/events.ts';
import { defineHook } from '../../system/device.ts';

export const configChanged = defineEvent(
  'config.changed',
  { by: 'text' },
  'The running configuration was changed from the command line',
);
export const configApplied = defineEvent(
  'config.applied',
  { from: 'text', refused: 'number' },
  'A file was merged into the running configuration; `refused` counts the lines that were not understood',
);
export const configSaved = defineEvent('config.saved', { by: 'text', bytes: 'number' }, 'Startup-config was written');
export const configErased = defineEvent('config.erased', { by: 'text' }, 'Startup-config was erased');
export const configViewed = defineEvent(
  'config.viewed',
  { which: 'text' },
  'A configuration was shown: running or startup',
);

export const configEvents = [configChanged, configApplied, configSaved, configErased, configViewed];

/** The running configuration was stored as startup-config. */
export const savedHook = defineHook<{ readonly by: string | null }>('configuration.saved');
