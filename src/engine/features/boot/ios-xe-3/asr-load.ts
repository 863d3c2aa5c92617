import { type Content, sizeOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { imageIntegrity, parseImage } from '../../../system/image/image.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { acceptedKeysOf } from '../../../system/crypto/accepted-keys.ts';
import { inodeOf } from '../../files/files/api.ts';
import type { LoadTalk } from '../image-load/api.ts';

/** Bytes per millisecond read from flash and hashed. */
const READ_SPEED = 20_000;
const HASH_SPEED = 40_000;
const BLOCK = 4096;
const MARKS = 67;

const hex = (n: number): string => `0x${n.toString(16)}`;
const nameOf = (path: string): string => path.slice(path.indexOf(':') + 1).replace(/^\//, '');

/** Five words of eight digits. */
const words = (sha1: string): string => (sha1.match(/.{8}/g) ?? []).join(':');

function located(path: string, content: Content): string {
  const size = sizeOf(content);
  return [
    `File size is 0x${size.toString(16).padStart(8, '0')}`,
    `Located ${nameOf(path)} `,
    `Image size ${size} inode num ${inodeOf(content)}, bks cnt ${Math.ceil(size / BLOCK)} blk size 8*512`,
    '',
  ].join('\n');
}

const boots = (content: Content): string => `Boot image size = ${sizeOf(content)} (${hex(sizeOf(content))}) bytes\n\n`;

/** Faults that are found in the file as it lies there, before any of it is checked. */
const FOUND_EARLY = ['not-an-image', 'wrong-platform', 'truncated'];

/** What was printed of a file until its fault was found; the self tests belong to signed packages. */
const early = (path: string, content: Content): readonly string[] =>
  `\n${located(path, content)}${'#'.repeat(MARKS)}\n${boots(content)}`.trimEnd().split('\n').concat('');

const selfTests = (content: Content): string =>
  parseImage(content).ok ? 'ROM:RSA Self Test Passed\nROM:Sha512 Self Test Passed\n\n' : '';

/** What comes of the header and of the SHA-1 in the package. */
function packageLines(content: Content): string {
  const parsed = parseImage(content);
  const integrity = parsed.ok ? imageIntegrity(content, parsed.value) : undefined;
  if (!integrity) return '';
  return [
    'Package header rev 1 structure detected',
    'Calculating SHA-1 hash...done',
    'validate_package_cs: SHA-1 hash:',
    `\tcalculated ${words(integrity.computed)}`,
    `\texpected   ${words(integrity.embedded)}`,
    '',
  ].join('\n');
}

const isIntact = (content: Content): boolean => {
  const parsed = parseImage(content);
  const integrity = parsed.ok ? imageIntegrity(content, parsed.value) : undefined;
  return integrity === undefined || integrity.computed === integrity.embedded;
};

const kinds: Readonly<Record<ImageKey['type'], string>> = {
  production: 'RELEASE',
  special: 'DEVELOPMENT',
  rollover: 'REVOCATION',
};

/** Every key that was tried, in the order of the ROM monitor: rollover keys follow those of each storage. */
function triedKeys(device: Device): readonly string[] {
  const rollover = acceptedKeysOf(device).filter(({ type }) => type === 'rollover');
  return ['PRIMARY', 'BACKUP'].flatMap((area) => [
    `Using FLASH based Keys of type = ${area} KEY STORAGE`,
    ...rollover.flatMap((_, i) => [
      'Using FLASH based Keys of type = ROLLOVER KEY STORAGE',
      `Signature verification failed for key# ${i + 2}`,
    ]),
    'Failed to validate digital signature',
  ]);
}

function badSignature(device: Device, content: Content): readonly string[] {
  if (!isIntact(content)) return ['SHA-1 hash of the package does not match, aborting package loading...'];
  return [
    'Validating main package signatures',
    '',
    ...triedKeys(device),
    'RSA Signed REVOCATION Image Signature Verification Failed.',
    'signature verification FAILED...',
  ];
}

function reasonLines(
  device: Device,
  reason: string,
  content: Content | undefined,
  lines: readonly string[],
): readonly string[] {
  switch (reason) {
    case 'unsigned':
    case 'not-an-image':
      return ['Unsigned package found, aborting package loading...', ''];
    case 'wrong-platform':
      return [
        'Package header rev 3 structure detected',
        'Validating main package signatures',
        'invalid RP package type 1000',
      ];
    case 'bad-signature':
    case 'unknown-key':
    case 'revoked-key':
      return content ? badSignature(device, content) : lines;
    default:
      return lines;
  }
}

/** What an ASR 1000 prints while it loads an image. */
export const asrTalk: LoadTalk = {
  driver: () => [],
  loading: (_, path, content) => [
    { ms: 400, text: `\n${located(path, content)}` },
    { ms: sizeOf(content) / READ_SPEED, text: `${'#'.repeat(MARKS)}\n` },
    { ms: 0, text: boots(content) },
    { ms: 300, text: selfTests(content) },
    { ms: sizeOf(content) / HASH_SPEED, text: packageLines(content) },
    { ms: sizeOf(content) / HASH_SPEED, text: '' },
  ],
  accepted: (_, __, { key }) => [
    { ms: 0, text: 'Validating main package signatures\n\n' },
    {
      ms: 500,
      text: `RSA Signed ${kinds[key?.type ?? 'production']} Image Signature Verification Successful.\nImage validated\n`,
    },
  ],
  refused: (device, path, { reason, lines }, content) => [
    ...(content && FOUND_EARLY.includes(reason) ? early(path, content) : []),
    ...reasonLines(device, reason, content, lines),
    `boot: error executing "boot ${path}"`,
  ],
};
