import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { besideServer, type Workstation } from '../../testing/workstation.ts';
import type { Faulty } from '../faults.ts';
import type { FileConfig } from '../files.ts';
import type { SshConfig } from '../services/ssh/config.ts';

const HOME = { path: '/home/netuser', owner: 'netuser' };
const OPTIONS = '-O -o StrictHostKeyChecking=accept-new -o LogLevel=error';
const OWN: readonly FileConfig[] = [
  { path: '/home/user', owner: 'user' },
  { path: '/home/user/local.cfg', owner: 'user', content: textContent('five\n') },
  { path: '/home/user/d', owner: 'user' },
  { path: '/home/user/d/e', owner: 'user' },
  { path: '/home/user/d/e/deep.cfg', owner: 'user', content: textContent('deep\n') },
];

/** A workstation beside a server of SSH, with files on both. */
const beside = (faulty: Faulty & Partial<SshConfig> = {}, others: readonly FileConfig[] = []): Workstation =>
  besideServer(
    { ssh: { accounts: [{ user: 'netuser', password: 'guessme' }], ...faulty } },
    [HOME, { path: '/home/netuser/r.cfg', owner: 'netuser', content: textContent('remote\n') }, ...others],
    { files: OWN },
  );

/** Types a line, and gives the password; what is printed behind it. */
function copy(w: Workstation, line: string, keys = '⟦+8s⟧⟦guessme⟧⟦+60s⟧'): string {
  w.player.play('⟦:clear⟧');
  w.player.play(`⟦:type ${line}\r⟧${keys}`);
  const { screen } = w.player;
  return screen.slice(screen.lastIndexOf('word: \n') + 7).replace(/user@pc:[^\n]*\$ $/, '');
}

const transfers = (w: Workstation): readonly unknown[] =>
  w.lab.events.filter(({ id }) => id.startsWith('transfer.')).map(({ id, payload }) => [id, payload]);

const at = (path: string): string => `netuser@10.1.1.20:${path}`;

