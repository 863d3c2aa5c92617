import { describe, expect, it } from 'vitest';
import { Session } from '../../../cli/session.ts';
import { TerminalLine } from '../../../system/terminal/line.ts';
import { bootedRouter, imageFile, poweredRouter, type Bench } from '../../../testing/lab.ts';
import { readFile } from '../../files/files/api.ts';
import { unsecureConfig, unsecureImage } from './secure.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const NEWER = 'c2900-universalk9-mz.SPA.157-3.M8.bin';
/** 22 September 2020, 12:45:00 UTC. */
const CLOCK = 1_600_778_700_000;

const configured = (bench: Bench, ...lines: readonly string[]): string =>
  bench.type('configure terminal', ...lines, '⟦+2s⟧', 'end', '⟦+1s⟧');
const SECURE = ['secure boot-image', 'secure boot-config'] as const;
function secured(changes: Parameters<typeof bootedRouter>[0] = {}): Bench {
  const bench = bootedRouter({ clock: CLOCK, serial: 'FTX1449AJBJ', ...changes });
  configured(bench, 'hostname R1', ...SECURE);
  bench.type('terminal length 0');
  return bench;
}
const archiveOf = (bench: Bench): string => String(bench.fact('resilience.config-archive'));
const restarted = (bench: Bench): string => bench.type('⟦:power off⟧⟦:power on⟧', '⟦+90s⟧', '', 'enable');

