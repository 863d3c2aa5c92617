import { describe, expect, it } from 'vitest';
import { spawn } from '../../../kernel/io.ts';
import { sizeOf, textContent, type Content } from '../../../system/content.ts';
import { memoryTaker } from '../../../system/network/taker.ts';
import { readByTftp, writeByTftp, type TftpCall } from '../../../system/network/tftp.ts';
import { tftpError, tftpRequest } from '../../../system/network/tftp-packets.ts';
import { Bench, bootedRouter, imageFile } from '../../../testing/lab.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';
import { wire as cable, wiredRouter } from '../../../testing/wired.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';

/** A router that serves, and a client of another machine. */
function serving(...lines: readonly string[]) {
  const wire = new SmallNetwork('10.1.0.1');
  const file = { path: 'flash0:dir/a.cfg', content: textContent('hostname R2\n') };
  const r = bootedRouter({ files: [imageFile(IMAGE), file] }, wire.network);
  r.type('configure terminal', ...lines, 'end');
  const machine = wire.machine('10.1.0.9');
  const call = (blockSize?: number): TftpCall => ({
    clock: r.device.clock,
    socket: machine.bind(),
    server: '10.1.0.1',
    patience: [1000, 1000, 1000],
    blockSize,
    pace: () => Infinity,
    signs: () => {},
    waited: () => {},
    stray: () => {},
  });
  const get = (name: string, blockSize?: number): Content | string => {
    let got: Content | string = 'nothing';
    spawn(readByTftp(call(blockSize), name, memoryTaker), (done) => {
      if (done.ok) got = done.value;
      else got = done.error.kind === 'refused' ? `error ${done.error.code}` : done.error.kind;
    });
    r.type('⟦+90m⟧');
    return got;
  };
  return { r, wire, get, call };
}
const shown = (r: Bench): readonly string[] =>
  r
    .type('', '', 'enable', 'terminal length 0', 'show running-config')
    .split('\n')
    .filter((line) => line.startsWith('tftp-server'));

