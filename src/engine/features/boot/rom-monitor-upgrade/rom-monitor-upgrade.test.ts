import { describe, expect, it } from 'vitest';
import { type Content, cut, patch } from '../../../system/content.ts';
import { catalogueImage } from '../../../system/image/image-catalogue.ts';
import { Guest, VTYS } from '../../../testing/caller.ts';
import { imageFile, rommonRouter } from '../../../testing/lab.ts';
import { begun, nagged } from '../../../testing/nagging.ts';
import {
  bothKeys,
  entered,
  reloaded,
  type SignedName,
  signed,
  signedRouter,
  smallImage,
} from '../../../testing/signed.ts';
import { some } from '../../../testing/some.ts';

const image = (name: SignedName): Content => {
  const content = catalogueImage(signed[name]);
  if (!content) throw new Error(name);
  return content;
};
const upgradeFrom = (name: SignedName): string => `upgrade rom-monitor file usbflash0:${signed[name]}`;
const LOAD_TEST = 'Platform Field Upgradeable ROMMON LOAD test\n___________________________________________\n\n';
const M16 = [
  'System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)',
  'Technical Support: http://www.cisco.com/techsupport',
  'Copyright (c) 2012 by cisco Systems, Inc.',
];
const M17 = [
  'System Bootstrap, Version 15.0(1r)M17, RELEASE SOFTWARE (fc1)',
  'Technical Support: http://www.cisco.com/techsupport',
  'Copyright (c) 2014 by cisco Systems, Inc.',
];
const special = [
  'System Bootstrap, Version 15.0(20120712:101530) [training-rommon 151], DEVELOPMENT SOFTWARE',
  'Copyright (c) 1994-2012 by cisco Systems, Inc.',
];

