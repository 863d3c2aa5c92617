import type { Content } from '../../../system/content.ts';
import { defineFact, type Device } from '../../../system/device.ts';
import { readFile } from '../../files/files/api.ts';
import { examineImage, nextImage } from '../../boot/image-load/api.ts';
import { imageType } from './image-type.ts';
import { keysIn, keyText } from './keys.ts';
import { body } from './parts.ts';
import { type KeyArea, keyAreas } from './state.ts';
import { namedKey } from './verdict.ts';

const areaOf = (word: string | undefined): readonly KeyArea[] => keyAreas.filter((area) => area === word);

/** `production B primary`; without an area, any will do. */
function isPresent(device: Device, of: string): boolean {
  const [type = '', version = '', area] = of.trim().split(/\s+/);
  const areas = area === undefined ? keyAreas : areaOf(area);
  return areas.some((each) => keysIn(device, each).some((key) => keyText(key) === `${type} ${version}`));
}

function ofFile<T>(device: Device, url: string, read: (content: Content) => T): T | null {
  const file = readFile(device, url, { hidden: true });
  return file.ok ? read(file.value) : null;
}

const FILE = 'file, as `flash0:name`';

export const facts = [
  defineFact({
    id: 'authenticity.key-present',
    kind: 'flag',
    of: 'key and area, as `production B primary`; the area may be left out',
    describe: 'Whether the key storage holds this key',
    read: isPresent,
  }),
  defineFact({
    id: 'authenticity.keys',
    kind: 'list',
    of: 'area: primary, backup or rollover',
    describe: 'Keys of one area of the key storage, as `production A`',
    read: (device, of) => areaOf(of).flatMap((area) => keysIn(device, area).map(keyText)),
  }),
  defineFact({
    id: 'authenticity.revoked',
    kind: 'list',
    describe:
      'Keys that are in no area of the key storage any more while a newer one of their type is, as `production A`',
    read: (device) => body.get().revokedKeys(device),
  }),
  defineFact({
    id: 'authenticity.image-key',
    kind: 'text',
    nullable: true,
    of: FILE,
    describe:
      'Key that the signature envelope of a file names, as `production A`; none without an envelope. Says nothing of its truth',
    read: (device, of) =>
      ofFile(device, of, (content) => {
        const key = namedKey(content);
        return key ? keyText(key) : null;
      }),
  }),
  defineFact({
    id: 'authenticity.image-type',
    kind: 'text',
    nullable: true,
    of: FILE,
    describe: 'production, special or revocation by the signature envelope of a file; none without an envelope',
    read: (device, of) => ofFile(device, of, (content) => imageType(content) ?? null),
  }),
  defineFact({
    id: 'authenticity.verdict',
    kind: 'text',
    of: FILE,
    describe:
      'What verify would say of a file: ok, missing, not-an-image, truncated, unsigned, unknown-key, revoked-key or bad-signature',
    read: (device, of) => ofFile(device, of, (content) => body.get().verdictOf(device, content)) ?? 'missing',
  }),
  defineFact({
    id: 'authenticity.running-type',
    kind: 'text',
    nullable: true,
    describe: 'production, special or revocation: type of the running image; none when IOS does not run',
    read: (device) => body.get().runningType(device) ?? null,
  }),
  defineFact({
    id: 'authenticity.next-boot-accepted',
    kind: 'flag',
    describe: 'Whether a reload now would end in running software',
    read: (device) => nextImage(device) !== undefined,
    whyNot: (device) => body.get().trustChain(device).outlook,
  }),
  defineFact({
    id: 'authenticity.next-boot-key',
    kind: 'text',
    nullable: true,
    describe: 'Key that would verify the image of a reload now, as `production B`; none when nothing would start',
    read(device) {
      const path = nextImage(device);
      const examined = path === undefined ? undefined : examineImage(device, path);
      return examined?.ok && examined.value.key ? keyText(examined.value.key) : null;
    },
  }),
  defineFact({
    id: 'authenticity.next-boot-outlook',
    kind: 'text',
    describe: 'What a reload now would do, and where the chain of trust would break, as a sentence',
    read: (device) => body.get().trustChain(device).outlook,
  }),
  defineFact({
    id: 'authenticity.upgrade-result',
    kind: 'text',
    describe:
      'Result of the production key upgrade check: not-ready, ready (for the reload), revoke (the old key) or done',
    read: (device) => body.get().upgradeStatus(device).result,
  }),
  defineFact({
    id: 'authenticity.upgrade-missing',
    kind: 'list',
    describe:
      'Conditions of the production key upgrade check that are not met: installed, primary, backup, boot-image, rom-monitor',
    read: (device) =>
      body
        .get()
        .upgradeStatus(device)
        .conditions.filter(({ met }) => !met)
        .map(({ id }) => id),
  }),
];
