import {
  bootCandidates,
  cut,
  listDisk,
  parseImage,
  publicKeyPem,
  readFile,
  sha256Hex,
  sizeOf,
  storedKeys,
  textContent,
  trainingKey,
  trustChain,
  type ImageKey,
  type Lab,
  type Phase,
  type TrustChain,
} from '../../../engine/index.ts';
import type { ScenarioView } from '../../../scenarios/views.ts';
import { learnDigests } from './learn-digests.ts';

type LabDevice = Lab['devices'][number];

/** A file that can be saved. */
export interface FileView {
  /** `flash0:folder/name` */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** IOS does not list it. */
  readonly hidden: boolean;
}

export interface DiskView {
  /** `flash0:` */
  readonly name: string;
  readonly files: readonly FileView[];
}

/** What can be seen of a device besides its console. */
export interface DeviceTrust {
  readonly name: string;
  readonly phase: Phase;
  /** Absent when the scenario does not show it. */
  readonly chain?: TrustChain;
  /** File systems whose media are plugged in. */
  readonly disks: readonly DiskView[];
}

/** A public key as a file. */
export interface KeyView {
  /** `production-a` */
  readonly id: string;
  /** `production A` */
  readonly title: string;
  readonly pem: string;
}

export interface TrustView {
  readonly devices: readonly DeviceTrust[];
  /** Keys that verify images. */
  readonly keys: readonly KeyView[];
}

/** What a scenario lets the page see. */
export type Allowed = Pick<ScenarioView, 'trustView' | 'hiddenFiles'>;

const PUBLISHED = ['production-a', 'production-b', 'special-a', 'special-b', 'rollover-a'] as const;
const STRANGER = 8;

const viewKey = (key: ImageKey, stranger = false): KeyView => {
  const mark = stranger ? sha256Hex(textContent(key.modulus)).slice(0, STRANGER) : '';
  return {
    id: `${key.type}-${key.version.toLowerCase()}${stranger ? `-${mark}` : ''}`,
    title: `${key.type} ${key.version}${stranger ? ` (${mark})` : ''}`,
    pem: publicKeyPem(key),
  };
};

/** The published keys, and what else a device that may be looked at has in its key storage. */
export function viewKeys(lab: Lab, { trustView }: Allowed): readonly KeyView[] {
  const published = PUBLISHED.map(trainingKey);
  const known = new Set(published.map(({ modulus }) => modulus));
  const stored = trustView ? lab.devices.flatMap(storedKeys) : [];
  const strangers = new Map(stored.filter(({ modulus }) => !known.has(modulus)).map((key) => [key.modulus, key]));
  return [...published.map((key) => viewKey(key)), ...[...strangers.values()].map((key) => viewKey(key, true))];
}

const filesOf = (device: LabDevice, disk: string, hidden: boolean): readonly FileView[] | undefined => {
  const listed = listDisk(device, disk, { hidden });
  if (!listed.ok) return undefined;
  return listed.value
    .filter(({ kind }) => kind === 'file')
    .map((file) => ({ path: `${disk}:${file.path}`, size: file.size, hidden: file.hidden }));
};

const STARTUP = 'nvram:startup-config';

/** NVRAM holds what a learner may have to find out by other means. */
function nvramOf(device: LabDevice): readonly DiskView[] {
  const startup = readFile(device, STARTUP);
  if (!startup.ok) return [];
  return [{ name: 'nvram:', files: [{ path: STARTUP, size: sizeOf(startup.value), hidden: false }] }];
}

const disksOf = (device: LabDevice, hiddenFiles: boolean): readonly DiskView[] => [
  ...device.platform.disks.flatMap(({ name }) => {
    const files = filesOf(device, name, hiddenFiles);
    return files ? [{ name: `${name}:`, files }] : [];
  }),
  ...(hiddenFiles ? nvramOf(device) : []),
];

/** What the page may see of a lab's files, keys and chains of trust. */
export const viewTrust = (lab: Lab, allowed: Allowed): TrustView => ({
  devices: lab.devices.map((device) => ({
    name: device.name,
    phase: device.phase,
    ...(allowed.trustView && { chain: trustChain(device) }),
    disks: disksOf(device, allowed.hiddenFiles === true),
  })),
  keys: viewKeys(lab, allowed),
});

/** Has what a chain of trust needs to know of large files computed bit by bit. */
export async function prepareTrust(lab: Lab, { trustView }: Allowed, breathe: () => Promise<void>): Promise<void> {
  if (!trustView) return;
  const paths = lab.devices.flatMap((device) => bootCandidates(device).map((path) => ({ device, path })));
  for (const { device, path } of paths) {
    const file = readFile(device, path, { hidden: true });
    const image = file.ok ? parseImage(file.value) : file;
    if (file.ok && image.ok) await learnDigests(['sha512'], cut(file.value, image.value.signedLength), breathe);
  }
}
