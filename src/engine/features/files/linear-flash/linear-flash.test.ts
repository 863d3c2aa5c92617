import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { begun, nagged } from '../../../testing/nagging.ts';
import { realServer } from '../../../testing/real-server.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';

const text = (path: string, content: string) => ({ path, content: textContent(content), modified: 800_641_477_000 });
const IMAGE = imageFile('c7200-p-mz', 'slot0:1:your-ios');

const router = (...files: readonly ReturnType<typeof text>[]): Bench =>
  bootedRouter({ platform: 'c7206', files: [IMAGE, ...files] });

const rows = (screen: string): readonly string[] =>
  screen.split('\n').flatMap((line) => (/^\d/.test(line) ? [line.replace(/ +/g, ' ')] : []));

describe('linear flash', () => {
  it('R1 lists class A with the place where each file ends', () => {
    const bench = router(text('slot1:a', 'x'.repeat(746)), text('slot1:b', 'y'));
    expect(rows(bench.type('show slot1:'))).toEqual([
      '1 .. 1 6F430FB2 2036C 1 746 May 16 1995 16:24:37 a',
      '2 .. 1 FBDB2615 203F0 1 1 May 16 1995 16:24:37 b',
    ]);
    expect(bench.type('dir slot1:')).toContain('16384000 bytes total (16382992 bytes free)');
    expect(router().type('show slot1:')).toContain('No files on device\n');
  });

  it('R2 lists the partitions of a card of class B', () => {
    const bench = router(text('slot0:2:notes', 'abcde'));
    const screen = bench.type('show slot0:');
    expect(screen).toContain(`PCMCIA Slot0 flash directory, partition 1:
File  Length   Name/status
  1   1711088  your-ios
[1711152 bytes used, 2483152 available, 4194304 total]
`);
    expect(screen).toContain('  1   5        notes\n[72 bytes used, 4194232 available, 4194304 total]\n');
    expect(bench.type('show slot0: partition 2')).not.toContain('your-ios');
    expect(bench.type('show slot0: partition 3')).toContain('%Error opening slot0:3: (No such device)');
    expect(bench.type('more slot0:2:notes')).toContain('abcde');
  });

  it('R7 a deleted file keeps its room until the card is squeezed', () => {
    const bench = router(text('slot1:a', 'one'), text('slot1:b', 'two'));
    const free = bench.fact('files.free', 'slot1');
    bench.type('delete slot1:a', '', '⟦:key y⟧');
    expect(bench.fact('files.free', 'slot1')).toBe(free);
    expect(bench.fact('files.exists', 'slot1:a')).toBe(false);
    expect(rows(bench.type('show slot1:'))[0]).toMatch(/^1 \.D .* a$/);
    expect(bench.type('dir slot1:')).not.toContain(' a\n');
    expect(bench.type('squeeze slot1:', '⟦:key y⟧', '⟦:key y⟧', '⟦+300s⟧')).toBe(
      `squeeze slot1:
All deleted files will be removed. Continue? [confirm]y
Squeeze operation may take a while. Continue? [confirm]y

Squeeze of slot1 complete
Router#`,
    );
    expect(rows(bench.type('show slot1:'))).toHaveLength(1);
    expect(bench.fact('files.free', 'slot1')).toBe(Number(free) + 132);
  });

  it.each([
    ['/nolog ', true],
    ['', false],
  ])('R7 Ctrl-Shift-6 at squeeze %sis lost: %s', (option, lost) => {
    const bench = router(text('slot1:a', 'one'));
    bench.type('delete slot1:a', '', '⟦:key y⟧', `squeeze ${option}slot1:`, '⟦:key y⟧');
    begun(bench, '', /take a while\. Continue\? \[confirm\]\n/);
    expect(nagged(bench, /Router#$/).includes('Squeeze of slot1 completed in')).toBe(lost);
    expect(bench.type('undelete 1 slot1:').includes('No such file')).toBe(lost);
  });

  it('R8 undelete brings a file back by its number', () => {
    const bench = router(text('slot1:a', 'one'));
    bench.type('delete slot1:a', '', '⟦:key y⟧', 'undelete 1 slot1:');
    expect(bench.type('more slot1:a')).toContain('one');
    expect(bench.type('undelete 1 slot1:')).toContain('%Error undeleting slot1: (No such file or directory)');
  });

  it('R9 Ctrl-Shift-6 is lost while it erases', () => {
    const bench = router(text('slot0:2:notes', 'abc'));
    bench.type('erase slot0:2:');
    begun(bench, '', /Erasing device/);
    expect(nagged(bench, /Router#$/)).toMatch(/ e{32} \.\.\.erased\n/);
    expect(bench.fact('files.exists', 'slot0:2:notes')).toBe(false);
  });

  it('R9 erase empties a partition of class B, and is not there for class A', () => {
    const bench = router(text('slot0:2:notes', 'abc'));
    const screen = bench.type('erase slot0:2:', '⟦:key y⟧', '⟦+120s⟧');
    expect(screen).toMatch(/Erasing device\.\.\. e{32} \.\.\.erased\nErase of slot0:2: complete\n/);
    expect(bench.type('show slot0: partition 2')).toContain(
      'No files in PCMCIA Slot0 flash, partition 2\n[0 bytes used',
    );
    expect(bench.type('erase slot1:')).toContain('%Error erasing slot1: (Function not implemented)');
  });
});

const SERVER = '10.1.0.9';
const WHO = 'netuser:guessme';

/** A router with a network on its loopback, and an FTP server there that knows names. */
function connected(...files: readonly ReturnType<typeof text>[]) {
  const wire = new SmallNetwork('10.1.0.1');
  const bench = bootedRouter({ platform: 'c7206', files: [IMAGE, ...files] }, wire.network);
  bench.type(
    'terminal width 0',
    'configure terminal',
    'interface lo0',
    'ip address 10.1.0.1 255.255.255.0',
    'end',
    '⟦+4s⟧',
    '',
  );
  wire.host(SERVER);
  return { bench, wire, server: realServer(wire, SERVER) };
}

describe('copies of IOS 12.2', () => {
  it('R3 ask for no name that the line has, and for those that it has not', () => {
    const { bench, server } = connected(text('slot1:a', 'one'));
    server.set('b', textContent('two'));
    expect(bench.type(`copy ftp://${WHO}@${SERVER}/b slot1:c`)).toContain(`Accessing ftp://${SERVER}/b...\nLoading b`);
    expect(bench.type(`copy ftp://${WHO}@${SERVER}/b slot1:`)).toContain('Destination filename [b]? ');
    bench.type('⟦^C⟧');
    expect(bench.type('copy slot1:a ftp:')).toContain('Address or name of remote host [10.1.0.9]? ');
  });

  it('R4 show each step from class A', () => {
    const { bench, server } = connected(text('slot1:a', 'one'), text('slot1:long', 'x'.repeat(200_000)));
    expect(bench.type(`copy slot1:a ftp://${WHO}@${SERVER}/d/z`)).toBe(
      `copy slot1:a ftp://${WHO}@${SERVER}/d/z\nwriting z!!!!...\nsuccessful ftp write.\nRouter#`,
    );
    expect(server.get('d/z')).toEqual(textContent('one'));
    expect(bench.type(`copy slot1:long ftp://${WHO}@${SERVER}/l`, '⟦+9s⟧')).toContain('writing l!!!!!!!...\n');
  });

  it('R4 shows no step that was not made', () => {
    const { bench, wire } = connected(text('slot1:long', 'x'.repeat(200_000)));
    realServer(wire, '10.1.0.8', { fault: { kind: 'stops', after: 70_000, how: 'closes' } });
    expect(bench.type(`copy slot1:long ftp://${WHO}@10.1.0.8/l`, '⟦+60s⟧')).toMatch(
      /writing l!!!!+\n%Error writing ftp:\/\/10\.1\.0\.8\/l \(/,
    );
  });

  it('R5 verify and ask from class B', () => {
    const { bench, server } = connected(text('slot0:2:notes', 'abc'));
    const line = `copy slot0:2:notes ftp://${WHO}@${SERVER}/d/x`;
    const asked = `${line}\nVerifying checksum for 'notes' (file # 1)... OK\nCopy 'notes' from Flash to server\n  as 'd/x'? [yes/no] `;
    expect(bench.type(line, 'no')).toBe(`${asked}no\nRouter#`);
    expect(server.has('d/x')).toBe(false);
    expect(bench.type(line, 'yes')).toMatch(
      /yes\n!\nUpload to server done\nFlash device copy took 00:00:0\d \[hh:mm:ss\]\nRouter#$/,
    );
    expect(server.get('d/x')).toEqual(textContent('abc'));
  });

  it('R6 name the server that a file comes from', () => {
    const { bench, server } = connected();
    server.set('dir/b', textContent('two'));
    const screen = bench.type(`copy ftp://${WHO}@${SERVER}/dir/b slot1:b`);
    expect(screen).toMatch(/\nLoading b from 10\.1\.0\.9 \(via Loopback0\): !\n\[OK - 3 bytes\]\n\n3 bytes copied in /);
    expect(bench.type('more slot1:b')).toContain('two');
  });

  it('R10 to class B may erase first, and verify the checksum', () => {
    const { bench, server } = connected(text('slot0:2:old', 'old'));
    server.set('b', textContent('ab'));
    const line = `copy ftp://${WHO}@${SERVER}/b slot0:2:b`;
    expect(bench.type(line, '⟦:key n⟧', '⟦+9s⟧')).toMatch(/\nErase slot0:2: before copying\? \[confirm\]n\n/);
    expect(bench.type('show slot0: partition 2')).toContain('old');
    const screen = bench.type(line, '⟦:key y⟧', '⟦:key y⟧', '⟦:key y⟧', '⟦+90s⟧');
    expect(screen).toContain('Verifying checksum...  OK (0x9E9D)\n2 bytes copied in ');
    expect(bench.type('show slot0: partition 2')).not.toContain('old');
  });
});
