import { defineFeature } from '../../../feature.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import { tap, type Device } from '../../../system/device.ts';
import { packetSeen } from '../../../system/network/packet-seen.ts';
import { debugTopics, isDebugging } from '../../base/debugging/api.ts';
import { events, packets } from './topics.ts';
import { serverLines } from './lines.ts';
import { served, servedFiles } from './state.ts';

const later = part(() => import('./later.ts'));
const debugging = part(() => import('./debug.ts'), 'last');
const server = part(() => import('./server.ts'), 'last');

/** Serves while there is something to give. */
function* daemon(device: Device): Io<void> {
  for (;;) {
    const { wait } = served(device);
    if (device.read(servedFiles).length === 0) yield* on(wait);
    else
      yield* on(
        race(
          running(() => server.get().serve(device)),
          wait,
        ),
      );
  }
}

export default defineFeature({
  id: 'tftp-server',
  title: 'TFTP server',
  requires: ['interfaces', 'access-lists', 'debugging', 'files'],
  slices: [servedFiles],
  later,
  runningConfig: [{ block: 'tftp-server', lines: serverLines }],
  programs: [daemon],
  taps: [
    tap(debugTopics, (topics) => [...topics, events, packets]),
    tap(packetSeen, (seen, device) => {
      if (isDebugging(device, packets)) debugging.get().tellClient(device, { ...seen, packet: seen.packet() });
      return seen;
    }),
  ],
});
