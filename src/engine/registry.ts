import type { EventType, Value } from './kernel/events.ts';
import type { Slice } from './kernel/slice.ts';
import type { CommandSet } from './cli/resolve.ts';
import type { Feature } from './feature.ts';
import { hostEvents } from './hosts/events.ts';
import { hostFacts } from './hosts/facts.ts';
import { commandSet, factsOf, gathered, softwareMaker, toldBy, type SoftwareFor } from './software.ts';
import type { FactOf } from './system/device.ts';
import { wireSaid } from './net/events.ts';
import { platforms as shipped } from './platforms/index.ts';
import type { Platform } from './system/platform.ts';
import type { Firmware } from './system/power.ts';

/** All features of an engine, merged. */
export interface Registry {
  readonly features: readonly Feature[];
  readonly slices: readonly Slice<never>[];
  readonly commands: CommandSet;
  /** What may be asked about a device or a host, by id. */
  readonly facts: ReadonlyMap<string, FactOf<never>>;
  readonly events: ReadonlyMap<string, EventType<Readonly<Record<string, Value>>>>;
  /** The device models there are, by id, as far as they have come. */
  readonly platforms: ReadonlyMap<string, Platform>;
  /** What a device of this platform runs. */
  readonly softwareFor: SoftwareFor;
  firmware(name: string): Firmware;
}

const indexed = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** Merges features. That no two things have one name is for the tests to say: nothing of it is looked at here. */
export function buildRegistry(features: readonly Feature[], platforms = shipped): Registry {
  const known = indexed(features);
  for (const f of features)
    for (const needed of f.requires ?? [])
      if (!known.has(needed)) throw new Error(`Feature ${f.id} requires ${needed}`);
  const facts = gathered(features, () => indexed<FactOf<never>>([...features.flatMap(factsOf), ...hostFacts]));
  const events = gathered(features, () =>
    indexed([...features.flatMap((f) => toldBy(f, 'events')), ...hostEvents, wireSaid]),
  );
  return {
    features,
    slices: features.flatMap((f) => f.slices ?? []),
    commands: commandSet(features),
    get facts() {
      return facts.now;
    },
    get events() {
      return events.now;
    },
    get platforms() {
      return indexed(platforms());
    },
    softwareFor: softwareMaker(features),
    firmware: (name) => mergedFirmware(features, name),
  };
}

function mergedFirmware(features: readonly Feature[], name: string): Firmware {
  const parts = features.flatMap((f) => f.firmware?.[name] ?? []);
  const { bootstrap, rommon, ios } = Object.assign({}, ...parts) as Partial<Firmware>;
  if (!bootstrap || !rommon || !ios) throw new Error(`Firmware ${name} is not complete`);
  return { bootstrap, rommon, ios };
}
