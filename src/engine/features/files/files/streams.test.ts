import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, sizeOf, textContent, textOf, type Content } from '../../../system/content.ts';
import { ftpServer } from '../../../testing/ftp-server.ts';
import { httpServer } from '../../../testing/http-server.ts';
import { bootedRouter, imageFile, type Bench } from '../../../testing/lab.ts';
import { realServer } from '../../../testing/real-server.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';
import { readFile } from './api.ts';

const SERVER = '10.1.0.9';
const text = 'hostname R2\n'.repeat(100);
const image: Content = { kind: 'noise', seed: 'image', length: 20_000_000 };

/** A router with a network on its loopback, and a machine there. */
function connected(...lines: readonly string[]): { r: Bench; wire: SmallNetwork } {
  const wire = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({ files: [imageFile('c2900-universalk9-mz.SPA.154-3.M.bin')] }, wire.network);
  r.type(
    'configure terminal',
    'interface lo0',
    'ip address 10.1.0.1 255.255.255.0',
    'exit',
    ...lines,
    'end',
    '⟦+4s⟧',
    '',
  );
  wire.host(SERVER);
  return { r, wire };
}
const held = (r: Bench, name: string): Content | undefined => {
  const file = readFile(r.device, `flash0:${name}`);
  return file.ok ? file.value : undefined;
};

describe('copies over FTP', () => {
  it('R42 reads a file', () => {
    const { r, wire } = connected();
    const { files, heard } = ftpServer(wire, SERVER);
    files.set('dir/a.cfg', textContent(text));
    expect(r.type(`copy ftp://${SERVER}/dir/a.cfg flash:`, '')).toMatch(
      /\[a\.cfg\]\? \nAccessing ftp:\/\/10\.1\.0\.9\/dir\/a\.cfg\.\.\.\nLoading dir\/a\.cfg !\n\[OK - 1200\/4096 bytes\]\n\n1200 bytes copied in /,
    );
    expect(held(r, 'a.cfg')).toEqual(textContent(text));
    expect(heard).toEqual([
      'USER anonymous',
      'PASS anonymous@Router',
      'TYPE I',
      'SIZE dir/a.cfg',
      'PASV',
      'RETR dir/a.cfg',
      'QUIT',
    ]);
  });

  it('R42 writes a file, and hides user and password of its name', () => {
    const { r, wire } = connected();
    const { files, heard } = ftpServer(wire, SERVER);
    expect(r.type(`copy running-config ftp://netuser:guessme@${SERVER}//r1`, '', '')).toMatch(
      /\nWriting r1 !\n\d+ bytes copied in [^\n]*\nRouter#/,
    );
    expect(textOf(files.get('/r1') ?? image)).toContain('\nhostname Router\n');
    expect(heard).toContain('PASS guessme');
    expect(r.type(`copy ftp://netuser:wrong@${SERVER}/x flash:`, '')).toContain(
      `Accessing ftp://*:*@${SERVER}/x...\n%Error opening ftp://*:*@${SERVER}/x (Incorrect Login/Password)\n`,
    );
  });

  it('R42 says what the server refuses', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER, { readOnly: true });
    expect(r.type(`copy ftp://${SERVER}/x flash:`, '')).toContain(
      `...\n%Error opening ftp://${SERVER}/x (No such file or directory)\n`,
    );
    expect(r.type('copy running-config ftp:', '', '')).toContain(
      `Writing router-confg \n%Error opening ftp://${SERVER}/router-confg (Permission denied)\n`,
    );
    expect(r.type(`copy running-config ftp://netuser@${SERVER}/x`, '', '')).toContain(
      `Writing x \n%Error opening ftp://*:*@${SERVER}/x (Incorrect Login/Password)\n`,
    );
  });

  it('R42 lets the server connect with no ip ftp passive, and waits in vain where it cannot', () => {
    const { r, wire } = connected('no ip ftp passive');
    const { files, heard } = ftpServer(wire, SERVER, { port: 2121 });
    files.set('a', image);
    expect(r.type(`copy ftp://${SERVER}:2121/a flash:`, '')).toContain('[OK - 20000000/4096 bytes]');
    expect(heard.join()).toMatch(/,PORT 10,1,0,1,\d+,\d+,RETR a/);
    expect(r.type(`copy flash:a ftp://${SERVER}:2121/b`, '', '')).toMatch(/Writing b !+\n/);
    expect(files.get('b')).toEqual(image);
    const other = connected('no ip ftp passive');
    ftpServer(other.wire, SERVER, { blocked: true }).files.set('a', image);
    expect(other.r.type(`copy ftp://${SERVER}/a flash:`, '')).toContain('/a (Timed out)\n');
  });

  it('R43 moves bulk as one, as fast as the disk takes it, with a sign for every 64 kB', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER).set('big', image);
    const screen = r.type(`copy ftp://${SERVER}/big flash:`, '');
    expect(screen.match(/!/g)).toHaveLength(Math.ceil(20_000_000 / 65_536));
    const [, seconds] = /copied in (\S+) secs/.exec(screen) ?? [];
    expect(Number(seconds)).toBeGreaterThan(20_000_000 / 2_400_000);
    expect(Number(seconds)).toBeLessThan(20_000_000 / 2_400_000 + 1);
    expect(held(r, 'big')).toEqual(image);
  });

  it.each([undefined, true] as const)('R43 is not for a disk with less room (size unknown: %s)', (sizeless) => {
    const { r, wire } = connected();
    ftpServer(wire, SERVER, sizeless && { sizeless }).files.set('big', {
      kind: 'noise',
      seed: 'b',
      length: 300_000_000,
    });
    const screen = r.type(`copy ftp://${SERVER}/big flash:`, '');
    expect(screen).toContain(`\n%Error copying ftp://${SERVER}/big (Not enough space on device)\n`);
    expect(screen.includes('Loading')).toBe(sizeless === true);
    expect(held(r, 'big')).toBeUndefined();
  });

  it.each([0, 700, 10_000_000, 19_999_999])('R43 says what became of it when the server stops at byte %i', (at) => {
    for (const [how, error] of [
      ['silent', 'Timed out'],
      ['closes', 'I/O error'],
    ] as const) {
      const { r, wire } = connected();
      realServer(wire, SERVER, { fault: { kind: 'stops', after: at, how } }).set('big', image);
      expect(r.type(`copy ftp://${SERVER}/big flash:`, '')).toContain(
        `\n%Error reading ftp://${SERVER}/big (${error})\n`,
      );
      expect(held(r, 'big')).toBeUndefined();
    }
  });

  it('R43 says that the disk of the server is full', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER, { fault: { kind: 'full' } });
    expect(r.type('copy flash:c2900-universalk9-mz.SPA.154-3.M.bin ftp:', SERVER, 'x')).toMatch(
      /Writing x !+\n%Error writing ftp:\/\/10\.1\.0\.9\/x \((Not enough space on device|Timed out)\)\n/,
    );
  });
});

