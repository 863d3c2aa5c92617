import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, spawn } from '../../../kernel/io.ts';
import { cut, emptyContent, sizeOf, textContent, textOf, type Content } from '../../../system/content.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { realServer } from '../../../testing/real-server.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';
import { tftpServer } from '../../../testing/tftp-server.ts';
import { readFile } from './api.ts';

const SERVER = '10.1.0.9';
const text = 'hostname Router\n'.repeat(400);

/** A router with a network on its loopback, and a machine there. */
function connected(): { r: Bench; wire: SmallNetwork } {
  const wire = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({}, wire.network);
  r.type('configure terminal', 'interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'end', '⟦+4s⟧', '');
  wire.host(SERVER);
  return { r, wire };
}

describe('copies over TFTP', () => {
  it('R39 reads a file', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER).set('dir/a.cfg', textContent(text));
    const screen = r.type(`copy tftp://${SERVER}/dir/a.cfg flash:`, '');
    expect(screen).toMatch(
      /a\.cfg\.\.\.\nLoading dir\/a\.cfg from 10\.1\.0\.9 \(via Loopback0\): !!\n\[OK - 6400 bytes\]\n\n6400 bytes copied in /,
    );
    expect(r.type('more flash:a.cfg | count Router')).toContain('Number of lines which match regexp = 400');
  });

  it('R39 asks again for blocks that get lost', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER).set('a', textContent(text));
    wire.loses = (n) => n % 5 === 0;
    expect(r.type(`copy tftp://${SERVER}/a flash:`, '')).toContain('\n[OK - 6400 bytes]\n');
    expect(r.type('more flash:a | count Router')).toContain('= 400');
  });

  it('R39 sends again after 4, 9, 15, 22 and 30 seconds, and gives up after 38', () => {
    const { r, wire } = connected();
    const times = (what: string, ...answers: readonly string[]): readonly number[] => {
      const moments: number[] = [];
      wire.loses = () => moments.push(r.lab.now) > 0;
      r.type(what, ...answers);
      return [...moments, r.lab.now].map((ms) => Math.round((ms - (moments[0] ?? 0)) / 1000));
    };
    expect(times(`copy tftp://${SERVER}/a flash:`, '')).toEqual([0, 4, 9, 15, 22, 30, 38]);
    expect(r.player.screen).toContain(
      `Accessing tftp://${SERVER}/a...\n%Error opening tftp://${SERVER}/a (Timed out)\n`,
    );
    expect(times('copy running-config tftp:', '', '')).toEqual([0, 4, 9, 15, 22, 30, 38]);
    expect(r.player.screen).toContain(`\n.....\n%Error opening tftp://${SERVER}/router-confg (Timed out)\n`);
  });

  it('R39 gives up in the middle', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER).set('a', textContent(text));
    wire.loses = (n) => n > 12;
    expect(r.type(`copy tftp://${SERVER}/a flash:`, '', '⟦+60s⟧')).toContain(
      `): !... [timed out]\n\n%Error reading tftp://${SERVER}/a (Timed out)\n`,
    );
    expect(r.type('dir flash:')).not.toMatch(/ a\n/);
  });

  it('R39 says what the server refuses', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER);
    expect(r.type(`copy tftp://${SERVER}/x flash:`, '')).toContain(
      `Accessing tftp://${SERVER}/x...\n%Error opening tftp://${SERVER}/x (No such file or directory)\n`,
    );
    tftpServer(wire, SERVER, { refuse: 2 });
    expect(r.type(`copy running-config tftp://${SERVER}/x`, '', '')).toContain(
      `\n%Error opening tftp://${SERVER}/x (Permission denied)\n`,
    );
    tftpServer(wire, SERVER, { refuse: 4 });
    expect(r.type(`copy tftp://${SERVER}/x flash:`, '')).toContain(' (Undefined error)\n');
  });

  it('R39 writes a file, lost blocks or not', () => {
    const { r, wire } = connected();
    const files = realServer(wire, SERVER);
    wire.loses = (n) => n % 4 === 0;
    expect(r.type(`copy running-config tftp://${SERVER}/r`, '', '', '⟦+60s⟧')).toMatch(/\n!!.*\n\d+ bytes copied in /);
    expect(textOf(files.get('r') ?? emptyContent)).toMatch(/hostname Router\n[^]*\nend\n$/);
  });

  it('R39 gives up in the middle of writing, with dots', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER);
    wire.loses = (n) => n > 2;
    expect(r.type('copy running-config tftp:', '10.1.0.9', '', '⟦+60s⟧')).toContain(
      `\n!..... [timed out]\n\n%Error writing tftp://${SERVER}/router-confg (Timed out)\n`,
    );
  });

  it('R39 is broken off at any block, and closes its port', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER).set('a', textContent(text));
    wire.loses = (n) => n > 12;
    r.type(`copy tftp://${SERVER}/a flash:`, '⟦⟧⟦+6s⟧⟦^6⟧');
    expect(r.player.screen).toMatch(/: !\n%Error copying tftp:\/\/10\.1\.0\.9\/a \(Operation interrupted\)\nRouter#$/);
    expect(wire.host('10.1.0.1').sockets.size).toBe(0);
  });
});

