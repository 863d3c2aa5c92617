import type { Content } from '../../../system/content.ts';
import { parseImage } from '../../../system/image/image.ts';
import type { KeyType } from '../../../system/crypto/training-keys.ts';

/** What kind of software an image is; the key that signed it decides, its file name proves nothing. */
export type ImageType = 'production' | 'special' | 'revocation';

export const typeOfKey: Readonly<Record<KeyType, ImageType>> = {
  production: 'production',
  special: 'special',
  rollover: 'revocation',
};

/** As the device prints it. */
export const typeTitle: Readonly<Record<ImageType, string>> = {
  production: 'Production',
  special: 'Special',
  revocation: 'Revocation',
};

export const keyTitle: Readonly<Record<KeyType, string>> = {
  production: 'Production',
  special: 'Special',
  rollover: 'Rollover',
};

/** Type of a signed image by its envelope; undefined when there is none. */
export function imageType(content: Content): ImageType | undefined {
  const parsed = parseImage(content);
  return parsed.ok ? typeOfKey[parsed.value.envelope.keyType] : undefined;
}
