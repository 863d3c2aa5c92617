import { part } from '../kernel/part.ts';
import type { FactOf } from '../system/device.ts';
import type { HostSeen } from './files.ts';

const answers = part(() => import('./fact-answers.ts'));

/** Fetches what answers facts of hosts. */
export const fetchHostFacts = answers.fetch;

const FILE = 'file, as `/home/user/name`';

/** What can be asked about hosts. */
export const hostFacts: readonly FactOf<HostSeen>[] = [
  {
    id: 'host.has-file',
    kind: 'flag',
    of: FILE,
    describe: 'Whether a host has a file of this path',
    read: answers.fn('hasFile'),
  },
  {
    id: 'host.file-size',
    kind: 'number',
    nullable: true,
    of: FILE,
    describe: 'Bytes of a file of a host; null when there is none',
    read: answers.fn('fileSize'),
  },
  {
    id: 'host.file-sha512',
    kind: 'text',
    nullable: true,
    of: FILE,
    describe: 'SHA-512 of a file of a host, in small letters; null when there is none',
    read: answers.fn('fileSha512'),
  },
];
