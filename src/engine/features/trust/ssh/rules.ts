import { hostname, type Device } from '../../../system/device.ts';
import type { Offer } from '../../../system/network/ssh/algorithms.ts';
import { domainOf } from '../../network/name-lookup/api.ts';
import { pairsOf, type KeyPair } from '../crypto-keys/api.ts';
import { sshConfig } from './state.ts';

/** Bits that version 2 needs. */
const LEAST = 768;

/** The keys that the server shows: those that are named, else those of the device's own name, else the first. */
export function hostPair(device: Device): KeyPair | undefined {
  const { keys } = device.read(sshConfig);
  const pairs = pairsOf(device).filter(({ usage }) => usage !== 'encryption');
  if (keys !== null) return pairs.find(({ name }) => name === keys);
  const domain = domainOf(device);
  const own = domain === null ? undefined : `${device.hook(hostname, 'Router')}.${domain}`;
  return pairs.find(({ name }) => name === own) ?? pairs[0];
}

/** What the server says it speaks: `1.99` is both. Undefined: it speaks nothing. */
export function spokenVersion(device: Device): string | undefined {
  const pair = hostPair(device);
  const { version } = device.read(sshConfig);
  if (!pair || (version === 2 && pair.bits < LEAST)) return undefined;
  if (version === 2) return '2.0';
  return version === 1 || pair.bits < LEAST ? '1.5' : '1.99';
}

/** What stands in `show ip ssh` where nothing is enabled. */
export const configuredVersion = (device: Device): string =>
  ({ 1: '1.5', 2: '2.0', both: '1.99' })[device.read(sshConfig).version ?? 'both'];

/** What the device says of such a key. */
export const TOO_SMALL = 'RSA key size needs to be atleast 768 bits for ssh version 2';

/** Whether a key is too small for what is configured. */
export const tooSmall = (device: Device): boolean => {
  const pair = hostPair(device);
  return pair !== undefined && pair.bits < LEAST && device.read(sshConfig).version !== 1;
};

/** Groups that a least size leaves. */
const GROUPS: readonly (readonly [name: string, bits: number])[] = [
  ['diffie-hellman-group-exchange-sha1', 4096],
  ['diffie-hellman-group14-sha1', 2048],
  ['diffie-hellman-group1-sha1', 1024],
];

export const CIPHERS = ['aes128-ctr', 'aes192-ctr', 'aes256-ctr'] as const;
export const MACS = ['hmac-sha1', 'hmac-sha1-96'] as const;

/** What nobody shares, in the words of the log. */
export const NAMES = { kex: 'kex algorithm', hostKey: 'hostkey algorithm', cipher: 'cipher', mac: 'mac' } as const;

/** What a device can do. */
export const offerOf = (device: Device): Offer => ({
  kex: GROUPS.filter(([, bits]) => bits >= device.read(sshConfig).group).map(([name]) => name),
  hostKey: ['ssh-rsa'],
  cipher: CIPHERS,
  mac: MACS,
});
