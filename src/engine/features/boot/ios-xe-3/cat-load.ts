import { sizeOf } from '../../../system/content.ts';
import type { LoadTalk } from '../image-load/api.ts';

/** Bytes per millisecond read from flash and hashed. */
const READ_SPEED = 12_000;
const HASH_SPEED = 20_000;
const MARKS = 22;

const rooted = (path: string): string => path.replace(/:\/?/, ':/');

const reasons: Readonly<Record<string, string>> = {
  unsigned: 'image is not digitally signed',
  'unknown-key': 'RSA signature verification failure',
  'revoked-key': 'RSA signature verification failure',
  'bad-signature': 'RSA signature verification failure',
};

/** What a Catalyst 4500-E prints while it loads an image. */
export const catTalk: LoadTalk = {
  driver: () => [],
  loading: (_, __, content) => [
    { ms: sizeOf(content) / READ_SPEED, text: `Loading image ${'!'.repeat(MARKS)}\n\n` },
    { ms: 200, text: ' Checking digital signature....\n' },
    { ms: sizeOf(content) / HASH_SPEED, text: '' },
  ],
  accepted: (_, path, { key }) => {
    const software = key?.type === 'special' ? 'Development' : 'Release';
    const text = ` [${path}]\n\n Digitally Signed ${software} Software with key version ${key?.version}\n\n`;
    return [{ ms: 0, text }];
  },
  refused: (_, path, { reason, lines }) =>
    reasons[reason] === undefined
      ? [...lines, `boot: cannot load "${path}"`]
      : ['', ` Verification FAILED for ${rooted(path)}, REASON: ${reasons[reason]}`, ''],
};