describe('bulk data over TFTP', () => {
  const image: Content = { kind: 'noise', seed: 'image', length: 20_000_000 };
  const get = [`copy tftp://${SERVER}/big flash:`, ''] as const;

  /** A router beside a server that has an image. */
  function withImage(habits: Parameters<typeof tftpServer>[2] = {}) {
    const { r, wire } = connected();
    const files = tftpServer(wire, SERVER, habits);
    files.set('big', image);
    return { r, wire, files };
  }
  const held = (r: Bench): Content | undefined => {
    const file = readFile(r.device, 'flash0:big');
    return file.ok ? file.value : undefined;
  };

  it('R41 arrives as one, is that file, and shows a sign for every ten blocks', () => {
    const { r, wire } = withImage();
    const screen = r.type(...get);
    expect(screen).toMatch(/: !+\n\[OK - 20000000 bytes\]\n\n20000000 bytes copied in /);
    expect(screen.match(/!/g)).toHaveLength(Math.ceil((Math.floor(20_000_000 / 512) + 1) / 10));
    expect(held(r)).toEqual(image);
    expect(wire.sent.length).toBeLessThan(12);
  });

  it('R41 is written as one', () => {
    const { r, files } = withImage();
    r.type(...get);
    const screen = r.type('copy flash:big tftp:', '', 'back');
    expect(screen.match(/!/g)).toHaveLength(1 + Math.ceil((Math.floor(20_000_000 / 512) + 1) / 10));
    expect(files.get('back')).toEqual(image);
  });

  it('R41 costs few steps however long it is', () => {
    const { r } = withImage();
    const before = r.lab.now;
    let outputs = 0;
    const write = r.device.console.write.bind(r.device.console);
    r.device.console.write = (text) => {
      outputs++;
      write(text);
    };
    r.type(...get);
    expect(outputs).toBeLessThan((r.lab.now - before) / 50);
  });

  it('R41 grows on the disk: a power cut leaves a part of it, Ctrl-Shift-6 nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 260_000 }), fc.boolean(), (ms, cutPower) => {
        const { r, wire } = withImage();
        r.player.play('⟦:clear⟧').play(`⟦${get[0]}⟧`).act({ kind: 'keys', text: '\r' });
        r.player.act({ kind: 'pass', ms });
        if (cutPower) r.player.act({ kind: 'power', on: false });
        else r.player.play('⟦^6⟧');
        const left = held(r);
        if (left) expect(left).toEqual(cut(image, sizeOf(left)));
        if (cutPower) return;
        const whole = r.player.screen.includes('bytes copied in');
        expect(r.player.screen.includes('(Operation interrupted)')).toBe(!whole);
        expect(left).toEqual(whole ? image : undefined);
        expect(wire.host('10.1.0.1').sockets.size).toBe(0);
      }),
      {
        numRuns: 25,
        examples: [
          [239_000, true],
          [20_000, true],
          [120_000, false],
        ],
      },
    );
  });

  it('R41 is not for a disk with less room', () => {
    const { r, files } = withImage();
    files.set('big', { kind: 'noise', seed: 'big', length: 300_000_000 });
    const screen = r.type(...get, '');
    expect(screen).toMatch(/!\n%Error copying tftp:\/\/10\.1\.0\.9\/big \(Not enough space on device\)\nRouter#/);
    expect(held(r)).toBeUndefined();
  });

  it.each([1, 600, 9_999_999, 19_999_500])('R41 says what became of it when the server stops at byte %i', (at) => {
    const { r } = withImage({ stops: { at } });
    expect(r.type(...get)).toMatch(/!\.\.\. \[timed out\]\n\n%Error reading tftp:\/\/10\.1\.0\.9\/big \(Timed out\)\n/);
    expect(held(r)).toBeUndefined();
    const other = withImage({ stops: { at, error: 0 } });
    expect(other.r.type(...get)).toMatch(/!\n%Error reading tftp:\/\/10\.1\.0\.9\/big \(Undefined error\)\n/);
    expect(held(other.r)).toBeUndefined();
  });

  it('R41 goes on when the wire is mended in time, and gives up when it is not', () => {
    const { r, wire } = withImage();
    r.player.play(`⟦:clear⟧⟦${get[0]}⟧`).act({ kind: 'keys', text: '\r' });
    r.player.act({ kind: 'pass', ms: 30_000 });
    wire.broken = true;
    r.player.act({ kind: 'pass', ms: 35_000 });
    wire.broken = false;
    r.player.act({ kind: 'pass', ms: 600_000 });
    expect(r.player.screen).toContain('[OK - 20000000 bytes]');
    expect(held(r)).toEqual(image);
    r.player.play(`⟦:clear⟧⟦copy tftp://${SERVER}/big flash:2⟧`).act({ kind: 'keys', text: '\r' });
    r.player.act({ kind: 'pass', ms: 30_000 });
    wire.broken = true;
    r.player.act({ kind: 'pass', ms: 39_000 });
    expect(r.player.screen).toMatch(/!\.\.\. \[timed out\]\n\n%Error reading/);
  });
});

