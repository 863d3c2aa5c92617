import type { Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import type { Machine } from '../../../system/machine.ts';
import type { Stream } from '../../../system/network/network.ts';
import { listen } from '../../listen.ts';
import type { Service } from '../../service.ts';
import type { SshConfig } from './config.ts';

const body = part(() => import('./serve.ts'), 'last');

const [SSH_PORT, MOST_CLIENTS] = [22, 50] as const;

/** A server of shells for its accounts. */
export const ssh: Service<SshConfig> = {
  id: 'ssh',
  port: SSH_PORT,
  run: (machine: Machine, config) =>
    listen(machine, config, {
      port: SSH_PORT,
      most: MOST_CLIENTS,
      serve: (stream: Stream): Io<void> => body.get().serve(machine, config, stream),
      crowded: new Uint8Array(),
    }),
};
