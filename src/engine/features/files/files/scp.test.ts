import { describe, expect, it } from 'vitest';
import { SESSION_WORK } from '../../../kernel/work.ts';
import { sizeOf, textContent, textOf, type Content } from '../../../system/content.ts';
import { pcapOf } from '../../../net/pcap.ts';
import { toHex } from '../../../system/bytes.ts';
import { BACKUP, ScpLab, SEED } from '../../../testing/scp-lab.ts';
import { some } from '../../../testing/some.ts';
import { beginning } from '../../../testing/transfer-lab.ts';
import { host } from '../../../testing/workstation.ts';
import { everyStepOf } from '../../../testing/every-step.ts';

const big: Content = { kind: 'noise', seed: 'big', length: 1_200_000 };
const most: Content = { kind: 'noise', seed: 'most', length: 150_000_000 };
/** Bytes of an image of today. */
const IMAGE = 100_000_000;

/** A server of today with one file. */
const SERVER = host('SRV', '10.1.1.20', {
  services: { ssh: { accounts: [{ user: 'net', password: 'guessme' }] } },
  files: [
    { path: '/home/net', owner: 'net' },
    { path: '/home/net/a.cfg', content: textContent('hostname R9\n'), owner: 'net' },
  ],
});

describe('copies over SSH', () => {
  it('R70 ask for host, user, names and password, and print what the textbook prints', () => {
    const lab = new ScpLab();
    expect(
      lab.type('copy flash0:R2backup.cfg scp:', '10.1.1.1', 'Bob', '', '⟦+2s⟧', 'cisco12345', '⟦+6s⟧').split('\n'),
    ).toEqual([
      'copy flash0:R2backup.cfg scp:',
      'Address or name of remote host []? 10.1.1.1',
      'Destination username [R2]? Bob',
      'Destination filename [R2backup.cfg]? ',
      'Writing R2backup.cfg ',
      'Password: ',
      '!',
      expect.stringMatching(/^1381 bytes copied in \d+\.\d{3} secs \(\d+ bytes\/sec\)$/),
      '',
      'R2#',
    ]);
    expect(
      lab.type('copy scp: flash0:', '', 'Bob', 'R2backup.cfg', 'new', '⟦+2s⟧', 'cisco12345', '⟦+6s⟧').split('\n'),
    ).toEqual([
      'copy scp: flash0:',
      'Address or name of remote host [10.1.1.1]? ',
      'Source username [R2]? Bob',
      'Source filename []? R2backup.cfg',
      'Destination filename [R2backup.cfg]? new',
      'Password: ',
      ' Sending file modes: C0644 1381 R2backup.cfg',
      '!',
      expect.stringMatching(/^1381 bytes copied in \d+\.\d{3} secs \(\d+ bytes\/sec\)$/),
      '',
      'R2#',
    ]);
    expect(lab.held('R2', 'flash0:new')).toEqual(BACKUP);
  });

  it('R70 take user and password of a URL, and show neither', () => {
    const lab = new ScpLab();
    expect(lab.type('copy scp://Bob:cisco12345@10.1.1.1/running-config flash0:r1.cfg', '', '⟦+4s⟧')).toMatch(
      /\[r1\.cfg\]\? \n Sending file modes: C0644 (\d+) running-config\n!\n\1 bytes copied in [^\n]*\n\nR2#$/,
    );
    expect(textOf(lab.held('R2', 'flash0:r1.cfg') ?? BACKUP)).toContain('\nhostname R1\n');
    expect(lab.type('copy flash0:R2backup.cfg scp://Bob:cisco12345@10.1.1.1/up', '', '', '⟦+4s⟧')).toMatch(
      /\nWriting up !\n1381 bytes copied in /,
    );
    expect(lab.held('R1', 'flash0:up')).toEqual(BACKUP);
    expect(lab.told('file.copied')).toContainEqual({
      from: 'flash0:R2backup.cfg',
      to: 'scp://10.1.1.1/up',
      bytes: 1381,
    });
    expect(lab.type('copy scp://Bob:no@10.1.1.1/x flash0:', '', '⟦+9s⟧')).toContain(
      '%Error opening scp://*:*@10.1.1.1/x (Permission denied)\nR2#',
    );
    expect(lab.type('copy scp://Bob:cisco12345@10.1.1.1/running-config running-config', '', '⟦+4s⟧')).toMatch(
      /running-config\n!\n[^]*bytes copied in/,
    );
  });

  it('R70 come from the source interface of SSH, and go to the port of the URL', () => {
    const lab = new ScpLab([
      ...SEED,
      'ip route 10.2.2.2 255.255.255.255 10.1.1.2',
      'ip ssh port 2222 rotary 1',
      'line vty 0 4',
      'rotary 1',
    ]);
    lab.type('configure terminal', 'interface lo0', 'ip address 10.2.2.2 255.255.255.255', 'exit');
    lab.type('ip ssh source-interface lo0', 'end', '⟦+4s⟧', '');
    expect(lab.type('copy scp://Bob:cisco12345@10.1.1.1:2222/running-config null:', '', '⟦+4s⟧')).toContain(
      'copied in',
    );
    expect(lab.told('scp.served')).toMatchObject([{ user: 'Bob', from: '10.2.2.2', direction: 'download' }]);
  });

  it('R71 say what went wrong', () => {
    const lab = new ScpLab();
    expect(lab.put('R2backup.cfg', 'x', 'Bob', 'no', 'no', '⟦+3s⟧', 'no', '⟦+3s⟧')).toBe(
      'Writing x \nPassword: \nPassword: \nPassword: \n%Error opening scp://10.1.1.1/x (Permission denied)\nR2#',
    );
    expect(lab.get('none', 'x')).toContain('\n%Error opening scp://10.1.1.1/none (No such file or directory)\nR2#');
    expect(lab.put('R2backup.cfg', 'x', 'Bob', '', '⟦+40s⟧')).toBe(
      'Writing x \nPassword: \n% Password:  timeout expired!\n%Error opening scp://10.1.1.1/x (Timed out)\nR2#',
    );
    expect(lab.put('R2backup.cfg', 'x', 'Bob', '', '⟦^C⟧')).toBe(
      'Writing x \nPassword: \n%Error opening scp://10.1.1.1/x (Operation interrupted)\nR2#',
    );
    const error = (host: string): string => lab.type('copy flash0:R2backup.cfg scp:', host, 'Bob', 'x', '⟦+40s⟧');
    expect(error('10.1.1.77')).toContain('\n%Error opening scp://10.1.1.77/x (Timed out)\nR2#');
    expect(error('10.9.9.9')).toContain('\n%Error opening scp://10.9.9.9/x (Timed out)\nR2#');
    expect(error('nobody')).toContain('\n%Error opening scp://nobody/x (Invalid IP address or hostname)\nR2#');
    lab.at('R1', 'configure terminal', 'crypto key zeroize rsa', 'yes', 'end');
    expect(error('10.1.1.1')).toContain('\n%Error opening scp://10.1.1.1/x (Connection refused by remote host)\nR2#');
  });

  it('R71 say that there is no room before anything comes', () => {
    const lab = new ScpLab(SEED, [{ path: 'flash0:most', content: most }]);
    expect(lab.get('most', 'x')).toBe(
      'Password: \n Sending file modes: C0644 150000000 most\n%Error copying scp://10.1.1.1/most (Not enough space on device)\nR2#',
    );
    expect(lab.held('R2', 'flash0:x')).toBeUndefined();
  });

  it('R71 say where version 2 is not spoken, and log what nobody shares', () => {
    const lab = new ScpLab(SEED, [], [], [SERVER]);
    lab.at('R1', 'configure terminal', 'ip ssh version 1', 'end');
    expect(lab.put('R2backup.cfg', 'x', 'Bob', '')).toBe(
      'Writing x \n%Error opening scp://10.1.1.1/x (I/O error)\nR2#',
    );
    lab.type('configure terminal', 'ip ssh dh min size 4096', 'end', '⟦+1s⟧', '');
    expect(lab.type('copy scp://net:guessme@10.1.1.20/a.cfg flash0:', '', '⟦+5s⟧')).toContain(
      '%Error opening scp://*:*@10.1.1.20/a.cfg (I/O error)\n',
    );
    expect(lab.type('show logging | include NO_MATCH')).toContain(
      '%SSH-3-NO_MATCH: No matching kex algorithm found: client diffie-hellman-group-exchange-sha1 server ',
    );
  });

  it('R70 R71 go to servers of today as well', () => {
    const lab = new ScpLab(SEED, [{ path: 'flash0:big', content: big }], [], [SERVER]);
    expect(lab.type('copy scp://net:guessme@10.1.1.20/a.cfg flash0:', '', '⟦+9s⟧')).toMatch(
      /\? \n Sending file modes: C0644 12 a\.cfg\n!\n12 bytes copied in /,
    );
    lab.type('copy flash0:big scp://net:guessme@10.1.1.20/', '', 'up', '⟦+20s⟧');
    expect(lab.lab.fact('host.file-size', 'SRV', '/home/net/up')).toBe(1_200_000);
    expect(lab.type('copy scp://net:guessme@10.1.1.20/none flash0:', '', '⟦+9s⟧')).toMatch(
      /\n[^\n]*No such file or directory\n%Error opening scp:\/\/\*:\*@10\.1\.1\.20\/none \(No such file or directory\)\nR2#$/,
    );
  });

  it('R71 are ended by Ctrl-Shift-6 where the password is asked for', () => {
    const lab = new ScpLab();
    expect(lab.put('R2backup.cfg', 'x', 'Bob', '', '⟦^6⟧')).toBe(
      'Writing x \nPassword: \n%Error copying flash0:/R2backup.cfg (Operation interrupted)\nR2#',
    );
    expect(lab.type('⟦+3s⟧', 'show ssh')).toContain('%No SSHv2 server connections running.');
  });

  it('R71 are ended by Ctrl-Shift-6 at every step', () => {
    const lab = new ScpLab(SEED, [{ path: 'flash0:big', content: big }]);
    const commands = [
      'copy flash0:big scp://Bob:cisco12345@10.1.1.1/x',
      'copy scp://Bob:cisco12345@10.1.1.1/big flash0:y',
    ];
    lab.type('configure terminal', 'file prompt quiet', 'end');
    for (const command of commands)
      for (const _ of everyStepOf(lab, command)) {
        lab.player.act({ kind: 'control', char: '\x1e' });
        lab.player.settle();
        lab.player.act({ kind: 'pass', ms: 3000 });
        const shown = lab.player.screen;
        expect(shown).toMatch(/(Operation interrupted|bytes copied in)[^]*R2#$/);
        // What R1 has taken whole stays, though R2 did not wait for its word
        expect(lab.held('R1', 'flash0:x') ?? big).toEqual(big);
        expect(lab.held('R2', 'flash0:y')).toEqual(
          shown.includes('bytes copied in') && command.endsWith('y') ? big : undefined,
        );
        expect(lab.type('show ssh')).toContain('%No SSHv2 server connections running.');
        lab.type('delete /force flash0:y');
        lab.at('R1', '', 'delete /force flash0:x');
      }
  });

  it('R72 of a whole image fit into what a session may take', () => {
    const image: Content = { kind: 'noise', seed: 'image', length: IMAGE };
    const lab = new ScpLab(SEED, [{ path: 'flash0:image', content: image }], []);
    const r1 = lab.lab.devices.find(({ name }) => name === 'R1');
    const counted = (): number => r1?.network.counters('GigabitEthernet0/0').packetsIn ?? NaN;
    const before = counted();
    lab.lab.limited(SESSION_WORK / 10);
    const shown = lab.put('flash0:image', 'new', 'Bob', 'cisco12345', '⟦+400s⟧');
    expect(shown).toMatch(/\n!{1526}\n100000000 bytes copied in 3\d\d\.\d{3} secs \((29|30)\d{4} bytes\/sec\)\n/);
    expect(lab.held('R1', 'flash0:new')).toEqual(image);
    // 24,414 packets of 4148 bytes and one of 308 in segments of 1460, and what stands around them
    const segments = Math.ceil((24_414 * 4148 + 308) / 1460);
    expect(counted() - before).toBeGreaterThanOrEqual(segments);
    expect(counted() - before).toBeLessThan(segments + 100);
  });

  const PUT = ['copy flash0:big scp://Bob:cisco12345@10.1.1.1/x', 'R1', 'flash0:x'] as const;
  const GET = ['copy scp://Bob:cisco12345@10.1.1.1/big flash0:y', 'R2', 'flash0:y'] as const;

  const cuts = [
    [...PUT, 'R1'],
    [...PUT, 'R2'],
    [...GET, 'R1'],
    [...GET, 'R2'],
  ] as const;
  it.each(some(cuts))(
    'R33 R72 by %s to %s leave a part or all of %s where %s loses power',
    (command, keeper, file, loses) => {
      const console = ['aaa authentication login CON none', 'line con 0', 'login authentication CON'];
      const lab = new ScpLab(
        [...SEED, ...console, 'do write memory'],
        [{ path: 'flash0:big', content: big }],
        keeper === 'R1' ? [] : undefined,
      );
      lab.type('configure terminal', 'file prompt quiet', 'end', 'write memory');
      const sizes = new Set<number>();
      for (const _ of everyStepOf(lab, command)) {
        lab.player.act({ kind: 'on', console: loses });
        lab.player.act({ kind: 'power', on: false });
        const held = lab.held(keeper, file);
        lab.player.act({ kind: 'pass', ms: 200_000 });
        const later = lab.held(keeper, file);
        sizes.add(later ? sizeOf(later) : -1);
        if (later) expect(beginning(later, big)).toBe(true);
        if (loses === keeper) expect(later).toEqual(held);
        else expect(later ?? big).toEqual(big);
        lab.player.act({ kind: 'power', on: true });
        lab.player.settle();
        for (const name of ['R1', 'R2']) lab.at(name, '⟦+60s⟧', '', 'enable', `delete /force ${file}`, '');
        expect(lab.held(keeper, file)).toBeUndefined();
        expect(lab.held('R2', 'flash0:big') ?? big).toEqual(big);
      }
      expect([...sizes].some((size) => size > 0 && size < sizeOf(big))).toBe(loses === keeper);
      expect(lab.held(keeper, file)).toEqual(big);
    },
  );

  it('R72 come to the same when they are done again', () => {
    const [one, other] = [0, 1].map(() => {
      const lab = new ScpLab(SEED, [{ path: 'flash0:big', content: big }], []);
      lab.put('flash0:big', 'x', 'Bob', 'cisco12345', '⟦+20s⟧');
      return [lab.player.screen, lab.lab.events, lab.lab.now, pcapText(lab)];
    });
    expect(one).toEqual(other);
  });
});

const pcapText = (lab: ScpLab): readonly string[] =>
  lab.lab.wires.flatMap(({ captured }) => [...pcapOf(captured, { begin: 0 })].map(toHex));
