import type { EventType, Value } from './kernel/events.ts';
import type { Slice } from './kernel/slice.ts';
import { defineCommand, type Command } from './cli/command.ts';
import { keyword } from './cli/grammar.ts';
import { configure, exec, type Mode } from './cli/mode.ts';
import type { RunningBlock } from './cli/running-config.ts';
import type { Feature } from './feature.ts';
import type { Device, Fact, Tap } from './system/device.ts';
import type { Firmware } from './system/power.ts';
import type { Io } from './kernel/io.ts';

/** All features of an engine, merged and checked. Throws on duplicates: those are our own mistakes. */
export interface Registry {
  readonly features: readonly Feature[];
  readonly slices: readonly Slice<never>[];
  readonly commands: readonly Command[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly events: ReadonlyMap<string, EventType<Readonly<Record<string, Value>>>>;
  readonly runningBlocks: readonly RunningBlock[];
  readonly programs: readonly ((device: Device) => Io<void>)[];
  readonly modes: readonly Mode[];
  inMode(mode: Mode): readonly Command[];
  taps(hook: string): readonly Tap[];
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

const grouped = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

export function buildRegistry(features: readonly Feature[]): Registry {
  const known = indexed('features', features);
  for (const f of features)
    for (const needed of f.requires ?? [])
      if (!known.has(needed)) throw new Error(`Feature ${f.id} requires ${needed}`);
  const declared = features.flatMap((f) => f.commands ?? []);
  const commands = [...declared, ...exits(declared)];
  const slices = features.flatMap((f) => f.slices ?? []);
  indexed('slices', slices);
  const modes = grouped(commands, (c) => c.mode.id);
  for (const inMode of modes.values()) indexed('commands of one mode', inMode);
  const taps = grouped(
    features.flatMap((f) => f.taps ?? []),
    (t) => t.hook,
  );
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
    runningBlocks: features.flatMap((f) => f.runningConfig ?? []),
    programs: features.flatMap((f) => f.programs ?? []),
    modes: [...new Map(commands.map(({ mode }) => [mode.id, mode])).values()],
    inMode: (mode) => modes.get(mode.id) ?? [],
    taps: (hook) => taps.get(hook) ?? [],
    firmware: (name) => mergedFirmware(features, name),
  };
}

/** Every configuration sub-mode can be left by `exit`, one level up. */
function exits(commands: readonly Command[]): readonly Command[] {
  const modes = new Map(commands.map((c) => [c.mode.id, c.mode]));
  const own = new Set(commands.filter((c) => c.id === 'exit').map((c) => c.mode.id));
  return [...modes.values()]
    .filter((mode) => mode !== exec && mode !== configure && !own.has(mode.id))
    .map((mode) =>
      defineCommand({
        id: 'exit',
        mode,
        level: 0,
        syntax: keyword('exit', `Exit from ${mode.title.replace(/ commands:$/, '').toLowerCase()} mode`),
        *run(session) {
          session.leave();
        },
      }),
    );
}

function mergedFirmware(features: readonly Feature[], name: string): Firmware {
  const parts = features.flatMap((f) => f.firmware?.[name] ?? []);
  const { bootstrap, rommon, ios } = Object.assign({}, ...parts) as Partial<Firmware>;
  if (!bootstrap || !rommon || !ios) throw new Error(`Firmware ${name} is not complete`);
  return { bootstrap, rommon, ios };
}
