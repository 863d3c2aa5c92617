import type { Feature } from '../feature.ts';
import { features } from '../features/index.ts';
import { registry } from '../lab.ts';
import { buildRegistry } from '../registry.ts';
import type { LabSpec } from '../system/device-spec.ts';
import { Bench } from './lab.ts';
import { wire, wiredRouter } from './wired.ts';

const VTY = ['no ip domain lookup', 'line vty 0 4', 'password letmein', 'login', 'transport input telnet'];

/** R1, R2 and R3 on one segment, which take telnet by a password; somebody is at the console of R1, at level 15. `more`: a feature that they have, too. */
export function threeRouters(lines: readonly string[] = [], more?: Feature): Bench {
  const spec: LabSpec = {
    devices: [1, 2, 3].map((n) => wiredRouter(`R${n}`, [`GigabitEthernet0/0 10.1.1.${n}`], [...VTY, ...lines])),
    wires: [
      wire(
        'lan',
        [1, 2, 3].map((n) => `R${n} GigabitEthernet0/0`),
      ),
    ],
  };
  const bench = new Bench(spec, 1, undefined, more ? buildRegistry([...features, more]) : registry);
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 10.1.1.2', 'ping 10.1.1.3');
  return bench;
}

/** What is shown at the console of another router, at level 15, while these lines are typed there. */
export function atConsole(r: Bench, name: string, ...lines: readonly string[]): string {
  r.type(`⟦:on ${name}⟧`, '', 'enable');
  const screen = r.type(...lines);
  r.type('⟦:on R1⟧');
  return screen;
}
