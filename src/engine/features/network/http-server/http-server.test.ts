import { describe, expect, it } from 'vitest';
import { sizeOf, textContent } from '../../../system/content.ts';
import { WireWords } from '../../../net/describe.ts';
import { Bench, bootedRouter, imageFile } from '../../../testing/lab.ts';
import { wire, wiredRouter } from '../../../testing/wired.ts';

const G0 = 'GigabitEthernet0/0';
const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';

/** R2 beside R1, which serves; at the console of R2. */
function beside(...lines: readonly string[]): Bench {
  const server = wiredRouter('R1', [`${G0} 10.1.1.1`], lines);
  const file = { path: 'flash0:dir/a.cfg', content: textContent('hostname R2\n') };
  const bench = new Bench({
    devices: [wiredRouter('R2', [`${G0} 10.1.1.2`]), { ...server, files: [...(server.files ?? []), file] }],
    wires: [wire('lan', [`R2 ${G0}`, `R1 ${G0}`])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 10.1.1.1', '⟦+1s⟧');
  return bench;
}
const serving = ['enable secret Top1', 'ip http server', 'ip http path flash0:'];
const copy = (r: Bench, from: string, to = 'null:'): string =>
  r.type(`copy http://${from} ${to}`, '', '⟦+10m⟧', '', 'enable');
const told = (r: Bench): readonly unknown[] =>
  r.lab.events.filter(({ id }) => id.startsWith('transfer.')).map(({ id, payload }) => [id, payload]);
const given = { protocol: 'http', from: 'R1', to: '10.1.1.2', direction: 'download' };

describe('the HTTP server of a router', () => {
  it('R1 is configured, and shown', () => {
    const r = bootedRouter();
    const lines = (): readonly string[] => r.type('show running-config | include ip http').split('\n').slice(1, -1);
    r.type('terminal length 0');
    expect(lines()).toEqual(['no ip http server', 'no ip http secure-server']);
    expect(r.type('show ip http server status')).toContain('\nHTTP server status: Disabled\nHTTP server port: 80\n');
    const typed = [
      'ip http server',
      'no ip http secure-server',
      'ip http port 8080',
      'ip http access-class 10',
      'ip http authentication local',
      'ip http path flash0:dir',
      'ip http timeout-policy idle 60 life 86400 requests 10000',
    ];
    r.type('configure terminal', ...typed.toReversed(), 'end');
    expect(lines()).toEqual(typed);
    expect(r.type('show ip http server status')).toContain(
      'HTTP server status: Enabled\nHTTP server port: 8080\nHTTP server authentication method: local\nHTTP server access class: 10\nHTTP server base path: flash0:dir\n',
    );
    r.type('configure terminal');
    for (const wrong of ['ip http port 70000', 'ip http path tftp://10.1.1.1/', 'ip http access-class 100'])
      expect(r.type(wrong)).toContain("% Invalid input detected at '^' marker.");
    r.type(
      'no ip http port',
      'no ip http path',
      'no ip http access-class',
      'no ip http authentication',
      'default ip http server',
      'end',
    );
    expect(lines()).toEqual(['no ip http server', 'no ip http secure-server', typed[6]]);
  });

  it('R2 R3 gives an image to another router, and says so', () => {
    const r = beside(...serving);
    const size = sizeOf(imageFile(IMAGE).content);
    expect(copy(r, `any:Top1@10.1.1.1/${IMAGE}`, 'flash0:new.bin')).toContain(`${size} bytes copied`);
    expect(r.fact('files.md5', 'flash0:new.bin')).toBe(r.lab.fact('files.md5', 'R1', `flash0:${IMAGE}`));
    expect(copy(r, 'any:Top1@10.1.1.1/dir/a.cfg')).toContain('12 bytes copied');
    expect(told(r)).toEqual([
      ['transfer.done', { ...given, file: `flash0:${IMAGE}`, bytes: size }],
      ['transfer.done', { ...given, file: 'flash0:dir/a.cfg', bytes: 12 }],
    ]);
  });

  it('R3 R5 gives nothing to strangers, and not what is not there', () => {
    const r = beside(...serving);
    for (const from of ['10.1.1.1/dir/a.cfg', 'any:top1@10.1.1.1/dir/a.cfg'])
      expect(copy(r, from)).toContain('(Permission denied)');
    for (const name of ['none', 'dir', 'dir/../dir/a.cfg', '__proto__'])
      expect(copy(r, `any:Top1@10.1.1.1/${name}`)).toContain('(No such file or directory)');
    expect(r.type('copy running-config http://any:Top1@10.1.1.1/x', '', '', '⟦+1m⟧')).toContain('%Error');
    expect(told(r)).toEqual([
      ...[1, 2].map(() => ['transfer.failed', { ...given, file: 'flash0:dir/a.cfg', bytes: 0, reason: 'denied' }]),
      ['transfer.failed', { ...given, file: 'flash0:none', bytes: 0, reason: 'missing' }],
      ['transfer.failed', { ...given, file: 'flash0:dir', bytes: 0, reason: 'missing' }],
      ['transfer.failed', { ...given, file: '/dir/../dir/a.cfg', bytes: 0, reason: 'missing' }],
      ['transfer.failed', { ...given, file: 'flash0:__proto__', bytes: 0, reason: 'missing' }],
      [
        'transfer.failed',
        { ...given, file: 'flash0:x', from: '10.1.1.2', to: 'R1', direction: 'upload', bytes: 0, reason: 'denied' },
      ],
    ]);
    const said = r.lab.events.flatMap(({ id, payload }) => (id === 'wire.said' ? [payload['text']] : []));
    expect(said.slice(0, 2)).toEqual(['any:top1', 'any:Top1']);
  });

  it('R5 crosses the wire for everybody to read', () => {
    const r = beside(...serving);
    copy(r, 'any:Top1@10.1.1.1/dir/a.cfg');
    const lines = new WireWords(r.lab.wires).lines().filter(({ protocol }) => protocol === 'HTTP');
    expect(lines.map(({ says }) => says)).toEqual(['GET /dir/a.cfg HTTP/1.1', 'HTTP/1.1 200 OK']);
  });

  it('R5 crosses the wire for everybody to read at another port, too', () => {
    const r = beside(...serving, 'ip http port 8080');
    copy(r, 'any:Top1@10.1.1.1:8080/dir/a.cfg');
    const lines = new WireWords(r.lab.wires).lines().filter(({ protocol }) => protocol === 'HTTP');
    expect(lines.map(({ says }) => says)).toEqual(['GET /dir/a.cfg HTTP/1.1', 'HTTP/1.1 200 OK']);
    expect(r.lab.events.flatMap(({ id, payload }) => (id === 'wire.said' ? [payload['text']] : []))).toEqual([
      'any:Top1',
    ]);
  });

  it('R3 asks for accounts of level 15', () => {
    const accounts = ['username ann privilege 15 secret A1', 'username bob secret B1', 'ip http authentication local'];
    const r = beside(...serving, ...accounts);
    expect(copy(r, 'ann:A1@10.1.1.1/dir/a.cfg')).toContain('12 bytes copied');
    for (const who of ['bob:B1', 'any:Top1', 'ann:B1'])
      expect(copy(r, `${who}@10.1.1.1/dir/a.cfg`)).toContain('(Permission denied)');
  });

  it('R2 R3 gives nothing without a path or a password, nor when it is off', () => {
    const bare = beside('enable secret Top1', 'ip http server');
    expect(copy(bare, 'any:Top1@10.1.1.1/dir/a.cfg')).toContain('(No such file or directory)');
    const open = beside('ip http server', 'ip http path flash0:dir', 'ip http port 8080');
    expect(copy(open, 'any:x@10.1.1.1:8080/a.cfg')).toContain('(Permission denied)');
    open.type('⟦:on R1⟧', '', 'enable', 'configure terminal', 'enable password x', 'end', '⟦:on R2⟧');
    expect(copy(open, 'any:x@10.1.1.1:8080/a.cfg')).toContain('12 bytes copied');
    open.type('⟦:on R1⟧', '', 'enable', 'x', 'configure terminal', 'no ip http server', 'end', '⟦:on R2⟧');
    expect(copy(open, 'any:x@10.1.1.1:8080/a.cfg')).toContain('%Error opening');
  });

  it('R4 cuts off whom the access list does not let pass', () => {
    const r = beside(...serving, 'access-list 10 deny any', 'ip http access-class 10');
    expect(copy(r, 'any:Top1@10.1.1.1/dir/a.cfg')).toContain('(I/O error)');
    expect(told(r)).toEqual([]);
    r.type('⟦:on R1⟧', '', 'enable', 'Top1', 'configure terminal', 'no access-list 10', 'end', '⟦:on R2⟧');
    expect(copy(r, 'any:Top1@10.1.1.1/dir/a.cfg')).toContain('12 bytes copied');
  });
});
