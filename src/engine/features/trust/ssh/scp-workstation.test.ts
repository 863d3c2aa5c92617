import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { wire, wiredRouter } from '../../../testing/wired.ts';
import { host, Workstation } from '../../../testing/workstation.ts';

const G0 = 'GigabitEthernet0/0';
const LINES = [
  'ip domain name span.com',
  'username Bob privilege 15 password 0 s3cret',
  'username Eve password 0 look',
  'ip scp server enable',
  'line vty 0 4',
  ' login local',
  ' transport input ssh',
];
const OLD = '-o KexAlgorithms=+diffie-hellman-group14-sha1 -o HostKeyAlgorithms=+ssh-rsa -o StrictHostKeyChecking=no';
const SCP = `scp -O -q ${OLD}`;
const LOST = 'lost connection\n';

/** A workstation beside R1, which has keys unless `keys` is empty, and a server of SSH. */
function beside(lines: readonly string[] = LINES, keys = 'modulus 1024'): Workstation {
  const files = [{ path: '/home/user/local.cfg', owner: 'user', content: textContent('alias exec hi show clock\n') }];
  const big = { path: '/home/user/big', content: { kind: 'noise', seed: 'b', length: 2 ** 31 } } as const;
  const SRV = host('SRV', '10.1.1.20', {
    services: { ssh: { accounts: [{ user: 'netuser', password: 'guessme', home: '/srv' }] } },
    files: [
      { path: '/srv', owner: 'netuser' },
      { path: '/srv/a.cfg', owner: 'netuser', content: textContent('hostname A\nend\n') },
    ],
  });
  const w = new Workstation({ files: [{ path: '/home/user', owner: 'user' }, big, ...files] }, [SRV], {
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], lines)],
    wires: [wire('LAN', [`R1 ${G0}`, 'PC eth0', 'SRV eth0'])],
  });
  w.screen('⟦+120s⟧');
  if (keys !== '') at(w, 'configure terminal', `crypto key generate rsa ${keys}`, '⟦+5s⟧', 'end');
  return w;
}

/** What the console of R1 shows while lines are typed there. */
function at(w: Workstation, ...lines: readonly string[]): string {
  w.player.play('⟦:on R1⟧');
  w.screen('⟦:key enter⟧⟦enable⟧⟦terminal length 0⟧');
  const shown = w.screen(lines.map((line) => (line.includes('⟦') ? line : `⟦${line}⟧`)).join(''));
  w.player.play('⟦:on PC⟧');
  return shown;
}

/** Copies, with a password; what is printed behind it. */
function copy(w: Workstation, line: string, password = 's3cret', wait = '⟦+20s⟧'): string {
  const screen = w.screen(`⟦:type ${line}\r⟧⟦+3s⟧⟦${password}⟧${wait}`);
  return screen.replace(/^[^]*word: \n/, '').replace(/user@pc:[^\n]*\$ $/, '');
}

const without = (...words: readonly string[]): readonly string[] =>
  LINES.filter((line) => !words.some((word) => line.includes(word)));

