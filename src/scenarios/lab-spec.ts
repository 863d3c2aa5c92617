import {
  buildImage,
  catalogueImage,
  catalogueSpec,
  cut,
  forgedImage,
  fromCivil,
  patch,
  resign,
  sizeOf,
  textContent,
  type Content,
  type DeviceSpec,
  type EpochMillis,
  type FileSpec,
  type ImageBehaviour,
  type LabSpec,
} from '../engine/index.ts';
import type { DeviceEntry, FileEntry, ScenarioFile } from './schema.ts';

const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/;

/** `2020-09-22T12:47:09Z` as a moment; undefined when it is not one. */
export function parseTime(text: string): EpochMillis | undefined {
  const [, ...parts] = TIME.exec(text) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  if (parts.length === 0 || year < 1993 || year >= 2100 || hour > 23 || minute > 59 || second > 59) return undefined;
  const moment = fromCivil(year, month, day, hour, minute, second);
  return new Date(moment).toISOString().startsWith(text.slice(0, 10)) ? moment : undefined;
}

function imageNamed(id: string): Content {
  const image = catalogueImage(id);
  if (!image) throw new Error(`No image ${id}`);
  return image;
}

function unsignedImage(id: string): Content {
  const spec = catalogueSpec(id);
  if (!spec) throw new Error(`No image ${id}`);
  const { signer: _, ...unsigned } = spec;
  return buildImage(unsigned);
}

/** Bytes of an image as it is before anything is overwritten or cut off. */
export const bytesOfImage = (id: string, unsigned: boolean): number =>
  sizeOf(unsigned ? unsignedImage(id) : imageNamed(id));

type ForgedEntry = Extract<FileEntry, { forged: unknown }>;
type ImageEntry = Exclude<Extract<FileEntry, { image: string }>, ForgedEntry>;

const behaviourOf = ({ configuration = '', messages = [] }: ForgedEntry['forged']): ImageBehaviour => ({
  configuration: configuration.split('\n').filter((line) => line.trim() !== ''),
  messages,
});

function forgedContent({ image, forged, signedBy }: ForgedEntry): Content {
  const content = forgedImage(image, { behaviour: behaviourOf(forged), ...(signedBy && { key: signedBy }) });
  if (!content) throw new Error(`No image ${image}`);
  return content;
}

/** Signs an altered image again. What is no longer a whole image stays as it is. */
function signedAgain(content: Content, { image, signedBy }: ImageEntry): Content {
  if (signedBy === undefined) return content;
  const signedAt = catalogueSpec(image)?.signer?.signedAt ?? 0;
  const signed = resign(content, { key: signedBy, signedAt });
  return signed.ok ? signed.value : content;
}

function contentOf(file: FileEntry): Content {
  if ('text' in file) return textContent(file.text);
  if ('forged' in file) return forgedContent(file);
  const image = file.unsigned ? unsignedImage(file.image) : imageNamed(file.image);
  const patches = (file.alter ?? []).map(({ at, hex }) => ({ at: Number(at), hex }));
  const altered = patches.length > 0 ? patch(image, ...patches) : image;
  const cutOff = file.truncate === undefined ? altered : cut(altered, Number(file.truncate));
  return signedAgain(cutOff, file);
}

const isThere = ({ when }: FileEntry): boolean => when === undefined || when.value === when.is;

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
const OUTSIDE: ReadonlySet<string> = new Set(['path', 'modified', 'when', 'image']);

export const isAltered = (file: FileEntry): boolean =>
  'image' in file && Object.keys(file).some((field) => !OUTSIDE.has(field));

/** Whether whole images are read before the learner's first prompt: altered ones are, and what a prelude does may. */
export const readsImages = ({ devices, prelude }: ScenarioFile['lab']): boolean =>
  prelude !== undefined || devices.some(({ files = [] }) => files.some(isAltered));

/** The lab that a scenario describes, once its variables are filled in. Throws on unknown images: loading refuses them. */
export const labSpec = ({ devices, prelude }: ScenarioFile['lab']): LabSpec => ({
  devices: devices.map(deviceSpec),
  ...(prelude !== undefined && { prelude }),
});
