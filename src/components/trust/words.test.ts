import { describe, expect, it } from 'vitest';
import type { DeviceTrust } from '../../bridge/protocol.ts';
import type { TrustLink } from '../../engine/index.ts';
import { signedBy, sizeWord, stateOf, trustText } from './words.ts';

const link = (over: Partial<TrustLink> = {}): TrustLink =>
  ({
    stage: 'image',
    name: 'flash0:new.bin',
    version: '15.7(3)M8',
    key: 'production A',
    accepted: true,
    why: 'its signature is right',
    ...over,
  }) as TrustLink;

const monitor = link({
  stage: 'rom-monitor',
  name: 'ROM',
  version: '15.0',
  key: null,
  why: 'it came with the hardware',
});

describe('a piece of software', () => {
  it('is built in only as what came with the hardware', () => {
    expect(stateOf(monitor)).toBe('built-in');
    expect(stateOf(link())).toBe('accepted');
    expect(stateOf(link({ key: null }))).toBe('accepted');
    expect(stateOf({ ...monitor, accepted: false })).toBe('refused');
  });

  it('says who signed it', () => {
    expect(signedBy(monitor)).toBe('not signed: part of the hardware');
    expect(signedBy(link())).toBe('signed with production A');
    expect(signedBy(link({ key: null }))).toBe('no signature');
  });
});

describe('what is copied of the chain of trust', () => {
  const device = (chain: Partial<NonNullable<DeviceTrust['chain']>>): DeviceTrust =>
    ({
      name: 'R1',
      phase: 'ios',
      disks: [],
      chain: { outlook: 'It starts.', now: [], next: [], storage: [], revoked: [], ...chain },
    }) as DeviceTrust;

  it('has everything that is shown, a line for each', () => {
    const text = trustText(
      device({
        now: [monitor, link()],
        next: [link({ version: '', accepted: false, why: 'it was changed' })],
        storage: [
          { area: 'primary', keys: [{ type: 'production', version: 'A', fingerprint: 'AB12' }] },
          { area: 'backup', keys: [] },
        ] as unknown as NonNullable<DeviceTrust['chain']>['storage'],
        revoked: ['special A'],
      }),
    );
    expect(text).toBe(`R1
It starts.
Runs now:
  1. ROM monitor ROM, 15.0, not signed: part of the hardware, built in: it came with the hardware
  2. Image flash0:new.bin, 15.7(3)M8, signed with production A, accepted: its signature is right
After a reload:
  1. Image flash0:new.bin, signed with production A, refused: it was changed
Key storage:
  Primary: production A (AB12)
  Backup: empty
  Revoked: special A
`);
  });

  it('says that nothing runs, and that nothing is revoked', () => {
    const text = trustText(device({}));
    expect(text).toContain('Runs now:\n  nothing: it is off\n');
    expect(text).toContain('  Revoked: none\n');
  });

  it('is nothing where a lab does not show it', () => {
    expect(trustText({ name: 'R1', phase: 'ios', disks: [] })).toBe('');
  });
});

it('a size is exact below a kilobyte, and rounded to what is read above', () => {
  expect([0, 1, 999, 1000, 1949].map(sizeWord)).toEqual(['0 bytes', '1 byte', '999 bytes', '1.0 kB', '1.9 kB']);
  expect([999_949, 999_950, 1_000_000, 103_727_964].map(sizeWord)).toEqual([
    '999.9 kB',
    '1.0 MB',
    '1.0 MB',
    '103.7 MB',
  ]);
});