describe('a workstation that copies to and from a router', () => {
  it('R24 puts and gets files', () => {
    const w = beside();
    expect(copy(w, `${SCP} local.cfg Bob@10.1.1.1:flash0:x`)).toBe('');
    expect(w.status).toBe(0);
    expect(at(w, 'more flash0:x')).toContain('alias exec hi show clock');
    expect(copy(w, `${SCP} Bob@10.1.1.1:flash0:x back`)).toBe('');
    expect(w.run('cat back')).toBe('alias exec hi show clock\n');
    expect(copy(w, `${SCP} Bob@10.1.1.1:running-config .`)).toBe('');
    expect(w.run('head -n 40 running-config')).toContain('hostname R1');
    expect(copy(w, `${SCP} local.cfg Bob@10.1.1.1:running-config`)).toBe('');
    expect(at(w, 'show running-config | include ^alias')).toContain('alias exec hi show clock');
  });

  it('R24 shows how far it is, and says of pscp what PuTTY says', () => {
    const w = beside();
    expect(copy(w, `scp -O ${OLD} local.cfg Bob@10.1.1.1:flash0:x`)).toMatch(
      /\rlocal\.cfg {37}100% {3}25 +\d+\.\dKB\/s {3}00:0\d {4}\n$/,
    );
    const call = '⟦:type pscp -scp -pw s3cret local.cfg Bob@10.1.1.1:flash0:y\r⟧⟦+3s⟧⟦n⟧⟦+20s⟧';
    expect(w.screen(call)).toMatch(/\rlocal\.cfg {17}\| 0 kB \| {3}0\.0 kB\/s \| ETA: 00:00:00 \| 100%\nuser@pc/);
    expect(at(w, 'more flash0:y')).toContain('alias exec hi show clock');
  });

  it.each([
    ['keys', LINES, ''],
    ['a line that takes SSH', [...LINES, ' transport input telnet'], 'modulus 1024'],
    [
      'an access list that lets it in',
      [...LINES, ' access-class 7 in', 'access-list 7 permit 10.9.9.9'],
      'modulus 1024',
    ],
  ] as const)('R25 is refused without %s', (_, lines, keys) => {
    const w = beside(lines, keys);
    const refused = 'ssh: connect to host 10.1.1.1 port 22: Connection refused\n';
    expect(w.run(`${SCP} local.cfg Bob@10.1.1.1:x`.replace(' -q', ''))).toBe(`${refused}${LOST}`);
    expect(w.status).toBe(1);
    expect(w.run(`scp -O ${OLD} Bob@10.1.1.1:x .`)).toBe(refused);
    expect(w.status).toBe(1);
    expect(w.run(`scp ${OLD} Bob@10.1.1.1:x .`)).toBe(`${refused}scp: Connection closed\n`);
    expect(w.status).toBe(255);
  });

  it('R24 writes no file whose name would act on a terminal, and shows none', () => {
    const w = beside();
    const file = "'Bob@10.1.1.1:flash0:a\x9b2J'";
    expect(copy(w, `${SCP} local.cfg ${file}`)).toBe('%Error writing flash0:a?2J (Invalid argument)\n');
    expect(copy(w, `${SCP} ${file} x`)).toBe('%Error opening flash0:a?2J (No such file or directory)\n');
    expect(at(w, 'dir flash0:')).not.toMatch(/ a/);
  });

  it('R25 shares no algorithms unless it is told to', () => {
    const w = beside();
    expect(w.run('scp -O -o KexAlgorithms=+diffie-hellman-group14-sha1 local.cfg Bob@10.1.1.1:x')).toBe(
      `Unable to negotiate with 10.1.1.1 port 22: no matching host key type found. Their offer: ssh-rsa\n${LOST}`,
    );
    expect(at(w, 'show logging | include NO_MATCH')).toContain('%SSH-3-NO_MATCH: No matching hostkey algorithm found');
  });

  it('R25 has no SFTP', () => {
    const w = beside();
    expect(copy(w, `scp ${OLD} local.cfg Bob@10.1.1.1:x`)).toBe(
      'subsystem request failed on channel 0\nscp: Connection closed\n',
    );
    expect(w.status).toBe(255);
  });

  it('R25 is told what is missing', () => {
    const AAA = [
      'aaa new-model',
      'aaa authentication login default local',
      'aaa authentication login CON none',
      'line con 0',
      ' login authentication CON',
    ];
    for (const [lines, user, password, says] of [
      [without('ip scp'), 'Bob', 's3cret', 'Administratively disabled.\n'],
      [LINES, 'Eve', 'look', 'Privilege denied.\n'],
      [[...without('login local'), ...AAA], 'Bob', 's3cret', 'Privilege denied.\n'],
    ] as const) {
      const w = beside(lines);
      for (const words of [`local.cfg ${user}@10.1.1.1:x`, `${user}@10.1.1.1:x .`]) {
        expect(copy(w, `scp -O ${OLD} ${words}`, password)).toBe(says);
        expect(w.status).toBe(1);
      }
    }
  });

  it('R25 hears of wrong passwords', () => {
    const w = beside([...LINES, 'ip ssh authentication-retries 5']);
    const call = `⟦:type scp -O -o NumberOfPasswordPrompts=1 ${OLD} local.cfg Bob@10.1.1.1:x\r⟧⟦+3s⟧`;
    expect(w.screen(`${call}⟦no⟧⟦+3s⟧⟦no⟧⟦+5s⟧`)).toMatch(
      /\nBob@10\.1\.1\.1: Permission denied \(publickey,keyboard-interactive,password\)\.\nlost connection\nuser@pc/,
    );
    expect(w.status).toBe(1);
  });

  it('R27 hears what the router does not have, and what it has no room for', () => {
    const w = beside();
    expect(copy(w, `scp -O ${OLD} Bob@10.1.1.1:flash0:/nofile .`)).toBe(
      '%Error opening flash0:/nofile (No such file or directory)\n',
    );
    expect(w.status).toBe(1);
    expect(copy(w, `scp -O ${OLD} local.cfg Bob@10.1.1.1:nowhere:x`)).toMatch(/^%Error opening nowhere:x \(.*\)\n$/);
    expect(w.status).toBe(1);
    expect(copy(w, `scp -O -q ${OLD} big Bob@10.1.1.1:x`, 's3cret', '⟦+60s⟧')).toMatch(
      /^%Error writing flash0:\/x \(Not enough [^\n]*\)\n$/,
    );
    expect(copy(w, `scp -O ${OLD} nofile Bob@10.1.1.1:x`)).toBe('nofile: No such file or directory\n');
  });

  it('R24 lets a router copy to and from a server', () => {
    const w = beside();
    const got = at(w, 'copy scp://netuser:guessme@10.1.1.20/a.cfg flash0:', '', '⟦+20s⟧');
    expect(got).toMatch(/\n15 bytes copied in [0-2]\./);
    expect(at(w, 'more flash0:a.cfg')).toContain('hostname A\n');
    expect(at(w, 'copy flash0:a.cfg scp:', '10.1.1.20', 'netuser', 'b.cfg', '⟦+4s⟧', 'guessme', '⟦+20s⟧')).toMatch(
      /Writing b\.cfg \nPassword: \n!\n15 bytes copied in/,
    );
    expect(w.lab.events.filter(({ id }) => id === 'transfer.done').map(({ payload }) => payload)).toMatchObject([
      { protocol: 'scp', file: '/srv/a.cfg', from: 'SRV', to: '10.1.1.1', bytes: 15, direction: 'download' },
      { protocol: 'scp', file: '/srv/b.cfg', from: '10.1.1.1', to: 'SRV', bytes: 15, direction: 'upload' },
    ]);
    expect(at(w, 'copy scp://netuser:guessme@10.1.1.20/none flash0:', '', '⟦+20s⟧')).toContain('%Error');
  });
});
