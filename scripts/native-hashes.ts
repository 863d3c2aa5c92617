import { createHash } from 'node:crypto';
import { installHashers, type HashName, type StreamHasher } from '../src/engine/system/crypto/digests.ts';

function native(name: HashName): StreamHasher {
  let hash = createHash(name);
  return {
    init: () => {
      hash = createHash(name);
    },
    update: (bytes) => hash.update(bytes),
    digest: () => hash.digest('hex'),
  };
}

/** Tests in Node hash whole images with what Node brings. */
installHashers({ md5: native('md5'), sha1: native('sha1'), sha256: native('sha256'), sha512: native('sha512') });
