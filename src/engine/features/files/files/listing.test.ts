import { describe, expect, it } from 'vitest';
import { textContent, type Content } from '../../../system/content.ts';
import { bootedRouter, imageFile } from '../../../testing/lab.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
/** 13 September 2020, 12:26:40 UTC. */
const MODIFIED = 1_600_000_000_000;
const file = (path: string, content: Content) => ({ path, content, modified: MODIFIED });
const small = (path: string, length: number) => file(path, textContent('x'.repeat(length)));
const freeIn = (screen: string): number => Number(/\((\d+) bytes free\)/.exec(screen)?.[1]);

describe('file systems and directories', () => {
  it('R1 flash: is flash0:, flash1: is empty, names are found in any case', () => {
    const bench = bootedRouter({ files: [imageFile(IMAGE), small('flash0:Rescue.cfg', 3)] });
    expect(bench.type('dir flash:rescue.CFG')).toMatch(
      /Directory of flash0:\/rescue\.CFG\n\n {4}2 .* {2}Rescue\.cfg\n/,
    );
    expect(bench.type('dir flash1:')).toContain('%Error opening flash1:/ (Invalid DOS media or no media in slot)');
    expect(bench.type('mkdir flash:a*b', '')).toContain('%Error Creating dir flash0:a*b (Invalid argument)');
    expect(bench.type('more flash:RESCUE.cfg')).toContain('xxx');
  });

  it('R2 files take whole clusters, directories one', () => {
    const bench = bootedRouter();
    const before = freeIn(bench.type('dir'));
    const rounded = (bytes: number): number => Math.ceil(bytes / 4096) * 4096;
    expect(before).toBe(256_487_424 - rounded(103_727_964));
    bench.type('mkdir d', '', 'show clock | redirect flash:one', 'show clock | redirect flash:two');
    expect(freeIn(bench.type('dir'))).toBe(before - 3 * 4096);
  });

  it('R3 dir prints number, permissions, size, date and name', () => {
    const bench = bootedRouter({
      files: [imageFile(IMAGE), small('usbflash0:old/b.txt', 5000), small('usbflash0:a.txt', 34)],
    });
    const free = 1_000_341_504 - 4096 - 8192 - 4096;
    expect(bench.type('dir usbflash0:')).toContain(
      [
        'Directory of usbflash0:/',
        '',
        '    1  drw-           0  Sep 13 2020 12:26:40 +00:00  old',
        '    3  -rw-          34  Sep 13 2020 12:26:40 +00:00  a.txt',
        '',
        `1000341504 bytes total (${free} bytes free)`,
        'Router#',
      ].join('\n'),
    );
    bench.type('delete /force /recursive usbflash0:');
    expect(bench.type('dir usbflash0:')).toContain(
      'Directory of usbflash0:/\n\nNo files in directory\n\n1000341504 bytes',
    );
  });

  it('R4 dir is privileged, and says what it cannot open', () => {
    const bench = bootedRouter();
    expect(bench.type('dir flash')).toContain('%Error opening flash0:/flash (No such file or directory)\n');
    expect(bench.type('dir nothing:')).toContain(`\n${' '.repeat('Router#dir n'.length)}^\n% Invalid input`);
    expect(bench.type('dir ftp:')).toContain(`\n${' '.repeat('Router#dir f'.length)}^\n% Invalid input`);
    bench.type('disable');
    expect(bench.type('dir flash:')).toContain("^\n% Invalid input detected at '^' marker.");
  });

  it('R5 nvram: and system: have no dates', () => {
    const startup = 'hostname Router\nend\n';
    const bench = bootedRouter({ startup });
    expect(bench.type('dir nvram:')).toContain(
      [
        'Directory of nvram:/',
        '',
        '  253  -rw-          20                      startup-config',
        '  254  ----          24                      private-config',
        '  255  -rw-          20                      underlying-config',
      ].join('\n'),
    );
    expect(freeIn(bench.type('dir nvram:'))).toBe(262_136 - 3072 - 20 - 24 - 32);
    expect(bench.type('dir system:')).toMatch(
      / {4}1 {2}-rw- {2} +\d+ {22}running-config\n\nNo space information available\n/,
    );
    expect(bench.type('more nvram:private-config')).toContain(
      '%Error opening nvram:private-config (Permission denied)',
    );
  });

  it('R6 directories can be listed with all below them, everywhere, and by wildcards', () => {
    const bench = bootedRouter({
      files: [
        imageFile(IMAGE),
        small('usbflash0:d/e/deep.txt', 1),
        small('usbflash0:top.bin', 1),
        small('usbflash0:top.txt', 1),
        small(`usbflash0:${'a'.repeat(120)}`, 1),
      ],
    });
    const recursive = bench.type('dir /recursive usbflash0:');
    expect(recursive.match(/Directory of \S+/g)).toEqual([
      'Directory of usbflash0:/',
      'Directory of usbflash0:/d',
      'Directory of usbflash0:/d/e',
    ]);
    const wild = bench.type('dir usbflash0:*.txt');
    expect(wild).toContain('top.txt');
    expect(wild).not.toContain('top.bin');
    expect(bench.type('⟦:type dir usbflash0:*O⟧⟦^V⟧⟦:key ?⟧⟦.t*t⟧')).toContain('top.txt');
    expect(bench.type('dir usbflash0:/D/E/*e*p*')).toContain('deep.txt');
    expect(bench.type(`dir usbflash0:${'*a'.repeat(100)}*b`)).toContain('No files in directory');
    bench.type('terminal length 0');
    expect(bench.type('dir all-filesystems').match(/Directory of \S+/g)).toEqual(
      ['archive', 'system', 'tmpsys', 'nvram', 'flash0', 'usbflash0'].map((name) => `Directory of ${name}:/`),
    );
  });

  it('R7 show flash0: works in user EXEC', () => {
    const bench = bootedRouter({ files: [file(`flash0:${IMAGE}`, imageFile(IMAGE).content), small('flash0:d/x', 34)] });
    bench.type('disable');
    const expected = [
      '-#- --length-- -----date/time------ path',
      `1    103727964 Sep 13 2020 12:26:40 +00:00 ${IMAGE}`,
      '2            0 Sep 13 2020 12:26:40 +00:00 d',
      '3           34 Sep 13 2020 12:26:40 +00:00 d/x',
      '',
      '152748032 bytes available (103739392 bytes used)',
      '',
      'Router>',
    ].join('\n');
    for (const command of ['show flash0:', 'show flash:', 'sh flash'])
      expect(bench.type(command)).toBe(`${command}\n${expected}`);
  });

  it('R8 show file systems marks the default and lists a USB flash while it is there', () => {
    const bench = bootedRouter();
    expect(bench.type('show file systems')).toContain(
      '*    256487424     152756224      disk     rw   flash0: flash:#\n',
    );
    bench.type('cd usbflash0:');
    expect(bench.type('show file systems')).toContain('*   1000341504    1000341504  usbflash     rw   usbflash0:\n');
    bench.type('cd', '⟦:usb out⟧');
    expect(bench.type('show file systems')).not.toContain('usbflash');
  });

  it('R9 show file information reads the bytes, not the name', () => {
    const bench = bootedRouter({
      files: [
        imageFile(IMAGE),
        imageFile(IMAGE, 'usbflash0:holiday.txt'),
        imageFile('c1900-universalk9-mz.SPA.154-3.M.bin', 'usbflash0:other.bin'),
        small('usbflash0:text.bin', 10),
        file('usbflash0:noise', { kind: 'noise', seed: 'n', length: 500 }),
      ],
    });
    expect(bench.type('show file information usbflash0:holiday.txt')).toContain(
      'usbflash0:holiday.txt:\n  type is image (elf) []\n  file size is 103727964 bytes, run size is 103907016 bytes\n  Runnable image, entry point 0x81000000, run from ram\n',
    );
    expect(bench.type('show file information usbflash0:other.bin')).toContain('  Foreign image\n');
    expect(bench.type('show file information usbflash0:text.bin')).toContain(
      'usbflash0:text.bin:\n  type is ascii text\n',
    );
    expect(bench.type('show file information nvram:startup-config')).toContain('  type is ascii text\n');
    expect(bench.type('show file information usbflash0:noise')).toContain('  type is binary\n');
  });

  it('R10 ? and Tab know the files', () => {
    const bench = bootedRouter({ files: [imageFile(IMAGE), small('flash0:rescue-cfg', 1), small('flash0:d/x', 1)] });
    expect(bench.type('⟦:type verify flash:?⟧')).toBe(
      `verify flash:?\nflash:${IMAGE}\nflash:rescue-cfg\nflash:d/\n\nRouter#verify flash:`,
    );
    bench.type('⟦^C⟧');
    expect(bench.type('⟦:type more flash:r⟧⟦:key tab⟧')).toBe('more flash:r\nRouter#more flash:rescue-cfg ');
    bench.type('⟦^C⟧');
    expect(bench.type('⟦:type copy usb⟧⟦:key tab⟧')).toBe('copy usb\nRouter#copy usbflash0:');
    bench.type('⟦^C⟧');
    expect(bench.type('copy running-config foo:RT01.cfg')).toContain(
      `\n${' '.repeat('Router#copy running-config f'.length)}^\n`,
    );
  });
});
