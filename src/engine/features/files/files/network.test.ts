import { describe, expect, it } from 'vitest';
import { on, spawn } from '../../../kernel/io.ts';
import { utf8Encode } from '../../../system/bytes.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';
import { tftpServer } from '../../../testing/tftp-server.ts';

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
    tftpServer(wire, SERVER).set('dir/a.cfg', utf8Encode(text));
    const screen = r.type(`copy tftp://${SERVER}/dir/a.cfg flash:`, '');
    expect(screen).toMatch(
      /a\.cfg\.\.\.\nLoading dir\/a\.cfg from 10\.1\.0\.9 \(via Loopback0\): !!\n\[OK - 6400 bytes\]\n\n6400 bytes copied in /,
    );
    expect(r.type('more flash:a.cfg | count Router')).toContain('Number of lines which match regexp = 400');
  });

  it('R39 asks again for blocks that get lost', () => {
    const { r, wire } = connected();
    tftpServer(wire, SERVER).set('a', utf8Encode(text));
    wire.loses = (n) => n % 5 === 0;
    expect(r.type(`copy tftp://${SERVER}/a flash:`, '')).toContain('\n[OK - 6400 bytes]\n');
    expect(r.type('more flash:a | count Router')).toContain('= 400');
  });

  it('R39 gives up in the middle', () => {
    const { r, wire } = connected();
    tftpServer(wire, SERVER).set('a', utf8Encode(text));
    wire.loses = (n) => n > 12;
    expect(r.type(`copy tftp://${SERVER}/a flash:`, '', '⟦+60s⟧')).toContain(
      `): !... [timed out]\n\n%Error reading tftp://${SERVER}/a (Timed out)\n`,
    );
    expect(r.type('dir flash:')).not.toMatch(/ a\n/);
  });

  it('R39 says what the server refuses', () => {
    const { r, wire } = connected();
    tftpServer(wire, SERVER);
    expect(r.type(`copy tftp://${SERVER}/x flash:`, '')).toContain(
      `Accessing tftp://${SERVER}/x...\n%Error opening tftp://${SERVER}/x (No such file or directory)\n`,
    );
    tftpServer(wire, SERVER, 2);
    expect(r.type(`copy running-config tftp://${SERVER}/x`, '', '')).toContain(
      `\n%Error opening tftp://${SERVER}/x (Permission denied)\n`,
    );
    tftpServer(wire, SERVER, 4);
    expect(r.type(`copy tftp://${SERVER}/x flash:`, '')).toContain(' (Undefined error)\n');
  });

  it('R39 writes a file, lost blocks or not', () => {
    const { r, wire } = connected();
    const files = tftpServer(wire, SERVER);
    wire.loses = (n) => n % 4 === 0;
    expect(r.type(`copy running-config tftp://${SERVER}/r`, '', '', '⟦+60s⟧')).toMatch(/\n!!.*\n\d+ bytes copied in /);
    expect(new TextDecoder().decode(files.get('r'))).toMatch(/hostname Router\n[^]*\nend\n$/);
  });

  it('R39 is broken off at any block, and closes its port', () => {
    const { r, wire } = connected();
    tftpServer(wire, SERVER).set('a', utf8Encode(text));
    wire.loses = (n) => n > 12;
    r.type(`copy tftp://${SERVER}/a flash:`, '⟦⟧⟦+6s⟧⟦^6⟧');
    expect(r.player.screen).toMatch(/Router#$/);
    expect(wire.host('10.1.0.1').sockets.size).toBe(0);
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
    expect(r.type(`copy ${system}://u@${SERVER}/x flash:`, '')).toContain(
      `Accessing ${system}://${SERVER}/x...\n%Error opening ${system}://${SERVER}/x (${reason})\n`,
    );
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
