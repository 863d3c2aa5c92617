import './cli/software.ts';
import { defineCommand, type Command } from './cli/command.ts';
import { keyword } from './cli/grammar.ts';
import { configure, exec, type Mode } from './cli/mode.ts';
import type { CommandSet } from './cli/resolve.ts';
import type { Feature, Later } from './feature.ts';
import type { Fact, Software } from './system/device.ts';
import type { Platform } from './system/platform.ts';

/** Whether the devices of a platform have a feature, whatever image they run. */
export const fits = ({ for: whose }: Feature, { firmware }: Pick<Platform, 'firmware'>): boolean =>
  whose?.firmware?.includes(firmware) ?? true;

const runsWith = ({ for: whose }: Feature, featureSet: string | undefined): boolean =>
  whose?.featureSets === undefined || (featureSet !== undefined && whose.featureSets.includes(featureSet));

const grouped = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

/** What of a feature comes later, where it has come. */
const laterOf = ({ later }: Feature): Later => (later?.here ? later.get() : {});

/** Commands of a feature in a mode, as far as they are there. */
function commandsIn(feature: Feature, mode: Mode): readonly Command[] {
  const { commands = [], inMode } = laterOf(feature);
  const own = (command: Command): boolean => command.mode.id === mode.id;
  return [...(feature.commands ?? []).filter(own), ...(inMode?.get(mode)?.() ?? []), ...commands.filter(own)];
}

function modesOf(feature: Feature): readonly Mode[] {
  const { commands = [], inMode } = laterOf(feature);
  return [...[...(feature.commands ?? []), ...commands].map(({ mode }) => mode), ...(inMode?.keys() ?? [])];
}

/** What may be asked about a device with a feature, as far as it is there. */
export const factsOf = (feature: Feature): readonly Fact[] => [
  ...(feature.facts ?? []),
  ...(laterOf(feature).facts ?? []),
];

type Told = 'events' | 'messages';

/** What happens by a feature and what it logs, as far as that is there. */
export const toldBy = <K extends Told>(feature: Feature, what: K): NonNullable<Feature[K]> =>
  [...(feature[what] ?? []), ...(laterOf(feature)[what] ?? [])] as unknown as NonNullable<Feature[K]>;

/** What features make up: anew once all of them are whole, and the same each time before and after. */
export function gathered<T>(features: readonly Feature[], make: () => T): { readonly whole: boolean; readonly now: T } {
  let complete = false;
  let early: T | undefined;
  let final: T | undefined;
  const whole = (): boolean => (complete ||= features.every(({ later }) => later?.here ?? true));
  return {
    get whole() {
      return whole();
    },
    get now() {
      return whole() ? (final ??= make()) : (early ??= make());
    },
  };
}

/** All commands of a feature, as far as they are there. */
export const commandsOf = (feature: Feature): readonly Command[] =>
  [...new Set(modesOf(feature))].flatMap((mode) => commandsIn(feature, mode));

/** Every configuration sub-mode can be left by `exit`, one level up. */
const exit = (mode: Mode): Command =>
  defineCommand({
    id: 'exit',
    mode,
    level: 0,
    syntax: keyword('exit', `Exit from ${mode.title.replace(/ commands:$/, '').toLowerCase()} mode`),
    *run(session) {
      session.leave();
    },
  });

/** Commands by mode, as far as they are there now, those of a mode made when it is first read. */
function tablesOf(features: readonly Feature[]): Pick<CommandSet, 'modes' | 'inMode'> {
  const modes = [...new Map(features.flatMap(modesOf).map((mode) => [mode.id, mode])).values()];
  const lists = new Map<string, readonly Command[]>();
  const made = (mode: Mode): readonly Command[] => {
    const declared = features.flatMap((feature) => commandsIn(feature, mode));
    const leaves = mode === exec || mode === configure || declared.some(({ id }) => id === 'exit');
    return leaves ? declared : [...declared, exit(mode)];
  };
  const inMode = (mode: Mode): readonly Command[] => {
    const list = lists.get(mode.id) ?? made(mode);
    lists.set(mode.id, list);
    return list;
  };
  return { modes, inMode };
}

/** The commands of features: those that a start needs, until the rest is there. */
export function commandSet(features: readonly Feature[]): CommandSet {
  const tables = gathered(features, () => tablesOf(features));
  return {
    get whole() {
      return tables.whole;
    },
    get modes() {
      return tables.now.modes;
    },
    inMode: (mode) => tables.now.inMode(mode),
  };
}

function softwareOf(
  features: readonly Feature[],
  commands: CommandSet,
  { runningOrder }: Platform,
  facts: { readonly now: Software['facts'] },
): Software {
  const taps = grouped(
    features.flatMap((f) => f.taps ?? []),
    (t) => t.hook,
  );
  return {
    features: new Set(features.map(({ id }) => id)),
    commands,
    runningBlocks: features.flatMap((f) => f.runningConfig ?? []),
    runningOrder,
    programs: features.flatMap((f) => f.programs ?? []),
    get facts() {
      return facts.now;
    },
    taps: (hook) => taps.get(hook) ?? [],
  };
}

/** The software of a platform with an image of this feature set; undefined: no image runs. The same value each time. */
export type SoftwareFor = (platform: Platform, featureSet: string | undefined) => Software;

export function softwareMaker(features: readonly Feature[]): SoftwareFor {
  const made = new Map<string, Software>();
  /** By the ids of their features: platforms that have the same ones read the same commands, made once. */
  const sets = new Map<string, CommandSet>();
  return (platform, featureSet) => {
    const fitting = features.filter((f) => fits(f, platform));
    const chosen = fitting.filter((f) => runsWith(f, featureSet));
    const ids = chosen.map(({ id }) => id).join(' ');
    const key = `${platform.id} ${ids}`;
    const commands = sets.get(ids) ?? commandSet(chosen);
    sets.set(ids, commands);
    const facts = gathered(fitting, () => new Map(fitting.flatMap(factsOf).map((fact) => [fact.id, fact])));
    const known = made.get(key) ?? softwareOf(chosen, commands, platform, facts);
    made.set(key, known);
    return known;
  };
}
