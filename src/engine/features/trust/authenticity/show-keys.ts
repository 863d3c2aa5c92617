import type { Device } from '../../../system/device.ts';
import { modulusBytes } from '../../../system/crypto/rsa.ts';
import type { ImageKey, KeyType } from '../../../system/crypto/training-keys.ts';
import { toHex } from '../../../system/bytes.ts';
import { keyTitle } from './image-type.ts';
import { areaTitle, keysIn } from './keys.ts';
import type { KeyArea } from './state.ts';

interface Listed {
  readonly key: ImageKey;
  readonly area: KeyArea;
}

const BYTES_PER_LINE = 16;
const typeOrder: readonly KeyType[] = ['production', 'special', 'rollover'];

function inArea(device: Device, area: KeyArea): readonly Listed[] {
  const keys = keysIn(device, area);
  return typeOrder.flatMap((type) => keys.filter((key) => key.type === type).map((key) => ({ key, area })));
}

/** Every key record, in the order of the display. */
const listed = (device: Device): readonly Listed[] =>
  (['primary', 'rollover', 'backup'] as const).flatMap((area) => inArea(device, area));

/** Bytes in lines of sixteen, with colons between. */
function modulusLines(bytes: Uint8Array, upper: boolean): readonly string[] {
  const pairs = toHex(bytes).match(/../g) ?? [];
  const lines: string[] = [];
  for (let at = 0; at < pairs.length; at += BYTES_PER_LINE) {
    const end = at + BYTES_PER_LINE < pairs.length ? ':' : '';
    lines.push(`        ${pairs.slice(at, at + BYTES_PER_LINE).join(':')}${end}`);
  }
  return upper ? lines.map((line) => line.toUpperCase()) : lines;
}

function keyLines({ key, area }: Listed, number: number, { platform }: Device): readonly string[] {
  const { smallLetters, keys } = platform.authenticity;
  const modulus = modulusBytes(key);
  return [
    `Public Key #${number} Information`,
    '-'.repeat(25),
    `${'Key Type'.padEnd(keys.typeWidth)}: ${keyTitle[key.type]}  (${areaTitle[area]})`,
    'Public Key Algorithm : RSA',
    `Modulus (${modulus.length} bytes)   :`,
    ...modulusLines(modulus, !smallLetters),
    `Exponent (4 bytes)   : ${key.exponent.toString(16)}`,
    `Key Version          : ${key.version}`,
    ...(keys.product ? [`Product Name         : ${key.type === 'rollover' ? 'CISCO' : 'IOS-XE'}`] : []),
  ];
}

/** `show software authenticity keys`. */
export function keysText(device: Device): string {
  const blocks = listed(device).map((key, i) => keyLines(key, i + 1, device).join('\n'));
  return blocks.join(device.platform.authenticity.keys.between);
}
