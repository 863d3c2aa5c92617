import { createMD5, createSHA1, createSHA512 } from 'hash-wasm';
import { installHashers } from '../../engine/system/crypto/digests.ts';

/**
 * Gives the engine WebAssembly hashers for what is computed over whole images. Every host awaits it before images are read.
 * False where WebAssembly is not allowed: digests are the same then, and take longer.
 */
export async function installFastHashes(): Promise<boolean> {
  try {
    const [md5, sha1, sha512] = await Promise.all([createMD5(), createSHA1(), createSHA512()]);
    installHashers({ md5, sha1, sha512 });
    return true;
  } catch {
    return false;
  }
}
