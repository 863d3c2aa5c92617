import './cli/software.ts';
import { defineCommand, type Command } from './cli/command.ts';
import { keyword } from './cli/grammar.ts';
import { configure, exec, type Mode } from './cli/mode.ts';
import type { Feature } from './feature.ts';
import type { Software } from './system/device.ts';
import type { Platform } from './system/platform.ts';

/** Whether the devices of a platform have a feature, whatever image they run. */
export const fits = ({ for: whose }: Feature, { firmware }: Platform): boolean =>
  whose?.firmware?.includes(firmware) ?? true;

const runsWith = ({ for: whose }: Feature, featureSet: string | undefined): boolean =>
  whose?.featureSets === undefined || (featureSet !== undefined && whose.featureSets.includes(featureSet));

export const grouped = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

/** Commands of these features, and the way out of every sub-mode of theirs. */
export function commandsOfAll(features: readonly Feature[]): readonly Command[] {
  const declared = features.flatMap((f) => f.commands ?? []);
  return [...declared, ...exits(declared)];
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

function softwareOf(features: readonly Feature[], { runningOrder }: Platform, facts: Software['facts']): Software {
  const commands = commandsOfAll(features);
  const inMode = grouped(commands, (c) => c.mode.id);
  const modes: readonly Mode[] = [...new Map(commands.map(({ mode }) => [mode.id, mode])).values()];
  const taps = grouped(
    features.flatMap((f) => f.taps ?? []),
    (t) => t.hook,
  );
  return {
    features: new Set(features.map(({ id }) => id)),
    commands: { modes, inMode: (mode) => inMode.get(mode.id) ?? [] },
    runningBlocks: features.flatMap((f) => f.runningConfig ?? []),
    runningOrder,
    programs: features.flatMap((f) => f.programs ?? []),
    facts,
    taps: (hook) => taps.get(hook) ?? [],
  };
}

/** The software of a platform with an image of this feature set; undefined: no image runs. The same value each time. */
export type SoftwareFor = (platform: Platform, featureSet: string | undefined) => Software;

export function softwareMaker(features: readonly Feature[]): SoftwareFor {
  const made = new Map<string, Software>();
  return (platform, featureSet) => {
    const fitting = features.filter((f) => fits(f, platform));
    const chosen = fitting.filter((f) => runsWith(f, featureSet));
    const key = `${platform.id} ${chosen.map(({ id }) => id).join(' ')}`;
    const facts = new Map(fitting.flatMap((f) => f.facts ?? []).map((fact) => [fact.id, fact]));
    const known = made.get(key) ?? softwareOf(chosen, platform, facts);
    made.set(key, known);
    return known;
  };
}
