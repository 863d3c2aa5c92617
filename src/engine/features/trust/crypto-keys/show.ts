import { toHex } from '../../../system/bytes.ts';
import { publicHalf, publicKeyDer } from '../../../system/crypto/rsa.ts';
import type { Device } from '../../../system/device.ts';
import { formatDateTime } from '../../base/clock/api.ts';
import { pairsOf } from './api.ts';
import { savedPairs, temporaryPair, type KeyPair } from './state.ts';

const USAGE = { general: 'General Purpose Key', signature: 'Signature Key', encryption: 'Encryption Key' } as const;

/** What the PEM of a key says of its use, too. */
export const usageText = ({ usage }: Pick<KeyPair, 'usage'>): string => USAGE[usage];

/** Hexadecimal, eight groups of eight digits in a row; a blank stands behind full rows. */
function keyData(pair: KeyPair): string {
  const rows = toHex(publicKeyDer(publicHalf(pair)))
    .toUpperCase()
    .match(/.{1,64}/g);
  return (rows ?? []).map((row) => `  ${row.replace(/.{8}(?=.)/g, '$& ')}${row.length === 64 ? ' ' : ''}`).join('\n');
}

/** `00:54:49 UTC Sep 21 2025` */
const madeAt = (device: Device, pair: KeyPair): string =>
  formatDateTime(device, pair.madeAt, 'moment').replace(/ [A-Z][a-z]{2}(?= [A-Z][a-z]{2} )/, '');

function pairText(device: Device, pair: KeyPair): string {
  const saved = device.read(savedPairs).pairs.some(({ name, p }) => name === pair.name && p === pair.p);
  return [
    `% Key pair was generated at: ${madeAt(device, pair)}`,
    `Key name: ${pair.name}`,
    'Key type: RSA KEYS',
    pair === device.read(temporaryPair).pair
      ? 'Temporary key'
      : ` Storage Device: ${saved ? 'private-config' : 'not specified'}`,
    ` Usage: ${usageText(pair)}`,
    ` Key is ${pair.exportable ? '' : 'not '}exportable.`,
    ' Key Data:',
    keyData(pair),
    '',
  ].join('\n');
}

/** `show crypto key mypubkey rsa`: all of them, or those of a name. */
export const pairsText = (device: Device, name: string | undefined): string =>
  [...pairsOf(device), ...[device.read(temporaryPair).pair ?? []].flat()]
    .filter((pair) => name === undefined || pair.name === name)
    .map((pair) => pairText(device, pair))
    .join('');
