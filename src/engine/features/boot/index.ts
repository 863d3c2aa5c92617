import { defineFeature } from '../../feature.ts';
import { bootReady, bootStarted, breakPressed, registerChanged, reloadRequested } from './api.ts';
import { bootEndLines, bootSystem, bootSystemCommands, bootSystemFact, bootSystemLines } from './boot-system.ts';
import { bootstrap } from './bootstrap.ts';
import { bootFacts } from './facts.ts';
import { ios } from './ios.ts';
import { bootMessages } from './messages.ts';
import { bootRecord, runningState, warmRecord } from './state.ts';

/** Power on to IOS: self test, Break, configuration register, image, startup configuration. */
export default defineFeature({
  id: 'boot',
  title: 'Boot',
  requires: ['image-load', 'rommon', 'setup', 'clock', 'configuration', 'files', 'show-version'],
  slices: [bootRecord, runningState, warmRecord, bootSystem],
  commands: bootSystemCommands,
  runningConfig: [
    { block: 'boot', lines: bootSystemLines },
    { block: 'boot-end', lines: bootEndLines },
  ],
  facts: [...bootFacts, bootSystemFact],
  events: [bootStarted, bootReady, breakPressed, registerChanged, reloadRequested],
  messages: bootMessages,
  setup(device, { register }) {
    device.update(bootRecord, (draft) => {
      draft.register = register;
      draft.active = register;
    });
  },
  firmware: { 'isr-g2': { bootstrap, ios }, 'ios-xe-3': { bootstrap, ios } },
});
