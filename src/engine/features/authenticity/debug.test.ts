import { describe, expect, it } from 'vitest';
import { signed, signedRouter } from '../../testing/signed.ts';

const debugged = (topic: string, ...lines: readonly string[]): string => {
  const r = signedRouter({ boots: 'newerProductionA', usb: ['specialA'] });
  expect(r.type(`debug software authenticity ${topic}`)).toContain(
    `\nSoftware Authenticity ${topic} debugging is on\n`,
  );
  r.type(...lines);
  return r.type('show logging | include SW_AUTH');
};

describe('debugging', () => {
  it('R35 each topic tells its own', () => {
    expect(debugged('key', 'show software authenticity keys')).toMatch(
      /: SW_AUTH KEY: primary storage: production A, special A\n.*: SW_AUTH KEY: backup storage: production A, special A\n/,
    );
    expect(debugged('revocation', 'software authenticity key add special')).toMatch(
      /SW_AUTH REVOCATION: bundled key is special B\n/,
    );
    expect(debugged('errors', 'software authenticity key add production')).toContain(
      'SW_AUTH ERRORS: add production: image-type\n',
    );
    expect(debugged('show', 'show software authenticity running')).toContain('SW_AUTH SHOW: running\n');
    const file = `usbflash0:${signed.specialA}`;
    expect(debugged('envelope', `show software authenticity file ${file}`)).toMatch(
      /SW_AUTH ENVELOPE: usbflash0:.*: \d+ bytes signed\n/,
    );
    expect(debugged('verbose', `verify ${file}`)).toContain(`SW_AUTH VERBOSE: ${file}: verdict ok\n`);
    expect(debugged('show', `verify ${file}`)).not.toContain('SW_AUTH SHOW');
  });

  it('R35 needs one of its words, and can be turned off', () => {
    const r = signedRouter();
    expect(r.type('debug software authenticity')).toContain('% Incomplete command.');
    r.type('debug software authenticity key', 'no debug software authenticity key', 'show software authenticity keys');
    expect(r.type('show logging | include SW_AUTH')).toBe('show logging | include SW_AUTH\nRouter#');
  });
});
