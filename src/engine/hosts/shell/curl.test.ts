import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { besideServer, SRV, type Workstation } from '../../testing/workstation.ts';
import type { Fault } from '../faults.ts';
import type { HostConfig } from '../host.ts';
import { endOf } from './tools/curl/https.ts';
import { urlOf, withAccountOf } from './tools/curl/wanted.ts';

function desk(fault?: Fault, own?: Partial<HostConfig>): Workstation {
  const ftp = {
    fault,
    accounts: [{ user: 'netuser', password: 'guessme', home: '/srv', confined: true }],
    anonymous: { folder: '/srv' },
  };
  return besideServer(
    { ftp, http: { fault, folder: '/srv', writes: true }, https: {} },
    [
      { path: '/srv/sub/b.cfg', content: textContent('b\n') },
      { path: '/srv/sub/index.html', content: textContent('<html>\n') },
    ],
    own,
  );
}

describe('curl at a workstation', () => {
  it('R126 prints what it fetches, or keeps it', () => {
    const w = desk();
    for (const scheme of ['http', 'ftp'] as const) {
      expect(w.run(`curl ${scheme}://${SRV}/a.cfg`)).toBe('hostname R1\nend\n');
      expect(w.run(`curl -s ${scheme}://${SRV}/a.cfg -o ${scheme}.cfg; cat ${scheme}.cfg`)).toBe('hostname R1\nend\n');
      expect(w.run(`curl -sO ${scheme}://${SRV}/big.bin; wc -c big.bin; rm big.bin`)).toBe('50000000 big.bin\n');
    }
    expect(w.run(`curl ${SRV}/a.cfg | wc -c`)).toMatch(/\n100 +16 +100 +16 +0 +0 .*\n16\n$/);
    expect(w.status).toBe(0);
  });

  it('R126 shows its table where the output is not seen', () => {
    const w = desk();
    expect(w.run(`curl -o f http://${SRV}/a.cfg`)).toMatch(
      /^ {2}% Total {4}% Received % Xferd {2}Average Speed {3}Time {4}Time {5}Time {2}Current\n {33}Dload {2}Upload {3}Total {3}Spent {4}Left {2}Speed\n100 {4}16 {2}100 {4}16 {4}0 {5}0 +\d+k? {6}0 --:--:-- --:--:-- --:--:-- +\d+k?\n$/,
    );
  });

  it('R126 takes a value for what it is, though it is called as an option', () => {
    const w = desk();
    expect(w.run(`curl -s -o --head http://${SRV}/a.cfg; ls`)).toBe('--head\n');
    expect(w.run(`curl --silent --output x --user ann:b http://${SRV}/a.cfg; cat x`)).toBe('hostname R1\nend\n');
    expect(w.run('curl --output; echo $?')).toContain('curl: option --output: requires parameter\n');
    expect(w.run('curl -o; echo $?')).toContain('curl: option -o: requires parameter\n');
    expect(w.run(`curl --none x; echo $?`)).toContain('curl: option --none: is unknown\n');
  });

  it.each([
    ['abc', 'proper'],
    ['5s', 'proper'],
    ["''", 'proper'],
    ['-5', 'positive'],
  ])('R126 does not wait for %s seconds', (seconds, what) => {
    const w = desk();
    expect(w.run(`curl -m ${seconds} http://${SRV}/a.cfg`)).toBe(
      `curl: option -m: expected a ${what} numerical parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n`,
    );
    expect(w.status).toBe(2);
  });

  it('R126 fetches one after the other, and keeps the first under the name that was said', () => {
    const w = desk();
    expect(w.run(`curl -s -o x http://${SRV}/a.cfg http://${SRV}:/a.cfg?again http://${SRV}/none; ls; cat x`)).toMatch(
      /^hostname R1\nend\n<html>[^]*<\/html>\r?\nx\nhostname R1\nend\n$/,
    );
    expect(w.run(`curl -s http://${SRV}?x`)).toContain('<h1>');
    expect(w.run(`rm x; curl -sO 'http://${SRV}/a.cfg?x=1/2'; ls; curl -O 'http://${SRV}/?x=1'`)).toBe(
      'a.cfg\ncurl: Remote file name has no length!\ncurl: (23) Failed writing received data to disk/application\n',
    );
  });

  it('R126 sends files', () => {
    const w = desk();
    expect(w.run(`echo new > n; curl -s -T n http://${SRV}/up`)).toContain('201 Created');
    expect(w.run(`curl -s -T n -u netuser:guessme ftp://${SRV}/`)).toBe('');
    expect(w.lab.fact('host.file-size', 'SRV', '/srv/up')).toBe(4);
    expect(w.lab.fact('host.file-size', 'SRV', '/srv/n')).toBe(4);
    expect(w.run(`curl -T none http://${SRV}/`)).toContain("curl: Can't open 'none'!\n");
    expect(w.status).toBe(26);
  });

  it('R126 shows heads', () => {
    const w = desk();
    expect(w.run(`curl -I http://${SRV}/a.cfg`)).toMatch(/^HTTP\/1\.1 200 OK\n[^]*\nContent-Length: 16\n[^]*\n\n$/);
    expect(w.run(`curl -I ftp://${SRV}/a.cfg`)).toBe(
      'Last-Modified: Fri, 02 Jan 2026 03:04:05 GMT\nContent-Length: 16\nAccept-ranges: bytes\n',
    );
    expect(w.run(`curl --head ftp://${SRV}/`)).toBe('');
  });

  it('R126 lists a folder by FTP, and goes into others first', () => {
    const w = desk();
    expect(w.run(`curl ftp://${SRV}/sub/`)).toMatch(/^-rw-r--r-- +1 0 +0 +2 Jan 02 03:04 b\.cfg\n-rw.* index\.html\n$/);
    expect(w.run(`curl -l ftp://netuser:guessme@${SRV}/sub/`)).toBe('b.cfg\nindex.html\n');
    expect(w.run(`curl --list-only ftp://${SRV}`)).toBe('a.cfg\nbig.bin\nsub\n');
    expect(w.run(`curl -s ftp://${SRV}/sub/ -o l; wc -l l`)).toBe('2 l\n');
    expect(w.run(`curl ftp://${SRV}/sub/b.cfg`)).toBe('b\n');
    expect(w.run(`curl -O ftp://${SRV}/sub/; echo $?`)).toBe(
      'curl: Remote file name has no length!\ncurl: (23) Failed writing received data to disk/application\n23\n',
    );
  });

  it('R126 tells with -v what it says and hears', () => {
    const w = desk();
    expect(w.run(`curl -v -u ann:Web1 http://${SRV}/a.cfg`)).toMatch(
      /^\* {3}Trying 10\.1\.1\.20:80\.\.\.\n\* Connected to 10\.1\.1\.20 \(10\.1\.1\.20\) port 80 \(#0\)\n\* Server auth using Basic with user 'ann'\n> GET \/a\.cfg HTTP\/1\.1\n> Host: 10\.1\.1\.20\n> Authorization: Basic YW5uOldlYjE=\n> User-Agent: curl\/7\.88\.1\n> Accept: \*\/\*\n> \n< HTTP\/1\.1 200 OK\n[^]*\n< \n\* Connection #0 to host 10\.1\.1\.20 left intact\nhostname R1\nend\n$/,
    );
    expect(w.run(`curl --verbose ftp://${SRV}/sub/b.cfg`)).toMatch(
      /\n< 220 \(vsFTPd 3\.0\.3\)\n> USER anonymous\n< 331 [^]*\n> PASS ftp@example\.com\n< 230 [^]*\n> PWD\n< 257 .*\n\* Entry path is '\/'\n> CWD sub\n< 250 .*\n> EPSV\n< 229 .*\n> TYPE I\n< 200 .*\n> SIZE b\.cfg\n< 213 2\n> RETR b\.cfg\n< 150 .*\n< 226 /,
    );
  });

  it('R126 goes where it is sent with -L only', () => {
    const w = desk();
    expect(w.run(`curl http://${SRV}/sub`)).toContain('301 Moved Permanently');
    expect(w.run(`curl -L http://${SRV}/sub`)).toBe('<html>\n');
  });

  it('R133 R85 gets no further by HTTPS than somebody answers', () => {
    const w = desk();
    for (const options of ['', '-k '])
      expect(w.run(`curl ${options}https://${SRV}/; echo $?`)).toBe(
        'curl: (35) OpenSSL/3.0.19: error:0A000410:SSL routines::sslv3 alert handshake failure\n35\n',
      );
    expect(w.run(`curl https://${SRV}:80/; echo $?`)).toBe(
      'curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number\n35\n',
    );
    expect(w.run(`curl https://${SRV}:8443/; echo $?`)).toMatch(/^curl: \(7\) Failed to connect [^]*\n7\n$/);
    expect(w.run(`curl http://${SRV}:443/`)).toContain('400 Bad Request');
    const lines = w.lab.describe().lines();
    expect(lines.filter(({ protocol }) => protocol === 'HTTP').map(({ says }) => says)).toEqual(
      expect.arrayContaining(['GET / HTTP/1.1', 'HTTP/1.1 400 Bad Request']),
    );
    expect(lines.filter(({ protocol }) => protocol === 'HTTPS').map(({ says }) => says)).toEqual(
      expect.arrayContaining(['TLS client hello', 'TLS alert 40 (handshake failure)']),
    );
  });

  it('R133 says what ended it in the words of OpenSSL', () => {
    const ends = (heard: Parameters<typeof endOf>[0]): string => endOf(heard, { host: SRV, port: 443 });
    const error = 'OpenSSL/3.0.19: error:0A000';
    expect(ends('closed')).toBe(`${error}126:SSL routines::unexpected eof while reading`);
    expect(ends('reset')).toBe('OpenSSL SSL_connect: Connection reset by peer in connection to 10.1.1.20:443 ');
    expect(ends(Uint8Array.of(21, 3, 3, 0, 2, 2, 40))).toBe(`${error}410:SSL routines::sslv3 alert handshake failure`);
    expect(ends(Uint8Array.of(21, 3, 3, 0, 2, 2, 70))).toBe(`${error}42E:SSL routines::reason(1070)`);
    expect(ends(Uint8Array.of(22, 3, 3, 0, 1, 1))).toBe(`${error}0F4:SSL routines::unexpected message`);
  });

  it.each([
    ['http://srv/b', 'ann'],
    ['http://srv:80/b', 'ann'],
    ['http://srv:8080/b', undefined],
    ['http://other/b', undefined],
    ['http://bob:x@other/b', 'bob'],
  ])('R126 takes the account along to %s only where it belongs', (to, user) => {
    const [first, next] = [urlOf('http://srv/a', 'ann:Web1'), urlOf(to, undefined)];
    if (!first.ok || !next.ok) throw new Error('no URL');
    const there = withAccountOf(first.value, next.value);
    expect(there.user).toBe(user);
    expect(withAccountOf(first.value, { ...there, host: 'srv', port: 80 }).user).toBe('ann');
  });

  it.each([
    [
      'curl http://10.1.1.20:8080/x',
      7,
      "Failed to connect to 10.1.1.20 port 8080 after \\d+ ms: Couldn't connect to server",
    ],
    ['curl http://nohost.invalid/x', 6, 'Could not resolve host: nohost.invalid'],
    ['curl -f http://10.1.1.20/none', 22, 'The requested URL returned error: 404'],
    ['curl -u netuser:wrong ftp://10.1.1.20/x', 67, 'Access denied: 530'],
    ['curl ftp://10.1.1.20/none', 78, 'The file does not exist'],
    ['curl ftp://10.1.1.20/none/', 9, 'Server denied you to change to the given directory'],
    ['curl ftp://10.1.1.20/none/a', 9, 'Server denied you to change to the given directory'],
    ['curl -sST a ftp://10.1.1.20/', 25, 'Failed FTP upload: 550'],
    ['curl gopher://10.1.1.20/', 1, 'Protocol "gopher" not supported or disabled in libcurl'],
    ['curl http://', 3, 'URL using bad/illegal format or missing URL'],
    ['curl http://10.1.1.20:65536/', 3, 'URL using bad/illegal format or missing URL'],
    ['curl http://10.1.1.20:a/', 3, 'URL using bad/illegal format or missing URL'],
    ['curl ftp://10.1.1.20/%0d%0aDELE%20x', 3, 'URL using bad/illegal format or missing URL'],
    ['curl -m 2 http://10.1.1.77/', 28, 'Operation timed out after 2000 milliseconds with 0 bytes received'],
  ])('R126 %s ends with %i', (line, status, text) => {
    const w = desk();
    w.run('echo a > a');
    expect(w.run(line)).toMatch(new RegExp(`^curl: \\(${status}\\) ${text}\n$`));
    expect(w.status).toBe(status);
    expect(w.run(line.replace('curl ', 'curl -s ').replace('-sST', '-sT'))).toBe('');
  });

  it('R126 shows the page of an error without -f, and says how it is used', () => {
    const w = desk();
    expect(w.run(`curl http://${SRV}/none`)).toContain('<head><title>404 Not Found</title></head>');
    expect(w.run('curl; echo $?')).toBe("curl: try 'curl --help' or 'curl --manual' for more information\n2\n");
    expect(w.run('curl -Z x; echo $?')).toContain('curl: option -Z: is unknown\n');
  });

  it('R126 tells data that stands still from a full disk, by FTP', () => {
    const w = desk();
    w.run(`echo new > n; curl -sO http://${SRV}/big.bin; mv big.bin up.bin`);
    const cut = (line: string): string =>
      w.screen(
        `⟦:type ${line}; echo $?\r⟧⟦+300ms⟧⟦:on SRV⟧⟦:cable out eth0⟧⟦:on PC⟧⟦+700s⟧⟦:on SRV⟧⟦:cable in eth0⟧⟦:on PC⟧`,
      );
    expect(cut(`curl -sSo x ftp://${SRV}/big.bin`)).toMatch(
      /\ncurl: \(28\) Operation timed out with [1-9]\d+ bytes received\n28\n/,
    );
    expect(cut(`curl -sST up.bin -u netuser:guessme ftp://${SRV}/up2.bin`)).toMatch(
      /\ncurl: \(28\) Operation timed out with 0 bytes received\n28\n/,
    );
    const mute = desk({ kind: 'stops', after: 1_000_000, how: 'silent' });
    expect(mute.run(`curl -sSo x ftp://${SRV}/big.bin; echo $?`)).toBe(
      'curl: (28) Operation timed out with 1000000 bytes received\n28\n',
    );
    const full = desk(undefined, { room: 1_000_000 });
    expect(full.run(`curl -sSo x ftp://${SRV}/big.bin; echo $?; wc -c x`)).toBe(
      'curl: (23) Failure writing output to destination\n23\n999964 x\n',
    );
  });

  it('R126 gives no heads of a file that is not there', () => {
    const w = desk();
    expect(w.run(`curl -I ftp://${SRV}/none; echo $?`)).toBe('curl: (78) The file does not exist\n78\n');
  });

  it('R126 says that something is missing at the end', () => {
    const w = desk({ kind: 'stops', after: 1_000_000, how: 'closes' });
    expect(w.run(`curl -sSO http://${SRV}/big.bin`)).toMatch(
      /^curl: \(18\) transfer closed with 4\d+ bytes remaining to read\n$/,
    );
    expect(w.status).toBe(18);
    expect(w.run(`curl -sSO ftp://${SRV}/big.bin`)).toContain('curl: (18) ');
  });
});
