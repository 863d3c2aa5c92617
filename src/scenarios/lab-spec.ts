import type { DeviceSpec, FileSpec, LabSpec } from '../engine/index.ts';
import { contentOf, imageNamed, isThere, parseTime } from './file-content.ts';
import { isCable } from './cables.ts';
import type { around } from './surroundings.ts';
import type { DeviceEntry, FileEntry, HostFileEntry, ScenarioFile } from './schema.ts';

function fileSpec(file: FileEntry): FileSpec {
  const modified = file.modified === undefined ? undefined : parseTime(file.modified);
  return { path: file.path, content: contentOf(file), ...(modified !== undefined && { modified }) };
}

type Rommon = NonNullable<DeviceSpec['rommon']>;

const rommonSpec = ({ upgrade, preference }: NonNullable<DeviceEntry['rommon']>): Rommon => ({
  upgrade: imageNamed(upgrade),
  ...(preference !== undefined && { preference }),
});

type Keys = NonNullable<DeviceSpec['keys']>;

const keysSpec = ({ primary, backup, rollover }: NonNullable<DeviceEntry['keys']>): Keys => ({
  ...(primary && { primary }),
  ...(backup && { backup }),
  ...(rollover && { rollover }),
});

function deviceSpec(entry: DeviceEntry): DeviceSpec {
  const { name, platform, serial, startup, variables, keys, rommon } = entry;
  const clock = entry.clock === undefined ? undefined : parseTime(entry.clock);
  return {
    name,
    platform,
    power: entry.power ?? 'on',
    register: Number(entry.register ?? 0x2102) & 0xffff,
    files: (entry.files ?? []).filter(isThere).map(fileSpec),
    ...(serial !== undefined && { serial }),
    ...(startup !== undefined && { startup }),
    ...(clock !== undefined && { clock }),
    ...(variables !== undefined && { variables }),
    ...(keys && { keys: keysSpec(keys) }),
    ...(rommon && { rommon: rommonSpec(rommon) }),
  };
}

/** What may be said of an image file without changing its bytes. */
const OUTSIDE: ReadonlySet<string> = new Set(['path', 'modified', 'when', 'image', 'owner', 'mode']);

export const isAltered = (file: FileEntry | HostFileEntry): boolean =>
  'image' in file && Object.keys(file).some((field) => !OUTSIDE.has(field));

/** Whether whole images are read before the learner's first prompt: altered ones are, and what a prelude does may. */
export const readsImages = ({ devices, prelude }: ScenarioFile['lab']): boolean =>
  prelude !== undefined || devices.some(({ files = [] }) => files.some(isAltered));

/** Whether a lab has hosts or cables, which are a part of the engine that others do not need. */
export const hasSurroundings = ({ hosts, links = [], segments }: ScenarioFile['lab']): boolean =>
  hosts !== undefined || segments !== undefined || links.some(isCable);

export type Around = typeof around;

/**
 * The lab that a scenario describes, once its variables are filled in. Throws on unknown images: loading refuses them.
 * `around`: for a lab with surroundings.
 */
export const labSpec = (lab: ScenarioFile['lab'], around?: Around): LabSpec => {
  const { devices, hosts, links = [], segments = [], prelude } = lab;
  return {
    devices: devices.map(deviceSpec),
    ...(hosts && around && { hosts: hosts.map(around.hostConfig) }),
    ...(around && { wires: around.wiresOf(links, segments) }),
    ...(prelude !== undefined && { prelude }),
  };
};
