import type { Content } from '../../../system/content.ts';
import { defineHook } from '../../../system/device.ts';
import type { FileUrl } from './url.ts';

/** What a verification found; `words` is why the file is refused, empty when it is accepted. */
export interface Verification {
  readonly file: FileUrl;
  readonly content: Content;
  /** `ok` or the fault. */
  readonly verdict: string;
  readonly words: string;
}

/** Every verification passes through here before its verdict is printed: to be worded, logged, traced. */
export const verification = defineHook<Verification>('files.verification');
