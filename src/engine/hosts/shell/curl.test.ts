import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { host, Workstation } from '../../testing/workstation.ts';
import type { Fault } from '../faults.ts';

const SRV = '10.1.1.20';
const big = { kind: 'noise', seed: 'image', length: 50_000_000 } as const;

function desk(fault?: Fault): Workstation {
  const files = [
    { path: '/srv', owner: 'netuser', mode: 0o777 },
    { path: '/srv/a.cfg', content: textContent('hostname R1\nend\n') },
    { path: '/srv/big.bin', content: big },
  ];
  const services = {
    ftp: {
      fault,
      accounts: [{ user: 'netuser', password: 'guessme', home: '/srv', confined: true }],
      anonymous: { folder: '/srv' },
    },
    http: { fault, folder: '/srv', writes: true },
  };
  return new Workstation({}, [host('SRV', SRV, { files, services })]);
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
    expect(w.run(`curl -I ftp://${SRV}/a.cfg`)).toBe('Content-Length: 16\nAccept-ranges: bytes\n');
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
    ['curl -sST a ftp://10.1.1.20/', 25, 'Failed FTP upload: 550'],
    ['curl gopher://10.1.1.20/', 1, 'Protocol "gopher" not supported or disabled in libcurl'],
    ['curl http://', 3, 'URL using bad/illegal format or missing URL'],
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

  it('R126 says that something is missing at the end', () => {
    const w = desk({ kind: 'stops', after: 1_000_000, how: 'closes' });
    expect(w.run(`curl -sSO http://${SRV}/big.bin`)).toMatch(
      /^curl: \(18\) transfer closed with 4\d+ bytes remaining to read\n$/,
    );
    expect(w.status).toBe(18);
    expect(w.run(`curl -sSO ftp://${SRV}/big.bin`)).toContain('curl: (18) ');
  });
});
