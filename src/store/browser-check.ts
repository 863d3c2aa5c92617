import type { FileOfDevice } from '../bridge/protocol.ts';
import type { Checked } from '../verifier/image.ts';
import { takeDeviceFile } from './trust.ts';

/** What this browser found out about a file of a device. */
export type BrowserVerdict =
  | (Checked & { readonly kind: 'checked' })
  /** Web Crypto is missing here. */
  | { readonly kind: 'unavailable' }
  /** Called off, or the file is gone. */
  | { readonly kind: 'stopped' }
  /** The browser gave up; `why` is its own sentence. */
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Fetches a file from the lab, as for saving, and checks it against a public key with the browser's Web Crypto.
 * The verifier knows nothing of the simulated devices, and is fetched when it is first needed.
 */
export async function checkInBrowser(file: FileOfDevice, publicKeyPem: string): Promise<BrowserVerdict> {
  try {
    const { canVerify, verifyImageFile } = await import('../verifier/image.ts');
    if (!canVerify()) return { kind: 'unavailable' };
    const taken = await takeDeviceFile(file);
    if (!taken) return { kind: 'stopped' };
    const checked = await verifyImageFile(taken.content, publicKeyPem);
    return checked ? { kind: 'checked', ...checked } : { kind: 'unavailable' };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}
