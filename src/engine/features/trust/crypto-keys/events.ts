import { defineEvent } from '../../../kernel/events.ts';

export const keysGenerated = defineEvent(
  'keys.generated',
  { name: 'text', bits: 'number', usage: 'text', exportable: 'flag' },
  'An RSA key pair was generated; `usage` is general, signature or encryption',
);
export const keysRefused = defineEvent(
  'keys.refused',
  { reason: 'text' },
  'An RSA key pair was wanted and not generated: hostname, domain, kept (the old ones), interrupted',
);
export const keysZeroized = defineEvent('keys.zeroized', { name: 'text' }, 'RSA key pairs of this name were removed');
export const keysExported = defineEvent(
  'keys.exported',
  { name: 'text', cipher: 'text' },
  'An RSA key pair was shown as PEM, its private half encrypted',
);

export const keyEvents = [keysGenerated, keysRefused, keysZeroized, keysExported];
