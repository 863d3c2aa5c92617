import type { Value } from './kernel/events.ts';
import { hostFacts } from './hosts/facts.ts';
import type { FactOf, Software } from './system/device.ts';
import type { Machine } from './system/machine.ts';

/** A machine that can be asked something. Without software it is a host. */
export type Asked = Pick<Machine, 'name' | 'read'> & { readonly software?: Software };

const ofHosts = new Map(hostFacts.map((fact) => [fact.id, fact]));

const named = (machines: readonly Asked[], on: string): Asked | undefined => machines.find(({ name }) => name === on);

const factAt = (machine: Asked | undefined, id: string): FactOf<never> | undefined =>
  machine && (machine.software?.facts ?? ofHosts).get(id);

/** Value of a fact. Throws on names that do not exist: scenarios are checked before. */
export function factOf(machines: readonly Asked[], id: string, on: string, of: string): Value {
  const machine = named(machines, on);
  const fact = factAt(machine, id);
  if (!fact) throw new Error(`No fact ${id} on ${on}`);
  return fact.read(machine as never, of);
}

/** Why a fact is not so, in words; undefined when it is, or does not say. */
export function whyNot(machines: readonly Asked[], id: string, on: string, of: string): string | undefined {
  if (factOf(machines, id, on, of) !== false) return undefined;
  const machine = named(machines, on);
  return factAt(machine, id)?.whyNot?.(machine as never, of);
}
