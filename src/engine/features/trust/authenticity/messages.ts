import { defineMessage } from '../../../system/device.ts';

/** {0}: `Software image` or `Upgradable rommon software`. */
export const developmentSoftware = defineMessage(
  'DIGISIGN',
  4,
  'DEV_IMAGE',
  '{0} signed using special key version {1}',
);
export const storageDiffers = defineMessage('DIGISIGN', 4, 'KEY_STORAGE', 'Primary and backup key storage differ: {0}');

/** {0}: `flash0:x.bin` */
export const notPresent = defineMessage('SIGNATURE', 4, 'NOT_PRESENT', '%WARNING: Signature not found in file {0}.');

/** {0}: `flash0:x.bin` */
export const notValid = defineMessage('SIGNATURE', 4, 'NOT_VALID', '%ERROR: Signature not valid for file {0}.');

export const authenticityMessages = [developmentSoftware, storageDiffers, notPresent, notValid];
