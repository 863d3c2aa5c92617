import { castDraft } from 'immer';
import type { Device } from '../../../system/device.ts';
import type { ImageKey, KeyType } from '../../../system/crypto/training-keys.ts';
import { keyStorage, type KeyArea } from './state.ts';

/** A key by what it is called: all that an envelope tells of it. */
export interface KeyName {
  readonly type: KeyType;
  readonly version: string;
}

/** The areas that `add` and `revoke` write, in their order. */
export const writtenAreas = ['primary', 'backup'] as const satisfies readonly KeyArea[];
type WrittenArea = (typeof writtenAreas)[number];

export const areaTitle: Readonly<Record<KeyArea, string>> = {
  primary: 'Primary',
  backup: 'Backup',
  rollover: 'Revocation',
};

/** `production A`: how facts, events and the trust view name a key. */
export const keyText = ({ type, version }: KeyName): string => `${type} ${version}`;

export const sameKey = (a: KeyName, b: KeyName): boolean => a.type === b.type && a.version === b.version;

/** Versions ascend from A to Z, then AA. */
export const isOlder = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b);

export const keysIn = (device: Device, area: KeyArea): readonly ImageKey[] => device.read(keyStorage)[area];

/** Whether an area holds a key of this type and version. */
export const holds = (device: Device, area: KeyArea, key: KeyName): boolean =>
  keysIn(device, area).some((held) => sameKey(held, key));

/** Every key that verifies something on this device: primary storage first, then backup, then rollover keys. */
export const usableKeys = (device: Device): readonly ImageKey[] => [
  ...keysIn(device, 'primary'),
  ...keysIn(device, 'backup'),
  ...keysIn(device, 'rollover'),
];

/** The newest of some keys that is of a type. */
export const newestOf = (keys: readonly ImageKey[], type: KeyType): ImageKey | undefined =>
  keys
    .filter((key) => key.type === type)
    .reduce<ImageKey | undefined>(
      (newest, key) => (newest && !isOlder(newest.version, key.version) ? newest : key),
      undefined,
    );

/** The newest key of a type in storage. */
export const newestKey = (device: Device, type: KeyType): ImageKey | undefined => newestOf(usableKeys(device), type);

/** Keys of a type in an area that are older than a version. */
export const olderKeys = (device: Device, area: WrittenArea, { type, version }: KeyName): readonly ImageKey[] =>
  keysIn(device, area).filter((key) => key.type === type && isOlder(key.version, version));

/** True when a key is in no area any more while a newer one of its type is: it was revoked. */
export function isRevoked(device: Device, key: KeyName): boolean {
  const newest = newestKey(device, key.type);
  return (
    !usableKeys(device).some((held) => sameKey(held, key)) &&
    newest !== undefined &&
    isOlder(key.version, newest.version)
  );
}

/** Writes one key record at once. */
export const storeKey = (device: Device, area: WrittenArea, key: ImageKey): void =>
  device.update(keyStorage, (draft) => {
    draft[area] = castDraft([...keysIn(device, area), key]);
  });

/** Takes one key record away at once. */
export const dropKey = (device: Device, area: WrittenArea, key: KeyName): void =>
  device.update(keyStorage, (draft) => {
    draft[area] = castDraft(keysIn(device, area).filter((held) => !sameKey(held, key)));
  });
