import { describe, expect, it } from 'vitest';
import { countRows, findRow, fitRow } from './row.ts';

const screen = `R1#dir
Directory of flash0:/

    1  -rw-   103727964  Sep 22 2020 12:40:00 +00:00  c2900-universalk9-mz.SPA.154-3.M.bin
    2  -rw-        2182  Sep 22 2020 12:49:12 +00:00  rescue-cfg

256487424 bytes total (152757278 bytes free)
`;

describe('printed lines', () => {
  it('R6 give the answer that stands for the hole', () => {
    expect(findRow('* -rw- {} * * * * * rescue-cfg', screen)).toBe('2182');
    expect(findRow('* bytes total ({} bytes free)', screen)).toBe('152757278');
    expect(findRow('* bytes total ({} ...', screen)).toBe('152757278');
  });

  it('R6 give nothing when no line fits', () => {
    expect(findRow('* -rw- {} * * * * * other', screen)).toBeUndefined();
    expect(fitRow('register is {}', 'Configuration register is 0x2102')).toBeUndefined();
    expect(fitRow('register is {}', 'register is')).toBeUndefined();
    expect(fitRow('({})', '()')).toBeUndefined();
  });

  it('R6 are counted', () => {
    expect(countRows('* -rw- ...', screen)).toBe(2);
    expect(countRows('* drwx ...', screen)).toBe(0);
  });
});
