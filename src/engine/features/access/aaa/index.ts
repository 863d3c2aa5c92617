import { commandEntered } from '../../../cli/shell.ts';
import { runningSections } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap, type Device } from '../../../system/device.ts';
import { debugTopics } from '../../base/debugging/api.ts';
import { lineLeft, loginModel } from '../access/api.ts';
import { aaaEvents } from './api.ts';
import { aaaConfig, aaaSessions, newModel } from './state.ts';

const later = part(() => import('./later.ts'));
const body = part(() => import('./body.ts'));

const lines = (device: Device, which: 'listLines' | 'sessionLines'): readonly string[] =>
  newModel(device) ? body.get()[which](device) : [];

export default defineFeature({
  id: 'aaa',
  title: 'Authentication, authorization and accounting',
  requires: ['access', 'clock', 'debugging'],
  slices: [aaaConfig, aaaSessions],
  later,
  runningConfig: [
    {
      block: 'aaa-model',
      lines: (device) => (newModel(device) ? ['aaa new-model', '!', '!'] : ['no aaa new-model']),
    },
    { block: 'aaa-lists', lines: (device) => lines(device, 'listLines') },
    { block: 'aaa-session', lines: (device) => lines(device, 'sessionLines') },
  ],
  events: aaaEvents,
  taps: [
    tap(debugTopics, (topics) => [...topics, ...body.get().topics]),
    tap(loginModel, (none, device) => (newModel(device) ? body.get().model : none)),
    tap(commandEntered, (entered, device) => (newModel(device) ? body.get().asked(entered) : entered)),
    tap(runningSections, (sections, device) => (newModel(device) ? body.get().withLists(sections, device) : sections)),
    tap(lineLeft, (left, device) => {
      if (newModel(device)) body.get().leave(device, left);
      return left;
    }),
  ],
});
