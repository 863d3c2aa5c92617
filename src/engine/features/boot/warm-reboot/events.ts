import { defineEvent } from '../../../kernel/events.ts';

export const warmRefused = defineEvent<{ reason: string }>(
  'warm-reboot.refused',
  { reason: 'text' },
  'A warm reload was asked for and is not possible; `reason`: not-enabled, not-saved or count.',
);
export const upgradeRefused = defineEvent<{ file: string; reason: string }>(
  'warm-reboot.image-refused',
  { file: 'text', reason: 'text' },
  'A warm upgrade did not start this image (flash0:name); `reason`: missing, not-an-image, wrong-platform, truncated, unsigned, unknown-key, revoked-key or bad-signature.',
);
