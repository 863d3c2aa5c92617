import { describe, expect, it } from 'vitest';
import { fromCivil } from '../../../kernel/calendar.ts';
import { cut, patch, textContent, type Content } from '../../../system/content.ts';
import type { DeviceSpec } from '../../../system/device-spec.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { buildImage } from '../../../system/image/image.ts';
import { type Bench, bootedRouter } from '../../../testing/lab.ts';
import { entered, reloaded, smallImage } from '../../../testing/signed.ts';
import { trustChain } from '../../trust/authenticity/api.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';
import { some } from '../../../testing/some.ts';

const clock = fromCivil(2020, 9, 22, 12, 40);
const OLD = smallImage();
const NEW = smallImage({ seed: 'new' }, { version: '15.7(3)M8' });
const quiet = 'hostname Router\nno logging console\nlogging buffered 65536\n';
const WARM = `${quiet}warm-reboot\nend\n`;
const COLD = `${quiet}end\n`;

/** Runs the old image; the new one lies beside it. */
const router = (startup: string, changes: Partial<DeviceSpec> = {}, more: Record<string, Content> = {}): Bench => {
  const files = Object.entries({ 'flash0:old.bin': OLD, 'flash0:new.bin': NEW, ...more });
  const r = bootedRouter({ clock, startup, files: files.map(([path, content]) => ({ path, content })), ...changes });
  r.type('terminal length 0');
  return r;
};

/** Asks for it, confirms, and comes back to privileged EXEC; returns what the start showed. */
function started(r: Bench, line: string): string {
  const screen = r.type(line, '');
  entered(r);
  return screen;
}

const image = (r: Bench) => r.fact('boot.running-image');
const refusals = (r: Bench) =>
  r.lab.events.filter(({ id }) => id.startsWith('warm-reboot.')).map(({ payload }) => payload);
const line = (r: Bench) => /^warm-reboot.*$/m.exec(runningConfigText(r.device))?.[0];

describe('warm-reboot', () => {
  it('R1 R17 keeps count and uptime, prints what differs, and is read back', () => {
    const r = router(COLD);
    const forms = {
      'warm-reboot': 'warm-reboot',
      'warm-reboot count 5 uptime 5': 'warm-reboot',
      'warm-reboot count 10': 'warm-reboot count 10',
      'warm-reboot uptime 0': 'warm-reboot uptime 0',
      'warm-reboot count 50 uptime 120': 'warm-reboot count 50 uptime 120',
      'no warm-reboot': undefined,
      'warm-reboot count 7': 'warm-reboot count 7',
      'default warm-reboot count 7': undefined,
    };
    r.type('conf t');
    for (const [typed, printed] of Object.entries(forms)) {
      r.type(typed);
      expect(line(r)).toBe(printed);
      if (printed !== undefined) expect(line(router(`${printed}\nend\n`))).toBe(printed);
    }
    for (const wrong of ['warm-reboot count 0', 'warm-reboot count 51', 'warm-reboot uptime 121'])
      expect(r.type(wrong)).toContain("% Invalid input detected at '^' marker.");
    expect(runningConfigText(router(WARM).device)).toContain('\nboot-end-marker\nwarm-reboot\n!\n');
  });

  it('R2 says when it comes too late, and only then', () => {
    const later = 'Warm reboot will be possible after the next power cycle or reload.\n';
    const r = router(COLD);
    r.type('conf t');
    expect(r.type('warm-reboot')).toBe(`warm-reboot\n${later}Router(config)#`);
    const ready = router(WARM);
    ready.type('conf t');
    expect(ready.type('warm-reboot count 5 uptime 120')).not.toContain(later);
    ready.type('end', 'write');
    started(ready, 'reload warm');
    ready.type('conf t');
    expect(ready.type('warm-reboot count 1')).toContain(later);
    expect(ready.type('warm-reboot count 2')).not.toContain(later);
  });

  it('R3 R7 needs the line in the startup configuration', () => {
    const r = router(COLD);
    const refused = (why: string) => `reload warm\nNot possible to warm reload.\nReason: ${why}\nRouter#`;
    expect(r.type('reload warm')).toBe(refused('Warm reboot is not enabled'));
    r.type('conf t', 'warm-reboot', 'end');
    expect(r.type('reload warm')).toBe(refused('Warm reboot was enabled after the last start'));
    expect(refusals(r)).toEqual([{ reason: 'not-enabled' }, { reason: 'not-saved' }]);
    expect(r.fact('warm-reboot.possible')).toBe(false);
    expect(r.lab.whyNot('warm-reboot.possible', 'R1')).toBe('Warm reboot was enabled after the last start');
    r.type('write');
    reloaded(r);
    expect(r.fact('warm-reboot.possible')).toBe(true);
    r.type('conf t', 'no warm-reboot', 'warm-reboot', 'end');
    expect(r.type('reload warm')).toBe(refused('Warm reboot was enabled after the last start'));
  });

  it('R3 R8 forgets it with a startup configuration that does not have it', () => {
    const r = router(WARM);
    r.type('conf t', 'no warm-reboot', 'end', 'write');
    reloaded(r);
    expect(r.type('reload warm')).toContain('Reason: Warm reboot is not enabled\n');
  });

  it('R4 R5 starts again whatever the uptime is', () => {
    const r = router(WARM.replace('warm-reboot', 'warm-reboot uptime 120'));
    started(r, 'reload warm');
    expect(r.fact('boot.last-reload-type')).toBe('warm-reload');
    started(r, 'reload warm');
    expect(r.fact('boot.count')).toBe(3);
  });
});

