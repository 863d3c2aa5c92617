import { defineFeature } from '../../../feature.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact, type Device } from '../../../system/device.ts';
import { ntpLines } from './lines.ts';
import { configChanged, ntpConfig, ntpState } from './state.ts';

const later = part(() => import('./later.ts'));
const poll = part(() => import('./poll.ts'), 'last');

/** Goes by the servers that are configured, whenever there are any. */
function* daemon(device: Device): Io<void> {
  for (;;) {
    const { wait } = configChanged(device);
    if (device.read(ntpConfig).servers.length === 0 && device.read(ntpState).startedAt === null) yield* on(wait);
    else
      yield* on(
        race(
          running(() => poll.get().client(device)),
          wait,
        ),
      );
  }
}

export default defineFeature({
  id: 'ntp',
  title: 'Network time',
  requires: ['clock', 'interfaces'],
  slices: [ntpConfig, ntpState],
  later,
  runningConfig: [{ block: 'ntp-client', lines: ntpLines }],
  facts: [
    defineFact({
      id: 'ntp.synchronized',
      kind: 'flag',
      describe: 'Whether the clock goes by a time server',
      read: (device) => device.read(ntpState).peer !== null,
    }),
    defineFact({
      id: 'ntp.servers',
      kind: 'list',
      describe: 'Addresses of the configured time servers',
      read: (device) => device.read(ntpConfig).servers.map(({ address }) => address),
    }),
  ],
  programs: [daemon],
});