describe('the TFTP server of a router', () => {
  it('R1 gives what is configured, by its names', () => {
    const { r, get } = serving(
      'tftp-server flash:dir/a.cfg',
      `tftp-server flash0:${IMAGE} alias image.bin 10`,
      'tftp-server flash:none',
    );
    expect(get('dir/a.cfg')).toEqual(textContent('hostname R2\n'));
    expect(get('flash:dir/a.cfg')).toEqual(textContent('hostname R2\n'));
    const image = get('image.bin');
    expect(image).toEqual(imageFile(IMAGE).content);
    expect(get('image.bin', 8192)).toEqual(image);
    expect(typeof image === 'string' ? 0 : sizeOf(image)).toBeGreaterThan(10_000_000);
    expect(shown(r)).toEqual([
      'tftp-server flash0:dir/a.cfg',
      `tftp-server flash0:${IMAGE} alias image.bin 10`,
      'tftp-server flash0:none',
    ]);
  });

  it('R1 answers from the address that was asked', () => {
    const file = { path: 'flash0:a.cfg', content: textContent('hostname R2\n') };
    const lines = ['interface Loopback0', ' ip address 10.9.9.9 255.255.255.255', 'tftp-server flash0:a.cfg'];
    const server = wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2'], lines);
    const r = new Bench({
      devices: [
        wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['ip route 10.9.9.9 255.255.255.255 10.1.1.2']),
        { ...server, files: [...(server.files ?? []), file] },
      ],
      wires: [cable('lan', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0'])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable');
    expect(r.type('copy tftp://10.9.9.9/a.cfg null:', '', '⟦+60s⟧')).toContain('[OK - 12 bytes]');
    expect(r.type('copy tftp://10.9.9.9/none null:', '', '⟦+60s⟧')).toContain('(No such file or directory)');
  });

  it('R4 tells what it gave, and what it did not', () => {
    const { r, get, call, wire } = serving('tftp-server flash:dir/a.cfg', `tftp-server flash:${IMAGE}`);
    const told = (): readonly unknown[] =>
      r.lab.events.filter(({ id }) => id.startsWith('transfer.')).map(({ id, payload }) => [id, payload]);
    get('dir/a.cfg');
    get('none');
    spawn(writeByTftp(call(), 'dir/a.cfg', textContent('x')), () => {});
    r.type('⟦+1m⟧');
    const given = { protocol: 'tftp', from: 'R1', to: '10.1.0.9', direction: 'download' };
    expect(told()).toEqual([
      ['transfer.done', { ...given, file: 'flash0:dir/a.cfg', bytes: 12 }],
      ['transfer.failed', { ...given, file: 'none', bytes: 0, reason: 'missing' }],
      [
        'transfer.failed',
        { ...given, file: 'dir/a.cfg', from: '10.1.0.9', to: 'R1', direction: 'upload', bytes: 0, reason: 'denied' },
      ],
    ]);
    wire.machine('10.1.0.8').bind({ port: 4000 }).send({ address: '10.1.0.1', port: 69 }, tftpRequest('read', IMAGE));
    r.type('⟦+5m⟧');
    expect(told().at(-1)).toMatchObject(['transfer.failed', { reason: 'timed-out', bytes: 0, to: '10.1.0.8' }]);
  });

  it('R5 is debugged', () => {
    const { r, get } = serving('tftp-server flash:dir/a.cfg');
    expect(r.type('debug tftp events')).toContain('\nTFTP Event debugging is on\n');
    expect(r.type('debug tftp packets')).toContain('\nTFTP Packet debugging is on\n');
    get('none\x07.tlv');
    expect(r.type('', '', 'enable', 'show logging | include TFTP')).toMatch(
      /: TFTP: Looking for none\.tlv\n.*: TFTP: Server request for port \d+, socket_id 0x71523394 for process 334\n.*: TFTP: read request from host 10\.1\.0\.9\(\d+\) via \S+\n.*: TFTP: Sending error 1 No such file\n/,
    );
    expect(r.type('undebug all', 'show debugging')).not.toContain('TFTP');
  });

  it('R6 tells what the client of the device asks for, and how it is refused', () => {
    const r = new Bench({
      devices: [
        wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1']),
        wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2'], ['tftp-server flash0:a.cfg']),
      ],
      wires: [cable('lan', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0'])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable', 'debug tftp packets', 'copy tftp://10.1.1.2/a.cfg null:', '', '⟦+60s⟧');
    r.type('copy running-config tftp://10.1.1.2/b.cfg', '', '', '⟦+60s⟧');
    const told = r.type('show logging | include TFTP').match(/TFTP: .*/g);
    expect(told).toEqual([
      'TFTP: Sending read request to 10.1.1.2',
      'TFTP: Sending read request to 10.1.1.2',
      'TFTP: Received error 1 No such file',
      'TFTP: Sending write request to 10.1.1.2',
      'TFTP: Received error 2 Access violation',
    ]);
  });

  it('R6 takes nothing that others send for an answer to its client', () => {
    const r = new Bench({
      devices: [
        wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['tftp-server flash0:a.cfg']),
        wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2']),
      ],
      wires: [cable('lan', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0'])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable', 'debug tftp packets', 'copy tftp://10.1.1.2/a.cfg null:', '', '⟦+60s⟧');
    const socket = r.lab.device('R2')?.network.bind();
    for (const port of [69, 514, 50_000]) socket?.send({ address: '10.1.1.1', port }, tftpError(0, 'enough'));
    r.type('⟦+5s⟧');
    const told = r.type('show logging | include TFTP').match(/TFTP: .*/g) ?? [];
    expect(new Set(told)).toEqual(new Set(['TFTP: Sending read request to 10.1.1.2']));
  });

  it('R2 refuses everything else', () => {
    const { r, get, call, wire } = serving('tftp-server flash:dir/a.cfg', 'tftp-server flash:none');
    expect(get(IMAGE)).toBe('error 1');
    expect(get('none')).toBe('error 1');
    let wrote = '';
    spawn(writeByTftp(call(), 'dir/a.cfg', textContent('x')), (done) => {
      wrote = !done.ok && done.error.kind === 'refused' ? `error ${done.error.code}` : 'something else';
    });
    r.type('⟦+1m⟧');
    expect(wrote).toBe('error 2');
    r.type(
      '',
      '',
      'enable',
      'configure terminal',
      'no tftp-server flash:dir/a.cfg',
      'no tftp-server flash0:none',
      'end',
    );
    expect(get('dir/a.cfg')).toBe('silent');
    expect(wire.host('10.1.0.1').sockets.size).toBe(0);
  });

  it('R3 answers nobody whom the access list keeps back', () => {
    const { r, get } = serving('tftp-server flash:dir/a.cfg 10', 'access-list 10 deny 10.1.0.9');
    expect(get('dir/a.cfg')).toBe('silent');
    expect(get('other')).toBe('error 1');
    r.type('', '', 'enable', 'configure terminal', 'no access-list 10', 'end');
    expect(get('dir/a.cfg')).toEqual(textContent('hostname R2\n'));
  });

  it('R1 takes files of its own only', () => {
    const r = bootedRouter();
    r.type('configure terminal');
    for (const wrong of ['tftp://10.1.1.1/a', 'system:running-config', 'nowhere:a', 'flash0:a alias b 100'])
      expect(r.type(`tftp-server ${wrong}`)).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('tftp-server', 'tftp-server flash0:a alias')).toMatch(/(% Incomplete command\.[^]*){2}/);
    r.type('tftp-server flash0:a alias b', 'tftp-server flash0:a alias c 5', 'tftp-server nvram:startup-config');
    r.type('no tftp-server flash0:a alias b', 'end');
    expect(shown(r)).toEqual(['tftp-server flash0:a alias c 5', 'tftp-server nvram:startup-config']);
    r.type('configure terminal', 'no tftp-server flash0:a', 'end');
    expect(shown(r)).toEqual(['tftp-server nvram:startup-config']);
  });

  it('R1 gives an image to itself', () => {
    const G0 = 'GigabitEthernet0/0';
    const r = new Bench({
      devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], [`tftp-server flash0:${IMAGE}`]), wiredRouter('R2', [])],
      wires: [cable('cable', [`R1 ${G0}`, 'R2 GigabitEthernet0/1'], { kind: 'segment' })],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable');
    const size = sizeOf(imageFile(IMAGE).content);
    expect(r.type(`copy tftp://10.1.1.1/${IMAGE} null:`, '', '⟦+20m⟧')).toContain(`[OK - ${size} bytes]`);
  });

  it('R1 R2 R3 gives an image to another router', () => {
    const G0 = 'GigabitEthernet0/0';
    const offers = ['access-list 10 permit 10.1.1.3', `tftp-server flash0:${IMAGE} alias ios.bin`];
    const r = new Bench({
      devices: [
        wiredRouter('R2', [`${G0} 10.1.1.2`]),
        wiredRouter('R1', [`${G0} 10.1.1.1`], [...offers, 'tftp-server nvram:startup-config 10']),
      ],
      wires: [cable('cable', [`R1 ${G0}`, `R2 ${G0}`])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable', 'ping 10.1.1.1', '⟦+1s⟧');
    const size = sizeOf(imageFile(IMAGE).content);
    const copied = r.type('copy tftp://10.1.1.1/ios.bin flash0:new.bin', '', '⟦+20m⟧');
    expect(copied).toContain(`Loading ios.bin from 10.1.1.1 (via ${G0}): !`);
    expect(copied).toContain(`[OK - ${size} bytes]`);
    expect(r.fact('files.md5', 'flash0:new.bin')).toBe(r.lab.fact('files.md5', 'R1', `flash0:${IMAGE}`));
    r.type('', '', 'enable');
    expect(r.type('copy tftp://10.1.1.1/none null:', '', '⟦+1m⟧')).toContain(
      '%Error opening tftp://10.1.1.1/none (No such file or directory)\n',
    );
    expect(r.type('copy tftp://10.1.1.1/startup-config null:', '', '⟦+1m⟧')).toContain(
      '%Error opening tftp://10.1.1.1/startup-config (Timed out)\n',
    );
  });
});
