import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../../system/content.ts';
import { cut, sizeOf, textContent } from '../../../system/content.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { begun, nagged } from '../../../testing/nagging.ts';
import { readFile } from './api.ts';
import { bytesLine } from './copy.ts';
import { ticks } from './write-slowly.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const noise = (length: number): Content => ({ kind: 'noise', seed: 'data', length });
const router = (files: Readonly<Record<string, Content>> = {}): Bench =>
  bootedRouter({ files: [imageFile(IMAGE), ...Object.entries(files).map(([path, content]) => ({ path, content }))] });

describe('copy', () => {
  it('R23 the count of bytes fits the samples, with blank lines around the running configuration', () => {
    expect(bytesLine(2182, 248)).toBe('2182 bytes copied in 0.248 secs (8798 bytes/sec)');
    expect(bytesLine(85_053_068, 125_316)).toBe('85053068 bytes copied in 125.316 secs (678709 bytes/sec)');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (ms) => ticks(ms) % 4 === 0 && Math.abs(ticks(ms) - ms) <= 4),
    );
    const bench = router();
    const saved = bench.type('copy running-config flash:x', '');
    expect(saved).toMatch(
      /Destination filename \[x\]\? \n\n\d+ bytes copied in \d+\.\d\d[048] secs \(\d+ bytes\/sec\)\nRouter#$/,
    );
    expect(bench.type('copy flash:x running-config', '')).toMatch(
      /\[running-config\]\? \n\n\d+ bytes copied in .*\n\nRouter#/,
    );
  });

  it('R24 a copy from disk to disk shows its progress', () => {
    const bench = router({ 'usbflash0:big': noise(2_000_000) });
    expect(bench.type('copy usbflash0:big flash:', '')).toMatch(
      /^copy usbflash0:big flash:\nDestination filename \[big\]\? \nCopy in progress\.\.\.CCCC\n2000000 bytes copied in .*\nRouter#$/,
    );
    expect(bench.fact('files.md5', 'flash0:big')).toBe(bench.fact('files.md5', 'usbflash0:big'));
    expect(bench.type('copy startup-config flash:s', '')).toMatch(/\[s\]\? \n20 bytes copied in/);
    expect(bench.type('copy usbflash0:big null:', '')).toContain('2000000 bytes copied in');
  });

  it('R25 an existing file is overwritten only after a yes', () => {
    const bench = router({ 'usbflash0:a': textContent('new'), 'flash0:a': textContent('old') });
    expect(bench.type('copy usbflash0:a flash:', '', '⟦:key n⟧')).toBe(
      'copy usbflash0:a flash:\nDestination filename [a]? \n%Warning:There is a file already existing with this name \nDo you want to over write? [confirm]n\nRouter#',
    );
    expect(bench.type('more flash:a')).toContain('old');
    bench.type('copy usbflash0:a flash:', '', '⟦:key enter⟧');
    expect(bench.type('more flash:a')).toContain('new');
  });

  it('R26 what cannot be copied is said, and nothing changes', () => {
    const bench = router({ 'usbflash0:huge': noise(200_000_000), 'flash0:a': textContent('a') });
    expect(bench.type('copy flash:missing.cfg running-config', '')).toContain(
      '%Error opening flash:missing.cfg (No such file or directory)\n',
    );
    expect(bench.type('copy flash: usbflash0:', '')).toContain(
      '?Bad filename\n%Error parsing filename (Bad file number)\n',
    );
    expect(bench.type('copy usbflash0:huge flash:', '')).toContain(
      '%Error copying usbflash0:huge (Not enough space on device)\n',
    );
    expect(bench.fact('files.exists', 'flash0:huge')).toBe(false);
    expect(bench.type('copy flash:a flash0:A', '')).toContain('(Invalid argument)');
    expect(bench.type('copy nope flash:', '')).toContain('%Error opening flash0:/nope (No such file or directory)\n');
    expect(bench.type('copy running-config startup-config', 'yes')).toContain(
      '%Error copying nvram:yes (Invalid argument)\n',
    );
    expect(bench.type('copy usbflash0:huge flash:no/x', '')).toContain(
      '%Error opening flash:no/x (No such file or directory)\n',
    );
    expect(bench.lab.events.filter(({ id }) => id === 'file.copy-failed').length).toBe(6);
  });

  it('R27 a directory as destination takes the name of the source', () => {
    const bench = router({ 'usbflash0:a': textContent('a'), 'flash0:d/x': textContent('x') });
    expect(bench.type('copy usbflash0:a flash:d', '')).toContain('Destination filename [d/a]? \n');
    expect(bench.type('copy usbflash0:a flash:/d/', 'd/other')).toContain('Destination filename [d/a]? d/other\n');
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE, 'd/x', 'd/a', 'd/other']);
  });

  it('R28 network copies ask as the device does, and time out', () => {
    const bench = router({ 'flash0:a': textContent('a') });
    expect(bench.type('copy tftp: flash:', '')).toContain(
      'Address or name of remote host []? \n?Host name or address not specified\n%Error parsing filename (Bad address)\n',
    );
    expect(bench.type('copy tftp: flash:', '10.1.1.5', 'f.cfg', '')).toContain(
      'Address or name of remote host []? 10.1.1.5\nSource filename []? f.cfg\nDestination filename [f.cfg]? \nAccessing tftp://10.1.1.5/f.cfg...\n%Error opening tftp://10.1.1.5/f.cfg (Timed out)\nRouter#',
    );
    expect(bench.type('copy tftp: flash:', '', '', '')).toContain('host [10.1.1.5]? \nSource filename [f.cfg]? \n');
    expect(bench.type('copy tftp://10.9.9.9/x flash:', '')).toContain(
      'copy tftp://10.9.9.9/x flash:\nDestination filename [x]? \nAccessing',
    );
    expect(bench.type('copy running-config tftp:', '', '')).toContain(
      'host [10.9.9.9]? \nDestination filename [router-confg]? \n.....\n%Error opening tftp://10.9.9.9/router-confg (Timed out)\n',
    );
    expect(bench.type('copy flash:a scp:', '10.1.1.1', 'Bob', '')).toContain(
      'host [10.9.9.9]? 10.1.1.1\nDestination username [Router]? Bob\nDestination filename [a]? \nWriting a \n%Error opening scp://10.1.1.1/a (Timed out)\n',
    );
    expect(bench.type('copy scp://u:p@10.1.1.1/x flash:', '')).toContain(
      '%Error opening scp://*:*@10.1.1.1/x (Timed out)\n',
    );
  });

  it('R30 copy /erase empties the disk first', () => {
    const bench = router({ 'usbflash0:old': textContent('old'), 'flash0:a': textContent('a') });
    bench.type('copy /erase flash:a usbflash0:', '', '⟦:key n⟧');
    expect(bench.fact('files.names', 'usbflash0')).toEqual(['old', 'a']);
    expect(bench.type('copy /erase flash:a usbflash0:b', '', '⟦:key y⟧', '⟦:key y⟧')).toContain(
      'Erase usbflash0: before copying? [confirm]y\nErasing the usbflash0 filesystem will remove all files! Continue? [confirm]y\nErasing device... eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee ...erased\nErase of usbflash0: complete\n',
    );
    expect(bench.fact('files.names', 'usbflash0')).toEqual(['b']);
  });

  it('R30 Ctrl-Shift-6 is lost while copy /erase erases', () => {
    const bench = router({ 'usbflash0:old': textContent('old'), 'flash0:a': textContent('a') });
    bench.type('copy /erase flash:a usbflash0:b', '', '⟦:key y⟧');
    begun(bench, '', /Erasing device/);
    expect(nagged(bench, /complete\n/)).toMatch(/ e{32} \.\.\.erased\n/);
    expect(bench.fact('files.exists', 'usbflash0:old')).toBe(false);
  });

  it('R32 a copy can be ended with Ctrl-Shift-6, its questions with Ctrl-C', () => {
    const bench = router({ 'usbflash0:big': noise(50_000_000) });
    expect(bench.type('⟦copy usbflash0:big flash:⟧⟦⟧⟦+5s⟧⟦^6⟧')).toMatch(/Copy in progress\.\.\.C+\nRouter#$/);
    expect(bench.fact('files.exists', 'flash0:big')).toBe(false);
    expect(bench.type('⟦copy usbflash0:big flash:⟧⟦^C⟧')).toMatch(/\[big\]\? \nRouter#$/);
    expect(bench.fact('files.exists', 'flash0:big')).toBe(false);
  });

  it('R33 pulling the plug at any moment leaves files whole, absent or visibly shorter', () => {
    const content = noise(3_000_000);
    const sizes = new Set<number>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.boolean(), (ms, overwriting) => {
        const bench = router({ 'usbflash0:big': content, ...(overwriting && { 'flash0:big': textContent('old') }) });
        bench.type('copy usbflash0:big flash:');
        bench.player.play(overwriting ? '⟦⟧' : '').act({ kind: 'keys', text: '\r' });
        bench.player.act({ kind: 'pass', ms });
        bench.player.act({ kind: 'power', on: false });
        const left = readFile(bench.device, 'flash0:big');
        const whole = readFile(bench.device, 'usbflash0:big');
        expect(whole).toEqual({ ok: true, value: content });
        if (left.ok) sizes.add(sizeOf(left.value));
        if (left.ok && left.value.kind !== 'text') expect(left.value).toEqual(cut(content, sizeOf(left.value)));
        expect(readFile(bench.device, `flash0:${IMAGE}`).ok).toBe(true);
      }),
      { numRuns: 25 },
    );
    expect(sizes.size).toBeGreaterThan(3);
  });
});
