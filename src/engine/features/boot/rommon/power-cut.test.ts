import { describe, expect, it } from 'vitest';
import { listDisk } from '../../files/files/api.ts';
import { poweredRouter, type Bench } from '../../../testing/lab.ts';
import { smallImage } from '../../../testing/signed.ts';
import { realServer } from '../../../testing/real-server.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';

const SERVER = '10.9.0.5';
const variables = {
  IP_ADDRESS: '10.0.0.2',
  IP_SUBNET_MASK: '255.255.255.0',
  DEFAULT_GATEWAY: SERVER,
  TFTP_SERVER: SERVER,
  TFTP_FILE: 'new.bin',
  BOOT: 'flash0:old.bin,1;',
};
const old = smallImage({ size: 120_000, seed: 'old' });
const fresh = smallImage({ size: 150_000, seed: 'fresh' });
const MOST = 200;

/** A router at its ROM monitor that has answered the question of tftpdnld. */
function asked(): Bench {
  const wire = new SmallNetwork('10.0.0.2');
  const files = [{ path: 'flash0:old.bin', content: old }];
  const bench = poweredRouter({ register: 0x2100, variables, files }, wire.network);
  bench.player.settle();
  realServer(wire, SERVER).set('new.bin', fresh);
  bench.player.play('⟦:clear⟧⟦tftpdnld⟧⟦:type y⟧');
  bench.player.act({ kind: 'keys', text: '\r' });
  return bench;
}

describe('power that is cut at any step of tftpdnld', () => {
  it('R22 leaves flash as it was, empty, or with the whole image, and the variables', () => {
    const seen = new Set<string>();
    for (let steps = 0; steps < MOST && !seen.has('new.bin'); steps++) {
      const bench = asked();
      for (let i = 0; i < steps; i++) bench.lab.step();
      bench.player.act({ kind: 'power', on: false });
      const listed = listDisk(bench.device, 'flash0', { hidden: true });
      const files = listed.ok ? listed.value : [];
      for (const { path, content } of files) expect(content).toEqual(path === 'new.bin' ? fresh : old);
      seen.add(files.map(({ path }) => path).join());
      bench.player.play('⟦:clear⟧').act({ kind: 'power', on: true });
      bench.player.settle();
      expect(bench.player.screen).toMatch(/rommon 1 > $/);
      for (const [name, value] of Object.entries(variables)) expect(bench.fact('rommon.variable', name)).toBe(value);
      if (seen.has('new.bin')) bench.player.play('⟦boot flash0:new.bin⟧');
      expect(bench.device.phase).toBe(seen.has('new.bin') ? 'ios' : 'rommon');
    }
    expect([...seen]).toEqual(['old.bin', '', 'new.bin']);
  });
});
