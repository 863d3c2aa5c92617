import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { buildImage, type ImageSpec } from '../../../system/image/image.ts';
import { catalogueSpec } from '../../../system/image/image-catalogue.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { begun, nagged } from '../../../testing/nagging.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const text = (path: string, content = 'one\ntwo\n') => ({ path, content: textContent(content) });
const router = (...paths: readonly string[]): Bench =>
  bootedRouter({ files: [imageFile(IMAGE), ...paths.map((path) => text(path))] });

describe('commands on files', () => {
  it('R11 delete asks twice and keeps the file unless told yes', () => {
    const bench = router('flash0:a.txt');
    expect(bench.type('delete flash:/a.txt', '', '⟦:key n⟧')).toBe(
      'delete flash:/a.txt\nDelete filename [a.txt]? \nDelete flash0:/a.txt? [confirm]n\nRouter#',
    );
    expect(bench.fact('files.exists', 'flash0:a.txt')).toBe(true);
    expect(bench.type('delete flash:a.txt', '', '⟦:key enter⟧')).toContain('Delete flash0:a.txt? [confirm]\nRouter#');
    expect(bench.fact('files.exists', 'flash0:a.txt')).toBe(false);
    expect(bench.type('delete flash:/f', '')).toContain('%Error deleting flash0:/f (No such file or directory)\n');
    bench.type(`delete flash:${IMAGE}`, '', '⟦:key y⟧');
    expect(bench.fact('files.names', 'flash0')).toEqual([]);
  });

  it('R12 delete /force asks nothing, /recursive takes directories', () => {
    const bench = router('flash0:d/a', 'flash0:d/e/b', 'flash0:c');
    expect(bench.type('delete /force flash:c')).toBe('delete /force flash:c\nRouter#');
    expect(bench.type('delete flash:d', '')).toContain('%Error deleting flash0:d (Is a directory)');
    expect(bench.type('delete /recursive flash:/d', '', '⟦:key y⟧', '⟦:key y⟧', '⟦:key n⟧')).toContain(
      'Examine files in directory flash0:/d? [confirm]y\nDelete flash0:/d/e/b? [confirm]y\nDelete flash0:/d/e? [confirm]n\n',
    );
    bench.type('⟦:key n⟧', '⟦:key n⟧');
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE, 'd/a']);
    expect(bench.type('delete /recursive /force flash:d')).toBe('delete /recursive /force flash:d\nRouter#');
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE]);
  });

  it('R12 delete takes wildcards', () => {
    const bench = router('flash0:a.cfg', 'flash0:b.CFG', 'flash0:c.txt', 'flash0:d.cfg/e.cfg');
    expect(bench.type('delete flash:*.cfg', '', '⟦:key y⟧', '⟦:key n⟧')).toBe(
      'delete flash:*.cfg\nDelete filename [*.cfg]? \nDelete flash0:/a.cfg? [confirm]y\nDelete flash0:/b.CFG? [confirm]n\nRouter#',
    );
    expect(bench.type('delete /force flash:d.cfg/e*')).toBe('delete /force flash:d.cfg/e*\nRouter#');
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE, 'b.CFG', 'c.txt']);
    expect(bench.type('delete /force flash:*.bak')).toContain(
      '%Error deleting flash0:*.bak (No such file or directory)',
    );
    bench.type('delete /force /recursive flash:*');
    expect(bench.fact('files.names', 'flash0')).toEqual([]);
  });

  it('R13 directories are made, removed when empty, and renamed with all in them', () => {
    const bench = router('flash0:a');
    expect(bench.type('mkdir flash:/d', '')).toBe(
      'mkdir flash:/d\nCreate directory filename [d]? \nCreated dir flash0:/d\nRouter#',
    );
    expect(bench.type('mkdir flash:d', '')).toContain('%Error Creating dir flash0:d (File exists)');
    expect(bench.type('mkdir flash:x/y', '')).toContain('%Error Creating dir flash0:x/y (No such file or directory)');
    expect(bench.type('rename flash:a flash:d/b', '')).toBe(
      'rename flash:a flash:d/b\nDestination filename [d/b]? \nRouter#',
    );
    expect(bench.type('rmdir flash:d', '', '⟦:key enter⟧')).toContain(
      'Remove directory filename [d]? \nDelete flash0:d? [confirm]\n%Error Removing dir flash0:d (Directory not empty)\n',
    );
    bench.type('rename flash:d flash:e', '');
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE, 'e/b']);
    expect(bench.type('rename flash:e flash:e/f', '')).toContain('(Invalid argument)');
    expect(bench.type(`rename flash:e/b flash:${IMAGE}`, '')).toContain('%Error renaming flash0:e/b (File exists)');
    expect(bench.type('rename flash:no flash:x', '')).toContain(
      '%Error renaming flash0:no (No such file or directory)',
    );
    expect(bench.type('rename flash:e/b usbflash0:b', '')).toContain('(Invalid argument)');
    expect(bench.type('rmdir flash:e/b', '', '⟦:key enter⟧')).toContain('(Not a directory)');
    bench.type('delete /force flash:e/b');
    expect(bench.type('rmdir flash:e', '', '⟦:key y⟧')).toContain('Removed dir flash0:e\n');
  });

  it('R14 the default directory stands before names without prefix', () => {
    const bench = router('usbflash0:d/a');
    expect(bench.type('pwd')).toContain('\nflash0:/\n');
    bench.type('cd usbflash0:d');
    expect(bench.type('pwd')).toContain('\nusbflash0:/d\n');
    expect(bench.type('more a')).toContain('one\ntwo\n');
    bench.type('cd ..');
    expect(bench.type('dir')).toContain('Directory of usbflash0:/\n');
    expect(bench.type('cd nowhere')).toContain('%Error opening usbflash0:/nowhere (No such file or directory)');
    expect(bench.type('cd', 'pwd')).toContain('\nflash0:/\n');
  });

  it('R15 more shows text, and bytes of what is none', () => {
    const bench = router('flash0:a.txt');
    expect(bench.type('more flash:a.txt')).toBe('more flash:a.txt\none\ntwo\nRouter#');
    expect(bench.type('more flash:a.txt | include w')).toBe('more flash:a.txt | include w\ntwo\nRouter#');
    expect(bench.type('more /binary flash:a.txt')).toContain(
      '00000000: 6F6E650A 74776F0A                       one. two.\n',
    );
    expect(bench.type(`more flash:${IMAGE}`)).toMatch(
      /00000000: 7F454C46 01020100 00000000 00000000 {5}\.ELF [^]* --More-- $/,
    );
    bench.type('⟦:key q⟧');
    expect(bench.type(`more /ascii flash:${IMAGE} | include UNIVERSAL`)).toContain('UNIVERSALK9');
    expect(bench.type('more startup-config')).toContain(
      '%Error opening flash0:/startup-config (No such file or directory)',
    );
    expect(bench.type('more system:running-config | include ^hostname')).toContain('\nhostname Router\n');
    expect(bench.type('more nvram:startup-config')).toContain('hostname Router\nend\n');
    bench.type('terminal length 0');
    const dump = bench.type(`⟦:type more flash:${IMAGE}⟧⟦:key enter⟧⟦+20s⟧⟦^6⟧`);
    expect(dump.split('\n').length).toBeGreaterThan(200);
    expect(dump.endsWith('Router#')).toBe(true);
  });

  const spec = catalogueSpec(IMAGE);
  const withSmallImage = (): Bench =>
    bootedRouter({ files: [{ path: 'flash0:a.bin', content: buildImage({ ...spec, size: 400_000 } as ImageSpec) }] });

  it('R37 more filters whatever the file is', () => {
    const bench = withSmallImage();
    const found = (line: string): string => bench.type(line).split('\n').slice(1, -1).join('\n');
    expect(found('more flash:a.bin | include \\.ELF')).toBe(
      '00000000: 7F454C46 01020100 00000000 00000000     .ELF .... .... ....',
    );
    expect(found('more /binary flash:a.bin | count ^000000.0:')).toBe('Number of lines which match regexp = 16');
    expect(found('more flash:a.bin | begin ^00061A60').split('\n')).toHaveLength(2);
    expect(found('more flash:a.bin | include no such line')).toBe('');
    expect(found('more /ascii flash:a.bin | count UNIVERSALK9')).toMatch(/regexp = [1-9]/);
    expect(found('more nvram:startup-config | exclude ^end')).toBe('hostname Router');
    expect(found('more system:running-config | count ^hostname')).toBe('Number of lines which match regexp = 1');
    expect(found('more flash:nowhere | exclude Error')).toBe('');
    expect(found('more flash:a.bin | include (')).toBe('% Failed to compile regular expression.');
    expect(found('more flash:a.bin | redirect flash:dump')).toContain('[Bootset] Output of this size');
    expect(bench.fact('files.exists', 'flash0:dump')).toBe(false);
  });

  it('R37 stops a dump at every page, and a search in it on Ctrl-Shift-6', () => {
    const bench = router('flash0:a.txt');
    const page = bench.type(`more flash:${IMAGE}`);
    expect(page.split('\n')).toHaveLength(1 + 23 + 1);
    expect(page).toMatch(/\n00000160: [^\n]*\n --More-- $/);
    expect(bench.type('⟦:key q⟧')).toMatch(/\nRouter#$/);
    const counted = `more flash:${IMAGE} | count x`;
    expect(bench.type(`⟦:type ${counted}⟧⟦:key enter⟧⟦+20s⟧⟦^6⟧`)).toBe(`${counted}\nRouter#`);
    expect(bench.type(`⟦more flash:${IMAGE}⟧⟦:type /no such line⟧⟦:key enter⟧⟦+20s⟧⟦^6⟧`)).toMatch(
      /filtering\.\.\.\nRouter#$/,
    );
  });

  it('R16 Ctrl-Shift-6 is lost once it formats', () => {
    const bench = router('flash0:a');
    bench.type('format flash:', '⟦:key y⟧');
    begun(bench, '', /Writing Monlib/);
    expect(nagged(bench, /Router#$/)).toContain('sectors.....\n');
    expect(bench.player.screen).toContain('\nFormat of flash0: complete\nRouter#');
    expect(bench.fact('files.names', 'flash0')).toEqual([]);
  });

  it('R16 format empties a disk after two questions', () => {
    const bench = router('flash0:d/a', 'usbflash0:a');
    expect(bench.type('format flash:', '⟦:key y⟧', '⟦:key n⟧')).toContain(
      'Format operation may take a while. Continue? [confirm]y\nFormat operation will destroy all data in "flash:".  Continue? [confirm]n\nRouter#',
    );
    expect(bench.fact('files.exists', 'flash0:d/a')).toBe(true);
    expect(bench.type('format flash:', '⟦:key enter⟧', '⟦:key enter⟧')).toContain(
      [
        'Writing Monlib sectors.....',
        'Monlib write complete ',
        '',
        'Format: All system sectors written. OK...',
        '',
        'Format: Total sectors in formatted partition: 501728',
        'Format: Total bytes in formatted partition: 256884736',
        'Format: Operation completed successfully.',
        '',
        'Format of flash0: complete',
        'Router#',
      ].join('\n'),
    );
    expect(bench.fact('files.free', 'flash0')).toBe(256_487_424);
    expect(bench.type('format usbflash0:', '⟦:key y⟧', '⟦:key y⟧')).not.toContain('Monlib');
    expect(bench.fact('files.names', 'usbflash0')).toEqual([]);
    expect(bench.type('format flash:x')).toContain('%Error formatting flash:x (Invalid argument)');
  });

  it('R17 squeeze and undelete are not for these disks', () => {
    const bench = router();
    expect(bench.type('squeeze flash:')).toContain('%Error squeezing flash0: (Function not implemented)');
    expect(bench.type('undelete 1')).toContain('%Error undeleting flash0: (Function not implemented)');
    expect(bench.type('undelete 1 usbflash0:')).toContain('%Error undeleting usbflash0: (Function not implemented)');
    expect(bench.type('erase flash:', '⟦:key enter⟧')).toBe(
      'erase flash:\nErasing the flash filesystem will remove all files! Continue? [confirm]\n%Error erasing flash0: (Function not implemented)\nRouter#',
    );
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE]);
  });

  it('R21 file prompt quiet asks only for what is missing', () => {
    const bench = router('flash0:a');
    bench.type('configure terminal', 'file prompt quiet', 'end');
    expect(bench.fact('config.running-has', 'file prompt quiet')).toBe(true);
    bench.type('copy flash:a flash:b');
    expect(bench.type('copy flash:a flash:b')).not.toContain('?');
    expect(bench.type('delete flash:b')).toBe('delete flash:b\nRouter#');
    expect(bench.type('copy flash: flash:c', '')).toContain('Source filename []? ');
    bench.type('configure terminal', 'no file prompt', 'end');
    expect(bench.fact('files.prompt')).toBe('alert');
    expect(bench.fact('config.running-has', 'file prompt alert')).toBe(false);
  });

  it('R34 a USB flash keeps its files while it is out', () => {
    const bench = router('usbflash0:a');
    expect(bench.type('⟦:usb out⟧⟦+1s⟧')).toContain('%USBFLASH-5-CHANGE: usbflash0 has been removed!');
    expect(bench.type('dir usbflash0:')).toContain('%Error opening usbflash0:/ (No such device)');
    expect(bench.fact('files.inserted', 'usbflash0')).toBe(false);
    expect(bench.type('⟦:usb in⟧⟦+1s⟧')).toContain('usbflash0 has been inserted!');
    expect(bench.type('more usbflash0:a')).toContain('one\ntwo\n');
    expect(bench.lab.events.map(({ id }) => id)).toEqual(expect.arrayContaining(['disk.removed', 'disk.inserted']));
  });

  it('R34 a USB flash that is pulled out during a copy keeps what was written', () => {
    const bench = bootedRouter({ files: [imageFile(IMAGE)] });
    expect(bench.type(`⟦copy flash:${IMAGE} usbflash0:⟧⟦⟧⟦+20s⟧⟦:usb out⟧`)).toMatch(
      /CCC[^]*%Error opening usbflash0:\S+ \(No such device\)/,
    );
    bench.type('⟦:usb in⟧');
    const size = Number(bench.fact('files.size', `usbflash0:${IMAGE}`));
    expect(size).toBeGreaterThan(10_000_000);
    expect(size).toBeLessThan(103_727_964);
    expect(bench.fact('files.trusted', `usbflash0:${IMAGE}`)).toBe(false);
  });

  it('R38 a CompactFlash keeps its files while it is out', () => {
    const bench = bootedRouter({ files: [imageFile(IMAGE), { path: 'flash0:a', content: textContent('one\n') }] });
    expect(bench.type('⟦:flash out⟧⟦+9s⟧')).not.toContain('%');
    expect(bench.fact('files.inserted', 'flash0')).toBe(false);
    const gone = '(Invalid DOS media or no media in slot)';
    expect(bench.type('dir')).toContain(`%Error opening flash0:/ ${gone}\n`);
    expect(bench.type('more flash:a')).toContain(`%Error opening flash:a ${gone}\n`);
    expect(bench.type('show flash0:')).toContain(`%Error opening flash0:/ ${gone}\n`);
    expect(bench.type('delete flash0:a', '')).toContain(`%Error deleting flash0:a ${gone}\n`);
    expect(bench.type('copy running-config flash0:b', '')).toContain(gone);
    bench.type('terminal length 0');
    expect(bench.type('show file systems')).toMatch(/\n\* +- +- +disk +rw +flash0: flash:#\n/);
    expect(bench.type('show version')).not.toContain('CompactFlash');
    bench.type('⟦:flash in⟧');
    expect(bench.type('more flash:a')).toContain('\none\n');
    expect(bench.type('show version')).toContain('250476K bytes of ATA System CompactFlash 0 (Read/Write)\n');
    bench.type('reload', '');
    expect(bench.player.screen).toContain('Press RETURN to get started!');
  });

  it.each(['asr1002x', 'cat4500e'])('R38 the flash of %s is inside', (platform) => {
    const bench = bootedRouter({ platform });
    bench.type('⟦:flash out bootflash⟧');
    expect(bench.fact('files.inserted', 'bootflash')).toBe(true);
  });

  it('R38 a CompactFlash that is pulled out during a copy keeps what was written', () => {
    const bench = bootedRouter({ files: [imageFile(IMAGE)] });
    expect(bench.type(`⟦copy flash:${IMAGE} flash0:x.bin⟧⟦⟧⟦+20s⟧⟦:flash out⟧`)).toMatch(
      /CCC[^]*%Error \w+ flash0:\S+ \(Invalid DOS media or no media in slot\)/,
    );
    bench.type('⟦:flash in⟧');
    expect(Number(bench.fact('files.size', 'flash0:x.bin'))).toBeGreaterThan(10_000_000);
  });

  it('R35 output can go to files', () => {
    const bench = router();
    expect(bench.type('show privilege | redirect flash:p')).toBe('show privilege | redirect flash:p\nRouter#');
    bench.type('show privilege | append flash:p');
    expect(bench.type('more flash:p')).toContain('Current privilege level is 15\nCurrent privilege level is 15\n');
    expect(bench.type('show privilege | tee usbflash0:p')).toContain('Current privilege level is 15\n');
    expect(bench.fact('files.has-line', 'usbflash0:p Current privilege level is 15')).toBe(true);
    expect(bench.type('show privilege | redirect flash:no/p')).toContain(
      '%Error opening flash:no/p (No such file or directory)',
    );
    expect(bench.type('show privilege | redirect tftp://10.1.1.1/p')).toContain(
      '\n.....\n%Error opening tftp://10.1.1.1/p (Timed out)\n',
    );
    expect(bench.type('⟦:type show privilege | redirect ?⟧⟦^U⟧')).toContain(
      '\n  flash0:     Uniform Resource Locator\n',
    );
    expect(bench.type('⟦:type show privilege | tee usbflash0:p?⟧⟦^U⟧')).toContain('\nusbflash0:p\n');
    expect(bench.type('show privilege | append tftp://10.1.1.1/p')).toContain('(Invalid argument)');
  });

  it('R36 facts and events name files', () => {
    const bench = router('usbflash0:a');
    bench.type('copy usbflash0:a flash:b', '', 'more flash:b', 'delete /force flash:b', 'dir');
    const told = bench.lab.events.filter(({ id }) => id.startsWith('file.')).map(({ id, payload }) => [id, payload]);
    expect(told).toEqual([
      ['file.copied', { from: 'usbflash0:a', to: 'flash0:b', bytes: 8 }],
      ['file.viewed', { file: 'flash0:b' }],
      ['file.deleted', { file: 'flash0:b' }],
      ['file.listed', { directory: 'flash0:' }],
    ]);
    expect(bench.fact('files.size', 'usbflash0:a')).toBe(8);
    expect(bench.fact('files.size', 'usbflash0:b')).toBe(null);
    expect(bench.lab.whyNot('files.visible', 'R1', 'usbflash0:b')).toBe('there is no such file');
    expect(bench.lab.whyNot('files.trusted', 'R1', 'usbflash0:a')).toBe('not-an-image');
    expect(bench.fact('files.md5', 'usbflash0:a')).toBe('2094b601daac3d68f5aed51d3c20f7cd');
    expect(bench.fact('files.trusted', `flash0:${IMAGE}`)).toBe(true);
    expect(bench.fact('files.trusted', 'usbflash0:a')).toBe(false);
  });
});
