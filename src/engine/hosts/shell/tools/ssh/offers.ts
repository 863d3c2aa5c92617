import type { Offer } from '../../../../system/network/ssh/algorithms.ts';

/** What OpenSSH 9.2 offers by itself. */
const USUAL = {
  kex: 'sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group14-sha256',
  hostKey:
    'ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,rsa-sha2-512,rsa-sha2-256',
  cipher:
    'chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com',
  mac: 'umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1',
} as const satisfies Record<keyof Offer, string>;

const SETTING = { kex: 'kexalgorithms', hostKey: 'hostkeyalgorithms', cipher: 'ciphers', mac: 'macs' } as const;

/** Names that OpenSSH knows besides, by default not offered. */
const OLD =
  'diffie-hellman-group14-sha1,diffie-hellman-group1-sha1,diffie-hellman-group-exchange-sha1,ssh-rsa,ssh-dss,3des-cbc,aes128-cbc,aes192-cbc,aes256-cbc,hmac-sha1-96,hmac-md5';
const KNOWN: ReadonlySet<string> = new Set([...Object.values(USUAL), OLD].flatMap((list) => list.split(',')));

const BAD = {
  kex: 'Bad SSH2 KexAlgorithms',
  hostKey: 'Bad key types',
  cipher: 'Bad SSH2 cipher spec',
  mac: 'Bad SSH2 MAC spec',
} as const;

/** The first name of a list that nobody knows; one that is taken away may be anything. */
export const unknownName = (list: string): string | undefined =>
  list.startsWith('-')
    ? undefined
    : list
        .replace(/^[+^]/, '')
        .split(',')
        .find((name) => !KNOWN.has(name));

/** What is wrong with a list of names, as OpenSSH says it. */
export const badNames =
  (what: keyof Offer) =>
  (list: string): string | undefined => {
    const unknown = unknownName(list);
    if (unknown === undefined) return undefined;
    return `${what === 'kex' ? `Unsupported KEX algorithm "${unknown}"\n` : ''}${BAD[what]} '${list}'.`;
  };

/** A list with what a setting makes of it: `+a` behind it, `^a` before it, `-a` without it, or another list. */
function listOf(usual: string, setting: string | undefined): readonly string[] {
  const list = usual.split(',');
  if (setting === undefined) return list;
  const names = setting.replace(/^[+^-]/, '').split(',');
  if (setting.startsWith('+')) return [...list, ...names];
  if (setting.startsWith('^')) return [...names, ...list.filter((name) => !names.includes(name))];
  return setting.startsWith('-') ? list.filter((name) => !names.includes(name)) : names;
}

/** What a client with these settings offers. */
export function offerBy(settings: ReadonlyMap<string, string>): Offer {
  const offer = {} as Record<keyof Offer, readonly string[]>;
  for (const what of ['kex', 'hostKey', 'cipher', 'mac'] as const)
    offer[what] = listOf(USUAL[what], settings.get(SETTING[what]));
  return offer;
}