describe('reload warm', () => {
  it('R5 goes from the log to the banner', () => {
    const r = router(WARM.replace('no logging console\n', ''));
    r.type('conf t', 'hostname Unsaved', 'end', '⟦+1s⟧');
    const screen = r.type('reload warm', 'no', '⟦⟧⟦:wait RETURN⟧');
    expect(screen).toMatch(
      /Proceed with reload\? \[confirm\]\n\n\*Sep 22 12:\d\d:\d\d\.\d{3}: %SYS-5-RELOAD: Reload requested by console\. Reload Reason: Reload Command\.\n\n {14}Training software\n/,
    );
    expect(screen).not.toMatch(/Bootstrap|ROMMON|program load complete|Load Test|ecompressing|Smart Init/);
    expect(screen).toContain('Version 15.4(3)M, RELEASE SOFTWARE (fc1)');
    expect(r.fact('hostname')).toBe('Router');
    expect(r.fact('boot.count')).toBe(2);
  });

  it('R6 leaves the ROM monitor, its register and its verdict alone', () => {
    const r = router(WARM);
    const shown = () => r.type('show software authenticity running', 'show version | include ^ROM|register');
    const before = shown();
    r.type('conf t', 'config-register 0x2142', 'end');
    started(r, 'reload warm');
    expect(shown()).toBe(before.replace('0x2102', '0x2102 (will be 0x2142 at next reload)'));
    expect(r.fact('boot.configuration-ignored')).toBe(false);
    reloaded(r);
    expect(r.fact('boot.configuration-ignored')).toBe(true);
  });

  it('R6 hears Break as the register says', () => {
    const shut = router(WARM);
    shut.type('reload warm', '⟦⟧⟦+3s⟧⟦break⟧⟦+20s⟧');
    expect(shut.fact('boot.phase')).toBe('ios');
    const open = router(WARM, { register: 0x2002 });
    const screen = open.type('reload warm', '⟦⟧⟦+3s⟧⟦break⟧');
    expect(screen).toMatch(/\*\*\* System received an abort due to Break Key \*\*\*[\s\S]*rommon 1 > $/);
    started(open, 'boot flash0:old.bin');
    expect(open.fact('boot.last-reload-type')).toBe('normal');
  });

  it('R7 R8 counts, refuses, and counts anew after a cold start', () => {
    const r = router(WARM.replace('warm-reboot', 'warm-reboot count 2'));
    started(r, 'reload warm');
    started(r, 'reload warm');
    expect(r.type('reload warm')).toBe(
      'reload warm\nNot possible to warm reload.\nReason: Too Many warm reboots have taken place\nRouter#',
    );
    expect(refusals(r)).toEqual([{ reason: 'count' }]);
    expect(reloaded(r)).toContain('System Bootstrap');
    expect(r.fact('warm-reboot.possible')).toBe(true);
    expect(r.type('show warm-reboot')).toContain(' and 0 warm reboots due to requests');
  });

  it('R8 begins anew in the ROM monitor', () => {
    const r = router(WARM, { register: 0x2002 });
    started(r, 'reload warm');
    r.type('⟦break⟧');
    started(r, 'boot flash0:old.bin');
    expect(r.type('show warm-reboot')).toContain(' and 0 warm reboots due to requests');
  });
});

