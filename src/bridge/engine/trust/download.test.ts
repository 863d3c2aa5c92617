import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueImage, cut, Lab, read, textContent } from '../../../engine/index.ts';
import { arrivalLines, shellWord } from './check-lines.ts';
import { saveName, trustCalls } from './download.ts';
import { memoryStore, TestWorld } from '../../test-world.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bootset-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs shell lines in the folder of the saved files; what they print to be read. */
const run = (lines: readonly string[]): string =>
  execFileSync('bash', ['-c', `{ ${lines.join('\n')}\n} 2>/dev/null || true`], { cwd: folder, encoding: 'utf8' });

async function opened(lab: string, seed = 1): Promise<TestWorld> {
  const world = new TestWorld(memoryStore());
  await world.open(lab, 'attempt-1', seed);
  return world;
}

/** Saves a file of R1 as the page does, piece by piece. */
async function save(world: TestWorld, path: string): Promise<string> {
  const { id, name, size } = await world.answer(world.client.ask('takeFile', { device: 'R1', path }));
  const pieces: Uint8Array[] = [];
  for (let offset = 0; offset < size; ) {
    const piece = await world.answer(world.client.ask('filePiece', { id, offset }));
    expect(piece.length).toBeGreaterThan(0);
    pieces.push(piece);
    offset += piece.length;
  }
  writeFileSync(join(folder, name), Buffer.concat(pieces));
  return name;
}

async function saveKeys(world: TestWorld): Promise<void> {
  const { keys } = await world.answer(world.client.ask('trust', null));
  for (const { id, pem } of keys) writeFileSync(join(folder, `${id}.pem`), pem);
}

/** What a question is refused with. */
const refusal = (world: TestWorld, asked: Promise<unknown>): Promise<string> =>
  world.answer(
    asked.then(
      () => 'not refused',
      (error: Error) => error.message,
    ),
  );

const filesOf = async (world: TestWorld): Promise<readonly string[]> => {
  const { devices } = await world.answer(world.client.ask('trust', null));
  return devices.flatMap(({ disks }) => disks.flatMap(({ files }) => files.map(({ path }) => path)));
};

describe('files of the lab as real files', () => {
  it('are what openssl, sha512sum and md5sum say they are, by the very lines that the page shows', async () => {
    const world = await opened('sandbox-signed');
    await saveKeys(world);
    const images = (await filesOf(world)).filter((path) => /:(c2900|backup|release)/.test(path));
    expect(images.length).toBeGreaterThanOrEqual(5);
    const verdicts: string[] = [];
    for (const path of images) {
      const name = await save(world, path);
      const check = await world.answer(world.client.ask('checkFile', { device: 'R1', path }));
      expect(run(check.arrived)).toBe(`${name}: OK\n${name}: OK\n`);
      verdicts.push(check.signed.length === 0 ? 'unsigned' : run(check.signed).trim());
      rmSync(join(folder, name));
    }
    expect(new Set(verdicts)).toEqual(new Set(['Verification failure', 'Verified OK', 'unsigned']));
    expect(verdicts.filter((one) => one === 'Verified OK').length).toBeGreaterThanOrEqual(3);
  });

  it('revocation image and ROM monitors alike', async () => {
    const world = await opened('revoke-production-key');
    await saveKeys(world);
    const files = (await filesOf(world)).filter((path) => /revocation|srec/.test(path));
    const keys: Record<string, string> = {};
    for (const path of files) {
      await save(world, path);
      const { arrived, signed, key } = await world.answer(world.client.ask('checkFile', { device: 'R1', path }));
      expect(run([...arrived, ...signed])).toMatch(/^.*: OK\n.*: OK\nVerified OK\n$/);
      keys[path] = key;
    }
    expect(keys).toEqual({
      'usbflash0:c2900-revocation-mz.SPB': 'rollover-a',
      'usbflash0:C2900_RM2.srec.SPA': 'production-a',
      'usbflash0:C2900_RM2.srec.SPB': 'production-b',
    });
  });

  it('a file that lost its end has lines that find no signature in it, one without a signature has none', async () => {
    const genuine = catalogueImage('C2900_RM2.srec.SPA') ?? textContent('');
    const files = [
      { path: 'flash0:cut.srec', content: cut(genuine, 500_000) },
      { path: 'flash0:note.txt', content: textContent('text of no particular kind, and long enough\n'.repeat(20)) },
    ];
    const lab = new Lab({ devices: [{ name: 'R1', platform: 'c2911', power: 'off', register: 0x2102, files }] }, 1);
    const calls = trustCalls(
      () => ({ lab, allowed: { trustView: true, hiddenFiles: true } }),
      async () => {},
    );
    const { keys } = await calls.trust();
    for (const { id, pem } of keys) writeFileSync(join(folder, `${id}.pem`), pem);
    writeFileSync(join(folder, 'cut.srec'), read(cut(genuine, 500_000), 0, 500_000));
    const broken = await calls.checkFile({ device: 'R1', path: 'flash0:cut.srec' });
    expect(run([...broken.arrived, ...broken.signed])).toBe('cut.srec: OK\ncut.srec: OK\nVerification failure\n');
    expect((await calls.checkFile({ device: 'R1', path: 'flash0:note.txt' })).signed).toEqual([]);
  });

  it('do not verify with another key', async () => {
    const world = await opened('revoke-production-key');
    await saveKeys(world);
    const path = (await filesOf(world)).find((one) => one.includes('.SPA.')) ?? '';
    await save(world, path);
    const check = await world.answer(world.client.ask('checkFile', { device: 'R1', path, key: 'production-b' }));
    expect(check.key).toBe('production-b');
    expect(run(check.signed)).toContain('Verification failure');
  });

  it('stay as they were when saving began', async () => {
    const world = await opened('sandbox-2911');
    const path = (await filesOf(world))[0] ?? '';
    const taken = await world.answer(world.client.ask('takeFile', { device: 'R1', path }));
    const first = await world.answer(world.client.ask('filePiece', { id: taken.id, offset: 0 }));
    expect(first.length).toBe(0x100000);
    await world.answer(world.client.ask('takeFile', { device: 'R1', path }));
    expect(await refusal(world, world.client.ask('filePiece', { id: taken.id, offset: 0 }))).toBe(
      'Another file is being saved.',
    );
  });

  it('are not given away when they are not there', async () => {
    const world = await opened('sandbox-2911');
    for (const file of [
      { device: 'R1', path: 'flash0:nothing' },
      { device: 'R9', path: 'flash0:nothing' },
      { device: 'R1', path: 'flash0:' },
    ])
      expect(await refusal(world, world.client.ask('takeFile', file))).toMatch(/^There is no /);
  });
});

