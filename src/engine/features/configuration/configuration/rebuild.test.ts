import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { configurationLines } from '../../../testing/configuration-lines.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { runningConfigText, startupText } from './api.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const SERIAL = 'FTX1524ABCD';

const router = (files: Readonly<Record<string, string>>, startup?: string): Bench =>
  bootedRouter({
    serial: SERIAL,
    ...(startup !== undefined && { startup }),
    files: [imageFile(IMAGE), ...Object.entries(files).map(([path, text]) => ({ path, content: textContent(text) }))],
  });

/** A router that has merged a file, with a second to finish what it has begun. */
function merged(text: string): Bench {
  const bench = router({ 'usbflash0:lines': text });
  bench.type('copy usbflash0:lines running-config', '', '⟦+3s⟧');
  return bench;
}

describe('configurations as text', () => {
  it('R15 printed lines rebuild the state on a router out of its box', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...configurationLines), { maxLength: 40 }), (lines) => {
        const first = merged(`${lines.join('\n')}\nend\n`);
        const second = router({}, runningConfigText(first.device));
        expect(second.fact('config.running-lines')).toEqual(first.fact('config.running-lines'));
      }),
      { numRuns: 40, examples: [[['interface GigabitEthernet0/0', ' no shutdown']]] },
    );
  });

  it('R16 a power cut or Ctrl-Shift-6 while saving leaves the old or the new configuration', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.boolean(), (ms, cut) => {
        const bench = router({});
        bench.type('configure terminal', 'hostname R1', 'end');
        const before = startupText(bench.device);
        bench.player.act({ kind: 'line', text: 'write' });
        bench.player.act({ kind: 'pass', ms });
        bench.player.act(cut ? { kind: 'power', on: false } : { kind: 'control', char: '\x1e' });
        const after = startupText(bench.device);
        found.add(after === before ? 'old' : 'new');
        expect(after === before || /^hostname R1$/m.test(after ?? '')).toBe(true);
        if (after !== before) expect(after).toMatch(/\nend\n$/);
      }),
      { numRuns: 25 },
    );
    expect([...found].sort()).toEqual(['new', 'old']);
  });
});
