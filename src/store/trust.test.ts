// @vitest-environment happy-dom
import { browser } from './test-browser.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileOfDevice } from '../bridge/protocol.ts';
import { checkInBrowser } from './browser-check.ts';
import { forget, lab } from './test-lab.ts';
import { checkFile, stopSaving, takeDeviceFile, useTrust, watchTrust } from './trust.ts';

const trust = () => useTrust.getState();

afterEach(async () => {
  vi.restoreAllMocks();
  useTrust.setState({ problem: undefined });
  await forget();
});

/** The files of R1 that can be seen now. */
async function files() {
  const { devices } = await lab().ask('trust', null);
  return devices[0]?.disks.flatMap((disk) => disk.files) ?? [];
}

/** A file of R1: the largest, an image, or the smallest. */
async function fileOf(which: 'largest' | 'smallest'): Promise<FileOfDevice & { readonly size: number }> {
  const [first, ...rest] = [...(await files())].sort((a, b) => a.size - b.size);
  const file = which === 'smallest' ? first : rest.at(-1);
  if (!file) throw new Error('no file');
  return { device: 'R1', path: file.path, size: file.size };
}

/** Resolves when bytes of a file have come. */
const begun = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = useTrust.subscribe(({ saving }) => {
      if (!saving?.done) return;
      stop();
      resolve();
    });
  });

const open = (id: string): Promise<void> => lab().open({ kind: 'catalogue', id }, { seed: 1 });

describe('what is watched of files and keys', () => {
  it('is there at once, goes with the device, and is forgotten when nobody watches', async () => {
    await open('sandbox-signed');
    expect(trust().view).toBeUndefined();
    const stop = watchTrust();
    await browser.until(() => trust().view !== undefined);
    const { view } = trust();
    expect(view?.devices.map(({ name }) => name)).toEqual(['R1']);
    expect(view?.keys.map(({ title }) => title)).toContain('production A');
    await browser.pass(2000);
    expect(trust().view).toBe(view);
    lab().power('R1', false);
    await browser.until(() => trust().view?.devices[0]?.phase === 'off');
    stop();
    expect(trust().view).toBeUndefined();
    await browser.pass(2000);
    expect(trust().view).toBeUndefined();
  });

  it('is not asked for while nobody sees the page', async () => {
    await open('sandbox-signed');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const stop = watchTrust();
    await browser.pass(1500);
    expect(trust().view).toBeUndefined();
    hidden.mockReturnValue(false);
    await browser.until(() => trust().view !== undefined);
    stop();
  });

  it('is that of the lab that is open, also when it is asked for as another is opened', async () => {
    await open('sandbox-pair');
    const stop = watchTrust();
    await browser.until(() => trust().view?.devices.length === 2);
    await open('sandbox-1941');
    await browser.until(() => trust().view?.devices.length === 1);
    browser.kill();
    await browser.until(() => lab().status.kind === 'running');
    lab().power('R1', false);
    await browser.until(() => trust().view?.devices[0]?.phase === 'off');
    expect(trust().view?.devices.map(({ name }) => name)).toEqual(['R1']);
    stop();
  });
});

describe('a file of a device that is saved', () => {
  beforeEach(() => open('sandbox-signed'));

  it('has all its bytes, and says meanwhile how many have come', async () => {
    const file = await fileOf('largest');
    const seen: number[] = [];
    const stop = useTrust.subscribe(({ saving }) => saving && seen.push(saving.done));
    const saved = await takeDeviceFile(file);
    stop();
    expect(saved?.content.size).toBe(file.size);
    expect(file.path.endsWith(`:${saved?.name}`)).toBe(true);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen[0], seen.at(-1), trust().saving]).toEqual([0, file.size, undefined]);
    const check = await checkFile(file, 'production-b');
    expect([check.key, check.signed.length > 0]).toEqual(['production-b', true]);
  });

  it('is one at a time', async () => {
    const file = await fileOf('largest');
    const first = takeDeviceFile(file);
    expect(await takeDeviceFile(await fileOf('smallest'))).toBeUndefined();
    expect(trust().saving).toMatchObject({ path: file.path });
    stopSaving();
    await first;
  });

  it('is called off at once', async () => {
    const file = await fileOf('largest');
    const saving = takeDeviceFile(file);
    await begun();
    stopSaving();
    expect([await saving, trust().saving, trust().problem]).toEqual([undefined, undefined, undefined]);
    expect((await takeDeviceFile(await fileOf('smallest')))?.content.size).toBeGreaterThan(0);
  });

  it('called off and begun again comes whole', async () => {
    const file = await fileOf('largest');
    const first = takeDeviceFile(file);
    await begun();
    stopSaving();
    const again = takeDeviceFile(file);
    expect(await first).toBeUndefined();
    expect((await again)?.content.size).toBe(file.size);
    expect(trust().problem).toBeUndefined();
  });

  it('that is gone is said to be, until another comes', async () => {
    expect(await takeDeviceFile({ device: 'R1', path: 'flash0:gone' })).toBeUndefined();
    expect(trust().problem).toBe('There is no flash0:gone on R1 any more.');
    await expect(checkFile({ device: 'R1', path: 'flash0:gone' })).rejects.toThrow('no flash0:gone');
    await takeDeviceFile(await fileOf('smallest'));
    expect(trust().problem).toBeUndefined();
  });

  it('is checked by the browser itself, against the key that signed it', async () => {
    const file = await fileOf('largest');
    const { keys } = await lab().ask('trust', null);
    const pem = (id: string): string => keys.find((key) => key.id === id)?.pem ?? '';
    const { key } = await checkFile(file);
    expect(await checkInBrowser(file, pem(key))).toMatchObject({ kind: 'checked', verdict: 'verified' });
    expect(await checkInBrowser({ ...file, path: 'flash0:gone' }, pem(key))).toEqual({ kind: 'stopped' });
    expect(await checkInBrowser(file, 'no key')).toEqual({ kind: 'failed', why: 'No PEM block' });
  });
});
