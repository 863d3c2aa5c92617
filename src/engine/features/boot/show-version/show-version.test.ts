import { expect, it } from 'vitest';
import { bootedRouter, imageFile } from '../../../testing/lab.ts';
import { durationText } from './version.ts';

const version = (bench: ReturnType<typeof bootedRouter>, rest = ''): string => {
  bench.type('terminal length 0');
  return bench.type(`show version${rest}`);
};

it('R1 shows the whole of it', () => {
  const screen = version(bootedRouter({ platform: 'c1941', serial: 'FTX1840A1B2' }));
  expect(screen).toBe(
    [
      'show version',
      'Cisco IOS Software, C1900 Software (C1900-UNIVERSALK9-M), Version 15.4(3)M, RELEASE SOFTWARE (fc1)',
      'Technical Support: http://www.cisco.com/techsupport',
      'Copyright (c) 1986-2014 by Cisco Systems, Inc.',
      'Compiled Mon 21-Jul-14 20:05 by prod_rel_team',
      '',
      'ROM: System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)',
      '',
      'Router uptime is 1 minute',
      'System returned to ROM by power-on',
      'System image file is "flash0:c1900-universalk9-mz.SPA.154-3.M.bin"',
      'Last reload type: Normal Reload',
      'Last reload reason: power-on',
      '',
      '',
      '',
      'This image has cryptographic features. Bootset only simulates them for training;',
      'export and import rules of your country apply to real devices.',
      '',
      'Cisco CISCO1941/K9 (revision 1.0) with 491520K/32768K bytes of memory.',
      'Processor board ID FTX1840A1B2',
      '2 Gigabit Ethernet interfaces',
      '1 terminal line',
      '1 Virtual Private Network (VPN) Module',
      'DRAM configuration is 64 bits wide with parity disabled.',
      '255K bytes of non-volatile configuration memory.',
      '250476K bytes of ATA System CompactFlash 0 (Read/Write)',
      '976896K bytes of USB Flash usbflash0 (Read/Write)',
      '',
      '',
      'License Info:',
      '',
      'License UDI:',
      '',
      '-'.repeat(49),
      'Device#\t  PID\t\t\tSN',
      '-'.repeat(49),
      '*0  \t  CISCO1941/K9          FTX1840A1B2     ',
      '',
      '',
      '',
      "Technology Package License Information for Module:'c1900' ",
      '',
      '-'.repeat(65),
      'Technology    Technology-package           Technology-package',
      '              Current       Type           Next reboot  ',
      '-'.repeat(66),
      'ipbase        ipbasek9      Permanent      ipbasek9',
      'security      securityk9    Permanent      securityk9',
      'data          None          None           None',
      '',
      'Configuration register is 0x2102',
      'Router#',
    ].join('\n'),
  );
});

it('R2 counts the uptime', () => {
  const minute = 60_000;
  expect(durationText(59_000)).toBe('0 minutes');
  expect(durationText((((2 * 7 + 2) * 24 + 18) * 60 + 23) * minute)).toBe('2 weeks, 2 days, 18 hours, 23 minutes');
  expect(durationText((24 * 60 + 1) * minute)).toBe('1 day, 1 minute');
});

it('R3 tells how the last software ended', () => {
  const bench = bootedRouter({ clock: 1_600_774_000_000 });
  expect(version(bench)).toMatch(/by power-on\nSystem restarted at 11:27:\d\d UTC Tue Sep 22 2020\n/);
  bench.type('⟦reload⟧⟦:key enter⟧', '');
  expect(version(bench)).toMatch(/by reload at 11:2\d:\d\d UTC Tue Sep 22 2020\nSystem restarted at /);
  const broken = bootedRouter({ register: 0x2002 });
  broken.type('⟦break⟧⟦boot⟧⟦⟧');
  expect(version(broken)).toMatch(/System returned to ROM by abort at PC 0x8[0-9A-F]{7}\nSystem image file/);
});

it('R3 tells the restart in the configured zone', () => {
  const startup = 'clock timezone CET 1\nclock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00\nend\n';
  const bench = bootedRouter({ clock: 1_600_774_000_000, startup });
  expect(version(bench)).toMatch(/\nSystem restarted at 13:27:\d\d CEST Tue Sep 22 2020\n/);
  bench.type('conf t', 'no clock summer-time', 'clock timezone IST 5 30', 'end');
  expect(version(bench)).toMatch(/\nSystem restarted at 16:57:\d\d IST Tue Sep 22 2020\n/);
});

it('R4 names the image as it was loaded', () => {
  const bench = bootedRouter({ startup: 'boot system flash c2900-universalk9-mz.SPA.154-3.M.bin\nend\n' });
  expect(version(bench)).toContain('System image file is "flash:c2900-universalk9-mz.SPA.154-3.M.bin"\n');
});

it('R5 tells engine from chassis', () => {
  const screen = version(bootedRouter({ platform: 'c3945', serial: 'FOC1840A1B2' }));
  expect(screen).toContain(
    'Cisco CISCO3945-CHASSIS (revision 1.1) with C3900-SPE150/K9 with 979968K/68608K bytes of memory.\n',
  );
  expect(screen).toContain('Processor board ID FOC1840A1B2\n');
  expect(screen).toContain('*0  \t  C3900-SPE150/K9       FOC18402B1A     \n');
});

it('R6 lists technology packages', () => {
  const row = 'uc            None          None           None\n';
  expect(version(bootedRouter({ platform: 'c2901' }))).toContain(row);
  expect(version(bootedRouter({ platform: 'c1941' }))).not.toContain(row);
});

it('R7 calls a special build experimental', () => {
  const bench = bootedRouter({ files: [imageFile('c2900-universalk9-mz.SSA')] });
  expect(version(bench)).toMatch(/, Experimental Version 15\.4\(\d{8}:\d{6}\) \[training \d+\]\nCopyright/);
});

it('R8 shows the boot variables', () => {
  const bench = bootedRouter();
  bench.type('conf t', 'boot system flash0:c2900.bin', 'end', '⟦+1s⟧');
  expect(bench.type('show boot')).toBe(
    'show boot\nBOOT variable does not exist\nCONFIG_FILE variable = \nBOOTLDR variable does not exist\nConfiguration register is 0x2102\nRouter#',
  );
  bench.type('write');
  expect(bench.type('show bootvar')).toContain('BOOT variable = flash0:c2900.bin,1;\n');
});

it('R9 lists a USB flash while it is there', () => {
  const bench = bootedRouter();
  expect(version(bench)).toContain('usbflash0');
  bench.type('⟦:usb out⟧');
  expect(version(bench)).not.toContain('usbflash0');
});
