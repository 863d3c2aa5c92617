import { smallImage } from '../../../testing/signed.ts';
import { realServer } from '../../../testing/real-server.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';
import { describe, expect, it } from 'vitest';
import { imageFile, poweredRouter, rommonRouter, type Bench } from '../../../testing/lab.ts';
import { patch, textContent, type Content } from '../../../system/content.ts';
import { readFile } from '../../files/files/api.ts';

const small = smallImage();

describe('downloads', () => {
  const variables = {
    IP_ADDRESS: '10.0.0.2',
    IP_SUBNET_MASK: '255.255.255.0',
    DEFAULT_GATEWAY: '10.0.0.1',
    TFTP_SERVER: '10.9.0.5',
  };

  it('R19 misses its variables', () => {
    const bench = rommonRouter({ variables });
    const screen = bench.type('tftpdnld');
    expect(screen).toMatch(/^tftpdnld\nMissing or illegal file name for variable TFTP_FILE\n/);
    expect(screen).toContain('\n\nusage: tftpdnld [-hur]\n  Use this command for disaster recovery only');
    expect(bench.type('TFTP_FILE=x', 'IP_ADDRESS=10.0.0.500', 'tftpdnld')).toContain(
      'Missing or illegal ip address for variable IP_ADDRESS\nIllegal IP address.\n\nusage:',
    );
    expect(bench.type('tftpdnld -h')).not.toContain('Missing');
  });

  it('R20 finds no network and touches nothing', () => {
    const bench = rommonRouter({ variables: { ...variables, TFTP_FILE: 'c2900.bin', TFTP_RETRY_COUNT: '2' } });
    const screen = bench.type('tftpdnld', 'y');
    expect(screen).toContain('\n          IP_ADDRESS: 10.0.0.2\n      IP_SUBNET_MASK: 255.255.255.0\n');
    expect(screen).toMatch(
      /Do you wish to continue\? y\/n {2}\[n\]: {2}y\n\.\.\.\nARP: no reply from 10\.0\.0\.1\nTFTP: Operation terminated\.\nrommon 2 > $/,
    );
    expect(bench.type('dir flash0:')).toContain('c2900-universalk9');
  });

  const fetching = { ...variables, TFTP_FILE: 'small.bin', DEFAULT_GATEWAY: '10.9.0.5', TFTP_RETRY_COUNT: '3' };

  it('R22 tests what it received before it touches flash', () => {
    const wire = new SmallNetwork('10.0.0.2');
    const bench = rommonRouter({ variables: fetching }, wire.network);
    const files = realServer(wire, '10.9.0.5');
    expect(bench.type('tftpdnld', 'y')).toContain(
      '\nTFTP: error 1 received for small.bin\nTFTP: Operation terminated.\n',
    );
    files.set('small.bin', textContent('no image'));
    expect(bench.type('tftpdnld', 'y')).toMatch(
      /\nReceiving small\.bin from 10\.9\.0\.5 !\nFile reception completed\.\n[^]*loadprog: bad file magic number: [^]*terminated\.\n/,
    );
    expect(bench.type('dir flash0:')).toContain('c2900-universalk9');
    files.set('small.bin', small);
    wire.loses = (n) => n % 50 === 0;
    expect(bench.type('tftpdnld', 'y', '⟦+60m⟧')).toMatch(
      /Digitally Signed Release Software \n\nValidating checksum\.\nCopying file small\.bin to flash0:\.\n[^]*Format: Operation completed successfully\.\n/,
    );
    const listed = bench.type('dir flash0:');
    expect(listed).toContain('small.bin');
    expect(listed).not.toContain('c2900-universalk9');
  });

  it('R22 starts it from memory', () => {
    const wire = new SmallNetwork('10.0.0.2');
    const bench = rommonRouter({ variables: fetching }, wire.network);
    realServer(wire, '10.9.0.5').set('small.bin', small);
    bench.player.play('⟦:clear⟧⟦tftpdnld -r⟧⟦+10m⟧');
    expect(bench.player.screen).toContain('Validating checksum.\nloading image small.bin \n');
    expect(bench.device.phase).toBe('ios');
  });

  it('R22 receives an image of true size, and leaves flash alone until it is tested', () => {
    const wire = new SmallNetwork('10.0.0.2');
    const image = imageFile('c2900-universalk9-mz.SPA.154-3.M.bin').content;
    const bench = rommonRouter({ variables: fetching }, wire.network);
    const files = realServer(wire, '10.9.0.5');
    files.set('small.bin', patch(image, { at: 5_000_000, hex: '00ff00ff' }));
    expect(bench.type('tftpdnld', 'y', '⟦+60m⟧')).toMatch(
      /File reception completed\.[^]*RSA Signature Verification Failed/,
    );
    expect(bench.type('dir flash0:')).toContain('c2900-universalk9');
    files.set('small.bin', image);
    expect(bench.type('tftpdnld', 'y', '⟦+60m⟧')).toContain('Format: Operation completed successfully.');
    expect(readFile(bench.device, 'flash0:small.bin')).toEqual({ ok: true, value: image });
    expect(wire.sent.length).toBeLessThan(30);
  });

  it('R22 is broken off by Break before flash is touched', () => {
    const wire = new SmallNetwork('10.0.0.2');
    const image = imageFile('c2900-universalk9-mz.SPA.154-3.M.bin').content;
    const bench = rommonRouter({ variables: fetching }, wire.network);
    realServer(wire, '10.9.0.5').set('small.bin', image);
    bench.player.play('⟦:clear⟧⟦tftpdnld⟧⟦:key y⟧').act({ kind: 'keys', text: '\r' });
    while (!bench.player.screen.includes('Receiving')) bench.lab.step();
    bench.lab.input({ kind: 'type', console: 'R1', text: '\x03' });
    bench.player.settle();
    expect(bench.player.screen).toMatch(/Receiving small\.bin [^]*rommon \d+ > $/);
    expect(wire.host('10.0.0.2').sockets.size).toBe(0);
    expect(bench.type('dir flash0:')).toContain('c2900-universalk9');
  });

  /** A router that was told to fetch `image`, watched until its screen shows `mark`. */
  function fetchingUntil(mark: string, image: Content, ...orders: readonly string[]): Bench {
    const wire = new SmallNetwork('10.0.0.2');
    const bench = rommonRouter({ variables: fetching }, wire.network);
    realServer(wire, '10.9.0.5').set('small.bin', image);
    bench.type(...orders.slice(0, -1));
    bench.player.play(`⟦:clear⟧⟦${orders.at(-1)}⟧⟦:key y⟧`).act({ kind: 'keys', text: '\r' });
    while (!bench.player.screen.includes(mark)) bench.lab.step();
    return bench;
  }

  /** Presses Break and Ctrl-C between any two steps until the prompt of the ROM monitor is there. */
  function nagged(bench: Bench): string {
    while (!/rommon \d+ > $/.test(bench.player.screen)) {
      bench.lab.input({ kind: 'break', console: 'R1' });
      bench.lab.input({ kind: 'type', console: 'R1', text: '\x03' });
      bench.lab.step();
    }
    return bench.player.screen;
  }

  it.each([[['tftpdnld']], [['tftpdnld', 'n', 'repeat']]])(
    'R22 is not broken off from the erase of flash on: %j',
    (orders) => {
      const image = imageFile('c2900-universalk9-mz.SPA.154-3.M.bin').content;
      const bench = fetchingUntil('Copying file', image, ...orders);
      while (readFile(bench.device, 'flash0:c2900-universalk9-mz.SPA.154-3.M.bin').ok) bench.lab.step();
      const screen = nagged(bench);
      expect(screen).toContain('Format: Operation completed successfully.');
      expect(screen).not.toContain('user interrupt');
      expect(readFile(bench.device, 'flash0:small.bin')).toEqual({ ok: true, value: image });
      expect(bench.type('⟦confreg⟧⟦^C⟧')).toContain('monitor: command "confreg" aborted due to user interrupt\n');
    },
  );

  it.each(['Erasing boot flash ', 'boot flash e', 'Programming boot flash ..', 'Now Reloading'])(
    'R23 is not broken off from the erase on: %j',
    (mark) => {
      const bench = fetchingUntil(mark, imageFile('C2900_RM2.srec.SPA').content, 'tftpdnld -u');
      bench.lab.input({ kind: 'break', console: 'R1' });
      bench.lab.input({ kind: 'type', console: 'R1', text: '\x03' });
      bench.player.settle();
      expect(bench.player.screen).not.toContain('user interrupt');
      expect(bench.player.screen).toMatch(/Erasing boot flash e{23}\n[^]*Running new upgrade for first time\n/);
      expect(bench.type('showmon')).toContain('Currently running ROMMON from Upgrade region');
    },
  );

  it('R23 is broken off by Break while it tests, and nothing is programmed', () => {
    const bench = fetchingUntil('LOAD test', imageFile('C2900_RM2.srec.SPA').content, 'tftpdnld -u');
    bench.lab.input({ kind: 'break', console: 'R1' });
    bench.player.settle();
    expect(bench.player.screen).toMatch(/command "tftpdnld" aborted due to user interrupt\nrommon 2 > $/);
    expect(bench.player.screen).not.toContain('Erasing');
  });

  it.each(['u', 'r', '-u rm', '-r flash0:', '-h u', '-', '""'])('R19 takes no words: %s', (words) => {
    const bench = rommonRouter({ variables: fetching });
    const screen = bench.type(`tftpdnld ${words}`);
    expect(screen).toMatch(/^tftpdnld .*\n\nusage: tftpdnld \[-hur\]\n[^]*upgrade is complete\nrommon 2 > $/);
    expect(bench.fact('rommon.last-result')).toBe(1);
    expect(bench.type(`tftpdnld -u -x`)).toContain('tftpdnld: illegal option -- x\n\nusage: tftpdnld [-hur]\n');
  });

  it('R23 upgrades the ROM monitor, or says why not', () => {
    const wire = new SmallNetwork('10.0.0.2');
    const bench = rommonRouter({ variables: fetching }, wire.network);
    const files = realServer(wire, '10.9.0.5');
    files.set('small.bin', small);
    const refused = bench.type('tftpdnld -u', 'y', '⟦+10m⟧');
    expect(refused).not.toContain('data in all partitions');
    expect(refused).toMatch(
      /%ERROR: The file is not a ROM monitor image\. Nothing was programmed\.\nTFTP: Operation term/,
    );
    files.set('small.bin', imageFile('C2900_RM2.srec.SPA').content);
    const screen = bench.type('tftpdnld -u', 'y', '⟦+10m⟧');
    expect(screen).toMatch(
      /reception completed\.\nPlatform Field Upgradeable[^]*Passed \.\.\.\n[^]*Now Reloading\n[^]*Running new upgrade for first time\n/,
    );
    expect(bench.device.phase).toBe('rommon');
    expect(bench.type('showmon')).toContain('Upgrade');
    expect(bench.type('dir flash0:')).toContain('c2900-universalk9');
    const asr = poweredRouter({ platform: 'asr1002x', register: 0x2100 });
    asr.player.settle();
    expect(asr.type('tftpdnld -u')).toContain('tftpdnld: this ROM monitor cannot be upgraded\n');
  });

  it('R23 asks before it programs, and starts with what is there when power is lost meanwhile', () => {
    const wire = new SmallNetwork('10.0.0.2');
    const bench = rommonRouter({ variables: fetching }, wire.network);
    realServer(wire, '10.9.0.5').set('small.bin', imageFile('C2900_RM2.srec.SPA').content);
    const asked = bench.type('tftpdnld -ru', 'n', '⟦+10m⟧');
    expect(asked).toContain(
      '\nThe ROM monitor will be upgraded, and the system will reboot.\nDo you wish to continue?',
    );
    expect(asked).not.toContain('Receiving');
    bench.player.play('⟦:clear⟧⟦tftpdnld -ru⟧⟦:key y⟧').act({ kind: 'keys', text: '\r' });
    while (!bench.player.screen.includes('boot flash ee')) bench.lab.step();
    bench.player.act({ kind: 'power', on: false });
    bench.player.play('⟦:power on⟧⟦+60s⟧');
    expect(bench.player.screen).toMatch(/Erasing boot flash e+\n/);
    expect(bench.player.screen).not.toMatch(/Programming|Running new upgrade for first time/);
    expect(bench.device.phase).toBe('rommon');
    expect(bench.type('dir flash0:')).toContain('c2900-universalk9');
  });

  it('R21 calls for a sender', () => {
    const bench = rommonRouter();
    expect(bench.type('xmodem')).toContain('usage: xmodem [-cyrx]');
    expect(bench.type('xmodem -c x.bin', 'y')).toMatch(
      /Ready to receive file x\.bin \.\.\.\nC+\nxmodem: no sender, download aborted\n/,
    );
  });
});
