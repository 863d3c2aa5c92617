import type { Device } from '../../../system/device.ts';
import type { KeyType } from '../../../system/crypto/training-keys.ts';
import { runningImage } from '../../software/software/api.ts';
import { type ImageType, imageType } from './image-type.ts';
import { judge } from './verdict.ts';

export type ReplacedType = Exclude<KeyType, 'rollover'>;

/** Why a key is not added or revoked: what was checked, and what to do next. */
export interface KeyRefusal {
  readonly reason: string;
  readonly text: string;
  readonly remedy: string;
}

export const refusal = (reason: string, text: string, remedy: string): KeyRefusal => ({
  reason,
  text: `%ERROR: ${text}`,
  remedy,
});

export const runningType = (device: Device): ImageType | undefined => {
  const image = runningImage(device);
  return image && imageType(image.content);
};

const onlyRevocation = refusal(
  'image-type',
  'This command is supported only on a revocation image',
  'Load the revocation image that brings the new production key.',
);
const onlyProduction = refusal(
  'image-type',
  'This command is supported only on a production image',
  'Load a production image that brings the new special key.',
);
const notOn = (what: 'special' | 'revocation'): KeyRefusal =>
  refusal(
    'image-type',
    `This command is not supported on a ${what} image`,
    'Load the production image signed with the new production key.',
  );

/** Whether the running image may add or revoke at all. */
export const permissions: Readonly<
  Record<`${'add' | 'revoke'} ${ReplacedType}`, Readonly<Record<ImageType, KeyRefusal | undefined>>>
> = {
  'add production': { production: onlyRevocation, special: onlyRevocation, revocation: undefined },
  'add special': { production: undefined, special: onlyProduction, revocation: onlyProduction },
  'revoke production': { production: undefined, special: notOn('special'), revocation: notOn('revocation') },
  'revoke special': { production: undefined, special: onlyProduction, revocation: onlyProduction },
};

/** Type, trust and start of the running image. */
export function runningImageRefusal(device: Device, command: keyof typeof permissions): KeyRefusal | undefined {
  const image = runningImage(device);
  const type = runningType(device);
  if (!image || !type || !judge(device, image.content).ok)
    return refusal(
      'untrusted-image',
      'Running image is not signed with a key in the key storage',
      'Load an image that verify accepts.',
    );
  return permissions[command][type];
}