describe('reload warm file', () => {
  it('R9 starts another image without the ROM monitor', () => {
    const r = router(COLD.replace('no logging console\n', ''));
    r.type('conf t', 'boot system flash0:old.bin', 'end', 'write', '⟦+1s⟧');
    const screen = r.type('reload warm file flash:new.bin', '⟦⟧⟦:wait RETURN⟧');
    expect(screen).toMatch(
      /\[confirm\]\n\nDecompressing the image : #\[OK\]\n\*Sep 22 [^\n]*%SYS-5-RELOAD: Reload requested by console\. Reload Reason: Reload Command\.\n\n {14}Training software\n/,
    );
    expect(screen).not.toMatch(/Bootstrap|program load complete|Load Test|Self decompressing|Smart Init/);
    entered(r);
    expect(image(r)).toBe('flash0:new.bin');
    expect(r.fact('boot.running-version')).toBe('15.7(3)M8');
    expect(r.fact('boot.image-verified-by')).toBe('production A');
    expect(r.fact('boot.warm-upgraded')).toBe(true);
    expect(trustChain(r.device).now.at(-1)).toMatchObject({
      name: 'flash0:new.bin',
      accepted: true,
      why: 'Its signature fits, but a warm upgrade started it: the ROM monitor has not verified it.',
    });
    expect(r.type('show bootvar')).toContain('BOOT variable = flash0:old.bin,1;');
    reloaded(r);
    expect([image(r), r.fact('boot.warm-upgraded')]).toEqual(['flash0:old.bin', false]);
  });

  it('R9 shows the progress of a large image', () => {
    const large = smallImage({ size: 9_451_136 });
    const r = router(COLD, {}, { 'usbflash0:large.bin': large });
    expect(r.type('reload warm file usbflash0:large.bin', '')).toContain('Decompressing the image : ####[OK]\n');
  });

  it('R10 tells a missing file at once', () => {
    const r = router(COLD);
    r.type('conf t', 'hostname Unsaved', 'end');
    expect(r.type('reload warm file flash:none.bin')).toBe(
      'reload warm file flash:none.bin\n%Error opening flash:none.bin (No such file or directory)\nUnsaved#',
    );
    expect(r.type('reload warm file usbflash0:')).toContain('Source filename []? ');
    expect(r.type('⟦^C⟧')).toMatch(/Unsaved#$/);
    expect(r.type('reload warm file')).toContain('% Incomplete command.');
    expect(refusals(r)).toEqual([{ file: 'flash0:none.bin', reason: 'missing' }]);
  });

  const facts = readHeader(NEW);
  if (!facts.ok) throw new Error(facts.error);
  const unsigned = buildImage({ header: facts.value, machine: 0xa2, size: 300_000, seed: 'unsigned' });
  const refused: readonly (readonly [string, Content, string])[] = [
    ['not-an-image', textContent('no image at all'), 'File is not an image'],
    ['wrong-platform', smallImage({ machine: 0xa1 }, { family: 'C1900' }), 'Image is for another platform'],
    ['unsigned', unsigned, 'Signature not found'],
    ['truncated', cut(NEW, 200_000), 'File is shorter than its header says'],
    ['bad-signature', patch(NEW, { at: 100_000, hex: '0011223344' }), 'Hashes do not match'],
    [
      'unknown-key',
      smallImage({ signer: { key: 'production-b', signedAt: 0x53ce01ad } }),
      'Signed with a key that is not in the key storage',
    ],
  ];
  it.each(some(refused))('R10 refuses an image that is %s', (reason, content, words) => {
    const r = router(COLD, {}, { 'flash0:bad.bin': content });
    expect(r.type('reload warm file flash:bad.bin', '')).toBe(
      `reload warm file flash:bad.bin\nProceed with reload? [confirm]\n\nNot possible to warm upgrade.\nReason: ${words}\nRouter#`,
    );
    expect(refusals(r)).toEqual([{ file: 'flash0:bad.bin', reason }]);
    expect([image(r), r.fact('boot.count')]).toEqual(['flash0:old.bin', 1]);
  });

  it('R10 refuses an image whose key was revoked, and logs it', () => {
    const onlyB: DeviceSpec['keys'] = { primary: ['production-b'], backup: ['production-b'] };
    const signedB = smallImage({ signer: { key: 'production-b', signedAt: 0x53ce01ad } });
    const r = bootedRouter({
      startup: COLD,
      keys: onlyB,
      files: [
        { path: 'flash0:b.bin', content: signedB },
        { path: 'flash0:a.bin', content: OLD },
      ],
    });
    expect(r.type('reload warm file flash:a.bin', '')).toContain(
      'Not possible to warm upgrade.\nReason: Signed with production A, a key that was revoked\n',
    );
    expect(r.type('show logging | include SIGNATURE')).toContain('%SIGNATURE-4-NOT_VALID');
    expect(refusals(r)).toEqual([{ file: 'flash0:a.bin', reason: 'revoked-key' }]);
  });

  it('R11 verifies before the question when told to', () => {
    const bad = patch(NEW, { at: 100_000, hex: '0011223344' });
    const r = router(WARM, {}, { 'flash0:bad.bin': bad });
    const screen = r.type('reload /verify warm file flash:bad.bin', '⟦+1s⟧');
    expect(screen).toMatch(/Digital signature is not valid for file flash0:bad\.bin[^\n]*\nRouter#/);
    expect(screen).not.toContain('Proceed');
    expect(r.type('⟦reload /verify warm file flash:new.bin⟧⟦:type n⟧')).toMatch(
      /successfully verified in file flash0:new\.bin\nProceed with reload\? \[confirm\]n/,
    );
    r.type('conf t', 'file verify auto', 'end', 'write');
    expect(r.type('reload warm file flash:bad.bin', '⟦+1s⟧')).not.toContain('Proceed');
    expect(r.type('⟦reload /noverify warm file flash:bad.bin⟧⟦:type n⟧')).toContain('Proceed with reload? [confirm]n');
    expect(r.type('⟦reload /verify warm⟧⟦:type n⟧')).toBe(
      'reload /verify warm\nProceed with reload? [confirm]n\nRouter#',
    );
  });
});

describe('later', () => {
  it('R12 schedules a warm reload', () => {
    const r = router(WARM);
    expect(r.type('reload warm in 3 night work')).toMatch(
      /\nReload scheduled for 12:4\d:\d\d UTC Tue Sep 22 2020 \(in 3 minutes\) by console\nReload reason: night work\nProceed/,
    );
    r.type('', '⟦+1s⟧');
    expect(r.type('show reload')).toContain('Reload reason: night work');
    r.type('⟦+4m⟧');
    expect(r.fact('boot.last-reload-type')).toBe('warm-reload');
    expect(r.fact('boot.last-reason')).toBe('night work');
  });

  it('R12 schedules a warm upgrade, shows it and calls it off', () => {
    const r = router(COLD);
    const promise =
      /Reload scheduled for 14:00:00 UTC Tue Sep 22 2020 \(in 1 hour and 1[5-9] minutes\) with image - flash0:new\.bin by console\nReload reason: Reload Command\n/;
    expect(r.type('reload warm file flash:new.bin at 14:00')).toMatch(promise);
    r.type('', '⟦+1s⟧');
    expect(r.type('show reload')).toMatch(promise);
    expect(r.type('reload cancel')).toContain('--- SHUTDOWN ABORTED ---');
    r.type('⟦+90m⟧');
    expect(r.fact('boot.count')).toBe(1);
    entered(r);
    r.type('reload warm file flash:new.bin in 1', '', '⟦+3m⟧');
    expect(image(r)).toBe('flash0:new.bin');
    expect(r.fact('boot.last-reload-type')).toBe('warm-upgrade');
  });

  it('R12 calls an upgrade off that is being read', () => {
    const large = smallImage({ size: 60_000_000 });
    const r = router(COLD, {}, { 'usbflash0:large.bin': large });
    r.type('reload warm file usbflash0:large.bin in 1', '', '⟦+66s⟧');
    expect(r.type('reload cancel', '⟦+3m⟧')).toContain('SHUTDOWN ABORTED');
    expect(r.fact('boot.count')).toBe(1);
  });

  it('R13 starts cold when it cannot start warm any more', () => {
    const r = router(WARM);
    r.type('reload warm in 1', '', 'conf t', 'no warm-reboot', 'end');
    const screen = r.type('⟦+2m⟧');
    expect(screen).toMatch(
      /SHUTDOWN NOW ---\n\*\*\*\n[^]*Not possible to warm reload\.\nReason: Warm reboot is not enabled\n[^]*System Bootstrap/,
    );
    expect(r.fact('boot.last-reload-type')).toBe('normal');
  });

  it('R13 calls off an upgrade whose image is not accepted', () => {
    const r = router(COLD);
    r.type('reload warm file flash:new.bin in 1', '', 'delete /force flash:new.bin');
    const screen = r.type('⟦+2m⟧');
    expect(screen).toMatch(
      /SHUTDOWN NOW ---[^]*%Error opening flash:new\.bin \(No such file or directory\)\n[^]*SHUTDOWN ABORTED ---/,
    );
    expect(r.fact('reload.pending-minutes')).toBeNull();
    expect(r.fact('boot.count')).toBe(1);
    expect(r.type('show logging | include CANCELLED')).toContain('Scheduled reload cancelled at');
  });
});

describe('shows, power and platforms', () => {
  it('R14 shows how the software was started', () => {
    const r = router(WARM);
    const types = () => r.type('show version | include reload type|reason');
    expect(types()).toContain('Last reload type: Normal Reload\n');
    started(r, 'reload warm spring clean');
    expect(types()).toContain('Last reload type: Warm Reload\nLast reload reason: spring clean\n');
    started(r, 'reload warm file flash:new.bin');
    expect(types()).toContain('Last reload type: Warm Upgrade\nLast reload reason: Reload Command\n');
    expect(r.type('show warm-reboot')).toBe(
      [
        'show warm-reboot',
        'Warm Reboot is enabled',
        'Maximum warm reboot count is 5',
        'Uptime after which warm reboot is safe in case of a crash is 5 (min)',
        '',
        'Statistics:',
        '',
        '0 warm reboots due to crashes and 2 warm reboots due to requests have taken place since the last cold reboot',
        '175 KB taken up by warm reboot storage',
        'Router#',
      ].join('\n'),
    );
    expect(router(COLD).type('show warm-reboot')).toBe('show warm-reboot\nWarm Reboot is disabled\nRouter#');
    reloaded(r);
    expect(types()).toContain('Last reload type: Normal Reload\n');
  });

  it.each(['reload warm', 'reload warm file flash:new.bin'])('R15 %s survives a power cut at any moment', (typed) => {
    const after = new Set<string>();
    for (let steps = 0; steps < 24; steps++) {
      const r = router(WARM);
      r.type(typed);
      r.lab.input({ kind: 'type', console: 'R1', text: '\r' });
      for (let i = 0; i < steps && r.lab.nextDue !== undefined; i++) r.lab.advanceTo(r.lab.nextDue);
      after.add(String(image(r)));
      const screen = r.type('⟦:power off⟧⟦:power on⟧');
      expect(screen).toContain('System Bootstrap');
      entered(r);
      expect([image(r), r.fact('boot.last-reload-type'), r.fact('boot.warm-upgraded')]).toEqual([
        'flash0:old.bin',
        'normal',
        false,
      ]);
      expect(r.fact('warm-reboot.possible')).toBe(true);
    }
    expect(after.size).toBe(typed === 'reload warm' ? 1 : 2);
  });

  it('R15 stops at Ctrl-Shift-6', () => {
    const large = smallImage({ size: 60_000_000 });
    const r = router(COLD, {}, { 'usbflash0:large.bin': large });
    r.type('reload warm file usbflash0:large.bin');
    const screen = r.type('⟦⟧⟦+13s⟧⟦^6⟧⟦+2m⟧');
    expect(screen).toMatch(/Decompressing the image : #+\n?Router#$/);
    expect(r.fact('boot.count')).toBe(1);
  });

  it('R16 is unknown to IOS XE 3.x', () => {
    const r = bootedRouter({ platform: 'asr1002x', clock });
    expect(r.type('show warm-reboot')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('reload ?', '⟦^C⟧')).not.toContain('warm');
    r.type('conf t');
    expect(r.type('warm-reboot')).toContain("% Invalid input detected at '^' marker.");
    r.type('end', '⟦+1s⟧');
    expect(r.type('reload warm', '')).toContain('Reload Reason: warm.');
    expect(r.fact('boot.last-reload-type')).toBe('normal');
  });
});
