import { describe, expect, it } from 'vitest';
import { decode64, toHex } from '../bytes.ts';
import { contentKey, cut, patch, read, sizeOf } from '../content.ts';
import { md5Hex, sha512Hex } from '../crypto/digests.ts';
import { buildImage, imageBody, imageIntegrity, parseImage, verifyImage } from './image.ts';
import { catalogueImage, catalogueSpec, imageIds, type ShippedImage } from './image-catalogue.ts';
import shippedImages from './image-digests.json';
import { type TrainingKeyId, trainingKey } from '../crypto/training-keys.ts';

const allKeys = (
  ['production-a', 'production-b', 'special-a', 'special-b', 'rollover-a'] satisfies TrainingKeyId[]
).map(trainingKey);

function known(id: string) {
  const [spec, content] = [catalogueSpec(id), catalogueImage(id)];
  const image = content && parseImage(content);
  if (!spec || !content || !image?.ok) throw new Error(id);
  return { spec, content, image: image.value };
}

/** Images from before software was signed are told of apart. */
const signedIds = imageIds.filter((id) => catalogueSpec(id)?.signer);
const unsignedIds = imageIds.filter((id) => !signedIds.includes(id));

const imageDigests: Readonly<Record<string, ShippedImage>> = shippedImages;

describe('image catalogue', () => {
  it('holds images that every key storage accepts, each with its own size and bytes', () => {
    for (const id of signedIds) {
      const { spec, content } = known(id);
      expect(sizeOf(content)).toBe(spec.size);
      expect(verifyImage(content, allKeys).ok).toBe(true);
    }
    expect(new Set(signedIds.map((id) => contentKey(known(id).content))).size).toBe(signedIds.length);
    expect(catalogueImage('c2600-i-mz.122-10b.bin')).toBeUndefined();
  });

  it('holds images that nobody signed, for routers that do not ask', () => {
    expect(unsignedIds).toEqual(['c7200-js-mz', 'c7200-p-mz']);
    for (const id of unsignedIds) {
      const content = catalogueImage(id);
      expect(content && sizeOf(content)).toBe(catalogueSpec(id)?.size);
      expect(content && verifyImage(content, allKeys)).toEqual({ ok: false, error: 'unsigned' });
    }
  });

  it('holds the image of the reference: size, run size, entry point, and load size of a real boot log', () => {
    const { image } = known('c2900-universalk9-mz.SPA.154-3.M.bin');
    expect(image).toMatchObject({
      declaredSize: 103727964,
      runSize: 103907016,
      entryPoint: 0x81000000,
      family: 'C2900',
    });
    expect(known('c1900-universalk9-mz.SPA.154-3.M3.bin').image.loadSize).toBe(0x481ac1c);
    expect(known('c1900-universalk9-mz.SPA.157-3.M8.bin').image.declaredSize).toBe(85053068);
    expect(known('c3900-universalk9-mz.SSB').image.declaredSize).toBe(52291428);
  });

  it('names every image after the key that signs it, but revocation images after the key they bring', () => {
    for (const id of signedIds) {
      const { envelope, bundledKeys, family } = known(id).image;
      const named =
        envelope.keyType === 'rollover' ? bundledKeys[0] : { type: envelope.keyType, version: envelope.keyVersion };
      const letters = `S${named?.type === 'special' ? 'S' : 'P'}${named?.version}`;
      expect(id).toMatch(new RegExp(`\\.${letters}(\\.|$)`));
      expect(id.toUpperCase().startsWith(family === 'ASR1002X' ? 'ASR100' : family)).toBe(true);
      expect(envelope.organizationUnit).toBe(/^C\d/.test(family) ? family : 'IOS-XE');
    }
  });

  it('holds a SHA-1 in the images of IOS XE, and in no other', () => {
    for (const id of signedIds) {
      const { content, image } = known(id);
      const integrity = imageIntegrity(content, image);
      expect(integrity !== undefined).toBe(image.envelope.organizationUnit === 'IOS-XE');
      expect(integrity?.computed).toBe(integrity?.embedded);
    }
  });

  it('was signed after it was compiled', () => {
    for (const id of signedIds) {
      const { compiled, envelope } = known(id).image;
      const stamp = Date.parse(`${compiled.slice(4, 13).replace(/(\d\d)$/, '20$1')} ${compiled.slice(14, 19)} UTC`);
      const days = (Number.parseInt(envelope.serial, 16) * 1000 - stamp) / 86_400_000;
      expect(days > 0 && days < 3 ? 'after' : `${id} ${days}`).toBe('after');
      expect(new Date(stamp).toUTCString().slice(0, 3)).toBe(compiled.slice(0, 3));
    }
  });

  it('ships signatures of the bytes that are there (otherwise run scripts/image-digests.ts)', () => {
    for (const [id, shipped] of Object.entries(imageDigests))
      expect(`${id} ${contentKey(imageBody(known(id).spec))}`).toBe(`${id} ${shipped.body}`);
  });

  it.each([
    'c1900-revocation-mz.SPB',
    'c2900-universalk9-mz.SPA.154-3.M.bin',
    'cat4500e-universalk9.SPA.03.04.00.SG.151-2.SG.bin',
  ])(
    'ships what is computed from all bytes of %s',
    (id) => {
      const { spec, content, image } = known(id);
      const shipped = imageDigests[id];
      // The same bytes under descriptors nothing is known of: computed, not remembered.
      const first = toHex(read(content, 0, 1));
      const unknown = patch(content, { at: 0, hex: first });
      expect(md5Hex(unknown)).toBe(shipped?.md5);
      expect(imageIntegrity(unknown, image)?.computed).toBe(shipped?.integrity?.sha1);
      expect(md5Hex(content)).toBe(shipped?.md5);
      expect(sha512Hex(cut(unknown, image.signedLength))).toBe(sha512Hex(imageBody(spec)));
      expect(toHex(read(content, image.signedLength, 256))).toBe(toHex(decode64(shipped?.signature ?? '')));
      expect(contentKey(buildImage(spec))).toBe(contentKey(content));
    },
    60_000,
  );
});
