import type { DeviceTrust } from '../../bridge/protocol.ts';
import type { TrustChain, TrustLink } from '../../engine/index.ts';

export type LinkState = 'built-in' | 'accepted' | 'refused';

/** How a piece of software stands with what comes before it. */
export const stateOf = ({ key, stage, accepted }: TrustLink): LinkState =>
  !accepted ? 'refused' : key === null && stage === 'rom-monitor' ? 'built-in' : 'accepted';

export const stateWord: Readonly<Record<LinkState, string>> = {
  'built-in': 'Built in',
  accepted: 'Accepted',
  refused: 'Refused',
};

export const stageWord: Readonly<Record<TrustLink['stage'], string>> = {
  'rom-monitor': 'ROM monitor',
  image: 'Image',
};

export const areaWord: Readonly<Record<TrustChain['storage'][number]['area'], string>> = {
  primary: 'Primary',
  backup: 'Backup',
  rollover: 'Rollover',
};

/** Who signed it, as a phrase. */
export const signedBy = ({ key, stage }: TrustLink): string =>
  key === null ? (stage === 'rom-monitor' ? 'not signed: part of the hardware' : 'no signature') : `signed with ${key}`;

export const bytesWord = (bytes: number): string => (bytes === 1 ? '1 byte' : `${bytes} bytes`);

/** Bytes as people say them; exact below a kilobyte. */
export function sizeWord(bytes: number): string {
  if (bytes < 1000) return bytesWord(bytes);
  return bytes < 999_950 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const linkText = (link: TrustLink): string =>
  [
    `${stageWord[link.stage]} ${link.name}`,
    link.version,
    signedBy(link),
    `${stateWord[stateOf(link)].toLowerCase()}: ${link.why}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

const numbered = (links: readonly TrustLink[]): readonly string[] =>
  links.map((link, index) => `  ${index + 1}. ${linkText(link)}`);

/** Everything that the trust view of a device shows, as text. */
export function trustText({ name, chain }: DeviceTrust): string {
  if (!chain) return '';
  return [
    name,
    chain.outlook,
    'Runs now:',
    ...(chain.now.length > 0 ? numbered(chain.now) : ['  nothing: it is off']),
    'After a reload:',
    ...numbered(chain.next),
    'Key storage:',
    ...chain.storage.map(({ area, keys }) => {
      const held = keys.map((key) => `${key.type} ${key.version} (${key.fingerprint})`);
      return `  ${areaWord[area]}: ${held.join(', ') || 'empty'}`;
    }),
    `  Revoked: ${chain.revoked.join(', ') || 'none'}`,
    '',
  ].join('\n');
}
