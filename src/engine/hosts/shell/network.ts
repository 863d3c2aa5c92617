import { on, race, type Io } from '../../kernel/io.ts';
import type { Machine } from '../../system/machine.ts';
import { EVERYBODY, isBroadcast } from '../../system/network/address.ts';
import { ipStack, nextHop, noStack } from '../../system/network/ip-stack.ts';
import type { Address, Endpoint, Stream } from '../../system/network/network.ts';

/** Milliseconds after which Linux gives up to connect. */
const CONNECT = 130_000;

/** What the system says of a connection that is not there. */
export type NoConnection =
  | 'Connection refused'
  | 'Connection timed out'
  | 'No route to host'
  | 'Network is unreachable';

/** Whether a machine knows a way to an address. */
export function hasRoute(machine: Machine, address: Address): boolean {
  const stack = machine.hook(ipStack, noStack);
  return (
    nextHop(stack, address) !== undefined ||
    stack.ports.some(({ addresses }) => addresses.some(({ ip }) => ip === address))
  );
}

/** Whether an address means everybody on a wire of a machine. */
export const isForAll = (machine: Machine, address: Address): boolean =>
  address === EVERYBODY ||
  machine.hook(ipStack, noStack).ports.some(({ addresses }) => addresses.some((own) => isBroadcast(own, address)));

/** Whether a word is the number of a port. */
export const isPort = (word: string): boolean => /^\d{1,5}$/.test(word) && Number(word) <= 65_535;

/** Connects as the system does. */
export function* connect(machine: Machine, to: Endpoint, patience = CONNECT): Io<Stream | NoConnection> {
  if (!hasRoute(machine, to.address)) return 'Network is unreachable';
  const [, opened] = yield* on(race(machine.network.connect(to), machine.clock.after(patience)));
  if (!opened) return 'Connection timed out';
  if (opened.ok) return opened.value;
  return opened.error === 'refused' ? 'Connection refused' : 'No route to host';
}
