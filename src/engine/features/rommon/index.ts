import { defineFeature } from '../../feature.ts';
import { environmentSynced, monitorCommand, monitorEntered, variableSet } from './api.ts';
import { rommonFacts } from './facts.ts';
import { rommon } from './program.ts';
import { monitorState, PROMPT } from './state.ts';

/** The ROM monitor: the small command line below IOS. */
export default defineFeature({
  id: 'rommon',
  title: 'ROM monitor',
  requires: ['boot', 'image-load', 'files', 'configuration'],
  slices: [monitorState],
  facts: rommonFacts,
  events: [monitorEntered, monitorCommand, variableSet, environmentSynced],
  setup(device, { variables = {}, startup = '' }) {
    device.update(monitorState, (draft) => {
      const prepared = { ...draft.stored, variables: { PS1: PROMPT, ...variables } };
      draft.stored = prepared;
      draft.working = prepared;
      if ('BOOT' in variables) draft.bootSetOver = startup;
    });
  },
  firmware: { 'isr-g2': { rommon }, 'ios-xe-3': { rommon } },
});
