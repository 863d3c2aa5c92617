import { defineEvent } from '../../../kernel/events.ts';

export const bootRefused = defineEvent<{ image: string; reason: string }>(
  'boot.refused',
  { image: 'text', reason: 'text' },
  'The ROM monitor did not start `image`, for the reason `reason`; missing, bad-device, not-an-image, truncated, wrong-platform, unsigned, unknown-key, revoked-key, bad-signature, network',
);
export const imageExamined = defineEvent<{ image: string; key: string }>(
  'boot.verified',
  { image: 'text', key: 'text' },
  'The ROM monitor verified the signature of this image with `key` (production A).',
);
