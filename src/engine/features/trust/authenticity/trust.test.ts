import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { catalogueImage } from '../../../system/image/image-catalogue.ts';
import { trainingKey } from '../../../system/crypto/training-keys.ts';
import { imageFile } from '../../../testing/lab.ts';
import { bothKeys, signed, signedRouter } from '../../../testing/signed.ts';
import { trustChain } from './api.ts';

const monitor = (name: 'monitorA' | 'monitorB') => {
  const content = catalogueImage(signed[name]);
  if (!content) throw new Error(name);
  return { upgrade: content };
};

describe('trust view', () => {
  it('R37 tells keys by the fingerprint of their modulus, and which are the newest', () => {
    const chain = trustChain(signedRouter({ keys: bothKeys }).device);
    expect(chain.storage.map(({ area, keys }) => [area, keys.length])).toEqual([
      ['primary', 4],
      ['backup', 4],
      ['rollover', 1],
    ]);
    const modulus = Buffer.from(trainingKey('production-a').modulus, 'hex');
    const fingerprint = createHash('sha256').update(modulus).digest('hex').slice(0, 16);
    expect(chain.storage[0]?.keys[0]).toEqual({ type: 'production', version: 'A', fingerprint, newest: false });
    expect(chain.revoked).toEqual([]);
  });

  it('R37 tells what runs and what a reload would start', () => {
    const path = `flash0:${signed.productionA}`;
    const chain = trustChain(signedRouter().device);
    const readOnly = {
      stage: 'rom-monitor',
      name: 'ROMMON 1',
      version: 'System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)',
      key: null,
      accepted: true,
      verdict: 'ok',
      why: 'It is part of the hardware.',
    };
    const image = {
      stage: 'image',
      name: path,
      version: '',
      key: 'production A',
      accepted: true,
      verdict: 'ok',
      why: 'Its signature fits, and the key is in the key storage.',
    };
    expect(chain).toMatchObject({ now: [readOnly, image], next: [readOnly, image], boots: true });
    expect(chain.outlook).toBe(`A reload would start ${path}, verified with production A.`);
    expect(JSON.parse(JSON.stringify(chain))).toEqual(chain);
  });

  it('R37 tells where the chain would break', () => {
    const keys = { primary: ['production-b'], backup: ['production-b'] } as const;
    const r = signedRouter({ boots: 'productionB', usb: ['productionA'], keys, rommon: monitor('monitorA') });
    r.type('conf t', `boot system usbflash0:${signed.productionA}`, 'end', 'write');
    const chain = trustChain(r.device);
    expect(chain.revoked).toEqual(['production A']);
    expect(chain.next.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['ROMMON 2', 'revoked-key'],
      ['ROMMON 1', 'ok'],
      [`usbflash0:${signed.productionA}`, 'revoked-key'],
      [`flash0:${signed.productionB}`, 'ok'],
    ]);
    r.type('conf t', 'config-register 0x2100', 'end');
    expect(trustChain(r.device)).toMatchObject({
      boots: false,
      outlook: 'A reload would stop in the ROM monitor: the configuration register asks for it.',
    });
    r.lab.input({ kind: 'power', device: 'R1', on: false });
    expect(trustChain(r.device).now).toEqual([]);
  });

  it('R38 facts and events tell what happened to keys', () => {
    const r = signedRouter({ boots: 'revocation' });
    r.type('show software authenticity running', `show software authenticity file flash:${signed.revocation}`);
    r.type('software authenticity key add production');
    const of = (id: string) => r.lab.events.filter((event) => event.id === id).map(({ payload }) => payload);
    expect(of('key.added')).toEqual([
      { key: 'production B', area: 'primary' },
      { key: 'production B', area: 'backup' },
    ]);
    expect(of('key.done')).toEqual([{ command: 'add production' }]);
    expect(of('authenticity.shown')).toEqual([
      { what: 'running', file: '' },
      { what: 'file', file: `flash0:${signed.revocation}` },
    ]);
    expect(r.fact('authenticity.image-key', 'flash0:none')).toBe(null);
    expect(r.fact('authenticity.verdict', 'flash0:none')).toBe('missing');
    expect(r.fact('authenticity.verdict', 'nvram:startup-config')).toBe('not-an-image');
    expect(r.fact('authenticity.next-boot-accepted')).toBe(true);
    const empty = signedRouter({ files: [imageFile(signed.productionA)] });
    empty.type('delete /force flash:c2900-universalk9-mz.SPA.154-3.M.bin');
    expect(empty.fact('authenticity.next-boot-outlook')).toBe(
      'A reload would stop in the ROM monitor: there is no image to start.',
    );
  });
});
