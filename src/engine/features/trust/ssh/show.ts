import { encode64 } from '../../../system/bytes.ts';
import { publicHalf } from '../../../system/crypto/rsa.ts';
import type { Device } from '../../../system/device.ts';
import { keyBlob } from '../../../system/network/ssh/exchange.ts';
import { connectionsOf } from './connections.ts';
import { CIPHERS, configuredVersion, hostPair, MACS, spokenVersion } from './rules.ts';
import { sshConfig } from './state.ts';

const pad64 = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, '=');

/** `show ip ssh` */
export function serverText(device: Device): string {
  const { timeout, retries, group } = device.read(sshConfig);
  const pair = hostPair(device);
  const version = spokenVersion(device);
  const key = pair ? `ssh-rsa ${pad64(encode64(keyBlob(publicHalf(pair))))}` : undefined;
  return [
    `SSH ${version === undefined ? 'Disabled' : 'Enabled'} - version ${version ?? configuredVersion(device)}`,
    ...(version === undefined ? ['%Please create RSA keys to enable SSH (and of atleast 768 bits for SSH v2).'] : []),
    'Authentication methods:publickey,keyboard-interactive,password',
    'Authentication Publickey Algorithms:x509v3-ssh-rsa,ssh-rsa',
    'Hostkey Algorithms:x509v3-ssh-rsa,ssh-rsa',
    `Encryption Algorithms:${CIPHERS.join(',')}`,
    `MAC Algorithms:${MACS.join(',')}`,
    `Authentication timeout: ${timeout} secs; Authentication retries: ${retries}`,
    `Minimum expected Diffie Hellman key size : ${group} bits`,
    `IOS Keys in SECSH format(ssh-rsa, base64 encoded): ${pair?.name ?? 'NONE'}`,
    ...(key?.match(/.{1,80}/g) ?? []),
    '',
  ].join('\n');
}

/** `show ssh` */
export function connectionsText(device: Device): string {
  const rows = connectionsOf(device).flatMap((one, number) => {
    if (!one?.agreed) return [];
    const row = [String(number).padEnd(10), '2.0    ', one.way.padEnd(4), one.agreed.cipher.padEnd(11)];
    return `${row.join(' ')} ${one.agreed.mac.padEnd(12)} ${one.state.padEnd(21)} ${one.user}`;
  });
  return [
    ...(rows.length > 0
      ? ['Connection Version Mode Encryption  Hmac         State                 Username', ...rows]
      : ['%No SSHv2 server connections running.']),
    '%No SSHv1 server connections running.',
    '',
  ].join('\n');
}
