import { describe, expect, it } from 'vitest';
import { sameAnswer } from './compare.ts';
import type { ReadAs } from './schema.ts';
import { some } from '../../engine/testing/some.ts';

const same: readonly (readonly [ReadAs, string, string])[] = [
  ['text', '  fTx1449AJbj ', 'FTX1449AJBJ'],
  ['text', 'System   Bootstrap.', 'system bootstrap'],
  ['number', '103,727,964', '103727964'],
  ['number', '103 727 964 bytes', '103727964'],
  ['number', "1'683", '1683'],
  ['number', '0042', '42'],
  ['hex', '2102', '0x2102'],
  ['hex', '0X2102', '0x2102'],
  ['hex', '0x0102', '0x102'],
  ['digest', 'CAD6 B6BD\nA9:D6', 'cad6b6bda9d6'],
  ['file', '.runcfg-20200922-124717.ar', 'flash0:.runcfg-20200922-124717.ar'],
  ['file', 'flash:/C2900.bin', 'flash0:c2900.bin'],
  ['ip', ' 10.1.1.2/24', '10.1.1.2'],
  ['mac', 'F8:66:f2-E2-68 90', 'f866.f2e2.6890'],
  ['yes-no', 'Y', 'yes'],
  ['yes-no', 'false', 'no'],
  ['exact', ' a B ', 'a B'],
];

const different: readonly (readonly [ReadAs, string, string])[] = [
  ['text', 'FTX1449AJBK', 'FTX1449AJBJ'],
  ['number', '103727965', '103727964'],
  ['number', '', '0'],
  ['number', 'many', '0'],
  ['hex', '0x2142', '0x2102'],
  ['hex', '', '0x0'],
  ['digest', 'cad6', 'cad6b6'],
  ['file', 'flash0:other.bin', 'flash0:c2900.bin'],
  ['ip', '10.1.1.20', '10.1.1.2'],
  ['ip', '', '10.1.1.2'],
  ['mac', 'f866.f2e2.6891', 'f866.f2e2.6890'],
  ['yes-no', 'maybe', 'yes'],
  ['yes-no', 'constructor', 'yes'],
  ['exact', 'a b', 'a B'],
];

describe('answers', () => {
  it.each(some(same))('R7 as %s, "%s" is "%s"', (as, typed, expected) => {
    expect(sameAnswer(as, typed, expected)).toBe(true);
  });

  it.each(some(different))('R7 as %s, "%s" is not "%s"', (as, typed, expected) => {
    expect(sameAnswer(as, typed, expected)).toBe(false);
  });

  it('R7 may be a little off where the question says so', () => {
    expect(sameAnswer('number', '1,030', '1024', 6)).toBe(true);
    expect(sameAnswer('number', '1031', '1024', 6)).toBe(false);
    expect(sameAnswer('number', 'about 1024', '1024', 6)).toBe(false);
  });
});
