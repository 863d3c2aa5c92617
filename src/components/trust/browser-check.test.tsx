import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLab } from '../../store/lab.ts';
import { useTrust } from '../../store/trust.ts';
import { BrowserCheck } from './BrowserCheck.tsx';

const file = { device: 'R1', path: 'flash0:image.bin' };
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = {
  id: 'production-a',
  title: 'production A',
  pem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};
const body = Buffer.from('an image');
const signature = sign('sha512', body, { key: pair.privateKey, padding: constants.RSA_PKCS1_PADDING });

const ask = vi.fn();
/** Has the lab hand out these bytes. */
const inLab = (bytes: Uint8Array): void =>
  void ask.mockImplementation(async (name: string) =>
    name === 'takeFile' ? { id: 1, name: 'image.bin', size: bytes.length } : bytes,
  );

beforeEach(() => {
  ask.mockReset();
  useLab.setState({ ask });
  useTrust.setState({ saving: undefined, problem: undefined });
});
afterEach(() => vi.unstubAllGlobals());

const press = async (): Promise<void> => {
  render(<BrowserCheck file={file} with={key} />);
  await userEvent.click(screen.getByRole('button', { name: 'Check with this browser' }));
};

it('finds a file genuine by its bytes and the public key alone, and shows the hash that was signed', async () => {
  inLab(new Uint8Array(Buffer.concat([body, signature])));
  await press();
  await screen.findByText('production A signed these 8 bytes.');
  expect(screen.getByRole('status').textContent).toContain('Verified');
  expect(screen.getByText(/^SHA-512 [0-9A-F]{32} /)).toBeDefined();
});

it('finds one changed byte', async () => {
  inLab(new Uint8Array(Buffer.concat([Buffer.from('An image'), signature])));
  await press();
  await screen.findByText('production A did not sign these 8 bytes as they are.');
  expect(screen.getByRole('status').textContent).toContain('Not verified');
});

it('says what cannot be signed, and what is gone', async () => {
  inLab(new Uint8Array(20));
  await press();
  await screen.findByText('It is too short to carry a signature.');
  ask.mockRejectedValue(new Error('There is no such file any more.'));
  await userEvent.click(screen.getByRole('button'));
  await screen.findByText('Called off.');
  expect(useTrust.getState().problem).toBe('There is no such file any more.');
});

it('says so where the browser has no cryptography for this page', async () => {
  vi.stubGlobal('crypto', {});
  await press();
  await screen.findByText(/^This browser lends its cryptography only to pages opened over https/);
  expect(ask).not.toHaveBeenCalled();
});
