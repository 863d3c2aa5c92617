import { never } from '../../kernel/io.ts';
import { fail } from '../../kernel/result.ts';
import { defineHook } from '../hook.ts';
import type { Content } from '../content.ts';
import type { Machine } from '../machine.ts';
import { ipStack, noStack } from './ip-stack.ts';
import type { Address, Endpoint, Flow, MachineNetwork } from './network.ts';

/** The interface by which packets for an address leave; whoever knows routes answers. Undefined: there is no way there. */
export const wayTo = defineHook<{ readonly address: Address; readonly interface?: string | undefined }>('network.way');

const NO_COUNTERS = { packetsIn: 0, bytesIn: 0, packetsOut: 0, bytesOut: 0, broadcastsIn: 0, dropsOut: 0 };

/** Bulk data that never moves. */
const unheard = (_to: Endpoint, content: Content): Flow => ({
  content,
  arrived: 0,
  ended: false,
  until: () => never,
  quiet: () => never,
  limit: () => {},
  stop: () => {},
});

/** The network of a device that is connected to nothing: what it cannot send it knows, it refuses itself, and nobody else ever answers. */
export const silence = (device: Pick<Machine, 'hook'>): MachineNetwork => ({
  echo: () => never,
  probe: () => never,
  neighbour: () => never,
  bind: ({ port = 0 } = {}) => ({ port, receive: never, send: () => {}, pour: unheard, close: () => {} }),
  link: () => ({ receive: never, send: () => {}, lasts: () => undefined, close: () => {} }),
  connect:
    ({ address }) =>
    (resume) => {
      const { ports } = device.hook(ipStack, noStack);
      if (ports.some(({ up, addresses }) => up && addresses.some(({ ip }) => ip === address))) resume(fail('refused'));
      else if (device.hook(wayTo, { address }).interface === undefined) resume(fail('unreachable'));
      return () => {};
    },
  listen: () => ({ accept: never, close: () => {} }),
  carrier: () => false,
  portsChanged: () => {},
  neighbours: () => [],
  forgetNeighbours: () => {},
  announce: () => {},
  connections: () => [],
  listening: () => [],
  bound: () => [],
  counters: () => NO_COUNTERS,
  restart: (stop) => stop(),
});
