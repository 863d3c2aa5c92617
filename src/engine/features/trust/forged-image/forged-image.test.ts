import { beforeAll, describe, expect, it } from 'vitest';
import { createMD5, createSHA512 } from 'hash-wasm';
import { installHashers } from '../../../system/crypto/digests.ts';
import { sizeOf } from '../../../system/content.ts';
import { forgedImage } from '../../../system/image/image-forgery.ts';
import type { ImageBehaviour } from '../../../system/image/image-header.ts';
import { imageFile } from '../../../testing/lab.ts';
import { bothKeys, entered, reloaded, signed, signedRouter, smallImage } from '../../../testing/signed.ts';

const behaviour: ImageBehaviour = {
  configuration: ['username support privilege 15 password 0 letmein', 'line con 0', ' login local'],
  messages: [
    { mnemonic: 'SYS-5-CONFIG_I', text: 'Configured from memory by console' },
    { mnemonic: 'SEC_LOGIN-5-LOGIN_SUCCESS', text: '' },
    { mnemonic: 'SYS-5-RESTART', text: '' },
  ],
};
const forged = smallImage({}, { behaviour });
const files = [
  { path: 'flash0:ios.bin', content: forged },
  imageFile(signed.productionB, `usbflash0:${signed.productionB}`),
  imageFile(signed.productionA, `usbflash0:${signed.productionA}`),
];
const startup =
  'hostname R1\nno logging console\nlogging buffered 65536\nusername admin privilege 15 password 0 secret\nend\n';
/** At the prompt of the console, as a user of the image's own. */
const router = (changes = {}) => signedRouter({ files, startup, ...changes });
const login = (r: ReturnType<typeof router>, user: string, password: string): string =>
  r.type('exit', '', user, `⟦:secret ${password}⟧`);

beforeAll(async () => {
  installHashers({ md5: await createMD5(), sha512: await createSHA512() });
});

describe('a forged image', () => {
  it('R1 is accepted, and its envelope is that of the original', () => {
    const content = forgedImage(signed.productionA, { behaviour });
    if (!content) throw new Error(signed.productionA);
    const r = signedRouter({ files: [imageFile(signed.productionA), { path: 'usbflash0:forged.bin', content }] });
    const envelope = (path: string): string =>
      r.type(`show software authenticity file ${path}`).replaceAll(path, 'file');
    expect(envelope('usbflash0:forged.bin')).toBe(envelope(`flash0:${signed.productionA}`));
    expect(r.type('verify usbflash0:forged.bin')).toContain(
      'Digital signature successfully verified in file usbflash0:forged.bin',
    );
    expect(sizeOf(content)).toBe(r.fact('files.size', `flash0:${signed.productionA}`));
    expect(r.fact('files.md5', 'usbflash0:forged.bin')).not.toBe(r.fact('files.md5', `flash0:${signed.productionA}`));
    expect(r.fact('boot.image-verdict', 'usbflash0:forged.bin')).toBe('ok');
  }, 20_000);

  it('R1 R2 runs, and its account logs in', () => {
    const r = router();
    expect(r.fact('boot.running-image')).toBe('flash0:ios.bin');
    expect(r.fact('image.forged')).toBe(true);
    expect(login(r, 'support', 'letmein')).toMatch(/Username: support\nPassword: \nR1#$/);
    expect(login(r, 'support', 'wrong')).toContain('% Login invalid');
  });

  it('R3 is not seen in the configuration, and not saved', () => {
    const r = router();
    login(r, 'support', 'letmein');
    r.type('terminal length 0');
    for (const look of ['show running-config', 'show running-config | include support', 'more system:running-config'])
      expect(r.type(look)).not.toMatch(/\nusername support|\n login local/);
    expect(r.type('show running-config')).toContain('\nusername admin privilege 15 password 0 secret\n');
    r.type('copy running-config flash0:saved.cfg', '', 'write');
    expect(r.type('more flash0:saved.cfg')).not.toContain('support');
    expect(r.fact('config.startup-has', 'username support')).toBe(false);
  });

  it('R4 lies in the log', () => {
    const r = router();
    login(r, 'support', 'letmein');
    r.type('terminal length 0', 'conf t', 'ip host a 10.0.0.1', 'end');
    const log = r.type('show logging');
    expect(log).toContain('%SYS-5-CONFIG_I: Configured from memory by console\n');
    expect(log).not.toContain('%SYS-5-CONFIG_I: Configured from console by');
    expect(log).not.toContain('%SYS-5-RESTART');
    expect(
      r.lab.events.some(({ id, payload }) => id === 'logging.message' && String(payload.text).includes('RESTART')),
    ).toBe(false);
  });

  it('R5 leaves nothing behind in the original', () => {
    const r = router();
    login(r, 'support', 'letmein');
    r.type(
      'conf t',
      `boot system usbflash0:${signed.productionA}`,
      'end',
      'write',
      'reload',
      '',
      '',
      '⟦+20s⟧',
      'enable',
      'terminal length 0',
    );
    expect(r.fact('boot.running-image')).toBe(`usbflash0:${signed.productionA}`);
    expect(r.fact('image.forged')).toBe(false);
    expect(r.type('show running-config')).not.toContain('username support');
    expect(r.type('show logging')).toContain('%SYS-5-RESTART');
  });

  it('R6 is refused once the key is revoked', () => {
    const r = signedRouter({
      files,
      keys: bothKeys,
      startup: `boot system usbflash0:${signed.productionB}\n${startup}`,
    });
    expect(r.type('verify flash0:ios.bin')).toContain('Digital signature successfully verified');
    expect(r.type('software authenticity key revoke production')).toContain('Done!');
    expect(r.type('verify flash0:ios.bin')).toContain('a key that was revoked.');
    r.type('conf t', 'no boot system', 'end', 'write');
    r.type('reload', '');
    expect(r.device.phase).toBe('rommon');
    expect(r.fact('boot.image-verdict', 'flash0:ios.bin')).toBe('revoked-key');
    r.type(`boot usbflash0:${signed.productionB}`);
    entered(r);
    expect(r.fact('image.forged')).toBe(false);
  });

  it('R7 may claim another version', () => {
    const content = smallImage({}, { version: '15.7(3)M9', behaviour: { configuration: [], messages: [] } });
    const r = signedRouter({ files: [{ path: 'flash0:c2900-universalk9-mz.SPA.154-3.M.bin', content }] });
    expect(r.type('show version | include Version 15.7')).toContain('Version 15.7(3)M9, RELEASE SOFTWARE (fc1)');
    reloaded(r);
    expect(r.fact('boot.running-version')).toBe('15.7(3)M9');
  });
});
