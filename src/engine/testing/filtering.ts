import { textContent } from '../system/content.ts';
import { Bench, bootedRouter } from './lab.ts';
import { wire, wiredHost, wiredRouter } from './wired.ts';
import { host } from './workstation.ts';

export const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

/** A router that has these lines; at its console. */
export function configured(...lines: readonly string[]): Bench {
  const r = bootedRouter();
  r.type('terminal length 0', 'configure terminal', ...lines, 'end');
  return r;
}
/** What a command shows, without itself and the prompt. */
export const shown = (r: Bench, typed: string): string => r.type(typed).replace(/^.*\n/, '').replace(/\S+#$/, '');

/** R1, R2 and PC in a row; at the console of R1. */
export function row(...r2: readonly string[]): Bench {
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`], ['ip route 0.0.0.0 0.0.0.0 10.1.1.2']),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 172.16.5.1`], r2),
    ],
    machines: [wiredHost('PC', '172.16.5.10', '172.16.5.1')],
    wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'PC eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 172.16.5.10', '⟦+1s⟧');
  return bench;
}

/** R1, R2 and PC in a row, with a server beside PC; lines for R2. */
export function behind(...r2: readonly string[]): Bench {
  const { stack } = wiredHost('SRV', '172.16.5.20', '172.16.5.1');
  const image = { kind: 'fill', byte: 0, length: 900_000_000 } as const;
  const files = [
    { path: '/srv/a.cfg', content: textContent('end\n') },
    { path: '/srv/image.bin', content: image },
  ];
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`], ['ip route 0.0.0.0 0.0.0.0 10.1.1.2']),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 172.16.5.1`], r2),
    ],
    machines: [wiredHost('PC', '172.16.5.10', '172.16.5.1')],
    hosts: [
      host('SRV', '172.16.5.20', { stack, files, services: { tftp: { folder: '/srv' }, http: { folder: '/srv' } } }),
    ],
    wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'PC eth0', 'SRV eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 172.16.5.10', 'ping 172.16.5.20', '⟦+1s⟧');
  return bench;
}
/** What R2 says of its lists. */
export const lists = (r: Bench): string => {
  r.type('⟦:on R2⟧', '', 'enable', 'terminal length 0');
  return shown(r, 'show access-lists');
};
