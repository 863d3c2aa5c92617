import { defineFeature } from '../../../feature.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import { nameChanged, tap, type Device } from '../../../system/device.ts';
import { debugTopics } from '../../base/debugging/api.ts';
import { secureCalls } from '../../files/files/api.ts';
import { keysChanged, pairsOf } from '../crypto-keys/api.ts';
import { body, tellChange } from './parts.ts';
import { sshChanged, sshConfig, sshTold, usual } from './state.ts';
import { scp, ssh } from './topic.ts';

const printed = part(() => import('./lines.ts'));

/** Serves while there are keys. */
function* daemon(device: Device): Io<void> {
  for (;;) {
    if (pairsOf(device).length > 0) yield* body.get().serve(device);
    yield* on(sshChanged(device).wait);
  }
}

export default defineFeature({
  id: 'ssh',
  title: 'Secure shell',
  for: { featureSets: ['UNIVERSALK9'] },
  requires: ['access', 'clock', 'crypto-keys', 'debugging', 'files', 'interfaces', 'name-lookup', 'telnet'],
  slices: [sshConfig, sshTold],
  later: part(() => import('./later.ts')),
  runningConfig: [
    { block: 'ip-ssh', lines: (device) => (device.read(sshConfig) === usual ? [] : printed.get().sshLines(device)) },
  ],
  taps: [
    tap(keysChanged, (changed) => {
      body.get().tellState(changed);
      return changed;
    }),
    tap(nameChanged, (device) => {
      tellChange(device);
      return device;
    }),
    tap(secureCalls, () => body.get().secureCall),
    tap(debugTopics, (topics) => [...topics, ssh, scp]),
  ],
  programs: [daemon],
});
