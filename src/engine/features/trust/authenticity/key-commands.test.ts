import { describe, expect, it } from 'vitest';
import type { Content } from '../../../system/content.ts';
import { catalogueImage } from '../../../system/image/image-catalogue.ts';
import {
  bothKeys,
  entered,
  reloaded,
  signed,
  type SignedName,
  signedRouter,
  smallImage,
} from '../../../testing/signed.ts';
import { some } from '../../../testing/some.ts';

const image = (name: SignedName): Content => {
  const content = catalogueImage(signed[name]);
  if (!content) throw new Error(name);
  return content;
};
const usb = (name: SignedName): string => `usbflash0:${signed[name]}`;
const keys = (r: ReturnType<typeof signedRouter>) => ({
  primary: r.fact('authenticity.keys', 'primary'),
  backup: r.fact('authenticity.keys', 'backup'),
});
const newFiles: readonly SignedName[] = ['revocation', 'productionB', 'monitorB'];

describe('key storage', () => {
  it('R8 begins with the keys of the first day, or as a lab prepares it', () => {
    const r = signedRouter();
    expect(keys(r)).toEqual({ primary: ['production A', 'special A'], backup: ['production A', 'special A'] });
    expect(r.fact('authenticity.keys', 'rollover')).toEqual(['rollover A']);
    const prepared = signedRouter({ keys: { backup: ['production-a'] } });
    expect(keys(prepared)).toEqual({ primary: ['production A', 'special A'], backup: ['production A'] });
  });

  it('R9 any area verifies; rollover keys boot what they signed', () => {
    const onlyBackup = signedRouter({ keys: { primary: ['special-a'], backup: ['production-a'] } });
    expect(onlyBackup.fact('boot.image-verified-by')).toBe('production A');
    expect(signedRouter({ boots: 'revocation' }).fact('authenticity.running-type')).toBe('revocation');
    const nothing = signedRouter({ boots: 'revocation', keys: { primary: [], backup: [] } });
    expect(nothing.fact('boot.image-verified-by')).toBe('rollover A');
    expect(nothing.type('verify flash:c2900-revocation-mz.SPB')).toContain('Digital signature successfully verified');
  });
});

const commands = ['add production', 'add special', 'revoke production', 'revoke special'] as const;
const running = { production: 'productionB', special: 'specialA', revocation: 'revocation' } as const;
const revocationOnly = '%ERROR: This command is supported only on a revocation image';
const productionOnly = '%ERROR: This command is supported only on a production image';
const answers: Readonly<Record<keyof typeof running, Readonly<Record<(typeof commands)[number], string>>>> = {
  production: {
    'add production': revocationOnly,
    'add special': 'Done!',
    'revoke production': 'Done!',
    'revoke special': 'Done!',
  },
  special: {
    'add production': revocationOnly,
    'add special': productionOnly,
    'revoke production': '%ERROR: This command is not supported on a special image',
    'revoke special': productionOnly,
  },
  revocation: {
    'add production': 'Done!',
    'add special': productionOnly,
    'revoke production': '%ERROR: This command is not supported on a revocation image',
    'revoke special': productionOnly,
  },
};