describe('what a scenario lets the page see', () => {
  it('a free lab: chain, keys, hidden files and startup-config', async () => {
    const world = await opened('sandbox-secured');
    const view = await world.answer(world.client.ask('trust', null));
    const [device] = view.devices;
    expect(device?.chain?.storage.map(({ area }) => area)).toEqual(['primary', 'backup', 'rollover']);
    const files = device?.disks.flatMap((disk) => disk.files) ?? [];
    const hidden = files.find((file) => file.hidden);
    expect(hidden).toBeDefined();
    expect(files.map(({ path }) => path)).toContain('nvram:startup-config');
    expect(await save(world, hidden?.path ?? '')).not.toMatch(/^\./);
  });

  it('a graded lab: files that IOS lists, no chain, and no word on signatures', async () => {
    const world = await opened('restore-bootset');
    const view = await world.answer(world.client.ask('trust', null));
    expect(view.devices.every(({ chain }) => chain === undefined)).toBe(true);
    const files = view.devices.flatMap(({ disks }) => disks.flatMap((disk) => disk.files));
    expect(files.some(({ hidden }) => hidden)).toBe(false);
    const spec = await opened('identify-signed-software');
    const paths = (await filesOf(spec)).filter((path) => path.endsWith('.bin'));
    const checks = await Promise.all(
      paths.map((path) => spec.client.ask('checkFile', { device: 'R1', path })).map((one) => spec.answer(one)),
    );
    expect(new Set(checks.map(({ key }) => key))).toEqual(new Set(['production-a']));
    expect(checks.every(({ signed }) => signed.length === 3)).toBe(true);
  });

  it('a graded lab that says so: the chain as well', async () => {
    const world = await opened('revoke-special-key');
    const view = await world.answer(world.client.ask('trust', null));
    expect(view.devices[0]?.chain?.boots).toBe(true);
    expect(view.devices[0]?.disks.some(({ name }) => name === 'nvram:')).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['flash0:.runcfg-19930301-002118.ar', 'runcfg-19930301-002118.ar'],
    ['usbflash0:old images/my file;rm.bin', 'my_file_rm.bin'],
    ['nvram:startup-config', 'startup-config'],
    ['flash0:...', 'file'],
  ])('%s is saved as %s', (path, name) => expect(saveName(path)).toBe(name));

  it.each(["it's here.bin", '-n', '$(date)', 'a b'])('%s is one word of a shell', (name) => {
    writeFileSync(join(folder, name), 'text');
    expect(run([`cat ${shellWord(name)}`])).toBe('text');
  });

  it('a file that begins with a hyphen is no option', () => {
    writeFileSync(join(folder, '-x.bin'), '');
    const sha512 = run(['sha512sum < ./-x.bin']).slice(0, 128);
    const md5 = run(['md5sum < ./-x.bin']).slice(0, 32);
    expect(run(arrivalLines({ name: '-x.bin', size: 0, sha512, md5 }))).toBe('./-x.bin: OK\n./-x.bin: OK\n');
  });
});