describe('scp at a workstation', () => {
  it('R136 brings files there and back, and shows how far it is', () => {
    const w = beside();
    expect(copy(w, `scp ${OPTIONS} local.cfg ${at('')}`)).toMatch(
      /^\rlocal\.cfg {37}  0% {4}0 {5}0\.0KB\/s {3}--:-- ETA\rlocal\.cfg {37}100% {4}5 {3}[ \d]+\.\dKB\/s {3}00:00 {4}\n$/,
    );
    expect(w.status).toBe(0);
    expect(copy(w, `scp -q ${OPTIONS} ${at('local.cfg')} back`)).toBe('');
    expect(w.run('cat back')).toBe('five\n');
    expect(transfers(w)).toEqual([
      [
        'transfer.done',
        {
          protocol: 'scp',
          file: '/home/netuser/local.cfg',
          from: '10.1.1.10',
          to: 'SRV',
          bytes: 5,
          direction: 'upload',
        },
      ],
      [
        'transfer.done',
        {
          protocol: 'scp',
          file: '/home/netuser/local.cfg',
          from: 'SRV',
          to: '10.1.1.10',
          bytes: 5,
          direction: 'download',
        },
      ],
    ]);
  });

  it('R136 brings an image, over and over drawn', () => {
    const w = beside();
    const shown = copy(w, `scp -l 80000 ${OPTIONS} ${at('/srv/big.bin')} .`);
    expect(shown).toMatch(/\rbig\.bin {39} ?\d\d% +\d+(KB|MB) +\d+\.\dMB\/s {3}00:\d\d ETA\r/);
    expect(shown).toMatch(/\rbig\.bin {39}100%   48MB +\d+\.\dMB\/s {3}00:0\d {4}\n$/);
    expect(w.run('wc -c big.bin')).toBe('50000000 big.bin\n');
  });

  it('R136 brings folders with all that is in them, and many files', () => {
    const w = beside();
    copy(w, `scp -r ${OPTIONS} d ${at('new')}`);
    copy(w, `scp -r ${OPTIONS} d ${at('.')}`);
    copy(w, `scp -r ${OPTIONS} ${at('.')} tree`);
    expect(w.run('cat tree/new/e/deep.cfg tree/d/e/deep.cfg')).toBe('deep\ndeep\n');
    expect(copy(w, `scp -q ${OPTIONS} local.cfg nofile ${at('')}`)).toBe('nofile: No such file or directory\n');
    expect(w.status).toBe(1);
    expect(copy(w, `scp -q ${OPTIONS} local.cfg back ${at('r.cfg')}`)).toBe('scp: r.cfg: Not a directory\n');
    w.run('mkdir all');
    expect(copy(w, `scp -q ${OPTIONS} '${at('*.cfg')}' all`)).toBe('');
    expect(w.run('ls all')).toBe('local.cfg  r.cfg\n');
    expect(copy(w, `scp ${OPTIONS} d ${at('x')}`)).toBe('d: not a regular file\n');
  });

  it('R136 keeps times and rights with -p', () => {
    const w = beside({}, [
      { path: '/srv/old', mode: 0o755, modified: Date.UTC(2001, 1, 3, 4, 5) as never, content: textContent('o') },
    ]);
    copy(w, `scp -q -p ${OPTIONS} ${at('/srv/old')} kept`);
    copy(w, `scp -q ${OPTIONS} ${at('/srv/old')} new`);
    expect(w.run('ls -l kept')).toMatch(/^-rwxr-xr-x 1 user \S+ +1 Feb {2}3 {2}2001 kept\n$/);
    expect(w.run('ls -l new')).not.toContain('2001');
  });

  it('R136 says what the other end says', () => {
    const w = beside();
    expect(copy(w, `scp ${OPTIONS} ${at('none')} .`)).toBe('scp: none: No such file or directory\n');
    expect(w.status).toBe(1);
    expect(copy(w, `scp ${OPTIONS} ${at('/srv')} .`)).toBe('scp: /srv: not a regular file\n');
    expect(copy(w, `scp ${OPTIONS} ${at('"a\x9bb"')} .`)).toBe('scp: a\\302\\233b: No such file or directory\n');
    expect(copy(w, `scp ${OPTIONS} local.cfg ${at('/nodir/x')}`)).toBe('scp: /nodir/x: No such file or directory\n');
    expect(copy(w, `scp ${OPTIONS} local.cfg ${at('/x')}`)).toBe('scp: /x: Permission denied\n');
    expect(copy(w, `scp ${OPTIONS} ${at('r.cfg')} /nodir/x`)).toBe('/nodir/x: No such file or directory\n');
    expect(w.status).toBe(1);
    expect(copy(w, `scp ${OPTIONS} ${at('r.cfg')} nodir/x`)).toBe('nodir/x: No such file or directory\n');
    w.run('mkdir r.cfg');
    expect(copy(w, `scp ${OPTIONS} ${at('/home/netuser/r.cfg')} ./r.cfg/none/`)).toBe(
      './r.cfg/none/: Is a directory\n',
    );
  });

  it('R136 says what it cannot call', () => {
    const w = beside();
    const gone = 'ssh: connect to host 10.1.1.20 port 23: Connection refused\n';
    expect(w.run(`scp -O -P 23 local.cfg ${at('x')}`)).toBe(`${gone}lost connection\n`);
    expect(w.status).toBe(1);
    expect(w.run(`scp -O -P 23 ${at('x')} .`)).toBe(gone);
    expect(w.status).toBe(1);
    expect(w.run(`scp -P 23 ${at('x')} .`)).toBe(`${gone}scp: Connection closed\n`);
    expect(w.status).toBe(255);
    const wrong = `${'⟦no⟧⟦+3s⟧'.repeat(6)}⟦+3s⟧`;
    expect(w.screen(`⟦:type scp ${OPTIONS} local.cfg ${at('x')}\r⟧⟦+8s⟧${wrong}`)).toMatch(
      /\nnetuser@10\.1\.1\.20: Permission denied \([a-z,-]+\)\.\nlost connection\nuser@pc/,
    );
    expect(w.run(`scp -O -o Foo=bar local.cfg ${at('x')}`)).toBe(
      'command-line: line 0: Bad configuration option: foo\nlost connection\n',
    );
    expect(w.run('scp')).toMatch(/^usage: scp \[-346ABCOpqRrsTv\]/);
    expect(w.run('scp -Z a b')).toMatch(/^scp: unknown option -- Z\nusage: scp/);
    expect(w.run('scp local.cfg here')).toBe('');
    expect(w.run('cat here')).toBe('five\n');
  });

  it('R136 needs -O, as nobody here has SFTP', () => {
    const w = beside();
    expect(copy(w, `scp -o StrictHostKeyChecking=accept-new local.cfg ${at('x')}`)).toBe(
      'subsystem request failed on channel 0\nscp: Connection closed\n',
    );
    expect(w.status).toBe(255);
  });

  it('R136 tells what is said with -v', () => {
    const w = beside();
    const shown = copy(w, `scp -v ${OPTIONS} local.cfg ${at('x')}`);
    expect(shown).toContain('debug1: Sending command: scp -v -t x\n');
    expect(shown).toContain('Sending file modes: C0644 5 local.cfg\n');
    expect(copy(w, `scp -v ${OPTIONS} ${at('x')} y`)).toContain('Sink: C0644 5 x\n');
  });
});

