import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { environmentSynced, variableSet } from './events.ts';
import { environmentState, PROMPT } from './state.ts';

/** Variables and aliases of the ROM monitor, among them BOOT: what is to be started. */
export default defineFeature({
  id: 'monitor-environment',
  title: 'Environment of the ROM monitor',
  requires: ['configuration'],
  slices: [environmentState],
  later: part(() => import('./facts.ts')),
  events: [variableSet, environmentSynced],
  setup(device, { variables = {}, startup = '' }) {
    device.update(environmentState, (draft) => {
      const prepared = { ...draft.stored, variables: { PS1: PROMPT, ...variables } };
      draft.stored = prepared;
      draft.working = prepared;
      if ('BOOT' in variables) draft.bootSetOver = startup;
    });
  },
});
