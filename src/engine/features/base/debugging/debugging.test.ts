import { describe, expect, it } from 'vitest';
import { reloaded, signedRouter } from '../../../testing/signed.ts';

describe('debugging', () => {
  it('R1 is turned on and off by topic', () => {
    const r = signedRouter();
    expect(r.type('debug software authenticity key')).toContain('\nSoftware Authenticity key debugging is on\n');
    expect(r.type('undebug software authenticity key')).toContain('\nSoftware Authenticity key debugging is off\n');
    r.type('debug software authenticity errors');
    expect(r.type('no debug software authenticity errors')).toContain(
      '\nSoftware Authenticity errors debugging is off\n',
    );
    expect(r.fact('debugging.on')).toEqual([]);
  });

  it('R2 is turned off altogether', () => {
    for (const off of ['undebug all', 'no debug all']) {
      const r = signedRouter();
      r.type('debug software authenticity key', 'debug software authenticity show');
      expect(r.type(off)).toContain('\nAll possible debugging has been turned off\n');
      expect(r.fact('debugging.on')).toEqual([]);
    }
  });

  it('R3 is listed', () => {
    const r = signedRouter();
    expect(r.type('show debugging')).toBe('show debugging\nRouter#');
    r.type('debug software authenticity key');
    expect(r.type('show debugging')).toBe(
      'show debugging\nSoftware Authenticity:\n  Software Authenticity key debugging is on\n\nRouter#',
    );
  });

  it('R4 ends with a reload', () => {
    const r = signedRouter();
    r.type('debug software authenticity key');
    reloaded(r);
    expect(r.fact('debugging.on')).toEqual([]);
  });
});