describe('permissions', () => {
  const pairs = Object.entries(answers).flatMap(([type, of]) =>
    commands.map((command) => ({ type, command, answer: of[command] })),
  );

  it.each(some(pairs))('R10 R23 $command on a $type image', ({ type, command, answer }) => {
    const r = signedRouter({ boots: running[type as keyof typeof running], keys: bothKeys });
    const before = keys(r);
    const screen = r.type(`software authenticity key ${command}`);
    expect(screen).toContain(`\n${answer}\n`);
    if (answer === 'Done!') return expect(screen).toMatch(/\nDone!\nRouter#$/);
    expect(screen).toMatch(/Validating running image\.\.\.\n%ERROR: .*\n.+\.\nRouter#$/);
    expect(keys(r)).toEqual(before);
    expect(r.lab.events.at(-1)).toMatchObject({ id: 'key.refused', payload: { command, reason: 'image-type' } });
  });
});

describe('add', () => {
  it('R11 writes the production key of a revocation image to both areas', () => {
    const r = signedRouter({ boots: 'revocation' });
    expect(r.type('software authenticity key add production')).toBe(
      [
        'software authenticity key add production',
        'Validating running image...',
        'Validating new production key...',
        'Adding the key to Primary',
        'Checking for duplicate keys',
        'Writing the key...e.Success',
        'Adding the key to Backup',
        'Checking for duplicate keys',
        'Writing the key...e.Success',
        'Done!',
        'Router#',
      ].join('\n'),
    );
    const both = ['production A', 'special A', 'production B'];
    expect(keys(r)).toEqual({ primary: both, backup: both });
  });

  it('R11 writes the special key of a production image, word for word as the guide has it', () => {
    const r = signedRouter({ boots: 'newerProductionA' });
    const screen = r.type('software authenticity key add special');
    expect(screen).toContain('Validating running image...\nValidating new special key...\nAdding the key to Primary\n');
    expect(r.fact('authenticity.key-present', 'special B primary')).toBe(true);
    expect(r.fact('authenticity.key-present', 'special B backup')).toBe(true);
    expect(r.fact('authenticity.key-present', 'special C')).toBe(false);
  });

  it('R12 skips a key that is there', () => {
    const r = signedRouter({ boots: 'revocation', keys: bothKeys });
    expect(r.type('software authenticity key add production')).toBe(
      [
        'software authenticity key add production',
        'Validating running image...',
        'Validating new production key...',
        'Adding the key to Primary',
        'Checking for duplicate keys',
        'Duplicate key found. Key is not added',
        'Adding the key to Backup',
        'Checking for duplicate keys',
        'Duplicate key found. Key is not added',
        'Done!',
        'Router#',
      ].join('\n'),
    );
  });

  it('R13 refuses what is older than a key in storage', () => {
    const r = signedRouter({ keys: { primary: ['production-a', 'special-b'], backup: ['production-a', 'special-b'] } });
    expect(r.type('software authenticity key add special')).toContain(
      'Validating new special key...\n%ERROR: The bundled special key version A is older than version B in the key storage\n',
    );
    expect(r.fact('authenticity.key-present', 'special A')).toBe(false);
  });

  it('R13 refuses when the running image brings no key', () => {
    const r = signedRouter({ files: [{ path: 'flash0:small.bin', content: smallImage() }] });
    expect(r.type('software authenticity key add special')).toContain(
      'Validating new special key...\n%ERROR: No special key is bundled with the running image\nLoad an image that brings one.\n',
    );
  });

  it('R14 mends the area that missed the key', () => {
    const r = signedRouter({
      boots: 'revocation',
      keys: { primary: ['production-a', 'production-b'], backup: ['production-a'] },
    });
    expect(r.fact('authenticity.upgrade-missing')).toContain('backup');
    expect(r.type('software authenticity key add production')).toMatch(
      /Primary\nChecking for duplicate keys\nDuplicate key found\. Key is not added\nAdding the key to Backup\nChecking for duplicate keys\nWriting the key\.\.\.e\.Success\nDone!\n/,
    );
    expect(r.fact('authenticity.upgrade-missing')).not.toContain('backup');
  });
});

describe('revoke', () => {
  it('R15 R24 special keys: the whole way of the guide, without a reload', () => {
    const r = signedRouter({
      boots: 'newerProductionA',
      usb: ['specialMonitorB'],
      rommon: { upgrade: image('specialMonitorA') },
    });
    r.type('software authenticity key add special');
    expect(r.type('software authenticity key revoke special')).toContain(
      'Upgradable rommon is signed with a key that is to be revoked',
    );
    r.type(`upgrade rom-monitor file ${usb('specialMonitorB')}`, 'yes', '', '⟦+20s⟧', 'enable');
    const starts = r.fact('boot.count');
    expect(r.type('software authenticity key revoke special')).toBe(
      [
        'software authenticity key revoke special',
        'Finding the new special key in the key storage',
        'Validating running image...',
        'Revoking keys with version less than B',
        'Validating upgradable rommon...',
        'Scanning the keys in Primary',
        'Revoking the key with version A...e.Success',
        'Scanning the keys in Backup',
        'Revoking the key with version A...e.Success',
        'Done!',
        'Router#',
      ].join('\n'),
    );
    expect(r.type('show logging | include DIGISIGN')).toMatch(
      /%DIGISIGN-4-DEV_IMAGE: Upgradable rommon software signed using special key version B\n.*%DIGISIGN-4-DEV_IMAGE: Upgradable rommon software signed using special key version B\n/,
    );
    expect(keys(r)).toEqual({ primary: ['production A', 'special B'], backup: ['production A', 'special B'] });
    expect(r.fact('boot.count')).toBe(starts);
    expect(r.fact('authenticity.revoked')).toEqual(['special A']);
  });

  it('R16 R20 production keys: the four steps of the guide', () => {
    const r = signedRouter({ usb: newFiles });
    r.type('conf t', `boot system ${usb('revocation')}`, 'end', 'write');
    reloaded(r);
    r.type('software authenticity key add production');
    r.type(`upgrade rom-monitor file ${usb('monitorB')}`, 'yes', '', '⟦+20s⟧', 'enable', 'terminal length 0');
    expect(r.fact('authenticity.upgrade-missing')).toEqual(['boot-image']);
    expect(r.type('software authenticity key revoke production')).toContain('not supported on a revocation image');
    r.type(
      'conf t',
      `no boot system ${usb('revocation')}`,
      `boot system ${usb('productionB')}`,
      'end',
      'write',
      '',
      'y',
    );
    expect(r.fact('authenticity.upgrade-result')).toBe('ready');
    reloaded(r);
    expect(r.fact('authenticity.upgrade-result')).toBe('revoke');
    expect(r.type('software authenticity key revoke production')).toContain(
      'Revoking keys with version less than B\nValidating upgradable rommon...\nScanning the keys in Primary\nRevoking the key with version A...e.Success\n',
    );
    expect(keys(r)).toEqual({ primary: ['special A', 'production B'], backup: ['special A', 'production B'] });
    expect(r.fact('authenticity.upgrade-result')).toBe('done');
  });

  it('R17 finishes what was left', () => {
    const r = signedRouter({
      boots: 'productionB',
      keys: { primary: ['production-b'], backup: ['production-a', 'production-b'] },
    });
    expect(r.type('software authenticity key revoke production')).toContain(
      'Scanning the keys in Primary\nScanning the keys in Backup\nRevoking the key with version A...e.Success\nDone!\n',
    );
    expect(keys(r)).toEqual({ primary: ['production B'], backup: ['production B'] });
  });

  it('R18 refuses without a newer key, and with one that is not in both areas', () => {
    const none = signedRouter();
    expect(none.type('software authenticity key revoke special')).toBe(
      [
        'software authenticity key revoke special',
        'Finding the new special key in the key storage',
        '%ERROR: New key not found in the key storage',
        'Special key version A is the only one. Add a newer key before revoking.',
        'Router#',
      ].join('\n'),
    );
    const half = signedRouter({
      boots: 'productionB',
      keys: { primary: ['production-a', 'production-b'], backup: ['production-a'] },
    });
    expect(half.type('software authenticity key revoke production')).toContain(
      "storage\n%ERROR: Production key version B not found in Backup\nRun 'software authenticity key add production' again with the revocation image.\n",
    );
    expect(half.fact('authenticity.key-present', 'production A primary')).toBe(true);
  });

  it('R19 refuses while the running image needs the old key', () => {
    const r = signedRouter({ usb: ['productionB'], keys: bothKeys });
    r.type('conf t', `boot system ${usb('productionB')}`, 'end', 'write');
    expect(r.type('software authenticity key revoke production')).toContain(
      'Validating running image...\n%ERROR: Running image is signed with a key that is to be revoked\nReload with an image signed with production key version B.\n',
    );
  });

  it('R20 refuses while the image of the next boot needs the old key', () => {
    const r = signedRouter({
      keys: bothKeys,
      usb: ['productionB'],
      startup: `boot system ${usb('productionB')}\nno logging console\nend\n`,
    });
    expect(r.fact('boot.running-image')).toBe(usb('productionB'));
    r.type('conf t', 'no boot system', 'end', 'write');
    const old = `flash0:${signed.productionA}`;
    expect(r.type('software authenticity key revoke production')).toContain(
      `Validating running image...\n%ERROR: Boot image ${old} is signed with a key that is to be revoked\nPoint 'boot system' to an image signed with production key version B and save the configuration.\n`,
    );
    r.type('conf t', 'boot system flash0:missing.bin', 'end', 'write');
    expect(r.type('software authenticity key revoke production')).toContain(`Boot image ${old} is signed`);
    r.type('conf t', `boot system ${usb('productionB')}`, 'end', 'write');
    expect(r.type('software authenticity key revoke production')).toContain('Done!');
  });

  it('R20 lets a configuration that is not saved count for nothing', () => {
    const r = signedRouter({
      keys: bothKeys,
      usb: ['productionB'],
      startup: `boot system ${usb('productionB')}\nend\n`,
    });
    r.type('conf t', 'no logging console', 'no boot system', 'end');
    expect(r.type('software authenticity key revoke production')).toContain('Done!');
  });

  it('R21 refuses while the upgradable ROM monitor needs the old key, selected or not', () => {
    for (const preference of ['upgrade', 'readonly'] as const) {
      const r = signedRouter({
        boots: 'productionB',
        keys: bothKeys,
        rommon: { upgrade: image('monitorA'), preference },
      });
      expect(r.type('software authenticity key revoke production')).toContain(
        "Validating upgradable rommon...\n%ERROR: Upgradable rommon is signed with a key that is to be revoked\nUpgrade it with 'upgrade rom-monitor file' to one signed with production key version B.\n",
      );
      expect(r.type('software authenticity key revoke special')).toContain('Done!');
    }
  });

  it('R22 refuses after a warm upgrade, and after a warm reload that follows it, until the next cold start', () => {
    const image = usb('productionB');
    const startup = `warm-reboot\nboot system ${image}\nno logging console\nend\n`;
    const r = signedRouter({ keys: bothKeys, usb: ['productionB'], boots: 'revocation', startup, register: 0x2101 });
    expect(r.fact('authenticity.running-type')).toBe('revocation');
    r.type('conf t', 'config-register 0x2102', 'end');
    expect(r.fact('authenticity.upgrade-result')).toBe('ready');
    r.type(`reload warm file ${image}`, '');
    entered(r);
    const refused = [
      'Finding the new production key in the key storage',
      'Validating running image...',
      '%ERROR: Running image was started by a warm upgrade, and the ROM monitor has not verified it',
      "Reload with 'reload', without 'warm', then revoke.",
      'Router#',
    ].join('\n');
    for (const after of ['upgrade', 'reload']) {
      expect(r.fact('boot.running-image')).toBe(image);
      expect(r.fact('boot.last-reload-type')).toBe(`warm-${after}`);
      expect(r.fact('authenticity.upgrade-result')).toBe('ready');
      expect(r.type('software authenticity key revoke production')).toBe(
        `software authenticity key revoke production\n${refused}`,
      );
      expect(r.lab.events.at(-1)).toMatchObject({ id: 'key.refused', payload: { reason: 'warm-upgrade' } });
      expect(r.type('software authenticity key revoke special')).toContain(
        '%ERROR: Running image was started by a warm',
      );
      if (after === 'reload') break;
      r.type('reload warm', '');
      entered(r);
    }
    expect(r.fact('authenticity.keys', 'primary')).toEqual(['production A', 'special A', 'production B', 'special B']);
    reloaded(r);
    expect(r.fact('boot.running-image')).toBe(image);
    expect(r.fact('authenticity.upgrade-result')).toBe('revoke');
    expect(r.type('software authenticity key revoke production')).toContain('\nDone!\n');
  });

  it('R22 lets a warm reload of what the ROM monitor started revoke', () => {
    const startup = 'warm-reboot\nno logging console\nend\n';
    const r = signedRouter({ keys: bothKeys, boots: 'productionB', startup });
    r.type('reload warm', '');
    entered(r);
    expect(r.fact('boot.last-reload-type')).toBe('warm-reload');
    expect(r.type('software authenticity key revoke production')).toContain('\nDone!\n');
  });

  it('R24 the start of a special image is logged', () => {
    const r = signedRouter({ boots: 'specialA' });
    expect(r.type('show logging | include DIGISIGN')).toContain(
      '%DIGISIGN-4-DEV_IMAGE: Software image signed using special key version A\n',
    );
    expect(signedRouter().type('show logging | include DIGISIGN')).toBe('show logging | include DIGISIGN\nRouter#');
  });
});
