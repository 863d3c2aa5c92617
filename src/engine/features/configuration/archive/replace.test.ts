import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { configurationLines } from '../../../testing/configuration-lines.ts';
import { Guest, VTYS } from '../../../testing/caller.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { runningConfigText } from '../configuration/api.ts';

const archiving = (...more: readonly string[]): Bench => {
  const r = bootedRouter();
  r.type('terminal length 0', 'conf t', 'archive', 'path flash0:cfg', ...more, 'end');
  return r;
};

describe('configure replace', () => {
  const saved = (): Bench => {
    const r = bootedRouter();
    r.type(
      'terminal length 0',
      'copy running-config flash0:good',
      '',
      'conf t',
      'hostname Eve',
      'username eve privilege 15 secret x',
      'end',
    );
    return r;
  };

  it('R6 explains, asks, and anything but yes changes nothing', () => {
    const r = saved();
    expect(r.type('configure replace flash0:good', 'no')).toContain(
      'configuration. Enter Y if you are sure you want to proceed. ? [no]: no\nEve#',
    );
    expect(r.type('configure replace flash0:good', '')).toMatch(/\nEve#$/);
  });

  it('R7 makes the running configuration equal to the file', () => {
    const r = saved();
    const screen = r.type('configure replace flash0:good', 'Y');
    expect(screen).toContain('Total number of passes: 1\nRollback Done\n\nRouter#');
    expect(screen).toContain('%SYS-5-CONFIG_R: Config Replace is Done');
    expect(r.type('show running-config')).not.toContain('eve');
    expect(r.type('configure replace flash0:good force')).toContain('Total number of passes: 0\n');
  });

  it('R8 list shows what it applies', () => {
    expect(saved().type('configure replace flash0:good list force')).toMatch(
      /!Pass 1\n\n!List of Commands:\nno hostname Eve\n[^]*no username eve [^]*\nhostname Router\nend\n/,
    );
  });

  it('R9 refuses what cannot be read or is no configuration', () => {
    const r = saved();
    expect(r.type('configure replace flash0:none force')).toContain(
      '%Error opening flash0:none (No such file or directory)\n',
    );
    expect(r.type('configure replace flash0:c2900-universalk9-mz.SPA.154-3.M.bin force')).toContain(
      '%The input file is not a valid config file.\n',
    );
    expect(r.fact('hostname')).toBe('Eve');
  });

  const BACKUP = 'Rollback Confirmed Change: Backing up current running config to flash0:cfg-';
  const WARNING =
    'Rollback Confirmed Change: Rollback will begin in one minute.\nEnter "configure confirm" if you wish to keep what you\'ve configured\n\n';

  it('R10 says so at every line, and lists the commands where they were asked for', () => {
    const r = saved();
    r.type('conf t', ...VTYS, 'privilege level 15', 'archive', 'path flash0:cfg', 'end');
    r.type('copy running-config flash0:vtys', '', '⟦+2s⟧');
    const guest = new Guest(r);
    guest.type('letmein', 'configure replace flash0:vtys force time 2');
    expect(r.fact('archive.rollback-pending')).toBe(true);
    expect([r.type('⟦+61s⟧'), guest.hear()]).toEqual([
      expect.stringContaining(WARNING),
      expect.stringContaining(WARNING),
    ]);
    guest.type('conf t', 'hostname Other', 'end');
    const back = guest.type('configure revert now');
    expect(back).toContain('Total number of passes: 1\n');
    expect(r.player.screen).toContain('rolling to:flash0:cfg-');
    expect(r.player.screen).not.toContain('Total number of passes');
  });

  it('R10 goes back by itself unless confirmed', () => {
    const r = saved();
    expect(r.type('configure replace flash0:good force time 2')).toContain(
      '\n%Turn config archive on before using Rollback Confirmed Change\n',
    );
    r.type('conf t', 'archive', 'path flash0:cfg', 'end');
    const screen = r.type('configure replace flash0:good time 2', 'Y');
    expect(screen).toMatch(new RegExp(`^configure replace .*\\n${BACKUP}.*-0\\n\\nThis will apply`));
    expect(screen).toMatch(
      /START_ABSTIMER: User: console\(Priv: 15, View: 0\): Scheduled to rollback to config flash0:cfg-\S+-0 in 2 minutes\n/,
    );
    expect(r.fact('hostname')).toBe('Router');
    expect(r.fact('archive.rollback-pending')).toBe(true);
    expect(r.type('⟦+61s⟧')).toContain(WARNING);
    const back = r.type('⟦+61s⟧');
    expect(back).toMatch(/Rollback Confirmed Change: rolling to:flash0:cfg-\S+-0\n\n!Pass 1\n/);
    expect(back).toMatch(/!List of Rollback Commands:\nhostname Eve\n[^]*end\n/);
    expect(back).toContain('Total number of passes: 1\nRollback Done\n\n');
    expect(back).toContain('ROLLBACK_START: Start rolling to: flash0:cfg-');
    expect(r.fact('hostname')).toBe('Eve');
  });

  it('R10 keeps what was confirmed and takes back what was not', () => {
    const r = archiving();
    const begun = r.type('conf t revert timer 1');
    expect(begun).toMatch(new RegExp(`^conf t revert timer 1\\n${BACKUP}.*-0\\n\\nEnter configuration commands,`));
    expect(begun).toContain(`\nRouter(config)#${WARNING}`);
    expect(r.type('hostname Two', 'end', 'configure confirm')).toContain(
      'CHG_CONFIRM: User: console(Priv: 15, View: 0): Confirm the configuration change\n',
    );
    r.type('⟦+3m⟧');
    expect(r.fact('hostname')).toBe('Two');
    expect(r.type('configure confirm')).toContain('%No Rollback Confirmed Change pending\n');
    r.type('conf t revert timer 5', 'hostname Three', 'end');
    expect(r.type('configure revert now')).toContain('Rollback Done');
    expect(r.fact('hostname')).toBe('Two');
    expect(r.type('configure revert now')).toContain('%No Rollback Confirmed Change pending\n');
    r.type('conf t revert timer 2', 'hostname Four', 'end', 'configure revert timer 10', '⟦+8m⟧');
    expect(r.fact('hostname')).toBe('Four');
    r.type('⟦+3m⟧');
    expect(r.fact('hostname')).toBe('Two');
  });

  it('R10 needs an archive path, whatever asks for it', () => {
    const r = saved();
    const refused = '%Turn config archive on before using Rollback Confirmed Change\nEve#';
    for (const command of [
      'configure replace flash0:good revert trigger error',
      'configure replace flash0:good force revert trigger timer 5',
      'configure terminal revert timer 5',
      'configure terminal revert timer idle 5',
    ])
      expect(r.type(command)).toBe(`${command}\n${refused}`);
  });

  it('R6 takes its options in their order', () => {
    const r = saved();
    for (const wrong of ['force list', 'list nolock', 'time 5 force', 'ignorecase force', 'time 0', 'time 121'])
      expect(r.type(`configure replace flash0:good ${wrong}`)).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('configure replace flash0:good revert trigger')).toContain('% Incomplete command.');
    expect(r.fact('hostname')).toBe('Eve');
    r.type('conf t', 'logging buffered 4096', 'end', '⟦+1s⟧', '');
    expect(r.type('configure replace flash0:good nolock list force ignorecase')).toContain('Rollback Done');
    expect(r.type('show logging')).not.toContain('Acquired Configuration lock');
    r.type('conf t', 'logging buffered 4096', 'end', 'configure replace flash0:good force', '⟦+1s⟧', '');
    r.type('conf t', 'logging buffered 4096', 'end', 'configure replace system:running-config force', '⟦+1s⟧', '');
    expect(r.type('show logging')).toContain('Rollback:Acquired Configuration lock.');
  });

  it('R6 ignorecase takes lines of another case for equal', () => {
    const r = bootedRouter({ startup: 'hostname ROUTER\nend\n' });
    r.type('terminal length 0', 'conf t', 'hostname Router', 'end', '⟦+1s⟧', '');
    expect(r.type('configure replace nvram:startup-config force ignorecase')).toContain('passes: 0\nRollback Done');
    expect(r.fact('hostname')).toBe('Router');
    r.type('configure replace nvram:startup-config force');
    expect(r.fact('hostname')).toBe('ROUTER');
  });

  it('R16 begins an idle time anew with every line', () => {
    const r = archiving();
    expect(r.type('configure terminal revert timer idle 3', 'hostname Two', 'end')).toMatch(
      /START_IDLETIMER: User: console\(Priv: 15, View: 0\): Scheduled to rollback to config flash0:cfg-\S+-0 if session has been idle for 3 minutes\n/,
    );
    r.type('⟦+2m⟧', '', '⟦+2m⟧', '');
    expect(r.type('show archive config rollback timer')).toMatch(
      /reconfigured\): 00:05:\d\d UTC Mon Jan 2 2006\nTimer type: idle timer\nTimer value: 3 min\n/,
    );
    expect(r.type('⟦+125s⟧')).toContain('WARNING_IDLETIMER');
    r.type('', '⟦+2m⟧');
    expect(r.fact('hostname')).toBe('Two');
    r.type('⟦+65s⟧');
    expect(r.fact('hostname')).toBe('Router');
    r.type('configure terminal revert timer 5', 'hostname Three', 'end', 'configure revert timer idle 1', '⟦+70s⟧');
    expect(r.fact('hostname')).toBe('Router');
    expect(r.type('configure terminal revert timer idle')).toContain('% Incomplete command.');
    expect(r.type('configure revert timer 121')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R17 lets nobody else decide', () => {
    const r = archiving();
    r.type('conf t', 'username alice privilege 15 secret a', 'line con 0', 'login local', 'end', 'write', 'exit');
    r.type('', 'alice', 'a', 'configure terminal revert timer 30', 'hostname Two', 'end');
    r.type('conf t', 'username bob privilege 15 secret b', 'end', 'exit', '', 'bob', 'b', 'enable');
    for (const command of ['configure confirm', 'configure revert now', 'configure revert timer 1'])
      expect(r.type(command)).toContain('%The change of user alice is pending\n');
    expect(r.fact('archive.rollback-pending')).toBe(true);
    r.type('exit', '', 'alice', 'a', 'configure confirm');
    expect(r.fact('archive.rollback-pending')).toBe(false);
  });

  it('R15 tells of the timer', () => {
    const r = archiving();
    expect(r.type('show archive config rollback timer')).toContain('\n%No Rollback Confirmed Change pending\n');
    r.type('conf t revert timer 7', 'end', '⟦+1s⟧', '');
    expect(r.type('show archive config rollback timer')).toMatch(
      /\nTime configured\(or reconfigured\): 00:01:\d\d UTC Mon Jan 2 2006\nTimer type: absolute timer\nTimer value: 7 min\nUser: console\nRouter#$/,
    );
  });

  it('R7 leaves alone what a device has by itself', () => {
    const r = bootedRouter({ startup: 'hostname Small\ninterface GigabitEthernet0/1\n description LAN\nend\n' });
    r.type('terminal length 0', 'conf t', 'hostname Big', 'no ip cef', 'interface g0/1', 'shutdown', 'no description');
    r.type('end', '⟦+3s⟧', '');
    const screen = r.type('configure replace nvram:startup-config list force');
    expect(screen).toContain(
      '\n!List of Commands:\nno hostname Big\nip cef\ninterface GigabitEthernet0/1\n no shutdown\n',
    );
    expect(screen).toContain('\nhostname Small\ninterface GigabitEthernet0/1\n description LAN\nend\n');
    expect(r.type('show run | include cef')).toContain('\nip cef\nno ipv6 cef\n');
    expect(r.fact('interface.shutdown', 'g0/0')).toBe(true);
    expect(r.fact('interface.shutdown', 'g0/1')).toBe(false);
    expect(r.type('configure replace nvram:startup-config force')).toContain('Total number of passes: 0\n');
  });

  it('R7 leaves nothing of what was there before', () => {
    const lines = configurationLines.filter((line) => !/secure|config-register|password-recovery/.test(line));
    const some = fc.array(fc.constantFrom(...lines), { maxLength: 25 });
    const router = (files: Readonly<Record<string, string>>): Bench =>
      bootedRouter({
        serial: 'FTX1524ABCD',
        files: [
          imageFile('c2900-universalk9-mz.SPA.154-3.M.bin'),
          ...Object.entries(files).map(([path, text]) => ({ path, content: textContent(text) })),
        ],
      });
    const merged = (text: readonly string[], more: Readonly<Record<string, string>> = {}): Bench => {
      const r = router({ 'usbflash0:lines': [...text, 'end', ''].join('\n'), ...more });
      r.type('copy usbflash0:lines running-config', '', '⟦+3s⟧');
      return r;
    };
    const said = (r: Bench): unknown => [...(r.fact('config.running-lines') as readonly string[])].sort();
    fc.assert(
      fc.property(some, some, (before, after) => {
        const wanted = merged(after);
        const r = merged(before, { 'usbflash0:wanted': runningConfigText(wanted.device) });
        expect(r.type('configure replace usbflash0:wanted force', '⟦+5s⟧')).toMatch(/passes: [012]\nRollback Done/);
        expect(said(r)).toEqual(said(wanted));
      }),
      { numRuns: 30 },
    );
  });

  it('R7 takes no port away, of whatever kind', () => {
    const r = bootedRouter({ platform: 'cat4500e', startup: 'hostname Small\nend\n' });
    r.type('terminal length 0', 'conf t', 'interface te3/1', 'description up', 'end', '⟦+2s⟧', '');
    const screen = r.type('configure replace nvram:startup-config list force');
    expect(screen).toContain('\ninterface TenGigabitEthernet3/1\n no description up\n');
    expect(screen).not.toContain('no interface');
    expect(screen).toContain('Rollback Done');
  });

  it('R12 gives up after five passes', () => {
    const r = bootedRouter({ startup: 'hostname Odd\nwibble wobble\nend\n' });
    r.type('terminal length 0', 'conf t', 'hostname Kept', 'archive', 'path flash0:cfg', 'end', '⟦+1s⟧', '');
    r.type('configure replace nvram:startup-config force revert trigger error', '⟦+1s⟧', '');
    expect(r.fact('hostname')).toBe('Kept');
    expect(r.fact('archive.rollback-pending')).toBe(false);
    r.type('copy running-config flash0:fine', '', '⟦+1s⟧', 'conf t', 'hostname Other', 'end', '⟦+1s⟧', '');
    r.type('configure replace flash0:fine force revert trigger error', '⟦+3m⟧', '');
    expect(r.fact('hostname')).toBe('Kept');
    const stars = '*'.repeat(8);
    expect(r.type('configure replace nvram:startup-config force')).toContain(
      [
        'The rollback configlet from the last pass is listed below:',
        stars,
        '!List of Rollback Commands:',
        'wibble wobble',
        'end',
        stars,
        '',
        '',
        'Rollback aborted after 5 passes',
        'The following commands are failed to apply to the IOS image.',
        stars,
        'wibble wobble',
        stars,
        '',
      ].join('\n'),
    );
    expect(r.fact('hostname')).toBe('Odd');
  });

  it('R12 goes back from the first line that is refused', () => {
    const r = bootedRouter({ startup: 'hostname Odd\nwibble wobble\nwibble again\nend\n' });
    r.type('terminal length 0', 'conf t', 'hostname Kept', 'archive', 'path flash0:cfg', 'end', '⟦+1s⟧', '');
    expect(r.type('configure replace nvram:startup-config force revert trigger error timer 5')).toMatch(
      /\nFailed to apply command wibble wobble\nAborting Rollback\.\nRollback failed\.Reverting back to the original configuration: flash0:cfg-\S+-0\n.*\nTotal number of passes: 1\nRollback Done\n\nThe original configuration has been successfully restored\.\nKept#/,
    );
    expect(r.fact('hostname')).toBe('Kept');
    expect(r.fact('archive.rollback-pending')).toBe(false);
    const because = r.lab.events.filter(({ id }) => id === 'configuration.rolled-back').map(({ payload }) => payload);
    expect(because).toEqual([{ because: 'error' }]);
  });

  it('R12 waits for a confirmation when nothing was refused', () => {
    const r = saved();
    r.type('conf t', 'archive', 'path flash0:cfg', 'end');
    r.type('configure replace flash0:good force revert trigger error timer 5', '⟦+1s⟧', '');
    expect(r.fact('hostname')).toBe('Router');
    expect(r.fact('archive.rollback-pending')).toBe(true);
    r.type('⟦+6m⟧');
    expect(r.fact('hostname')).toBe('Eve');
  });

  it('R6 fetches what lies on another machine', () => {
    const r = saved();
    expect(r.type('configure replace tftp://10.1.1.5/good force', '⟦+30s⟧')).toContain(
      '\nAccessing tftp://10.1.1.5/good...\n%Error opening tftp://10.1.1.5/good (Timed out)\nEve#',
    );
    expect(r.type('configure replace ftp: force', '10.1.1.5', 'good', '⟦+30s⟧')).toContain(
      'Address or name of remote host [10.1.1.5]? 10.1.1.5\nSource filename [good]? good\nAccessing ftp://10.1.1.5/good...',
    );
    expect(r.fact('hostname')).toBe('Eve');
  });

  it('R6 has each documented option and its range', () => {
    const r = saved();
    r.type('conf t', 'archive', 'path flash0:cfg', 'end', '⟦+1s⟧', '');
    const offered = (line: string): readonly string[] =>
      [...r.type(`⟦:type ${line}?⟧⟦^U⟧`).matchAll(/^ {2}(\S+)/gm)].map(([, word]) => word ?? '');
    const replace = 'configure replace flash0:good ';
    expect(offered(replace)).toEqual(['force', 'ignorecase', 'list', 'nolock', 'revert', 'time', '<cr>']);
    expect(offered(`${replace}nolock list force ignorecase `)).toEqual(['revert', 'time', '<cr>']);
    expect(offered(`${replace}revert `)).toEqual(['trigger']);
    expect(offered(`${replace}revert trigger `)).toEqual(['error', 'timer']);
    expect(offered(`${replace}revert trigger error `)).toEqual(['timer', '<cr>']);
    expect(offered(`${replace}revert trigger timer `)).toEqual(['<1-120>']);
    expect(offered(`${replace}time `)).toEqual(['<1-120>']);
    expect(offered('configure terminal revert ')).toEqual(['timer']);
    expect(offered('configure terminal revert timer ')).toEqual(['<1-120>', 'idle']);
    expect(offered('configure revert ')).toEqual(['now', 'timer']);
    expect(offered('configure revert timer idle ')).toEqual(['<1-120>']);
    expect(offered('configure confirm ')).toEqual(['<cr>']);
    for (const wrong of [
      'replace flash0:good revert trigger timer 0',
      'replace flash0:good revert trigger timer 121',
      'replace flash0:good revert trigger error timer 121',
      'replace flash0:good revert trigger timer 5 error',
      'replace flash0:good revert timer 5',
      'replace flash0:good time 5 revert trigger error',
      'replace nowhere:good',
      'terminal revert timer 0',
      'terminal revert timer idle 121',
      'terminal revert 5',
      'revert timer 0',
      'revert timer idle 0',
      'revert timer idle 121',
      'revert later',
      'confirm now',
    ])
      expect(r.type(`configure ${wrong}`)).toContain("% Invalid input detected at '^' marker.");
    for (const short of [
      'replace',
      'replace flash0:good time',
      'replace flash0:good revert',
      'replace flash0:good revert trigger timer',
      'terminal revert',
      'terminal revert timer',
      'revert',
      'revert timer',
      'revert timer idle',
    ])
      expect(r.type(`configure ${short}`)).toContain('% Incomplete command.');
    expect(r.fact('archive.count')).toBe(0);
    r.type('configure replace flash0:good force revert trigger timer 120', '⟦+1s⟧', '');
    expect(r.type('show archive config rollback timer')).toContain('Timer value: 120 min\n');
    for (const minutes of [1, 120]) {
      r.type(`configure revert timer idle ${minutes}`);
      expect(r.type('show archive config rollback timer')).toContain(`Timer value: ${minutes} min\n`);
    }
  });

  it('R19 says of the lock that it is not simulated', () => {
    const r = saved();
    for (const line of ['configure terminal lock', 'show configuration lock', 'clear configuration lock'])
      expect(r.type(line)).toBe(`${line}\n[Bootset] "${line}" is valid on this device but not simulated here.\nEve#`);
    expect(r.type('show configuration')).toContain('\nUsing ');
    expect(r.type('show conf')).toContain('\nUsing ');
  });

  it('R6 offers files', () => {
    const r = saved();
    expect(r.type('⟦:type configure replace flash0:go?⟧⟦^U⟧')).toContain('\nflash0:good\n');
  });

  it('R11 keeps the order of boot system lines', () => {
    const r = bootedRouter();
    r.type(
      'terminal length 0',
      'conf t',
      'boot system flash0:a',
      'boot system flash0:b',
      'end',
      'copy running-config flash0:good',
      '',
    );
    r.type(
      'conf t',
      'no boot system',
      'boot system flash0:b',
      'boot system flash0:a',
      'end',
      'configure replace flash0:good force',
    );
    expect(r.type('show running-config | include boot system')).toContain(
      'boot system flash0:a\nboot system flash0:b\n',
    );
  });
});