describe('a server of copies', () => {
  const upload = `scp -q ${OPTIONS} local.cfg ${at('up')}`;
  const download = `scp -q ${OPTIONS} ${at('/srv/big.bin')} got`;

  it.each([
    ['full', upload, 'scp: up: No space left on device\n', 'full'],
    ['read-only', upload, 'scp: up: Read-only file system\n', 'denied'],
  ] as const)('R97 %s takes nothing', (kind, line, words, reason) => {
    const w = beside({ fault: { kind } });
    expect(copy(w, line)).toBe(words);
    expect(w.status).toBe(1);
    expect(transfers(w)).toMatchObject([['transfer.failed', { reason, direction: 'upload' }]]);
  });

  it('R97 lets nobody in, or no file out, where it is told so', () => {
    const closed = beside({ fault: { kind: 'wrong-account' } });
    expect(copy(closed, upload)).toContain('word: ');
    const w = beside({ files: [{ path: '/srv/big.bin', fault: { kind: 'refuses' } }] });
    expect(copy(w, download)).toBe('scp: /srv/big.bin: Permission denied\n');
    expect(transfers(w)).toMatchObject([['transfer.failed', { reason: 'denied', file: '/srv/big.bin' }]]);
  });

  it('R97 stops in the middle of a file', () => {
    const closing = beside({ fault: { kind: 'stops', after: 1_000_000, how: 'closes' } });
    expect(copy(closing, download)).toBe('');
    expect(closing.status).toBe(1);
    expect(closing.run('wc -c got')).toMatch(/^1000000 got\n$/);
    expect(transfers(closing)).toMatchObject([['transfer.failed', { reason: 'stopped', direction: 'download' }]]);
    const silent = beside({ fault: { kind: 'stops', after: 3, how: 'silent' } });
    expect(copy(silent, upload, '⟦+8s⟧⟦guessme⟧⟦+60s⟧⟦^C⟧')).toContain('^C');
    expect(transfers(silent)).toMatchObject([['transfer.failed', { reason: 'stopped', direction: 'upload' }]]);
  });

  it('R97 is silent for a file, and takes others once its clients have left', () => {
    const w = beside({ files: [{ path: '/home/netuser/quiet', fault: { kind: 'silent' } }] });
    for (let i = 0; i < 51; i++) copy(w, `scp -q ${OPTIONS} local.cfg ${at('quiet')}`, '⟦+8s⟧⟦guessme⟧⟦+4s⟧⟦^C⟧⟦+1s⟧');
    copy(w, `scp -q ${OPTIONS} local.cfg ${at('x')}`);
    expect(w.status).toBe(0);
  });

  it('R97 alters what it sends', () => {
    const w = beside({ fault: { kind: 'alters', at: 0, by: { hex: '52' } } });
    copy(w, `scp -q ${OPTIONS} ${at('r.cfg')} got`);
    expect(w.run('cat got')).toBe('Remote\n');
  });

  it('R97 begins where its accounts are at home', () => {
    const w = beside({ accounts: [{ user: 'netuser', password: 'guessme', home: '/srv' }] });
    copy(w, `scp -q ${OPTIONS} ${at('a.cfg')} got`);
    expect(w.run('cat got')).toBe('hostname R1\nend\n');
  });
});

describe('pscp at a workstation', () => {
  it('R137 asks whether the key is right, and copies', () => {
    const w = beside();
    const call = `pscp -scp -l netuser -pw guessme local.cfg 10.1.1.20:x`;
    expect(w.screen(`⟦:type ${call}\r⟧⟦+8s⟧`)).toMatch(
      /The host key is not cached for this server:\n {2}10\.1\.1\.20 \(port 22\)\n[^]*\n {2}ssh-rsa 2048 SHA256:\S{43}\n[^]*Store key in cache\? \(y\/n, Return cancels connection, i for more info\) $/,
    );
    expect(w.screen('⟦y⟧⟦+5s⟧')).toMatch(
      /Keyboard-interactive authentication prompts from server:\nEnd of keyboard-interactive prompts from server\n\rlocal\.cfg {17}\| 0 kB \| {3}0\.0 kB\/s \| ETA: 00:00:00 \| 100%\nuser@pc/,
    );
    expect(w.status).toBe(0);
    expect(w.run(`${call.replace('local.cfg 10.1.1.20:x', '10.1.1.20:x back')}`)).toContain('\rx  ');
    expect(w.run('cat back .putty/sshhostkeys')).toMatch(/^five\nrsa2@22:10\.1\.1\.20 0x10001,0x[0-9a-f]{512}\n$/);
  });

  it('R137 says what went wrong', () => {
    const w = beside();
    expect(w.run('pscp -scp -P 23 local.cfg 10.1.1.20:x')).toBe('FATAL ERROR: Network error: Connection refused\n');
    expect(w.status).toBe(1);
    expect(w.run('pscp local.cfg here')).toBe('pscp: Local to local copy not supported\n');
    const call = '⟦:type pscp -scp -l netuser -pw no local.cfg 10.1.1.20:x\r⟧⟦+8s⟧';
    expect(w.screen(`${call}⟦n⟧⟦+5s⟧`)).toMatch(
      /Access denied\n[^]*FATAL ERROR: Configured password was not accepted\n/,
    );
    expect(w.screen(`${call}⟦:key enter⟧⟦+1s⟧`)).toContain('Connection abandoned.\n');
    expect(w.screen('⟦:type pscp -scp -l netuser -pw guessme 10.1.1.20:none x\r⟧⟦+8s⟧⟦n⟧⟦+5s⟧')).toMatch(
      /scp: none: No such file or directory\n/,
    );
    expect(w.status).toBe(1);
  });
});
