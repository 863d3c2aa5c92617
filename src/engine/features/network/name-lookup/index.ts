import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { hostAddress } from '../../../system/network/host-name.ts';
import { bannerToken } from '../../access/access/api.ts';
import { nameFacts } from './api.ts';
import { configCommands, domainLines } from './config.ts';
import { body } from './parts.ts';
import { naming } from './state.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'name-lookup',
  title: 'Host names',
  requires: ['access', 'interfaces'],
  slices: [naming],
  commands: configCommands,
  later,
  runningConfig: [{ block: 'ip-domain', lines: domainLines }],
  facts: nameFacts,
  taps: [
    tap(hostAddress, ({ host }) => ({
      host,
      program: (device, telling) => body.get().addressOf(device, host, telling),
    })),
    tap(bannerToken, (asked, device) =>
      asked.token === 'domain' ? { ...asked, value: device.read(naming).domain ?? '' } : asked,
    ),
  ],
});
