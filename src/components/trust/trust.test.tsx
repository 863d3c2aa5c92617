import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { DeviceTrust, KeyView, TrustView } from '../../bridge/protocol.ts';
import type { TrustChain, TrustLink } from '../../engine/index.ts';
import { useLab } from '../../store/lab.ts';
import { useTrust } from '../../store/trust.ts';
import { TrustPanel } from './Trust.tsx';

const monitor: TrustLink = {
  stage: 'rom-monitor',
  name: 'ROMMON 1',
  version: 'System Bootstrap',
  key: null,
  accepted: true,
  verdict: 'ok',
  why: 'It is part of the hardware.',
};

const image = (over: Partial<TrustLink> = {}): TrustLink => ({
  stage: 'image',
  name: 'flash0:image.SPA.bin',
  version: '',
  key: 'production A',
  accepted: true,
  verdict: 'ok',
  why: 'Its signature fits.',
  ...over,
});

const refused = image({ accepted: false, verdict: 'revoked-key', why: 'The key that it names was revoked.' });

const chain: TrustChain = {
  storage: [
    { area: 'primary', keys: [{ type: 'production', version: 'B', fingerprint: 'b0b0', newest: true }] },
    { area: 'backup', keys: [] },
    { area: 'rollover', keys: [{ type: 'rollover', version: 'A', fingerprint: 'a0a0', newest: true }] },
  ],
  revoked: ['production A'],
  now: [monitor, image()],
  next: [monitor, refused],
  boots: false,
  outlook: 'A reload would stop in the ROM monitor.',
};

const keys: readonly KeyView[] = [
  { id: 'production-a', title: 'production A', pem: 'PEM A' },
  { id: 'production-b', title: 'production B', pem: 'PEM B' },
];

const device: DeviceTrust = {
  name: 'R1',
  phase: 'ios',
  chain,
  disks: [
    {
      name: 'flash0:',
      files: [
        { path: 'flash0:image.SPA.bin', size: 3_000_000, hidden: false },
        { path: 'flash0:.runcfg.ar', size: 1200, hidden: true },
      ],
    },
    { name: 'usbflash0:', files: [] },
  ],
};

const show = (one: DeviceTrust = device, problem?: string) => {
  const view: TrustView = { devices: [one], keys };
  return render(<TrustPanel view={view} problem={problem} />);
};

const ask = vi.fn();
beforeEach(() => {
  ask.mockReset();
  useLab.setState({ ask });
  useTrust.setState({ saving: undefined, problem: undefined });
});

const items = (name: string): readonly (string | null)[] =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

it('tells what runs, what a reload would try and where the chain would break, in words', () => {
  show();
  screen.getByText('Would not boot');
  screen.getByText(chain.outlook);
  expect(items('Runs now')[1]).toContain('Accepted');
  expect(items('If it were reloaded now')).toEqual([
    expect.stringContaining('Built in'),
    expect.stringMatching(/Refused.*signed with production A.*The key that it names was revoked/),
  ]);
});

it('tells every area of the key storage and what was revoked', () => {
  show();
  const row = (name: string): string | null => screen.getByRole('row', { name: new RegExp(`^${name}`) }).textContent;
  expect(row('Primary')).toContain('production B');
  expect(row('Backup')).toContain('empty');
  expect(row('Rollover')).toContain('a0a0');
  expect(row('Revoked')).toContain('production A');
});

it('says the same as text', async () => {
  show();
  await userEvent.click(screen.getByText('The same as text'));
  const text = screen.getByRole('group', { name: 'Chain of trust of R1' }).textContent;
  for (const part of [
    'Runs now:',
    'refused: The key that it names was revoked.',
    'Backup: empty',
    'Revoked: production A',
  ])
    expect(text).toContain(part);
});

it('shows files alone where the scenario keeps the chain to itself', () => {
  const { chain: _, ...files } = device;
  show(files);
  expect(screen.queryByRole('heading', { name: 'Key storage' })).toBeNull();
  screen.getByRole('list', { name: 'Files of R1 on flash0:' });
  screen.getByText('hidden from IOS');
  screen.getByText(/is empty\.$/);
});

it('shows how to check a file, by keyboard, with the key that is chosen', async () => {
  ask.mockImplementation(async (_: string, { key = 'production-a' }: { key?: string }) => ({
    arrived: ['sha512sum -c'],
    signed: [`openssl ${key}`],
    key,
  }));
  show();
  const button = screen.getByRole('button', { name: 'How to check flash0:image.SPA.bin' });
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  const lines = await screen.findByRole('group', { name: 'Signature check of flash0:image.SPA.bin' });
  expect(lines.textContent).toContain('openssl production-a');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Verify its signature with' }), 'production B');
  await waitFor(() => expect(lines.textContent).toContain('openssl production-b'));
});

it('says why a file cannot be checked', async () => {
  ask.mockRejectedValue(new Error('There is no such file any more.'));
  show();
  await userEvent.click(screen.getByRole('button', { name: 'How to check flash0:.runcfg.ar' }));
  expect(await screen.findByText('There is no such file any more.')).toBeDefined();
});

it('saves a file piece by piece, byte for byte', async () => {
  const pieces = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
  ask.mockImplementation(async (name: string) =>
    name === 'takeFile' ? { id: 1, name: 'image.SPA.bin', size: 4 } : pieces.shift(),
  );
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob);
    return 'blob:x';
  });
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Save flash0:image.SPA.bin' }));
  await waitFor(() => expect(blobs).toHaveLength(1));
  expect([...new Uint8Array((await blobs[0]?.arrayBuffer()) ?? new ArrayBuffer(0))]).toEqual([1, 2, 3, 4]);
  expect(ask.mock.calls.map(([, argument]) => argument.offset)).toEqual([undefined, 0, 3]);
});

it('can call a file off', async () => {
  let give: (bytes: Uint8Array) => void = () => {};
  ask.mockImplementation((name: string) =>
    name === 'takeFile'
      ? Promise.resolve({ id: 1, name: 'x', size: 2_000_000 })
      : new Promise((resolve) => {
          give = resolve;
        }),
  );
  const saved = vi.spyOn(URL, 'createObjectURL');
  saved.mockClear();
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Save flash0:image.SPA.bin' }));
  screen.getByRole('progressbar', { name: 'Saving flash0:image.SPA.bin' });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save flash0:.runcfg.ar' }).disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Stop saving flash0:image.SPA.bin' }));
  give(new Uint8Array(1));
  await screen.findByRole('button', { name: 'Save flash0:image.SPA.bin' });
  expect(saved).not.toHaveBeenCalled();
});

it('says why a file was not saved', () => {
  show(device, 'There is no such file any more.');
  expect(screen.getByRole('alert').textContent).toBe('The file was not saved. There is no such file any more.');
});
