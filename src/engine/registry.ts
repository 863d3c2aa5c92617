import type { EventType, Value } from './kernel/events.ts';
import type { Slice } from './kernel/slice.ts';
import type { Command } from './cli/command.ts';
import type { Mode } from './cli/mode.ts';
import type { Feature } from './feature.ts';
import { commandsOfAll, grouped, softwareMaker, type SoftwareFor } from './software.ts';
import type { Fact } from './system/device.ts';
import { platforms as shippedPlatforms } from './platforms/index.ts';
import type { Platform } from './system/platform.ts';
import type { Firmware } from './system/power.ts';

/** All features of an engine, merged and checked. Throws on duplicates: those are our own mistakes. */
export interface Registry {
  readonly features: readonly Feature[];
  readonly slices: readonly Slice<never>[];
  readonly commands: readonly Command[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly events: ReadonlyMap<string, EventType<Readonly<Record<string, Value>>>>;
  readonly modes: readonly Mode[];
  /** The device models there are, by id. */
  readonly platforms: ReadonlyMap<string, Platform>;
  /** What a device of this platform runs. */
  readonly softwareFor: SoftwareFor;
  firmware(name: string): Firmware;
}

function indexed<T extends { readonly id: string }>(what: string, items: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    if (found.has(item.id)) throw new Error(`Two ${what} are called ${item.id}`);
    found.set(item.id, item);
  }
  return found;
}

export function buildRegistry(features: readonly Feature[], platforms = shippedPlatforms): Registry {
  const known = indexed('features', features);
  for (const f of features)
    for (const needed of f.requires ?? [])
      if (!known.has(needed)) throw new Error(`Feature ${f.id} requires ${needed}`);
  const commands = commandsOfAll(features);
  const slices = features.flatMap((f) => f.slices ?? []);
  indexed('slices', slices);
  for (const inMode of grouped(commands, (c) => c.mode.id).values()) indexed('commands of one mode', inMode);
  return {
    features,
    slices,
    commands,
    facts: indexed(
      'facts',
      features.flatMap((f) => f.facts ?? []),
    ),
    events: indexed(
      'events',
      features.flatMap((f) => f.events ?? []),
    ),
    modes: [...new Map(commands.map(({ mode }) => [mode.id, mode])).values()],
    platforms: indexed('platforms', platforms),
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
