import { sectionGone } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { serverGroups } from '../../access/aaa/api.ts';
import { debugTopics } from '../../base/debugging/api.ts';
import { encryptPasswords } from '../../base/service/api.ts';
import { tacacsConfig, tacacsCounters } from './state.ts';

const later = part(() => import('./later.ts'));
const body = part(() => import('./body.ts'));

const blocks = ['tacacs-group', 'ip-tacacs', 'tacacs-server'] as const;

export default defineFeature({
  id: 'tacacs',
  title: 'TACACS+',
  requires: ['aaa', 'access', 'debugging', 'interfaces', 'service'],
  slices: [tacacsConfig, tacacsCounters],
  later,
  runningConfig: blocks.map((block) => ({
    block,
    lines: (device) => (device.read(tacacsConfig) ? body.get().printed[block](device) : []),
  })),
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
