/**
 * Signs the large images of the catalogue and writes `src/engine/system/image/image-digests.json`.
 * Run it (node scripts/run.mjs scripts/image-digests.ts) after a change to the catalogue, the image format or the noise
 * behind it; a test says when that is due.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installFastHashes } from '../src/bridge/engine/fast-hashes.ts';
import { encode64 } from '../src/engine/system/bytes.ts';
import { contentKey, read, sizeOf } from '../src/engine/system/content.ts';
import { md5Hex, sha1Hex } from '../src/engine/system/crypto/digests.ts';
import { buildImage, imageBody, imageSoftware } from '../src/engine/system/image/image.ts';
import { catalogueSpec, imageIds, type ShippedImage } from '../src/engine/system/image/image-catalogue.ts';

/** Smaller ones are signed in a moment when they are wanted. */
const WORTH_SHIPPING = 4_000_000;

await installFastHashes();
const entries = imageIds.flatMap((id): [string, ShippedImage][] => {
  const spec = catalogueSpec(id);
  if (!spec || spec.size < WORTH_SHIPPING) return [];
  const body = imageBody(spec);
  const content = buildImage(spec);
  const signature = encode64(read(content, sizeOf(body), 256));
  const software = imageSoftware(spec);
  const integrity = spec.integrity === true && { of: contentKey(software), sha1: sha1Hex(software) };
  return [[id, { body: contentKey(body), md5: md5Hex(content), ...(integrity && { integrity }), signature }]];
});

writeFileSync(
  join(process.env.BOOTSET_ROOT ?? '.', 'src/engine/system/image/image-digests.json'),
  `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`,
);
