import { defineFact, type Fact } from '../../../system/device.ts';
import { connectionsOf } from './connections.ts';
import { spokenVersion } from './rules.ts';
import { sshConfig } from './state.ts';

export const facts: readonly Fact[] = [
  defineFact({
    id: 'ssh.version',
    kind: 'text',
    nullable: true,
    describe: 'The version that the SSH server speaks: 2.0, 1.99 for both, 1.5; none when it is disabled',
    read: (device) => spokenVersion(device) ?? null,
  }),
  defineFact({
    id: 'scp.server',
    kind: 'flag',
    describe: 'Whether files are served to clients of SCP: `ip scp server enable`',
    read: (device) => device.read(sshConfig).scp,
  }),
  defineFact({
    id: 'ssh.users',
    kind: 'list',
    describe: 'Users that are logged in to the device by SSH',
    read: (device) => connectionsOf(device).flatMap((one) => (one?.way === 'IN' && one.user !== '' ? [one.user] : [])),
  }),
];
