import { defineSlice } from '../../../kernel/slice.ts';
import type { RsaPrivateKey } from '../../../system/crypto/rsa.ts';

export type KeyUsage = 'general' | 'signature' | 'encryption';

/** An RSA key pair of a device. */
export interface KeyPair extends RsaPrivateKey {
  readonly name: string;
  readonly usage: KeyUsage;
  readonly bits: number;
  readonly exportable: boolean;
  /** Wall clock, when it was made. */
  readonly madeAt: number;
}

/** Those in use, in the order in which they were made. */
export const keyPairs = defineSlice<{ pairs: KeyPair[] }>({
  id: 'crypto-keys',
  lifetime: 'ram',
  initial: () => ({ pairs: [] }),
});

/** The one that the device has made for SSH; nobody saves it. */
export const temporaryPair = defineSlice<{ pair: KeyPair | null }>({
  id: 'crypto-keys.temporary',
  lifetime: 'ram',
  initial: () => ({ pair: null }),
});

/** Those in the private configuration, which nobody is shown. */
export const savedPairs = defineSlice<{ pairs: KeyPair[] }>({
  id: 'crypto-keys.saved',
  lifetime: 'nvram',
  initial: () => ({ pairs: [] }),
});
