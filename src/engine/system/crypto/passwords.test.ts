import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInt } from '../../kernel/random.ts';
import { decodeType7, encodeType7 } from './password-type7.ts';
import { checkSecret, encodeSecret, type SecretType, validStored } from './passwords.ts';
import { some } from '../../testing/some.ts';

const vectors: readonly (readonly [SecretType, string, string])[] = [
  [9, 'MySecret', '$9$iZCzjXK/cNv5i1$F8HcrY9q.hjWt9J3WtFgxMppyvyX215hguwUq.UnRH2'],
  [9, 'hashcat', '$9$87023684531115$phio0TBQwaO7KZ8toQFyGFyDvyOzidaypRWN0uKX0hU'],
  [9, 'hashcat', '$9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6'],
  [9, 'cisco', '$9$nhEmQVczB7dqsO$X.HsgL6x1il0RxkOSSvyQYwucySCt7qFm4v7pqCxkKM'],
  [9, 'cisco12345', '$9$nhEmQVczB7dqsO$/5EbQngby8EODCALDIIvCY.h34WDzq6u7TNcEOpkXTo'],
  [8, 'hashcat', '$8$84486783037343$pYNyVrtyMalQrZLxRi7ZLQS1Fl.jkYCgASUi5P8JNb2'],
  [8, 'hashcat', '$8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk'],
  [8, 'cisco', '$8$dsYGNam3K1SIJO$7nv/35M/qr6t.dVc7UY9zrJDWRVqncHub1PE9UlMQFs'],
  [8, 'cisco12345', '$8$dsYGNam3K1SIJO$9Ja2EOg17.CCkNMbxUxT5nRPehdSOWcsbs57kyTot66'],
  [5, 'cisco', '$1$mERr$hx5rVt7rPNoS4wqbXKX7m0'],
  [5, 'class', '$1$mERr$9cTjUIEqNGurQiFU.ZeCi1'],
  [5, 'hashcat', '$1$38652870$DUjsu4TTlTsOe/xxZ05uf/'],
  [5, 'hashcat', '$1$28772684$iEwNOgGugqO9.bIz5sk8k/'],
  [4, 'cisco', 'tnhtc92DXBhelxjYk8LWJrPV36S2i4ntXrpb4RFmfqY'],
  [7, 'cisco', '0822455D0A16'],
  [7, 'cisco', '070C285F4D06'],
  [7, 'cisco', '02050D480809'],
  [0, 'cisco', 'cisco'],
];

function draws(seed: number) {
  const state = { seed };
  return (below: number): number => nextInt(state, below);
}

describe('stored secrets', () => {
  it.each(some(vectors))('of type %i accept their password and no other: %s', (type, clear, stored) => {
    expect(validStored(type, stored)).toBe(true);
    expect(checkSecret(type, stored, clear)).toBe(true);
    expect(checkSecret(type, stored, `${clear}x`)).toBe(false);
    expect(checkSecret(type, stored, '')).toBe(false);
  });

  it.each([0, 5, 7, 8, 9] as const)('of type %i are what checkSecret accepts again', (type) => {
    const clears = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(clears, fc.integer(), (clear, seed) => {
        const stored = encodeSecret(type, clear, draws(seed));
        expect(validStored(type, stored)).toBe(true);
        expect(checkSecret(type, stored, clear)).toBe(true);
        expect(checkSecret(type, stored, `${clear}.`)).toBe(false);
      }),
      { numRuns: type >= 8 ? 3 : 30 },
    );
  });

  it('are the same for the same draws, and salted differently for others', () => {
    expect(encodeSecret(5, 'cisco', draws(1))).toBe(encodeSecret(5, 'cisco', draws(1)));
    expect(encodeSecret(5, 'cisco', draws(1))).not.toBe(encodeSecret(5, 'cisco', draws(2)));
    expect(encodeSecret(5, 'cisco', draws(1))).toMatch(/^\$1\$.{4}\$/);
    expect(encodeSecret(9, 'cisco', draws(1))).toMatch(/^\$9\$.{14}\$/);
  });

  it('of another form are refused before anything is computed', () => {
    const wrong: readonly (readonly [SecretType, string])[] = [
      [5, 'cisco'],
      [5, '$1$mERr$hx5rVt7rPNoS4wqbXKX7m'],
      [5, '$1$$hx5rVt7rPNoS4wqbXKX7m0'],
      [8, '$9$nhEmQVczB7dqsO$X.HsgL6x1il0RxkOSSvyQYwucySCt7qFm4v7pqCxkKM'],
      [9, '$9$nhEmQVczB7dqs$X.HsgL6x1il0RxkOSSvyQYwucySCt7qFm4v7pqCxkKM'],
      [9, '$9$nhEmQVczB7dqsO$X.HsgL6x1il0RxkOSSvyQYwucySCt7qFm4v7pqCxk+M'],
      [4, 'tnhtc92DXBhelxjYk8LWJrPV36S2i4ntXrpb4RFmfq'],
      [7, '08'],
      [7, '0822455D0A1'],
      [7, '1622455D0A16'],
      [7, '08224G5D0A16'],
      [0, ''],
    ];
    for (const [type, stored] of wrong) {
      expect(`${type} ${stored} ${validStored(type, stored)}`).toBe(`${type} ${stored} false`);
      expect(checkSecret(type, stored, 'cisco')).toBe(false);
    }
  });
});

describe('type 7', () => {
  it('decodes what it encoded, from every offset, past the end of its key', () => {
    for (let offset = 0; offset < 16; offset++) {
      const clear = 'A password that is longer than the fifty-three characters of the key.';
      expect(decodeType7(encodeType7(clear, offset))).toBe(clear);
    }
    expect(encodeType7('cisco', 8)).toBe('0822455D0A16');
    expect(decodeType7('0822455d0a16')).toBe('cisco');
    expect(decodeType7('99AB')).toBeUndefined();
  });
});