describe('files of other machines', () => {
  it('R45 are told of by show file information', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER).set('a', textContent(text));
    expect(r.type(`show file information tftp://${SERVER}/a`)).toMatch(
      /\.\.\.\nLoading a from [^\n]* !!\n\[OK - 6400 bytes\]\ntftp:\/\/10\.1\.0\.9\/a:\n {2}type is ascii text\nRouter#/,
    );
    expect(r.type(`show file information tftp://${SERVER}/none`)).toContain(
      '%Error opening tftp://10.1.0.9/none (No such',
    );
    expect(r.type('show file information tftp:')).toContain('%Error opening tftp: (Invalid argument)');
  });

  it('R45 replace the running configuration', () => {
    const { r, wire } = connected();
    realServer(wire, SERVER).set(
      'a',
      textContent('hostname Other\ninterface Loopback0\n ip address 10.1.0.1 255.255.255.0\nend\n'),
    );
    expect(r.type(`configure replace tftp://${SERVER}/a force`)).toContain('[OK - ');
    expect(r.player.screen).toContain('\nOther#');
  });

  it('R45 go from one machine to another', () => {
    const { r, wire } = connected();
    const files = realServer(wire, SERVER);
    files.set('a', textContent(text));
    expect(r.type(`copy tftp://${SERVER}/a tftp://${SERVER}/b`, '', '')).toMatch(
      /\[OK - 6400 bytes\]\n!!!\n\n6400 bytes copied in /,
    );
    expect(files.get('b')).toEqual(textContent(text));
  });
});

describe('copies by other protocols', () => {
  it.each([
    ['ftp', 'Connection refused'],
    ['rcp', 'Connection refused'],
    ['scp', 'Connection refused by remote host'],
    ['http', 'I/O error'],
    ['https', 'I/O error'],
  ])('R40 says that %s is refused', (system, reason) => {
    const { r } = connected();
    const begins =
      system === 'scp'
        ? `? \n%Error opening scp://${SERVER}/x`
        : `Accessing ${system}://*:*@${SERVER}/x...\n%Error opening ${system}://*:*@${SERVER}/x`;
    expect(r.type(`copy ${system}://u@${SERVER}/x flash:`, '')).toContain(`${begins} (${reason})\n`);
  });

  it('R40 says what cannot be reached', () => {
    const { r, wire } = connected();
    wire.host(SERVER).closed = 'unreachable';
    expect(r.type(`copy http://${SERVER}/x flash:`, '')).toContain('(I/O error)');
    const before = r.lab.now;
    expect(r.type(`copy ftp://${SERVER}/x flash:`, '')).toContain('(Timed out)');
    expect(r.lab.now - before).toBeGreaterThanOrEqual(20_000);
  });

  it('R40 connects to the port that is named', () => {
    const { r, wire } = connected();
    const { accept } = wire.machine(SERVER).listen(2121);
    const came: string[] = [];
    spawn(
      (function* () {
        const { receive } = yield* on(accept);
        came.push('connected');
        const heard = yield* on(receive);
        came.push(typeof heard === 'string' ? heard : 'data');
      })(),
    );
    expect(r.type(`copy ftp://${SERVER}:2121/x flash:`, '')).toContain('(Timed out)');
    expect(came).toEqual(['connected', 'closed']);
  });
});
