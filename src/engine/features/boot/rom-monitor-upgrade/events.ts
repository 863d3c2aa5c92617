import { defineEvent } from '../../../kernel/events.ts';

export const monitorUpgraded = defineEvent<{ version: string; key: string }>(
  'rommon.upgraded',
  { version: 'text', key: 'text' },
  'The upgrade region got this ROM monitor, signed with `key` (production B); it runs from the next start on.',
);
export const monitorRefused = defineEvent<{ file: string; reason: string }>(
  'rommon.upgrade-refused',
  { file: 'text', reason: 'text' },
  '`file` was not programmed as ROM monitor, for the reason `reason`; not-an-image, wrong-platform, truncated, unsigned, revoked-key, unknown-key or bad-signature.',
);
export const preferenceSet = defineEvent<{ region: string }>(
  'rommon.preference-set',
  { region: 'text' },
  'The next start was told to use the ROM monitor of this region: readonly or upgrade.',
);
export const monitorStarted = defineEvent<{ region: string; first: boolean }>(
  'rommon.started',
  { region: 'text', first: 'flag' },
  'A start used the ROM monitor of this region, readonly or upgrade; `first` when it had never run before.',
);
export const monitorFellBack = defineEvent<{ reason: string }>(
  'rommon.fell-back',
  { reason: 'text' },
  'A start used the read-only ROM monitor, for the reason `reason`; absent, not-an-image, truncated, wrong-platform, unsigned, unknown-key, revoked-key or bad-signature',
);
