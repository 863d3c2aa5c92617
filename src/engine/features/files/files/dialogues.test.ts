import { describe, expect, it } from 'vitest';
import { SERVER, TransferLab, urlOf } from '../../../testing/transfer-lab.ts';

/** A router that asks as it comes, and whose neighbour is known. */
function asking(...lines: readonly string[]): TransferLab {
  const lab = new TransferLab(undefined, ['file prompt alert', ...lines]);
  lab.type(`ping ${SERVER}`);
  return lab;
}

/** What a command shows, its times and logs taken away. */
function shown(lab: TransferLab, ...lines: readonly string[]): string {
  return lab
    .type(...lines, '⟦+2s⟧')
    .replaceAll(/ bytes copied in [\d.]+ secs \(\d+ bytes\/sec\)/g, ' bytes copied')
    .replaceAll(/^\n?\*.*\n/gm, '')
    .replace(/R1#\n*$/, '');
}
const screen = (...lines: readonly string[]): string => [...lines, ''].join('\n');

const HOST = 'Address or name of remote host';
const FROM_TFTP = [
  `Accessing tftp://${SERVER}/small.cfg...`,
  `Loading small.cfg from ${SERVER} (via GigabitEthernet0/0): !`,
  '[OK - 1200 bytes]',
  '',
  '1200 bytes copied',
  '',
];

describe('dialogues of copies', () => {
  it('R50 R62 from TFTP asks for host, file and name, and offers the last ones', () => {
    const lab = asking();
    expect(shown(lab, 'copy tftp: flash:', SERVER, 'small.cfg', '')).toBe(
      screen(
        'copy tftp: flash:',
        `${HOST} []? ${SERVER}`,
        'Source filename []? small.cfg',
        'Destination filename [small.cfg]? ',
        ...FROM_TFTP,
      ),
    );
    expect(shown(lab, 'copy tftp: flash:', '', '', 'other')).toBe(
      screen(
        'copy tftp: flash:',
        `${HOST} [${SERVER}]? `,
        'Source filename [small.cfg]? ',
        'Destination filename [small.cfg]? other',
        ...FROM_TFTP,
      ),
    );
  });

  it('R51 from a URL asks for the name only', () => {
    const lab = asking();
    const command = `copy tftp://${SERVER}/small.cfg flash:`;
    expect(shown(lab, command, '')).toBe(screen(command, 'Destination filename [small.cfg]? ', ...FROM_TFTP));
  });

  it('R52 to TFTP shows signs and the count alone', () => {
    const lab = asking();
    lab.type(`copy tftp://${SERVER}/small.cfg flash:`, '');
    expect(shown(lab, 'copy flash:small.cfg tftp:', SERVER, 'up')).toBe(
      screen(
        'copy flash:small.cfg tftp:',
        `${HOST} [${SERVER}]? ${SERVER}`,
        'Destination filename [small.cfg]? up',
        '!!',
        '1200 bytes copied',
      ),
    );
  });

  it('R53 R54 offers the name of the host for a configuration, and takes a protocol without colon', () => {
    const lab = asking();
    for (const [typed, from] of [
      ['copy running-config tftp:', 'running-config'],
      ['copy run tftp', 'run'],
      ['copy startup-config tftp', 'startup-config'],
    ] as const)
      expect(shown(lab, typed, SERVER, '')).toMatch(
        new RegExp(
          `^copy ${from} tftp:?\n${HOST} \\[.*\\]\\? ${SERVER}\nDestination filename \\[r1-confg\\]\\? \n!!\n\\d+ bytes copied\n$`,
        ),
      );
    expect(shown(lab, 'copy tftp flash:', '', 'small.cfg', '')).toContain('\n[OK - 1200 bytes]\n');
    expect(shown(lab, 'copy run ftp', '', '')).toContain('\nWriting r1-confg \n%Error opening ftp://');
    expect(lab.type('dir tftp')).toContain('%Error opening flash0:/tftp (No such file or directory)');
  });

  it('R55 R56 saves the configuration, and copies it to a disk', () => {
    const lab = asking();
    for (const command of ['copy running-config startup-config', 'copy system:running-config nvram:startup-config'])
      expect(shown(lab, command, '')).toBe(
        screen(command, 'Destination filename [startup-config]? ', 'Building configuration...', '[OK]'),
      );
    expect(shown(lab, 'copy running-config startup-config', 'yes')).toContain(
      '\n%Error copying nvram:yes (Invalid argument)\n',
    );
    expect(shown(lab, 'copy running-config flash:x', '')).toMatch(
      /^copy running-config flash:x\nDestination filename \[x\]\? \n\n\d+ bytes copied\n$/,
    );
    expect(shown(lab, 'copy nvram:startup-config flash:n', '')).toMatch(
      /^copy .*\nDestination filename \[n\]\? \n\d+ bytes copied\n$/,
    );
  });

  it('R57 merges into the running configuration, and logs from where', () => {
    const lab = asking();
    lab.type('copy running-config flash:x', '');
    for (const [command, from] of [
      ['copy flash:x running-config', 'flash0:x'],
      ['copy startup-config running-config', 'nvram:startup-config'],
    ] as const) {
      expect(shown(lab, command, '')).toMatch(
        new RegExp(`^${command}\nDestination filename \\[running-config\\]\\? \n\n\\d+ bytes copied\n\n$`),
      );
      expect(lab.type('show logging | include CONFIG_I')).toContain(
        `%SYS-5-CONFIG_I: Configured from ${from} by console`,
      );
    }
    const url = `tftp://${SERVER}/small.cfg`;
    expect(shown(lab, `copy ${url} running-config`, '')).toBe(
      screen(`copy ${url} running-config`, 'Destination filename [running-config]? ', ...FROM_TFTP),
    );
    expect(lab.type('show logging | include CONFIG_I')).toContain(`Configured from ${url} by console`);
  });

  it('R58 of SCP asks for the user, too', () => {
    const lab = asking();
    lab.type('copy running-config flash:x', '');
    expect(shown(lab, 'copy flash:x scp:', SERVER, '', '')).toBe(
      screen(
        'copy flash:x scp:',
        `${HOST} []? ${SERVER}`,
        'Destination username [R1]? ',
        'Destination filename [x]? ',
        'Writing x ',
        `%Error opening scp://${SERVER}/x (Connection refused by remote host)`,
      ),
    );
    expect(shown(lab, 'copy scp: flash:', '', 'admin', 'y', 'z')).toBe(
      screen(
        'copy scp: flash:',
        `${HOST} [${SERVER}]? `,
        'Source username [R1]? admin',
        'Source filename []? y',
        'Destination filename [y]? z',
        `%Error opening scp://${SERVER}/y (Connection refused by remote host)`,
      ),
    );
  });

  it('R59 of FTP and HTTP', () => {
    const lab = asking('ip ftp username netuser', 'ip ftp password guessme');
    expect(shown(lab, 'copy ftp: flash:', SERVER, 'small.cfg', '')).toBe(
      screen(
        'copy ftp: flash:',
        `${HOST} []? ${SERVER}`,
        'Source filename []? small.cfg',
        'Destination filename [small.cfg]? ',
        `Accessing ftp://${SERVER}/small.cfg...`,
        'Loading small.cfg !',
        '[OK - 1200/4096 bytes]',
        '',
        '1200 bytes copied',
        '',
      ),
    );
    expect(shown(lab, 'copy flash:small.cfg ftp:', '', 'up')).toBe(
      screen(
        'copy flash:small.cfg ftp:',
        `${HOST} [${SERVER}]? `,
        'Destination filename [small.cfg]? up',
        'Writing up !',
        '1200 bytes copied',
      ),
    );
    expect(shown(lab, `copy http://${SERVER}/small.cfg flash:h`, '')).toBe(
      screen(
        `copy http://${SERVER}/small.cfg flash:h`,
        'Destination filename [h]? ',
        `Accessing http://${SERVER}/small.cfg...`,
        `Loading http://${SERVER}/small.cfg !`,
        '',
        '1200 bytes copied',
        '',
      ),
    );
  });

  it('R63 to a URL asks again for host and file; without // the host is asked for', () => {
    const lab = asking();
    expect(shown(lab, `copy running-config tftp://${SERVER}/q`, '', '')).toMatch(
      new RegExp(`\n${HOST} \\[${SERVER}\\]\\? \nDestination filename \\[q\\]\\? \n!!\n`),
    );
    expect(shown(new TransferLab(undefined, ['file prompt alert']), `copy running-config tftp:${SERVER}/q`, '')).toBe(
      screen(
        `copy running-config tftp:${SERVER}/q`,
        `${HOST} []? `,
        '?Host name or address not specified',
        '%Error parsing filename (Bad address)',
      ),
    );
  });

  it('R64 warns of a file that is there', () => {
    const lab = asking();
    lab.type('copy running-config flash:x', '');
    expect(shown(lab, `copy tftp://${SERVER}/small.cfg flash:x`, '⟦⟧⟦:type n⟧')).toBe(
      screen(
        `copy tftp://${SERVER}/small.cfg flash:x`,
        'Destination filename [x]? ',
        '%Warning:There is a file already existing with this name ',
        'Do you want to over write? [confirm]n',
      ),
    );
  });

  it('R65 file prompt quiet asks for nothing that is known, noisy for everything', () => {
    const quiet = asking('file prompt quiet');
    expect(shown(quiet, `copy tftp://${SERVER}/small.cfg flash:x`)).toBe(
      screen(`copy tftp://${SERVER}/small.cfg flash:x`, ...FROM_TFTP),
    );
    expect(shown(quiet, `copy running-config tftp:`, SERVER)).toMatch(
      new RegExp(`^copy running-config tftp:\n!!\n\\d+ bytes copied\n`),
    );
    expect(shown(quiet, `copy flash:x flash:y`)).toMatch(/^copy flash:x flash:y\nCopy in progress/);
    const noisy = asking('file prompt noisy');
    expect(shown(noisy, `copy tftp://${SERVER}/small.cfg flash:x`, '', '', '')).toBe(
      screen(
        `copy tftp://${SERVER}/small.cfg flash:x`,
        `${HOST} [${SERVER}]? `,
        'Source filename [small.cfg]? ',
        'Destination filename [x]? ',
        ...FROM_TFTP,
      ),
    );
    expect(shown(noisy, 'copy flash:x flash:y', '', '')).toMatch(
      /^copy flash:x flash:y\nSource filename \[x\]\? \nDestination filename \[y\]\? \nCopy in progress/,
    );
  });
});

describe('errors of copies', () => {
  const opening = (lab: TransferLab, url: string, ...more: readonly string[]): string =>
    shown(lab, `copy ${url} flash:new`, '', ...more)
      .split('\n')
      .slice(2)
      .join('\n');

  it('R66 of names', () => {
    const lab = asking('no ip domain lookup');
    expect(shown(lab, 'copy flash:none tftp:', SERVER, 'q')).toContain(
      '\n%Error opening flash:none (No such file or directory)\n',
    );
    expect(shown(lab, 'copy tftp: flash:', SERVER, '')).toContain(
      '\nSource filename []? \n?Bad filename\n%Error parsing filename (Bad file number)\n',
    );
    expect(opening(lab, 'tftp://nohost/x')).toBe(
      screen('Accessing tftp://nohost/x...', '%Error opening tftp://nohost/x (Invalid IP address or hostname)'),
    );
  });

  it('R66 of names that no server knows anything of', () => {
    const lab = asking(`ip name-server ${SERVER} 10.1.1.77 10.1.1.78 10.1.1.79`);
    for (const protocol of ['tftp', 'ftp', 'http'])
      expect(opening(lab, `${protocol}://nohost/x`, '⟦+4m⟧')).toContain(
        `%Error opening ${protocol}://nohost/x (Invalid IP address or hostname)`,
      );
  });

  it.each(['ftp', 'http'] as const)('R23 %s gives no more than these routers read in a second', (protocol) => {
    const shown = asking().type(`copy ${urlOf(protocol, 'good.bin')} null:`, '', '⟦+1m⟧');
    const rate = Number(/\((\d+) bytes\/sec\)/.exec(shown)?.[1]);
    expect(rate).toBeGreaterThan(1_000_000);
    expect(rate).toBeLessThan(3_100_000);
  });

  it('R67 of TFTP', () => {
    const lab = asking();
    expect(opening(lab, `tftp://${SERVER}/none`)).toBe(
      screen(`Accessing tftp://${SERVER}/none...`, `%Error opening tftp://${SERVER}/none (No such file or directory)`),
    );
    expect(opening(lab, 'tftp://10.1.1.99/x', '⟦+40s⟧')).toBe(
      screen('Accessing tftp://10.1.1.99/x...', '%Error opening tftp://10.1.1.99/x (Timed out)'),
    );
    expect(shown(lab, 'copy running-config tftp://10.1.1.99/x', '', '', '⟦+40s⟧')).toContain(
      '\n.....\n%Error opening tftp://10.1.1.99/x (Timed out)\n',
    );
    const readOnly = new TransferLab({ kind: 'read-only' }, ['file prompt quiet']);
    readOnly.type(`ping ${SERVER}`);
    expect(shown(readOnly, `copy running-config tftp://${SERVER}/new`)).toContain(
      `\n%Error opening tftp://${SERVER}/new (Undefined error)\n`,
    );
  });

  it('R68 of FTP', () => {
    const lab = asking();
    expect(opening(lab, `ftp://${SERVER}/x`)).toBe(
      screen(`Accessing ftp://${SERVER}/x...`, `%Error opening ftp://${SERVER}/x (Incorrect Login/Password)`),
    );
    expect(opening(lab, `ftp://netuser:guessme@${SERVER}/none`)).toBe(
      screen(
        `Accessing ftp://*:*@${SERVER}/none...`,
        `%Error opening ftp://*:*@${SERVER}/none (No such file or directory)`,
      ),
    );
    expect(opening(lab, 'ftp://10.1.1.99/x', '⟦+40s⟧')).toContain('%Error opening ftp://10.1.1.99/x (Timed out)\n');
    expect(opening(lab, `ftp://${SERVER}:2121/x`)).toContain(
      `%Error opening ftp://${SERVER}:2121/x (Connection refused)`,
    );
    expect(shown(lab, `copy running-config ftp://${SERVER}/x`, '', '')).toContain(
      `\nWriting x \n%Error opening ftp://${SERVER}/x (Incorrect Login/Password)\n`,
    );
    const readOnly = new TransferLab({ kind: 'read-only' });
    expect(shown(readOnly, `copy running-config ftp://netuser:guessme@${SERVER}/x`)).toContain(
      `\nWriting x \n%Error opening ftp://*:*@${SERVER}/x (Permission denied)\n`,
    );
  });

  it('R69 of HTTP', () => {
    const lab = asking();
    expect(opening(lab, `http://${SERVER}/none`)).toBe(
      screen(`Accessing http://${SERVER}/none...`, `%Error opening http://${SERVER}/none (No such file or directory)`),
    );
    expect(opening(lab, `http://u:p@${SERVER}:8080/x`)).toBe(
      screen(`Accessing http://*:*@${SERVER}:8080/x...`, `%Error opening http://*:*@${SERVER}:8080/x (I/O error)`),
    );
  });
});
