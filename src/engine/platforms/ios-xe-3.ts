import type { Platform } from '../system/platform.ts';

/** How IOS XE 3.x shows software authenticity. */
export const xeAuthenticity: Platform['authenticity'] = {
  smallLetters: true,
  integrityFirst: true,
  hashDone: '100%Done!',
  fileMd5: false,
  keys: { typeWidth: 26, product: true, between: '\n\n' },
  wholeVerifier: false,
};