describe('copies over HTTP', () => {
  it('R44 reads and writes a file', () => {
    const { r, wire } = connected();
    const { files, heard } = httpServer(wire, SERVER);
    files.set('dir/a.cfg', textContent(text));
    expect(r.type(`copy http://${SERVER}/dir/a.cfg flash:`, '')).toMatch(
      /\nAccessing http:\/\/10\.1\.0\.9\/dir\/a\.cfg\.\.\.\nLoading http:\/\/10\.1\.0\.9\/dir\/a\.cfg !\n\n1200 bytes copied in /,
    );
    expect(heard[0]).toMatch(/^GET \/dir\/a\.cfg HTTP\/1\.1\r\nHost: 10\.1\.0\.9\r\nUser-Agent: cisco-IOS\r\n/);
    expect(heard[0]).not.toContain('Authorization');
    expect(r.type('copy flash:a.cfg http:', '', 'up.cfg')).toMatch(
      /\[a\.cfg\]\? up\.cfg\nStoring http:\/\/10\.1\.0\.9\/up\.cfg !\n1200 bytes copied in /,
    );
    expect(files.get('up.cfg')).toEqual(textContent(text));
  });

  it('R44 sends user and password, and says what the server answers', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER, { web: { user: 'net', password: 'guess me' } }).set('a', textContent(text));
    expect(r.type(`copy http://${SERVER}/a flash:`, '')).toContain(
      `...\n%Error opening http://${SERVER}/a (Permission denied)\n`,
    );
    r.type('configure terminal', 'ip http client username net', 'ip http client password guess me', 'end');
    expect(r.type(`copy http://${SERVER}/a flash:`, '')).toContain('1200 bytes copied');
    expect(r.type(`copy http://x:y@${SERVER}/a flash:b`, '')).toContain(`http://*:*@${SERVER}/a (Permission denied)\n`);
    expect(r.type(`copy http://${SERVER}/none flash:`, '')).toContain('/none (No such file or directory)\n');
  });

  it.each([
    [405, 'I/O error'],
    [403, 'Permission denied'],
  ])('R44 says that a server takes no files (%i)', (status, reason) => {
    const { r, wire } = connected();
    httpServer(wire, SERVER, { refuses: status });
    expect(r.type(`copy running-config http://u:p@${SERVER}/up.cfg`, '', '')).toContain(
      `\nStoring http://*:*@${SERVER}/up.cfg !\n%Error opening http://*:*@${SERVER}/up.cfg (${reason})\n`,
    );
  });

  it('R44 trusts no web server whose certificate it cannot validate, whatever trustpoint is named', () => {
    const { r, wire } = connected();
    wire.machine(SERVER).listen(443);
    const asked = `copy https://${SERVER}/a flash:`;
    const refused = `Accessing https://${SERVER}/a...\n%Error opening https://${SERVER}/a (I/O error)\n`;
    expect(r.type(asked, '')).toContain(refused);
    const lines = [
      'ip http client connection timeout 5',
      'ip http client proxy-server 10.1.1.1 proxy-port 8080',
      'ip http client secure-ciphersuite 3des-ede-cbc-sha',
      'ip http client secure-trustpoint LAB',
    ];
    r.type('configure terminal', 'ip http client secure-trustpoint OTHER', ...lines, 'end', 'terminal length 0');
    expect(r.type('show running-config | include http client')).toBe(
      `show running-config | include http client\n${lines.join('\n')}\nRouter#`,
    );
    expect(r.type(asked, '')).toContain(refused);
    expect(r.type(`copy running-config https://${SERVER}/a`, '', '')).toContain(
      `\n%Error opening https://${SERVER}/a (I/O error)\n`,
    );
  });

  it('R40 R44 says of every end of HTTPS what it is', () => {
    const { r, wire } = connected();
    const ends = (host: string): string => r.type(`copy https://${host}/a flash:`, '', '⟦+30s⟧');
    expect(ends(SERVER)).toContain('(I/O error)');
    wire.host(SERVER).closed = 'unreachable';
    expect(ends(SERVER)).toContain('(I/O error)');
    expect(ends('10.1.0.77')).toContain('%Error opening https://10.1.0.77/a (Timed out)');
    r.type('configure terminal', 'no ip domain lookup', 'end');
    expect(ends('nobody')).toContain('%Error opening https://nobody/a (Invalid IP address or hostname)');
  });

  it.each([undefined, true] as const)('R44 is not for a disk with less room (length unknown: %s)', (lengthless) => {
    const { r, wire } = connected();
    httpServer(wire, SERVER, lengthless && { lengthless }).files.set('big', {
      kind: 'noise',
      seed: 'b',
      length: 300_000_000,
    });
    const screen = r.type(`copy http://${SERVER}/big flash:`, '');
    expect(screen).toContain(`\n%Error copying http://${SERVER}/big (Not enough space on device)\n`);
    expect(screen.includes('Loading')).toBe(lengthless === true);
  });

  it.each([0, 10_000_000, 19_900_000])('R44 says what became of it when the server stops at byte %i', (at) => {
    for (const [how, error] of [
      ['silent', 'Timed out'],
      ['closes', 'I/O error'],
    ] as const) {
      const { r, wire } = connected();
      realServer(wire, SERVER, { fault: { kind: 'stops', after: at, how } }).set('big', image);
      expect(r.type(`copy http://${SERVER}/big flash:`, '')).toContain(
        `\n%Error reading http://${SERVER}/big (${error})\n`,
      );
      expect(held(r, 'big')).toBeUndefined();
    }
  });
});

describe('an end before the end', () => {
  it.each(['ftp', 'http'])('R43 a power cut leaves a part of what comes by %s, Ctrl-Shift-6 nothing', (system) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9200 }), fc.boolean(), (ms, cutPower) => {
        const { r, wire } = connected();
        realServer(wire, SERVER).set('big', image);
        r.player.play('⟦:clear⟧').play(`⟦copy ${system}://${SERVER}/big flash:⟧`).act({ kind: 'keys', text: '\r' });
        r.player.act({ kind: 'pass', ms });
        if (cutPower) r.player.act({ kind: 'power', on: false });
        else r.player.play('⟦^6⟧');
        const left = held(r, 'big');
        if (left) expect(left).toEqual(cut(image, sizeOf(left)));
        if (cutPower) return;
        const whole = r.player.screen.includes('bytes copied in');
        expect(r.player.screen.includes('(Operation interrupted)')).toBe(!whole);
        expect(left).toEqual(whole ? image : undefined);
      }),
      {
        numRuns: 12,
        examples: [
          [8600, true],
          [0, false],
        ],
      },
    );
  });
});
