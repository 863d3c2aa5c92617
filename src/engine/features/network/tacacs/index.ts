import { sectionGone } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap, type Device } from '../../../system/device.ts';
import { serverGroups } from '../../access/aaa/api.ts';
import { debugTopics } from '../../base/debugging/api.ts';
import { encryptPasswords } from '../../base/service/api.ts';
import { tacacsConfig, tacacsCounters } from './state.ts';

const later = part(() => import('./later.ts'));
const body = part(() => import('./body.ts'));

const lines =
  (which: 'groupLines' | 'serverLines' | 'sourceLines') =>
  (device: Device): readonly string[] =>
    device.read(tacacsConfig) ? body.get()[which](device) : [];

export default defineFeature({
  id: 'tacacs',
  title: 'TACACS+',
  requires: ['aaa', 'access', 'debugging', 'interfaces', 'service'],
  slices: [tacacsConfig, tacacsCounters],
  later,
  runningConfig: [
    { block: 'tacacs-group', lines: lines('groupLines') },
    { block: 'ip-tacacs', lines: lines('sourceLines') },
    { block: 'tacacs-server', lines: lines('serverLines') },
  ],
  taps: [
    tap(serverGroups, (groups) => [...groups, body.get().groups]),
    tap(debugTopics, (topics) => [...topics, ...body.get().topics]),
    tap(encryptPasswords, (_, device) => {
      if (device.read(tacacsConfig)) body.get().hideKeys(device);
    }),
    tap(sectionGone, (header, device) => {
      if (header === 'aaa new-model' && device.read(tacacsConfig)) body.get().forget(device);
      return header;
    }),
  ],
});
