import { fail, type Result } from '../../../kernel/result.ts';
import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { type ImageFault, imageHashes, parseImage, verifyImage } from '../../../system/image/image.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { isRevoked, type KeyName, sameKey, usableKeys } from './keys.ts';

/** Why this device does not trust a file; a key that was revoked is told from one that was never there. */
export type Distrust = ImageFault | 'revoked-key';

/** The key that an envelope names, whether or not it made the signature. */
export function namedKey(content: Content): KeyName | undefined {
  const parsed = parseImage(content);
  return parsed.ok ? { type: parsed.value.envelope.keyType, version: parsed.value.envelope.keyVersion } : undefined;
}

/** The key that an envelope names, when it was revoked on this device. */
export function namedRevoked(device: Device, content: Content): KeyName | undefined {
  const named = namedKey(content);
  return named && isRevoked(device, named) ? named : undefined;
}

/** Whether a key in storage signed this file as it is now. Platform and kind of image do not matter here. */
export function judge(device: Device, content: Content): Result<ImageKey, Distrust> {
  const verified = verifyImage(content, usableKeys(device));
  if (verified.ok) return verified;
  return fail(verified.error === 'unknown-key' && namedRevoked(device, content) ? 'revoked-key' : verified.error);
}

/** Both hashes of a signed file by the key in storage that its envelope names; undefined when there is no such key. */
export function hashesOf(device: Device, content: Content): ReturnType<typeof imageHashes> | undefined {
  const parsed = parseImage(content);
  const named = namedKey(content);
  const key = named && usableKeys(device).find((held) => sameKey(held, named));
  return parsed.ok && key ? imageHashes(content, parsed.value, key) : undefined;
}
