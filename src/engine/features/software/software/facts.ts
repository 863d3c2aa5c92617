import { sha512Hex } from '../../../system/crypto/digests.ts';
import { defineFact } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { placeText } from '../../files/files/api.ts';
import { returnRecord, runningImage, startCount, warmUpgraded } from './api.ts';

export const facts = [
  defineFact({
    id: 'boot.running-image',
    kind: 'text',
    nullable: true,
    describe: 'The image that runs; flash0:name however it was asked for, none when IOS does not run',
    read: (device) => {
      const image = runningImage(device);
      return image ? placeText(device, image.path) : null;
    },
  }),
  defineFact({
    id: 'boot.running-version',
    kind: 'text',
    nullable: true,
    describe: 'Version of the image that runs, 15.4(3)M; none when IOS does not run',
    read: (device) => {
      const image = runningImage(device);
      const header = image && readHeader(image.content);
      return header?.ok ? header.value.version : null;
    },
  }),
  defineFact({
    id: 'boot.running-sha512',
    kind: 'text',
    nullable: true,
    describe: 'SHA-512 of the image that runs, in lower case; none when IOS does not run',
    read: (device) => {
      const image = runningImage(device);
      return image ? sha512Hex(image.content) : null;
    },
  }),
  defineFact({
    id: 'boot.image-verified-by',
    kind: 'text',
    nullable: true,
    describe: 'Type and version of the key that verified the running image (production A); none when IOS does not run',
    read: (device) => {
      const key = runningImage(device)?.key;
      return key ? `${key.type} ${key.version}` : null;
    },
  }),
  defineFact({
    id: 'boot.count',
    kind: 'number',
    describe: 'How many times IOS was started since the lab opened',
    read: startCount,
  }),
  defineFact({
    id: 'boot.last-return',
    kind: 'text',
    describe: 'How the software before gave the device back: power-on, reload or abort',
    read: (device) => returnRecord(device).kind,
  }),
  defineFact({
    id: 'boot.last-reason',
    kind: 'text',
    describe: 'Reason of the last reload as show version prints it (Reload Command)',
    read: (device) => returnRecord(device).reason,
  }),
  defineFact({
    id: 'boot.last-reload-type',
    kind: 'text',
    describe:
      'How the software before ended: normal (the ROM monitor started the next), warm-reload or warm-upgrade (it started the next itself)',
    read: (device) => {
      const { warm } = returnRecord(device);
      return warm === null ? 'normal' : `warm-${warm}`;
    },
  }),
  defineFact({
    id: 'boot.warm-upgraded',
    kind: 'flag',
    describe: 'Whether a warm upgrade brought the image that runs: the ROM monitor has not verified it',
    read: warmUpgraded,
  }),
];
