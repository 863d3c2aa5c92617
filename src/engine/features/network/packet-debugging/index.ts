import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { packetSeen } from '../../../system/network/packet-seen.ts';
import { tcpSeen } from '../../../system/network/tcp-seen.ts';
import { debugTopics, isDebugging } from '../../base/debugging/api.ts';
import { packetWishes, tcp, topicsOf } from './topics.ts';

const later = part(() => import('./later.ts'));
const body = part(() => import('./lines.ts'), 'last');

export default defineFeature({
  id: 'packet-debugging',
  title: 'Debugging of packets',
  requires: ['access-lists', 'debugging', 'interfaces', 'software'],
  slices: [packetWishes],
  later,
  taps: [
    tap(debugTopics, (topics, device) => [...topics, ...topicsOf(device)]),
    tap(packetSeen, (seen, device) => {
      if (topicsOf(device).some((topic) => isDebugging(device, topic))) body.get().tell(device, seen);
      return seen;
    }),
    tap(tcpSeen, (seen, device) => {
      if (isDebugging(device, tcp)) body.get().tellConnection(device, seen);
      return seen;
    }),
  ],
});
