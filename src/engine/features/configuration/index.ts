import { defineFeature } from '../../feature.ts';
import { startupState } from './state.ts';

/** Running and startup configuration. */
export default defineFeature({
  id: 'configuration',
  title: 'Configuration',
  requires: ['files'],
  slices: [startupState],
  setup(device, { startup }) {
    device.update(startupState, (draft) => {
      draft.text = startup ?? null;
    });
  },
});
