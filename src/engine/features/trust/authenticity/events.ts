import { defineEvent } from '../../../kernel/events.ts';

export const keyAdded = defineEvent<{ key: string; area: string }>(
  'key.added',
  { key: 'text', area: 'text' },
  'A key record (production B) was written to this area of the key storage, primary or backup.',
);
export const keyRevoked = defineEvent<{ key: string; area: string }>(
  'key.revoked',
  { key: 'text', area: 'text' },
  'A key record (production A) was taken away from this area of the key storage, primary or backup.',
);
export const keyRefused = defineEvent<{ command: string; reason: string }>(
  'key.refused',
  { command: 'text', reason: 'text' },
  'Adding or revoking was refused; `command`: add production, revoke special, ...; `reason`: image-type, running-image, boot-image, rom-monitor, no-new-key, not-everywhere, no-bundled-key, older-key, untrusted-image or warm-upgrade.',
);
export const keyCommandDone = defineEvent<{ command: string }>(
  'key.done',
  { command: 'text' },
  'Adding or revoking ran to its end; `command`: add production, revoke special, ...',
);
export const authenticityShown = defineEvent<{ what: string; file: string }>(
  'authenticity.shown',
  { what: 'text', file: 'text' },
  'show software authenticity `what` was given, for `file`; running, keys, upgrade-status or file, and flash0:name or nothing',
);
export const imageVerified = defineEvent<{ file: string; verdict: string; key: string }>(
  'image.verified',
  { file: 'text', verdict: 'text', key: 'text' },
  'The signature of `file` was looked at, with the verdict `verdict`; by verify, copy /verify or reload /verify: ok, unsigned, not-an-image, truncated, unknown-key, revoked-key or bad-signature; `key` is what its envelope names',
);
