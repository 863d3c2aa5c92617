import { describe, expect, it } from 'vitest';
import { bytesContent, textContent } from '../../system/content.ts';
import { besideServer, type Workstation } from '../../testing/workstation.ts';
import type { FileConfig } from '../files.ts';

const accounts = [{ user: 'netuser', password: 'guessme' }];
const HOME = { path: '/home/netuser', owner: 'netuser' };
const CALL = 'ssh -o StrictHostKeyChecking=accept-new netuser@10.1.1.20';

/** A workstation beside a server of shells, with files of its own. */
const beside = (own: readonly FileConfig[] = [], others: readonly FileConfig[] = [HOME]): Workstation =>
  besideServer({ ssh: { accounts }, ftp: { accounts: [], anonymous: { folder: '/srv' } } }, [...others], {
    files: [...['/home/user', '/home/user/.ssh'].map((path) => ({ path, owner: 'user' })), ...own],
  });

/** Calls with a line, and gives the password; what is printed behind it. */
function logIn(w: Workstation, line: string, keys = '⟦+8s⟧⟦guessme⟧⟦+5s⟧'): string {
  return w.screen(`⟦:type ${line}\r⟧${keys}`);
}

describe('ssh at a workstation', () => {
  it('R96 brings a file whole, whatever its bytes', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i + (i >> 8)) & 255);
    const w = beside([], [HOME, { path: '/srv/x.bin', content: bytesContent(bytes) }]);
    logIn(w, `${CALL} cat /srv/x.bin > x.bin`);
    expect(w.run('wc -c x.bin')).toBe('200000 x.bin\n');
    const there = logIn(w, `${CALL} sha256sum /srv/x.bin`);
    expect(there).toContain(w.run('sha256sum x.bin').slice(0, 64));
    logIn(w, `${CALL} cat /srv/big.bin > big.bin`, '⟦+8s⟧⟦guessme⟧⟦+60s⟧');
    expect(w.run('wc -c big.bin')).toBe('50000000 big.bin\n');
    logIn(w, `${CALL} cat /srv/a.cfg > a.cfg`);
    expect(w.run('wc -c a.cfg')).toBe('16 a.cfg\n');
  });

  it('R96 keeps the errors of a command apart', () => {
    const w = beside();
    const shown = logIn(w, `${CALL} cat /srv/a.cfg /none > out`);
    expect(shown).toContain('cat: /none: No such file or directory\n');
    expect(w.status).toBe(1);
    expect(w.run('cat out')).toBe('hostname R1\nend\n');
  });

  it('R96 gives a command a terminal where that is asked for', () => {
    const w = beside([], [HOME, { path: '/srv/l', content: textContent(`${'line\n'.repeat(40)}last\n`) }]);
    expect(logIn(w, `${CALL} ls /srv`)).toMatch(/\na\.cfg\nbig\.bin\n/);
    expect(logIn(w, `${CALL.replace('ssh', 'ssh -t')} ls /srv`)).toMatch(
      /\na\.cfg {2}big\.bin {2}l\nConnection to 10\.1\.1\.20 closed\.\nuser@pc:~\$ $/,
    );
    logIn(w, `${CALL.replace('ssh', 'ssh -o RequestTTY=yes')} less /srv/l`);
    expect(w.screen('⟦:type q⟧⟦+1s⟧')).toMatch(/Connection to 10\.1\.1\.20 closed\.\nuser@pc:~\$ $/);
  });

  it('R134 says what is wrong with an option or a setting', () => {
    const w = beside();
    const at = (words: string): string => w.run(`ssh ${words}`);
    expect(at('-o Foo=bar h')).toBe('command-line: line 0: Bad configuration option: foo\n');
    expect(w.status).toBe(255);
    expect(at('-o Foo h')).toBe('command-line: line 0: Bad configuration option: foo\n');
    expect(at('-o Port h')).toBe('command-line line 0: no argument after keyword "port"\n');
    expect(at('-o Port=22x h')).toBe("command-line line 0: Bad port '22x'.\n");
    expect(at('-o StrictHostKeyChecking=maybe h')).toBe('command-line line 0: unsupported option "maybe".\n');
    expect(at('-o NumberOfPasswordPrompts=x h')).toBe('command-line line 0: integer value invalid.\n');
    expect(at('-o ConnectTimeout=x h')).toBe('command-line line 0: invalid time value.\n');
    expect(at('-o LogLevel=x h')).toBe("command-line line 0: unsupported log level 'x'\n");
    expect(at('-o Host=x h')).toBe('Host directive not supported as a command-line option\n');
    expect(at('-o Ciphers=foo h')).toBe("command-line line 0: Bad SSH2 cipher spec 'foo'.\n");
    expect(at('-o MACs=+foo h')).toBe("command-line line 0: Bad SSH2 MAC spec '+foo'.\n");
    expect(at('-o HostKeyAlgorithms=foo h')).toBe("command-line line 0: Bad key types 'foo'.\n");
    expect(at('-o KexAlgorithms=+foo h')).toBe(
      'Unsupported KEX algorithm "foo"\ncommand-line line 0: Bad SSH2 KexAlgorithms \'+foo\'.\n',
    );
    expect(at('-c foo h')).toBe("Unknown cipher type 'foo'\n");
    expect(at('-m foo h')).toBe("Unknown mac type 'foo'\n");
    expect(at('-p 70000 h')).toBe("Bad port '70000'\n");
    expect(at('-% h')).toMatch(/^unknown option -- %\nusage: ssh \[-46Aa/);
    expect(at('h -l')).toMatch(/^option requires an argument -- l\nusage: ssh/);
    expect(at('@h')).toMatch(/^usage: ssh/);
    expect(at('bob@')).toBe('ssh: Could not resolve hostname : Name or service not known\n');
    expect(w.status).toBe(255);
    expect(at('-F none -o ProxyJump=x -p 1 10.1.1.20')).toBe(
      'command-line line 0: Unsupported option "proxyjump"\nssh: connect to host 10.1.1.20 port 1: Connection refused\n',
    );
    expect(at('-o PubkeyAuthentication=no -p 1 -o Port=2 10.1.1.20')).toBe(
      'ssh: connect to host 10.1.1.20 port 1: Connection refused\n',
    );
    expect(at('-q -p 1 10.1.1.20')).toBe('');
  });

  it('R134 reads the settings of its files, the first of each', () => {
    const config = textContent('Host lab* !lab9\n  HostName 10.1.1.20\n  Port=1\nHost *\n  Port 2 # as a rule\n');
    const w = beside([{ path: '/home/user/.ssh/config', owner: 'user', content: config }]);
    expect(w.run('ssh lab1')).toBe('ssh: connect to host 10.1.1.20 port 1: Connection refused\n');
    expect(w.run('ssh -p 3 lab1')).toBe('ssh: connect to host 10.1.1.20 port 3: Connection refused\n');
    expect(w.run('ssh 10.1.1.20')).toBe('ssh: connect to host 10.1.1.20 port 2: Connection refused\n');
    w.run("echo 'Foo bar' > bad");
    w.run("echo 'Port x' >> bad");
    expect(w.run('ssh -F bad 10.1.1.20')).toBe(
      "/home/user/bad: line 1: Bad configuration option: foo\n/home/user/bad line 2: Bad port 'x'.\n/home/user/bad: terminating, 2 bad configuration options\n",
    );
    expect(w.run('ssh -F nofile h')).toBe("Can't open user config file nofile: No such file or directory\n");
  });

  it('R134 reads long lines and patterns of many stars in no time', () => {
    const blanks = ' '.repeat(300_000);
    const lines = [`Host ${'*a'.repeat(40)}`, '  Port 1', 'Host *', `  User a${blanks}b`, '  Port 2'];
    const config = textContent(`${lines.join('\n')}\n`);
    const w = beside([{ path: '/home/user/.ssh/config', owner: 'user', content: config }]);
    expect(w.run(`ssh ${'a'.repeat(39)}b`)).toContain('Could not resolve hostname');
    expect(w.run('ssh 10.1.1.20')).toBe('ssh: connect to host 10.1.1.20 port 2: Connection refused\n');
  });

  it('R134 asks by the methods that it may, and asks nobody in a batch', () => {
    const w = beside();
    expect(logIn(w, `${CALL} -o PreferredAuthentications=password`, '⟦+8s⟧')).toMatch(
      /\nnetuser@10\.1\.1\.20's password: $/,
    );
    w.screen('⟦^C⟧');
    expect(logIn(w, `${CALL} -o BatchMode=yes`, '⟦+8s⟧')).toMatch(
      /\nnetuser@10\.1\.1\.20: Permission denied \(password,keyboard-interactive\)\.\nuser@pc:~\$ $/,
    );
  });

  it('R134 gives up a server that says nothing, after ConnectTimeout', () => {
    const w = beside();
    expect(w.screen('⟦ssh -o ConnectTimeout=5 -p 21 10.1.1.20⟧⟦+6s⟧')).toContain(
      'Connection timed out during banner exchange\nConnection to 10.1.1.20 port 21 timed out\n',
    );
  });

  it('R135 knows a key by the name and the port of the host, not by how it was called', () => {
    const config = textContent('Host lab\n  HostName 10.1.1.20\n');
    const w = beside([
      { path: '/home/user/.ssh/config', owner: 'user', content: config },
      { path: '/etc/hosts', content: textContent('10.1.1.20 srv\n') },
    ]);
    const call = '⟦ssh netuser@lab⟧⟦+8s⟧';
    expect(w.screen(call)).toMatch(
      /host '10\.1\.1\.20 \(10\.1\.1\.20\)' can't be established[^]*\nThis key is not known by any other names\.\n/,
    );
    w.screen('⟦yes⟧⟦+2s⟧⟦^C⟧');
    expect(w.run('cat .ssh/known_hosts')).toMatch(/^10\.1\.1\.20 ssh-rsa \S+\n$/);
    expect(w.screen(call)).toMatch(/\n\(netuser@10\.1\.1\.20\) Password: $/);
    w.screen('⟦^C⟧');
    expect(w.screen('⟦ssh netuser@SRV⟧⟦+8s⟧')).toContain(
      "The authenticity of host 'srv (10.1.1.20)' can't be established.\n",
    );
    expect(w.player.screen).toContain(
      '\nThis host key is known by the following other names/addresses:\n    ~/.ssh/known_hosts:1: 10.1.1.20\nAre you sure',
    );
    w.screen('⟦no⟧');
    expect(w.screen(`⟦ssh -o HostKeyAlias=r -o UserKnownHostsFile=k netuser@lab⟧⟦+8s⟧⟦yes⟧⟦+2s⟧⟦^C⟧⟦cat k⟧`)).toMatch(
      /\nr ssh-rsa \S+\n/,
    );
  });

  it('R135 gives no password to a server that has another key', () => {
    const w = beside([
      { path: '/home/user/.ssh/known_hosts', owner: 'user', content: textContent('10.1.1.20 ssh-rsa AAAA\n') },
    ]);
    expect(w.run(`${CALL}`)).toMatch(
      /IDENTIFICATION HAS CHANGED![^]*Offending RSA key in \/home\/user\/\.ssh\/known_hosts:1\nHost key for 10\.1\.1\.20 has changed and you have requested strict checking\.\nHost key verification failed\.\n$/,
    );
    expect(w.run(CALL.replace('accept-new', 'no'))).toMatch(
      /known_hosts:1\nPassword authentication is disabled to avoid man-in-the-middle attacks\.\nKeyboard-interactive authentication is disabled to avoid man-in-the-middle attacks\.\nnetuser@10\.1\.1\.20: Permission denied \(password,keyboard-interactive\)\.\n$/,
    );
  });

  it('R135 keeps keys only where its user may', () => {
    const w = beside([], []);
    logIn(w, CALL);
    expect(w.screen('⟦ssh -o StrictHostKeyChecking=no 127.0.0.1⟧⟦+8s⟧')).toContain(
      "\nCould not create directory '/.ssh' (Permission denied).\nFailed to add the host to the list of known hosts (/.ssh/known_hosts).\n",
    );
  });
});
