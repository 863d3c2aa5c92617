import type { Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import type { Machine } from '../../../system/machine.ts';
import { listen } from '../../listen.ts';
import type { Service } from '../../service.ts';
import type { TacacsConfig } from './config.ts';

const body = part(() => import('./serve.ts'), 'last');

const PORT = 49;
/** Connections at once. */
const MOST_CLIENTS = 64;

/** Says who may log in to devices, and what they may do there. */
export const tacacs: Service<TacacsConfig> = {
  id: 'tacacs',
  port: PORT,
  run(machine: Machine, config: TacacsConfig): Io<never> {
    const kind = config.fault?.kind;
    const fault = kind === 'refuses' || kind === 'silent' ? ({ kind } as const) : undefined;
    return listen(
      machine,
      { fault },
      {
        port: PORT,
        most: MOST_CLIENTS,
        serve: (stream) => body.get().serve(machine, config, stream),
        crowded: new Uint8Array(),
      },
    );
  },
};
