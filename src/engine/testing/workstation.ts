import { textContent } from '../system/content.ts';
import type { HostConfig } from '../hosts/host.ts';
import { Lab, type LabSpec } from '../lab.ts';
import type { Value } from '../kernel/events.ts';
import { Player } from '../transcript.ts';
import { EPOCH } from './host-bench.ts';
import { wire, wiredHost } from './wired.ts';

export const PROMPT = 'user@pc:~$ ';

/** A host of a lab as a scenario would have it. */
export const host = (name: string, ip: string, changes: Partial<HostConfig> = {}): HostConfig => ({
  name,
  epoch: EPOCH,
  stack: wiredHost(name, ip).stack,
  files: [],
  services: {},
  ...changes,
});

/** A lab with a workstation PC (10.1.1.10) beside other machines on one switch, and somebody at it. */
export class Workstation {
  readonly lab: Lab;
  readonly player: Player;

  constructor(changes: Partial<HostConfig> = {}, others: readonly HostConfig[] = [], spec: Partial<LabSpec> = {}) {
    const hosts = [host('PC', '10.1.1.10', { workstation: true, ...changes }), ...others];
    this.lab = new Lab(
      { devices: [], hosts, wires: [wire('LAN', [...hosts.map(({ name }) => `${name} eth0`), 'SPARE eth0'])], ...spec },
      1,
    );
    this.player = new Player(this.lab, 'PC');
    this.player.settle();
  }

  /** Types a line; what it printed, without the line itself and the prompt behind it. */
  run(line: string): string {
    const screen = this.screen(line);
    const from = screen.indexOf('\n') + 1;
    return screen.slice(from).replace(/user@pc:[^\n]*\$ $/, '');
  }

  /** Types a line or plays marks; everything that appears. */
  screen(marks: string): string {
    this.player.play('⟦:clear⟧');
    this.player.play(marks.includes('⟦') ? marks : `⟦:type ${marks}\r⟧`);
    return this.player.screen;
  }

  /** Exit status of the last command. */
  get status(): number {
    return Number(this.run('echo $?'));
  }

  /** A fact of the workstation. */
  fact(id: string, of: string): Value {
    return this.lab.fact(id, 'PC', of);
  }
}

export const SRV = '10.1.1.20';

/** A workstation beside a server with files in /srv: a small one, a large one, and others; netuser may write there. */
export const besideServer = (
  services: HostConfig['services'],
  others: HostConfig['files'] = [],
  own: Partial<HostConfig> = {},
): Workstation =>
  new Workstation(own, [
    host('SRV', SRV, {
      services,
      files: [
        { path: '/srv', owner: 'netuser', mode: 0o777 },
        { path: '/srv/a.cfg', content: textContent('hostname R1\nend\n') },
        { path: '/srv/big.bin', content: { kind: 'noise', seed: 'image', length: 50_000_000 } },
        ...others,
      ],
    }),
  ]);