describe('ROM monitors', () => {
  it('R1 are shown, with the one that runs and the one selected', () => {
    expect(signedRouter().type('show rom-monitor')).toBe(
      [
        'show rom-monitor',
        'ReadOnly ROMMON version:',
        ...M16,
        '',
        'Upgrade ROMMON version:',
        'No Upgrade ROMMON present',
        '',
        'Currently running ROMMON from ReadOnly region',
        'ROMMON from ReadOnly region is selected for next boot',
        'Router#',
      ].join('\n'),
    );
    const upgraded = signedRouter({ rommon: { upgrade: image('specialMonitorA') } });
    expect(upgraded.type('show rom-monitor')).toBe(
      [
        'show rom-monitor',
        'ReadOnly ROMMON version:',
        ...M16,
        '',
        'Upgrade ROMMON version:',
        ...special,
        '',
        'Currently running ROMMON from Upgrade region',
        'ROMMON from Upgrade region is selected for next boot',
        'Router#',
      ].join('\n'),
    );
  });

  it('R2 R3 R4 are upgraded from a file, with a power-on reset', () => {
    const r = signedRouter({ usb: ['monitorB'], keys: bothKeys });
    const question = `${upgradeFrom('monitorB')}\n${LOAD_TEST}RSA Signature Verification Passed ...\n\nROM: Digitally Signed Release Software\n\nThis command will result in a 'power-on reset' of the router!\n\nContinue? [yes/no]: `;
    expect(r.type(upgradeFrom('monitorB'), 'no')).toBe(`${question}no\nRouter#`);
    expect(r.fact('rommon.upgrade-version')).toBe(null);
    r.type('conf t', 'hostname Lost', 'end');
    const screen = r.type(upgradeFrom('monitorB'), 'yes');
    expect(screen).toContain(
      `${question}yes\n\nROMMON image upgrade in progress.\n\nErasing boot flash eeeeeeeeeeeeeeeeeeeeeee\nProgramming boot flash .....\nNow Reloading\n\n${M16.join('\n')}\n\n`,
    );
    expect(screen).toContain(
      [
        '',
        'Total memory size = 512 MB - On-board = 512 MB, DIMM0 = 0 MB',
        '',
        'Running new upgrade for first time',
        '',
        ...M17,
        '',
        'Total memory size = 512 MB - On-board = 512 MB, DIMM0 = 0 MB',
        '',
        'Field Upgradeable ROMMON Integrity test',
        '_______________________________________',
        'ROM: Digitally Signed Release Software',
        'CISCO2911/K9 platform with 524288 Kbytes of main memory',
        'Main memory is configured to 64/-1(On-board/DIMM0) bit mode with ECC disabled',
        '',
        '',
        'Upgrade ROMMON initialized',
        '',
      ].join('\n'),
    );
    entered(r);
    expect(r.fact('hostname')).toBe('Router');
    expect(r.fact('boot.last-return')).toBe('power-on');
    const later = reloaded(r);
    expect(later).not.toContain('M16');
    expect(later).not.toContain('first time');
    expect(later).toContain(`${M17.join('\n')}\n\nTotal memory size`);
    expect(later).toContain('Upgrade ROMMON initialized');
  });

  it('R2 says when it is development software', () => {
    const r = signedRouter({ usb: ['specialMonitorA'] });
    const screen = r.type(upgradeFrom('specialMonitorA'), 'yes');
    expect(screen).toContain('RSA Signature Verification Passed ...\n\nROM: Digitally Signed Development Software\n');
    expect(screen).toContain(`first time\n\n${special.join('\n')}\n\nTotal`);
    expect(screen).toContain('_\nROM: Digitally Signed Development Software\n');
  });

  it.each(['Erasing boot flash ', 'boot flash e', 'Programming boot flash ..', 'Now Reloading'])(
    'R3 Ctrl-Shift-6 is lost from the erase on: %j',
    (mark) => {
      const r = signedRouter({ usb: ['monitorB'], keys: bothKeys });
      r.type(upgradeFrom('monitorB'));
      begun(r, 'yes', new RegExp(mark.replaceAll('.', '\\.')));
      expect(nagged(r, /Running new upgrade for first time\n/)).toMatch(/\nErasing boot flash e{23}\n/);
      expect(r.fact('rommon.upgrade-version')).toBe('15.0(1r)M17');
    },
  );

  it('R3 Ctrl-Shift-6 ends it before, and nothing is programmed', () => {
    const r = signedRouter({ usb: ['monitorB'], keys: bothKeys });
    begun(r, upgradeFrom('monitorB'), /LOAD test/);
    expect(nagged(r, /Router#$/)).not.toContain('Continue?');
    expect(r.fact('rommon.next')).toBe('readonly');
  });

  it('R3 goes on to the reset when whoever is at a virtual terminal is gone', () => {
    const r = signedRouter({ usb: ['monitorB'], keys: bothKeys });
    r.type('configure terminal', ...VTYS, 'privilege level 15', 'end');
    const guest = new Guest(r);
    guest.type('letmein', upgradeFrom('monitorB'));
    guest.line?.receive('yes\r');
    r.player.play('⟦+2s⟧');
    expect(guest.hear()).toMatch(/Erasing boot flash e+$/);
    r.type('clear line vty 0', '⟦:key enter⟧');
    expect(guest.closed).toBe(false);
    r.player.play('⟦+60s⟧');
    expect(guest.closed).toBe(true);
    expect(r.fact('rommon.upgrade-version')).toBe('15.0(1r)M17');
  });

  it('R3 on a 3900 prints its reset line', () => {
    const [router, monitor] = ['c3900-universalk9-mz.SPA.154-3.M.bin', 'C3900_RM2.srec.SPA'];
    const files = [imageFile(router), imageFile(monitor)];
    const r = signedRouter({ platform: 'c3945', files });
    expect(r.type(`upgrade rom-monitor file flash0:${monitor}`, 'yes')).toContain(
      'Now Reloading\nFPGA System Reset Fail; Performing IOCTRL System reset\n',
    );
  });

  const refusals: readonly (readonly [string, Content, string, string])[] = [
    ['no ROM monitor', smallImage(), 'not-an-image', 'The file is not a ROM monitor image'],
    ['text', { kind: 'text', text: 'hello\n' }, 'not-an-image', 'The file is not a ROM monitor image'],
    ['incomplete', cut(image('monitorA'), 500_000), 'truncated', 'The file is incomplete'],
    [
      'altered',
      patch(image('monitorA'), { at: 400_000, hex: '00ff00ff' }),
      'bad-signature',
      'The ROM monitor image does not match its digital signature',
    ],
    ['unknown key', image('monitorB'), 'unknown-key', 'Signed with a key that is not in the key storage'],
    [
      'unsigned',
      patch(image('monitorA'), { at: 748_916 - 512, hex: '0000000000000000' }),
      'unsigned',
      'The ROM monitor image is not digitally signed',
    ],
    [
      'another platform',
      catalogueImage('C3900_RM2.srec.SPA') ?? smallImage(),
      'wrong-platform',
      'The file is a ROM monitor image for another platform',
    ],
  ];

  it.each(some(refusals))('R5 refuses a file: %s', (_, content, reason, words) => {
    const r = signedRouter({ files: [imageFile(signed.productionA), { path: 'usbflash0:x.srec', content }] });
    expect(r.type('upgrade rom-monitor file usbflash0:x.srec')).toBe(
      `upgrade rom-monitor file usbflash0:x.srec\n${LOAD_TEST}RSA Signature Verification Failed ...\n\n%ERROR: ${words}. Nothing was programmed.\nRouter#`,
    );
    expect(r.lab.events.find(({ id }) => id === 'rommon.upgrade-refused')?.payload).toEqual({
      file: 'usbflash0:x.srec',
      reason,
    });
    expect(r.fact('rommon.upgrade-version')).toBe(null);
    expect(r.fact('rommon.next')).toBe('readonly');
  });

  it('R5 tells a file that is not there', () => {
    expect(signedRouter().type('upgrade rom-monitor file flash0:none')).toContain(
      '\n%Error opening flash0:none (No such file or directory)\nRouter#',
    );
  });

  it('R6 power lost at any step: the router starts, and the upgrade can be run again', () => {
    const versions = new Set<string>();
    for (let steps = 0; steps < 34; steps += 1) {
      const r = signedRouter({ usb: ['monitorB'], keys: bothKeys, rommon: { upgrade: image('monitorA') } });
      r.type(upgradeFrom('monitorB'));
      r.lab.input({ kind: 'type', console: 'R1', text: 'yes\r' });
      for (let i = 0; i < steps; i++) if (r.lab.nextDue !== undefined) r.lab.advanceTo(r.lab.nextDue);
      r.lab.input({ kind: 'power', device: 'R1', on: false });
      const version = String(r.fact('rommon.upgrade-version'));
      versions.add(version);
      r.lab.input({ kind: 'power', device: 'R1', on: true });
      r.player.settle();
      const { screen } = r.player;
      expect(screen).toContain(version === 'null' ? 'Readonly ROMMON initialized' : 'Upgrade ROMMON initialized');
      if (version === 'null')
        expect(screen).toContain(
          'The upgrade region of ROMMON is empty or was not written completely.\nRunning ReadOnly ROMMON.\n',
        );
      entered(r);
      if (version === 'null')
        expect(r.type('show rom-monitor')).toContain(
          'Upgrade ROMMON was not written completely. Run the upgrade again.',
        );
      r.type(upgradeFrom('monitorB'), 'yes');
      expect(r.fact('rommon.upgrade-version')).toBe('15.0(1r)M17');
    }
    expect(versions).toEqual(new Set(['null', '15.0(1r)M17']));
  });

  it('R7 R11 are selected from IOS', () => {
    const none = signedRouter();
    expect(none.type('upgrade rom-monitor preference upgrade')).toContain(
      '\nNo Upgrade ROMMON present, cannot select it.\n',
    );
    const r = signedRouter({ rommon: { upgrade: image('monitorA') } });
    expect(r.type('upgrade rom-monitor preference readonly', '⟦:key n⟧')).toContain('Proceed? [confirm]n\nRouter#');
    expect(r.fact('rommon.preference')).toBe('upgrade');
    expect(r.type('upgrade rom-monitor preference readonly', '')).toBe(
      'upgrade rom-monitor preference readonly\nYou are about to mark ReadOnly region of ROMMON for the highest boot preference.\nProceed? [confirm]\nDone! Router must be reloaded for this to take effect.\nRouter#',
    );
    expect([r.fact('rommon.running'), r.fact('rommon.preference'), r.fact('rommon.next')]).toEqual([
      'upgrade',
      'readonly',
      'readonly',
    ]);
    expect(reloaded(r)).toContain('Readonly ROMMON initialized');
    expect(r.fact('rommon.running')).toBe('readonly');
    expect(r.lab.events.filter(({ id }) => id === 'rommon.started').map(({ payload }) => payload.region)).toEqual([
      'upgrade',
      'readonly',
    ]);
  });

  it('R8 are told and selected in the ROM monitor too', () => {
    const r = rommonRouter({ rommon: { upgrade: image('monitorA') } });
    expect(r.type('showmon')).toContain(
      'Currently running ROMMON from Upgrade region\nROMMON from Upgrade region is selected for next boot\n',
    );
    r.type('rommon-pref readonly');
    expect(r.fact('rommon.preference')).toBe('readonly');
    r.type('reset');
    expect(r.fact('rommon.running')).toBe('readonly');
    expect(rommonRouter().type('rommon-pref upgrade')).toContain('No Upgrade ROMMON present, cannot select it.');
  });

  it('R9 fall back when the selected one does not verify', () => {
    const r = rommonRouter({ rommon: { upgrade: image('monitorB') } });
    expect(r.fact('rommon.running')).toBe('readonly');
    expect(r.lab.events.find(({ id }) => id === 'rommon.fell-back')?.payload).toEqual({ reason: 'unknown-key' });
    expect(r.type('reset')).toContain(
      'The upgrade region of ROMMON holds a ROM monitor signed with a key that is not in the key storage.\nRunning ReadOnly ROMMON.\n',
    );
  });

  it('R10 show version names the one that made the start', () => {
    const r = signedRouter({ rommon: { upgrade: image('monitorB') }, keys: bothKeys });
    expect(r.type('show version | include ROM')).toContain(
      '\nROM: System Bootstrap, Version 15.0(1r)M17, RELEASE SOFTWARE (fc1)\n',
    );
    expect(r.fact('rommon.upgrade-key')).toBe('production B');
  });
});
