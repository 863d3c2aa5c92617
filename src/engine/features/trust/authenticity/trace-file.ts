import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { parseImage } from '../../../system/image/image.ts';
import { isDebugging } from '../../base/debugging/api.ts';
import { topics, trace } from './debug-topics.ts';
import { keyTitle } from './image-type.ts';
import { areaTitle, holds, type KeyName, keyText } from './keys.ts';
import { keyAreas } from './state.ts';
import { hashesOf } from './verdict.ts';
import { whyNot } from './why.ts';

/** What the envelope of a file says, and where the key that it names is kept. Nothing is verified. */
export function traceEnvelope(device: Device, file: string, content: Content): void {
  const parsed = parseImage(content);
  if (!parsed.ok) return trace(device, 'envelope', `${file}: none. ${whyNot(parsed.error)}`);
  const { envelope, signedLength, declaredSize, family, featureSet, version, bundledKeys } = parsed.value;
  const { keyType, keyVersion, serial, hashAlgorithm, signatureAlgorithm } = envelope;
  trace(device, 'envelope', `${file}: ${keyTitle[keyType]} key version ${keyVersion}, serial number ${serial}`);
  trace(
    device,
    'envelope',
    `${file}: ${hashAlgorithm}, ${signatureAlgorithm}, ${signedLength} of ${declaredSize} bytes signed`,
  );
  trace(device, 'verbose', `${file}: ${family} ${featureSet} ${version}`);
  trace(device, 'verbose', `${file}: keys bundled: ${bundledKeys.map(keyText).join(', ') || 'none'}`);
  traceSearch(device, { type: keyType, version: keyVersion });
}

/** Where a key is looked for, and found. */
function traceSearch(device: Device, key: KeyName): void {
  const found = keyAreas.filter((area) => holds(device, area, key)).map((area) => areaTitle[area]);
  const where = found.length > 0 ? `found in ${found.join(' and ')}` : 'not found in any storage';
  trace(device, 'key', `${keyText(key)} ${where}`);
}

/** Both hashes of a signed file, as far as a key in storage opens its signature. */
export function traceHashes(device: Device, file: string, content: Content): void {
  if (!isDebugging(device, topics.verbose) || !parseImage(content).ok) return;
  const hashes = hashesOf(device, content);
  if (!hashes) return trace(device, 'verbose', `${file}: no key to open its signature with`);
  trace(device, 'verbose', `${file}: hash computed ${shortened(hashes.computed)}`);
  trace(
    device,
    'verbose',
    `${file}: hash signed   ${hashes.embedded ? shortened(hashes.embedded) : 'not by this key'}`,
  );
}

const SHOWN = 32;
const shortened = (hex: string): string => `${hex.slice(0, SHOWN).toUpperCase()}...`;
