import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { besideServer, SRV, type Workstation } from '../../testing/workstation.ts';
import type { Fault } from '../faults.ts';

/** A workstation beside a server of files by FTP. */
const desk = (fault?: Fault): Workstation =>
  besideServer({ ftp: { fault, accounts: [{ user: 'netuser', password: 'guessme', home: '/srv', confined: true }] } }, [
    { path: '/srv/sub/deep.txt', content: textContent('deep\n') },
  ]);
const LOGIN = [`ftp ${SRV}`, 'netuser', 'guessme'];
const type = (w: Workstation, ...lines: readonly string[]): string =>
  w.screen(lines.map((line) => `⟦${line}⟧`).join(''));

describe('ftp at a workstation', () => {
  it('R125 logs in, gets and puts files, and says what the server says', () => {
    const w = desk();
    expect(type(w, ...LOGIN)).toBe(
      [
        `user@pc:~$ ftp ${SRV}`,
        `Connected to ${SRV}.`,
        '220 (vsFTPd 3.0.3)',
        `Name (${SRV}:user): netuser`,
        '331 Please specify the password.',
        'Password: ',
        '230 Login successful.',
        'Remote system type is UNIX.',
        'Using binary mode to transfer files.',
        'ftp> ',
      ]
        .join('\n')
        .replace(/^user@pc:~\$ /, ''),
    );
    expect(type(w, 'get a.cfg')).toMatch(
      /^get a\.cfg\nlocal: a\.cfg remote: a\.cfg\n229 Entering Extended Passive Mode \(\|\|\|\d+\|\)\n150 Opening BINARY mode data connection for a\.cfg \(16 bytes\)\.\n226 Transfer complete\.\n16 bytes received in 00:00 \(\d+\.\d\d [KM]iB\/s\)\nftp> $/,
    );
    expect(type(w, 'put a.cfg new.cfg')).toMatch(
      /local: a\.cfg remote: new\.cfg\n229 .*\n150 Ok to send data\.\n226 Transfer complete\.\n16 bytes sent in 00:00 \(/,
    );
    expect(type(w, 'quit')).toContain('quit\n221 Goodbye.\nuser@pc:~$ ');
    expect(w.run('cat a.cfg')).toBe('hostname R1\nend\n');
    expect(w.status).toBe(0);
    expect(w.lab.fact('host.file-size', 'SRV', '/srv/new.cfg')).toBe(16);
  });

  it('R125 goes through folders, here and there', () => {
    const w = desk();
    type(w, ...LOGIN);
    expect(type(w, 'ls')).toMatch(
      /229 .*\n150 Here comes the directory listing\.\n[^]* a\.cfg\n[^]* sub\n226 Directory send OK\.\nftp> $/,
    );
    expect(type(w, 'cd sub', 'pwd')).toContain(
      '250 Directory successfully changed.\nftp> pwd\nRemote directory: /sub\nftp> ',
    );
    expect(type(w, 'cd none')).toContain('550 Failed to change directory.\n');
    expect(type(w, 'lcd /tmp', 'get deep.txt', 'bye')).toContain('Local directory now: /tmp\n');
    expect(w.run('cat /tmp/deep.txt')).toBe('deep\n');
  });

  it('R125 says what is wrong', () => {
    const w = desk();
    expect(type(w, `ftp ${SRV}`, 'netuser', 'wrong', '⟦+2s⟧')).toContain('530 Login incorrect.\nLogin failed.\nftp> ');
    expect(type(w, 'get a.cfg')).toContain('530 Please login with USER and PASS.\n');
    expect(type(w, 'user netuser guessme', 'get none', 'put none')).toMatch(
      /550 Failed to open file\.\nftp> put none\nftp: Can't open `none': No such file or directory\n/,
    );
    expect(type(w, 'close', 'ls', 'x', 'd', 'open', 'open 10.1.1.20 99')).toMatch(
      /221 Goodbye\.\nftp> ls\nNot connected\.\nftp> x\n\?Invalid command\.\nftp> d\n\?Ambiguous command\.\nftp> open\nusage: open host-name \[port\]\nftp> open 10\.1\.1\.20 99\nftp: Can't connect to `10\.1\.1\.20:99': Connection refused\nftp: Can't connect to `10\.1\.1\.20:99'\nftp> $/,
    );
    type(w, 'quit');
    expect(w.run('ls none')).toContain('No such file');
  });

  it('R125 lets the server connect where passive is off', () => {
    const w = desk();
    type(w, ...LOGIN);
    expect(type(w, 'passive', 'ascii', 'binary', 'get a.cfg')).toMatch(
      /Passive mode: off; fallback to active mode: off\.\n[^]*200 Switching to ASCII mode\.\n[^]*200 Switching to Binary mode\.\n[^]*200 PORT command successful\. Consider using PASV\.\n150 /,
    );
    type(w, 'quit');
    expect(w.fact('host.file-size', '/home/user/a.cfg')).toBe(16);
  });

  it('R125 brings bulk data as one flow, and leaves what came at Ctrl-C', () => {
    const w = desk();
    type(w, ...LOGIN);
    expect(type(w, 'get big.bin')).toContain('50000000 bytes received in 00:0');
    expect(w.fact('host.file-size', '/home/user/big.bin')).toBe(50_000_000);
    w.screen('⟦:type get big.bin part\r⟧⟦+200ms⟧⟦^C⟧');
    const came = Number(w.fact('host.file-size', '/home/user/part'));
    expect(came).toBeGreaterThan(0);
    expect(came).toBeLessThan(50_000_000);
    expect(type(w, 'ls')).toContain('Not connected.\n');
  });

  it('R125 says that a transfer broke', () => {
    const w = desk({ kind: 'stops', after: 1_000_000, how: 'closes' });
    type(w, ...LOGIN);
    expect(type(w, 'get big.bin')).toMatch(/426 Failure writing network stream\.\nftp> $/);
    expect(w.fact('host.file-size', '/home/user/big.bin')).toBe(1_000_000);
  });
});
