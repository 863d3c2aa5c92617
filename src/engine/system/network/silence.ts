import { never } from '../../kernel/io.ts';
import { fail } from '../../kernel/result.ts';
import { defineHook } from '../hook.ts';
import type { Machine } from '../machine.ts';
import type { Address, MachineNetwork } from './network.ts';

/** The interface by which packets for an address leave; whoever knows routes answers. Undefined: there is no way there. */
export const wayTo = defineHook<{ readonly address: Address; readonly interface?: string | undefined }>('network.way');

/** The network of a device that is connected to nothing: what it cannot send it knows, and nobody ever answers. */
export const silence = (device: Pick<Machine, 'hook'>): MachineNetwork => ({
  echo: () => never,
  neighbour: () => never,
  bind: ({ port = 0 } = {}) => ({ port, receive: never, send: () => {}, close: () => {} }),
  connect:
    ({ address }) =>
    (resume) => {
      if (device.hook(wayTo, { address }).interface === undefined) resume(fail('unreachable'));
      return () => {};
    },
  listen: () => ({ accept: never, close: () => {} }),
});
