import { describe, expect, it } from 'vitest';
import { emptyContent, textContent } from '../system/content.ts';
import { EPOCH, HostBench } from '../testing/host-bench.ts';
import {
  entryAt,
  freeFor,
  inFolder,
  makeFolder,
  MOST_ENTRIES,
  readable,
  remove,
  rename,
  writable,
  write,
  type FileConfig,
} from './files.ts';
import { below, canonical } from './paths.ts';

const text = textContent('hostname R1\n');
const files: readonly FileConfig[] = [
  { path: '/srv/tftp/branch.cfg', content: text },
  { path: '/srv/tftp/secret', content: text, mode: 0o600, owner: 'ann' },
  { path: '/srv/in/old', content: text, mode: 0o666, owner: 'ann', modified: 5 },
  { path: '/srv/in', owner: 'ann' },
];
const disk = (room = 1000) => new HostBench({ files, room, services: {} }).machine;
const names = (machine: ReturnType<typeof disk>, folder: string) => inFolder(machine, folder).map(([name]) => name);

describe('files of a host', () => {
  it('R1 are found by their paths, and folders on the way are there', () => {
    const machine = disk();
    expect(names(machine, '/')).toEqual(['srv']);
    expect(names(machine, '/srv')).toEqual(['in', 'tftp']);
    expect(readable(machine, '/srv/tftp/branch.cfg', 'tftp')).toMatchObject({ ok: true, value: { content: text } });
    expect(readable(machine, '/srv/tftp', 'tftp')).toEqual({ ok: false, error: 'folder' });
    expect(readable(machine, '/srv/none', 'tftp')).toEqual({ ok: false, error: 'missing' });
  });

  it('R1 paths lead no higher than where one is confined', () => {
    expect(canonical('../../a//b/./c/../d', '/x')).toBe('/a/b/d');
    expect(canonical('b', '/a')).toBe('/a/b');
    expect(below('/srv/tftp', '/../../etc/passwd')).toBe('/srv/tftp/etc/passwd');
    expect(below('/srv/tftp/', '/')).toBe('/srv/tftp');
    expect(below('/', '/a')).toBe('/a');
  });

  it('R2 names that every object has are not there', () => {
    const machine = disk();
    for (const name of ['constructor', '__proto__', '/__proto__', 'toString']) {
      expect(entryAt(machine, name)).toBeUndefined();
      expect(readable(machine, name, 'root')).toEqual({ ok: false, error: 'missing' });
    }
    expect(write(machine, '/srv/in/__proto__', text, 'ann', 0o644)).toBeUndefined();
    expect(names(machine, '/srv/in')).toEqual(['__proto__', 'old']);
  });

  it('R3 need the rights of the owner or the others', () => {
    const machine = disk();
    expect(readable(machine, '/srv/tftp/secret', 'tftp')).toEqual({ ok: false, error: 'denied' });
    expect(readable(machine, '/srv/tftp/secret', 'ann').ok).toBe(true);
    expect(writable(machine, '/srv/tftp/branch.cfg', 'ann')).toBe('denied');
    expect(writable(machine, '/srv/tftp/branch.cfg', 'root')).toBeUndefined();
    expect(writable(machine, '/srv/in/old', 'bob')).toBeUndefined();
    expect(writable(machine, '/srv/in/new', 'bob')).toBe('denied');
    expect(writable(machine, '/srv/none/new', 'root')).toBe('missing');
    expect(writable(machine, `/srv/in/${'x'.repeat(256)}`, 'ann')).toBe('denied');
    expect(writable(machine, '/srv/in/a\nb', 'ann')).toBe('denied');
    expect(remove(machine, '/srv/in/old', 'bob', 'file')).toBe('denied');
    expect(rename(machine, '/srv/in/old', '/srv/in/new', 'bob')).toBe('denied');
    expect(remove(machine, '/', 'root', 'folder')).toBe('denied');
  });

  it('R4 keep owner and rights when they are written, with the time of the clock', () => {
    const bench = new HostBench({ files, services: {} });
    bench.wait(2500);
    expect(write(bench.machine, '/srv/in/old', text, 'bob', 0o600)).toBeUndefined();
    expect(write(bench.machine, '/srv/in/new', text, 'ann', 0o600)).toBeUndefined();
    expect(entryAt(bench.machine, '/srv/in/old')).toMatchObject({ owner: 'ann', mode: 0o666, modified: EPOCH + 2500 });
    expect(entryAt(bench.machine, '/srv/in/new')).toMatchObject({ owner: 'ann', mode: 0o600 });
  });

  it('R5 fit into the room there is', () => {
    const machine = disk(50);
    expect(freeFor(machine)).toBe(50 - 36);
    expect(freeFor(machine, '/srv/in/old')).toBe(26);
    expect(write(machine, '/srv/in/old', textContent('x'.repeat(26)), 'ann', 0o644)).toBeUndefined();
    expect(write(machine, '/srv/in/new', text, 'ann', 0o644)).toBe('full');
    const crowded = new HostBench({
      files: Array.from({ length: MOST_ENTRIES }, (_, i) => ({ path: `/${i}`, content: emptyContent })),
      services: {},
    }).machine;
    expect(write(crowded, '/more', emptyContent, 'root', 0o644)).toBe('full');
    expect(makeFolder(crowded, '/more', 'root')).toBe('full');
    expect(rename(crowded, '/0', '/more', 'root')).toBeUndefined();
  });

  it('R6 folders are removed when they are empty, and move with what is in them', () => {
    const machine = disk();
    expect(makeFolder(machine, '/srv/in/sub', 'ann')).toBeUndefined();
    expect(makeFolder(machine, '/srv/in/sub', 'ann')).toBe('exists');
    expect(write(machine, '/srv/in/sub/a', text, 'ann', 0o644)).toBeUndefined();
    expect(remove(machine, '/srv/in/sub', 'ann', 'folder')).toBe('not-empty');
    expect(remove(machine, '/srv/in/sub', 'ann', 'file')).toBe('folder');
    expect(rename(machine, '/srv/in/sub', '/srv/in/sub/deeper', 'ann')).toBe('denied');
    expect(rename(machine, '/srv/in/sub', '/srv/in/moved', 'ann')).toBeUndefined();
    expect(names(machine, '/srv/in/moved')).toEqual(['a']);
    expect(rename(machine, '/srv/in/moved/a', '/srv/in/old', 'ann')).toBeUndefined();
    expect(remove(machine, '/srv/in/moved', 'ann', 'folder')).toBeUndefined();
    expect(names(machine, '/srv/in')).toEqual(['old']);
    expect(rename(machine, '/srv/in/old', '/srv/in', 'ann')).toBe('denied');
  });
});
