import type { Device } from '../../../system/device.ts';
import { parseImage } from '../../../system/image/image.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { runningImage, warmUpgraded } from '../../software/software/api.ts';
import { examineImage, nextImage } from '../../boot/image-load/api.ts';
import { upgradeMonitor } from '../../boot/rom-monitor-upgrade/api.ts';
import { keyTitle } from './image-type.ts';
import { areaTitle, holds, isOlder, type KeyName, newestKey, newestOf, olderKeys, writtenAreas } from './keys.ts';
import { type KeyRefusal, refusal, type ReplacedType } from './permissions.ts';
import { judge } from './verdict.ts';

/** The key that the running image brings, the newest of its type. */
export function bundledKey(device: Device, type: ReplacedType): ImageKey | undefined {
  const image = runningImage(device);
  const parsed = image && parseImage(image.content);
  return parsed?.ok ? newestOf(parsed.value.bundledKeys, type) : undefined;
}

/** Why the bundled key is not to be added. */
export function bundledKeyRefusal(
  device: Device,
  type: ReplacedType,
  key: ImageKey | undefined,
): KeyRefusal | undefined {
  if (!key)
    return refusal(
      'no-bundled-key',
      `No ${type} key is bundled with the running image`,
      'Load an image that brings one.',
    );
  const newest = newestKey(device, type);
  return newest && isOlder(key.version, newest.version)
    ? refusal(
        'older-key',
        `The bundled ${type} key version ${key.version} is older than version ${newest.version} in the key storage`,
        'Load a newer image that brings a newer key.',
      )
    : undefined;
}

/** The key that replaces older ones of its type, or why none does. */
export function newKeyRefusal(device: Device, type: ReplacedType): KeyRefusal | undefined {
  const newest = newestKey(device, type);
  const older = newest ? writtenAreas.flatMap((area) => olderKeys(device, area, newest)) : [];
  if (!newest || older.length === 0)
    return refusal(
      'no-new-key',
      'New key not found in the key storage',
      newest
        ? `${keyTitle[type]} key version ${newest.version} is the only one. Add a newer key before revoking.`
        : `Add a key with 'software authenticity key add ${type}'.`,
    );
  const missing = writtenAreas.find((area) => !holds(device, area, newest));
  return missing
    ? refusal(
        'not-everywhere',
        `${keyTitle[type]} key version ${newest.version} not found in ${areaTitle[missing]}`,
        type === 'production'
          ? "Run 'software authenticity key add production' again with the revocation image."
          : "Run 'software authenticity key add special' again.",
      )
    : undefined;
}

/** The software that still needs a key to be revoked, of the running image and of the one that boots next. */
export function imageRefusal(device: Device, newest: ImageKey): KeyRefusal | undefined {
  if (warmUpgraded(device))
    return refusal(
      'warm-upgrade',
      'Running image was started by a warm upgrade, and the ROM monitor has not verified it',
      "Reload with 'reload', without 'warm', then revoke.",
    );
  const running = runningImage(device);
  const judged = running && judge(device, running.content);
  if (judged?.ok && isReplaced(judged.value, newest))
    return refusal(
      'running-image',
      'Running image is signed with a key that is to be revoked',
      `Reload with an image signed with ${newest.type} key version ${newest.version}.`,
    );
  const next = nextImage(device);
  const examined = next === undefined ? undefined : examineImage(device, next);
  return examined?.ok && examined.value.key && isReplaced(examined.value.key, newest)
    ? refusal(
        'boot-image',
        `Boot image ${next} is signed with a key that is to be revoked`,
        `Point 'boot system' to an image signed with ${newest.type} key version ${newest.version} and save the configuration.`,
      )
    : undefined;
}

/** The upgradable ROM monitor, when it still needs a key to be revoked. */
export function monitorRefusal(device: Device, newest: ImageKey): KeyRefusal | undefined {
  const envelope = upgradeMonitor(device)?.image.envelope;
  return envelope && isReplaced({ type: envelope.keyType, version: envelope.keyVersion }, newest)
    ? refusal(
        'rom-monitor',
        'Upgradable rommon is signed with a key that is to be revoked',
        `Upgrade it with 'upgrade rom-monitor file' to one signed with ${newest.type} key version ${newest.version}.`,
      )
    : undefined;
}

const isReplaced = (key: KeyName, newest: ImageKey): boolean =>
  key.type === newest.type && isOlder(key.version, newest.version);
