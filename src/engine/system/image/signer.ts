import { ok, type Result } from '../../kernel/result.ts';
import type { Content } from '../content.ts';
import { acceptedKeysOf } from '../crypto/accepted-keys.ts';
import type { ImageKey } from '../crypto/training-keys.ts';
import type { Device } from '../device.ts';
import { verifyImage, type ImageFault } from './image.ts';

/** The accepted key that signed an image; null on platforms that ask for none. */
export const signerOf = (device: Device, content: Content): Result<ImageKey | null, ImageFault> =>
  device.platform.signedImages ? verifyImage(content, acceptedKeysOf(device)) : ok(null);

/** How events name a key: `production A`; nothing where images are not signed. */
export const keyName = (key: ImageKey | null): string => (key ? `${key.type} ${key.version}` : '');
