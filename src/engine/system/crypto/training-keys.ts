import { decode64, toHex } from '../bytes.ts';
import { publicHalf, type RsaPrivateKey, type RsaPublicKey } from './rsa.ts';

export type KeyType = 'production' | 'special' | 'rollover';

/** An image signing key as a device stores it. */
export interface ImageKey extends RsaPublicKey {
  readonly type: KeyType;
  /** `A`, `B`, ... */
  readonly version: string;
}

export type TrainingKeyId = 'production-a' | 'production-b' | 'special-a' | 'special-b' | 'rollover-a' | 'unknown';

interface TrainingKey {
  readonly type: KeyType;
  readonly version: string;
  /** Both primes, base64: the private half. */
  readonly p: string;
  readonly q: string;
}

/**
 * TRAINING KEYS. Made for this product only, RSA-2048, and published here with their private halves: they sign
 * nothing but training images. No vendor key is involved, and nothing signed with these is genuine.
 * `unknown` is the key of a stranger, in no device's storage; it calls itself production version A.
 */
const trainingKeys: Readonly<Record<TrainingKeyId, TrainingKey>> = {
  'production-a': {
    type: 'production',
    version: 'A',
    p: '+4ePUcz+g94MfL7kdnOXQuCJp8+ShBXyRwsGoyM/qlU6J18074drz5d9MdX3T6zGC+e5Kw+DIo1ZojMYrBxUoGIwUvdepFO/ghZnBeb7zm5aJEMkFNmL/llpDbx07e7jYf8NMcB/qoLU40CvatCXcOOWtmyz0IIKCECrsRfPHTc',
    q: 'vj7XBJmXg5Z99CNo043Y0lR3D0xZRl0BzmDko/AG6Vutnl+XIGePPNFPVPgIlO+Ml3NGtJvrEW+5cjTfMPC90hGu8VJi8fENuXDROMSLbytMkQTEKkCR5WybQdWIobYEHMdBikqNPZdSBmAxjCPfldHqO16l1AEnIwCoHr6eaZs',
  },
  'production-b': {
    type: 'production',
    version: 'B',
    p: '75i1UlD7Pcl8kVPlmDLAl8jP2IjLLSLXDKlQAC+XkvtPOhdaFNxIGFi+jUxeTFHQsUiGoLQICP2/rnfgFVpDRiEBCfAd6DushR2YXSSh4YC8t+c7wl8nM5KZdzGD26P/ZT6HDY+JsdkNOTOht7ip4W3JEgMJiOM6Y3Q4BI5WRj0',
    q: 't/i+9tq5qenX3yz6k5eGPHe7pf+mBkicN6x2ySx7L214onrWqNGSEo9eHCPLC+13OGqhEadATpVEgpDP8YMOvWx41kbk/pSVfSXsAJ9ajQW/thC8Hd4M47dW62Joja0zCkeF+HT5SbwVhqgRBgPcJWAcqe2sr5Mky67X4P7pHbc',
  },
  'special-a': {
    type: 'special',
    version: 'A',
    p: '2Vrj+OTY/qWKIk935RSyV3P20Ce7xelkbUqrAH35z6eNz07iX2fbxkGY8UmPxde76+0ZoFsF4l89OMXHbEa3e2Ge4KxCXHPWrpxoMAey3qYL80fMfKpvqXWROkOYBzSKVbUglna0JPd8/boAYw7Pzfje+lArwevrXqj1OjcGSPc',
    q: 'wsrcjGOS81fYSufDn/WTs3LPwf+OEWgRnzYmZES9FMQHRFWPIgRwolQZ3Z37ySJOWKt3h+bp8DKUJA+nUPu5/nBJwcVGrKQkkxhQdGPSdLsaM3fOFLRoo+fJvy7Z2RofOsPHCgY8wEhYO0n6yc4DIIACUaMv21Obde5ChNliCP0',
  },
  'special-b': {
    type: 'special',
    version: 'B',
    p: 'zeljkRx1PfY77id9R9enDAY1apBhJWxhp+oYEpZoNIwxwywKON7zInVzRQvlEDUuvr2Nm9tU0d7HtJM7Ql8Mko2PV1k08867WX9qUF7MFIAY7bvYw8ls5tjjjKyWmd5Z1BPqBqMPthEDV67fsmjXSMFQpUTdL1U6OrvS289R8EU',
    q: 'waBtuvl7A9eMHmPpLBBUeXSK5HEJ9P9C1rSZrifkp3HEZDGErNIlNSIGRsXimxzMMsIpFf6U83cpU7y6JhFmHyo3VV4Xxklo7uf1noSmXgQzkBGWcahfz97gSWY/XrCF+JfgzYT29fd++7S5aTfCgjaFwVj4WoY78vmO8H81oi0',
  },
  'rollover-a': {
    type: 'rollover',
    version: 'A',
    p: '71NVZXiWUnp2oeu+yo2AMggD6ch76//fjMK7Ieb1kzPF7E7qn2g4Y5Gplp9vllVkS66DRtsK31kD3Zo4yKuMe85HW8rxAbC4v6zWnFQpj7LW2cElFby2HF7iOuqE5i0BtgzU7V/Spo5X67wsKz26Hx/KuYXqeIHp8eKAD00ygXc',
    q: 'vhB/GrWwFDAAI2dOzls0NDkM6ud3NF8DiM1695ohiI2drXGqlW29OWS35VzIW4iVT/sGI6ikF9o0BuaLglFOlXD+kE7duoElmm53heINFxv7coNdAujC77EPZPQF9qbEaVlCRaQeoy0JeyeFTl8j2Rnr+kjMgfvk3WnUAaqxmE8',
  },
  unknown: {
    type: 'production',
    version: 'A',
    p: '7h/cjf9SCGN52QJjwUB8auk0t+iyTYkw4qS4g7LZYv2Z/E1MYRWdyiqKQQnP/riRgJVpot3yVKmJVTl/De5dLtes9lOYZ24ReMPHaGOZZbu4QamM8VhaRceq7sEGx8XbDjubrmCmqAP3dvF9xjIme7qLkcBD1+O0A3jzX71Gkj8',
    q: '2RKjB00T7ATFsj/AziyTc1pgJJ1AGFWjplmiXMLeI1cHD7yVvXgEayejfbgLmHUxGAWTt80JaCkNWejlu378xQDDRNNEBONsVKHQY1ku0SA0VoJ3obxQXlJqLf+CIlBqDdmd0F/vDFe0TFEJvdY+7zNgvIAm8vUcTOM2UjTlGxc',
  },
};

const EXPONENT = 65537;

/** The private half of a training key. */
export function privateTrainingKey(id: TrainingKeyId): RsaPrivateKey {
  const { p, q } = trainingKeys[id];
  return { p: toHex(decode64(p)), q: toHex(decode64(q)), exponent: EXPONENT };
}

const publicKeys = new Map<TrainingKeyId, ImageKey>();

/** The public half of a training key, with the type and version it goes by. */
export function trainingKey(id: TrainingKeyId): ImageKey {
  let key = publicKeys.get(id);
  if (!key) {
    const { type, version } = trainingKeys[id];
    key = { type, version, ...publicHalf(privateTrainingKey(id)) };
    publicKeys.set(id, key);
  }
  return key;
}