describe('secure bootset', () => {
  it('R1 the running image is hidden where it is', () => {
    const bench = bootedRouter();
    const before = bench.fact('files.free', 'flash0');
    expect(configured(bench, 'secure boot-image')).toContain(
      '%IOS_RESILIENCE-5-IMAGE_RESIL_ACTIVE: Successfully secured running image\n',
    );
    expect(bench.fact('files.free', 'flash0')).toBe(before);
    expect(bench.fact('files.hidden', `flash0:${IMAGE}`)).toBe(true);
    expect(bench.fact('files.trusted', `flash0:${IMAGE}`)).toBe(true);
    expect(bench.type('dir flash0:')).toContain('No files in directory');
  });

  it('R2 the configuration is archived with its own two lines', () => {
    const bench = secured();
    expect(archiveOf(bench)).toMatch(/^flash0:\.runcfg-20200922-12\d{4}\.ar$/);
    for (const line of [...SECURE, 'hostname R1', 'end']) expect(bench.fact('resilience.archive-has', line)).toBe(true);
    expect(bench.fact('resilience.config-matches-running')).toBe(true);
    const name = Number(/-(\d{6})\.ar/.exec(archiveOf(bench))?.[1]);
    const [, h, m, s] =
      /configuration resilience version 15\.4 activated at (\d\d):(\d\d):(\d\d) UTC/.exec(
        bench.type('show secure bootset'),
      ) ?? [];
    expect(Number(`${h}${m}${s}`) - name).toBeLessThanOrEqual(41);
    expect(Number(`${h}${m}${s}`) - name).toBeGreaterThan(0);
  });

  it('R3 without a set clock the archive is of 1 March 1993', () => {
    const bench = bootedRouter();
    expect(configured(bench, ...SECURE)).toMatch(
      /%IOS_RESILIENCE-5-CONFIG_RESIL_ACTIVE: Successfully secured config archive \[flash0:\.runcfg-19930301-000\d\d\d\.ar\]/,
    );
  });

  it('R4 show secure bootset prints both blocks', () => {
    const bench = secured();
    const archive = archiveOf(bench);
    const screen = bench.type('show secure bootset');
    const [image = '', config = ''] = screen.match(/\d\d:\d\d:\d\d UTC Tue Sep 22 2020/g) ?? [];
    expect(screen).toBe(
      [
        'show secure bootset',
        'IOS resilience router id FTX1449AJBJ',
        '',
        `IOS image resilience version 15.4 activated at ${image}`,
        `Secure archive flash0:${IMAGE} type is image (elf) []`,
        '  file size is 103727964 bytes, run size is 103907016 bytes',
        '  Runnable image, entry point 0x81000000, run from ram',
        '',
        `IOS configuration resilience version 15.4 activated at ${config}`,
        `Secure archive ${archive} type is config`,
        `configuration archive size ${String(bench.fact('files.size', archive))} bytes`,
        'R1#',
      ].join('\n'),
    );
  });

  it('R5 what is not active says so', () => {
    const bench = bootedRouter();
    expect(bench.type('show secure bootset')).toBe(
      'show secure bootset\n%IOS image and configuration resilience is not active\nRouter#',
    );
    configured(bench, 'secure boot-image');
    expect(bench.type('show secure bootset')).toMatch(
      /run from ram\n\n%IOS configuration resilience is not active\nRouter#$/,
    );
    configured(bench, 'no secure boot-image', 'secure boot-config');
    expect(bench.type('show secure bootset')).toMatch(
      /router id .*\n\n%IOS image resilience is not active\n\nIOS configuration/,
    );
  });

  it('R6 repeating changes nothing; deleting and securing again refreshes', () => {
    const bench = secured();
    const archive = archiveOf(bench);
    const screen = configured(bench, 'hostname R2', ...SECURE);
    expect(screen).toContain('secure boot-image\n%IOS image resilience is already active\n');
    expect(screen).toContain('secure boot-config\n%IOS configuration resilience is already active\n');
    expect(archiveOf(bench)).toBe(archive);
    expect(bench.fact('resilience.config-matches-running')).toBe(false);
    configured(bench, 'no secure boot-config', 'secure boot-config');
    expect(bench.fact('resilience.archive-has', 'hostname R2')).toBe(true);
    expect(bench.fact('files.exists', archive)).toBe(false);
  });

  it('R7 IOS does not see secured files, the ROM monitor does', () => {
    const bench = secured();
    const archive = archiveOf(bench);
    for (const [line, ...answers] of [
      ['dir flash0:'],
      ['dir /all flash0:'],
      ['show flash0:'],
      ['⟦:type more flash0:?⟧⟦^C⟧'],
      [`more ${archive}`],
      [`verify flash0:${IMAGE}`],
      [`copy ${archive} flash0:x`, ''],
      [`delete flash0:${IMAGE}`, ''],
      [`rename flash0:${IMAGE} flash0:y`, ''],
      [`show file information flash0:${IMAGE}`],
    ] as const) {
      const screen = bench.type(line ?? '', ...answers);
      expect(screen).toMatch(/No files in directory|path\n\n|Unrecognized|No such file or directory/);
      expect(screen).not.toContain('bytes copied');
    }
    expect(bench.type(`copy startup-config flash0:${IMAGE}`, '')).toContain(
      `%Error opening flash0:${IMAGE} (Permission denied)`,
    );
    bench.type('⟦:power off⟧⟦:power on⟧⟦+4s⟧⟦break⟧');
    const screen = bench.type('dir flash0:');
    expect(screen).toContain(IMAGE);
    expect(screen).toContain(archive.replace('flash0:', ''));
  });

  it('R8 secured files survive whatever IOS can erase', () => {
    const bench = secured({
      files: [imageFile(IMAGE), imageFile('c1900-universalk9-mz.SPA.154-3.M.bin', 'flash0:other')],
    });
    const archive = archiveOf(bench);
    const [image, config] = [bench.fact('files.md5', `flash0:${IMAGE}`), bench.fact('files.md5', archive)];
    bench.type('erase startup-config', '⟦:key enter⟧', 'delete /force /recursive flash0:');
    bench.type(
      'format flash0:',
      '⟦:key enter⟧',
      '⟦:key enter⟧',
      'copy /erase system:running-config flash0:x',
      '',
      '⟦:key y⟧',
      '⟦:key y⟧',
    );
    expect(bench.fact('files.names', 'flash0')).toEqual(['x']);
    expect([bench.fact('files.md5', `flash0:${IMAGE}`), bench.fact('files.md5', archive)]).toEqual([image, config]);
    expect(bench.fact('resilience.image-secured')).toBe(true);
  });

  it('R9 a secured image boots', () => {
    const bench = secured();
    bench.type('write');
    restarted(bench);
    expect(bench.fact('boot.phase')).toBe('ios');
    expect(bench.fact('resilience.image-running')).toBe(true);
  });

  it('R10 the no forms release', () => {
    const bench = secured();
    const archive = archiveOf(bench);
    const screen = configured(bench, 'no secure boot-image', 'no secure boot-config');
    expect(screen).toContain('%IOS_RESILIENCE-5-IMAGE_RESIL_INACTIVE: Disabled secure image archival\n');
    expect(screen).toContain(
      `%IOS_RESILIENCE-5-CONFIG_RESIL_INACTIVE: Disabled secure config archival [removed ${archive}]\n`,
    );
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE]);
    expect(bench.fact('files.exists', archive)).toBe(false);
    const again = configured(bench, 'no secure boot-image', 'no secure boot-config');
    expect(again).toContain('%IOS image resilience is not active\n');
    expect(again).toContain('%IOS configuration resilience is not active\n');
  });

  it('R11 protection is taken away only from the console', () => {
    const bench = secured();
    const vty = new Session(
      bench.device,
      new TerminalLine({ name: 'vty 0', number: 388, from: '10.1.1.5' }, bench.device.clock, () => {}),
      { kind: 'terminal' },
    );
    unsecureImage(vty);
    unsecureConfig(vty);
    const { screen } = bench.player.play('⟦+1s⟧');
    expect(screen).toContain('Non console configuration request denied for command "no secure boot-image "\n');
    expect(screen).toContain(
      '%IOS_RESILIENCE-5-NON_CONSOLE_ACCESS: Non console configuration request denied for command "no secure boot-config "\n',
    );
    expect([bench.fact('resilience.image-secured'), bench.fact('resilience.config-secured')]).toEqual([true, true]);
  });

  it('R12 the archive is restored to a file', () => {
    const bench = secured();
    expect(configured(bench, 'secure boot-config restore flash0:rescue-cfg')).toContain(
      '\nios resilience:configuration successfully restored as flash0:rescue-cfg\nR1(config)#',
    );
    expect(readFile(bench.device, 'flash0:rescue-cfg')).toEqual(
      readFile(bench.device, archiveOf(bench), { hidden: true }),
    );
    expect(bench.fact('resilience.config-matches', 'flash0:rescue-cfg')).toBe(true);
    expect(bench.fact('files.visible', 'flash0:rescue-cfg')).toBe(true);
    expect(configured(bench, 'secure boot-config restore flash0:no/x')).toContain(
      '%Error opening flash0:no/x (No such file or directory)\n',
    );
    expect(configured(bench, 'no secure boot-config', 'secure boot-config restore flash0:x')).toContain(
      '%IOS configuration resilience is not active\n',
    );
  });

  it('R13 the restored configuration brings everything back', () => {
    const bench = secured();
    configured(bench, 'hostname Pwned', 'username eve privilege 15 secret eve', 'no secure boot-config restore');
    configured(bench, 'secure boot-config restore flash0:rescue-cfg');
    const bytes = Number(bench.fact('files.size', 'flash0:rescue-cfg'));
    const screen = bench.type('copy flash0:rescue-cfg running-config', '');
    const dated = /\n\*.*%SYS-5-CONFIG_I: Configured from flash0:rescue-cfg by console\n$/;
    expect(screen).toMatch(dated);
    expect(screen.replace(dated, '').replace(/\d+\.\d+ secs \(\d+/, 'S secs (R')).toBe(
      [
        'copy flash0:rescue-cfg running-config',
        'Destination filename [running-config]? ',
        '%IOS image resilience is already active',
        '%IOS configuration resilience is already active',
        '',
        `${bytes} bytes copied in S secs (R bytes/sec)`,
        '',
        'R1#',
      ].join('\n'),
    );
    expect(bench.fact('hostname')).toBe('R1');
  });

  it('R14 an image from a USB flash cannot be secured', () => {
    const bench = bootedRouter({
      files: [imageFile(IMAGE, `usbflash0:${IMAGE}`)],
      startup: `boot system usbflash0:${IMAGE}\nend\n`,
    });
    expect(bench.fact('boot.running-image')).toBe(`usbflash0:${IMAGE}`);
    expect(configured(bench, 'secure boot-image')).toContain(
      '%IOS image resilience needs a running image that was loaded from local ATA storage\n',
    );
    expect(bench.fact('resilience.image-secured')).toBe(false);
  });

  it('R15 another version says so at its start and can take over', () => {
    const bench = secured({ files: [imageFile(IMAGE), imageFile(NEWER)] });
    const old = archiveOf(bench);
    configured(bench, `boot system flash0:${NEWER}`);
    bench.type('write');
    expect(restarted(bench)).toContain(
      'ios resilience :Archived image and configuration version 15.4 differs from running version 15.7.\nRun secure boot-config and image commands to upgrade archives to running version.\n',
    );
    expect(bench.fact('resilience.image')).toBe(`flash0:${IMAGE}`);
    configured(bench, ...SECURE);
    expect(bench.fact('resilience.image')).toBe(`flash0:${NEWER}`);
    expect(bench.fact('files.names', 'flash0')).toEqual([IMAGE]);
    expect(bench.fact('files.exists', old)).toBe(false);
    expect(bench.type('show secure bootset')).toContain('IOS configuration resilience version 15.7 activated');
  });

  it('R16 the lines in the configuration secure again what is not secured', () => {
    const bench = secured();
    for (const line of SECURE) expect(bench.fact('config.running-has', line)).toBe(true);
    bench.type('write');
    configured(bench, 'no secure boot-image', 'no secure boot-config');
    expect(bench.fact('config.running-has', 'secure boot-image')).toBe(false);
    restarted(bench);
    expect(bench.fact('resilience.image-secured')).toBe(true);
    expect(bench.fact('resilience.config-matches-running')).toBe(true);
    expect(restarted(bench)).not.toContain('already active');
  });

  it('R17 a file that is gone or altered is not secured', () => {
    const bench = bootedRouter();
    bench.type(`delete /force flash0:${IMAGE}`);
    expect(configured(bench, 'secure boot-image')).toContain(
      `%Error opening flash0:${IMAGE} (No such file or directory)`,
    );
    bench.type(`copy startup-config flash0:${IMAGE}`, '');
    expect(configured(bench, 'secure boot-image')).toContain(
      '%IOS image resilience: the file in storage is not the running image\n',
    );
    expect(bench.fact('resilience.image-secured')).toBe(false);
  });

  it('R18 without room nothing is archived', () => {
    const filler = { path: 'flash0:full', content: { kind: 'noise', seed: 'f', length: 152_756_224 } } as const;
    const bench = poweredRouter({ files: [imageFile(IMAGE), filler], startup: 'hostname Router\nend\n' });
    bench.type('', '⟦+60s⟧', 'enable');
    expect(configured(bench, 'secure boot-config')).toMatch(
      /%Error opening flash0:\.runcfg-\S+ \(Not enough space on device\)/,
    );
    expect(bench.fact('resilience.config-secured')).toBe(false);
    expect(bench.fact('config.running-has', 'secure boot-config')).toBe(false);
  });

  it('R19 facts that are not so have their reason', () => {
    const bench = secured();
    const why = (id: string, of?: string) => bench.lab.whyNot(id, 'R1', of);
    configured(bench, 'hostname EDGE', 'do copy running-config flash0:r', '');
    expect(why('resilience.config-matches-running')).toMatch(
      /^the running configuration has `hostname EDGE`, the secured configuration has `hostname \w+`$/,
    );
    expect(why('resilience.config-matches', 'flash0:r')).toMatch(/^flash0:r has `hostname EDGE`/);
    expect(why('resilience.config-matches', 'flash0:none')).toBe('there is no such file');
    expect(why('resilience.image-running')).toBeUndefined();
    configured(bench, 'no secure boot-config', 'no secure boot-image');
    expect(why('resilience.config-matches-running')).toBe('no configuration is secured');
    expect(why('resilience.image-running')).toBe('no image is secured');
  });

  it('R19 events tell every change and refusal', () => {
    const bench = secured();
    configured(
      bench,
      'secure boot-image',
      'secure boot-config restore flash0:r',
      'no secure boot-config',
      'no secure boot-image',
    );
    bench.type('show secure bootset');
    expect(bench.lab.events.map(({ id }) => id).filter((id) => id.startsWith('bootset.'))).toEqual([
      'bootset.image-secured',
      'bootset.config-secured',
      'bootset.refused',
      'bootset.restored',
      'bootset.config-released',
      'bootset.image-released',
      'bootset.shown',
    ]);
  });
});
