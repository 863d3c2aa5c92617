import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../testing/lab.ts';
import { SmallNetwork } from '../../testing/small-network.ts';

const PEER = '10.1.0.9';

/** A router with a network on its loopback, and a machine there. */
function connected(...lines: readonly string[]): { r: Bench; wire: SmallNetwork } {
  const wire = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({}, wire.network);
  const own = ['interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'exit'];
  r.type('configure terminal', ...own, ...lines, 'end', '⟦+4s⟧', '');
  wire.host(PEER);
  return { r, wire };
}

describe('ping over a network', () => {
  it('R12 prints what comes back', () => {
    const { r } = connected();
    expect(r.type(`ping ${PEER}`)).toContain(
      '\n!!!!!\nSuccess rate is 100 percent (5/5), round-trip min/avg/max = 6/6/6 ms\n',
    );
    expect(r.type('ping 10.1.0.8 repeat 2')).toContain('\n..\nSuccess rate is 0 percent (0/2)\n');
  });

  it('R12 counts what is unreachable at once', () => {
    const { r, wire } = connected();
    wire.host(PEER).echo = 'unreachable';
    const before = r.lab.now;
    expect(r.type(`ping ${PEER}`)).toContain('\nUUUUU\nSuccess rate is 0 percent (0/5)\n');
    expect(r.lab.now - before).toBeLessThan(1000);
  });

  it('R12 says what is too big', () => {
    const { r } = connected();
    expect(r.type(`ping ${PEER} size 1600 df-bit repeat 3`)).toContain('\nMMM\n');
    expect(r.type(`ping ${PEER} size 1600 repeat 3`)).toContain('\n!!!\n');
  });

  it('R12 cuts percentages off', () => {
    const { r, wire } = connected();
    wire.host(PEER).misses = 1;
    expect(r.type(`ping ${PEER} repeat 3`)).toContain(
      '\n.!!\nSuccess rate is 66 percent (2/3), round-trip min/avg/max = 6/6/6 ms\n',
    );
  });
});
