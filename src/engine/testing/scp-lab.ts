import { textContent, type Content } from '../system/content.ts';
import { readFile } from '../features/files/files/api.ts';
import type { HostConfig } from '../hosts/host.ts';
import type { FileSpec } from '../system/device-spec.ts';
import { Bench } from './lab.ts';
import { wire, wiredRouter } from './wired.ts';

/** The file that R2 backs up: 1381 bytes. */
export const BACKUP = textContent(`${'hostname R2\n'.repeat(114)}!\nend\n${'!'.repeat(7)}`);

/** What makes R1 a server of SCP, as the textbook has it. */
export const SEED = [
  'ip domain-name span.com',
  'crypto key generate rsa general-keys modulus 2048',
  '⟦+60s⟧',
  'username Bob privilege 15 algorithm-type scrypt secret cisco12345',
  'aaa new-model',
  'aaa authentication login default local',
  'aaa authorization exec default local',
  'ip scp server enable',
];

/** R1, who serves, and R2, who copies, on one wire; somebody is at the console of R2. `files`: of R2, and `served` of R1. */
export class ScpLab extends Bench {
  constructor(
    lines: readonly string[] = SEED,
    files: readonly FileSpec[] = [],
    served = files,
    hosts: readonly HostConfig[] = [],
  ) {
    const [r1, r2] = [
      wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['line vty 0 4', ' transport input ssh']),
      wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2']),
    ];
    super({
      devices: [
        { ...r2, files: [...(r2.files ?? []), { path: 'flash0:R2backup.cfg', content: BACKUP }, ...files] },
        { ...r1, files: [...(r1.files ?? []), ...served] },
      ],
      hosts,
      wires: [
        wire('lan', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0', ...hosts.map(({ name }) => `${name} eth0`)]),
      ],
    });
    this.player.settle();
    this.at('R1', '', '⟦+60s⟧', 'enable', 'terminal length 0', 'configure terminal', ...lines, 'end', '⟦+1s⟧');
    this.type('', '⟦+60s⟧', 'enable', 'terminal length 0');
  }

  /** Copies a file of R2 to R1 as Bob, or of R1 to R2: what R2 shows of it, from the first line behind the questions. */
  put(file: string, as = '', user = 'Bob', secret = 'cisco12345', ...more: readonly string[]): string {
    const wait = secret === '' ? [] : ['⟦+2s⟧', secret];
    return behind(this.type(`copy ${file} scp:`, '10.1.1.1', user, as, ...wait, '⟦+6s⟧', ...more));
  }

  get(file: string, as: string, secret = 'cisco12345', ...more: readonly string[]): string {
    const wait = secret === '' ? [] : ['⟦+2s⟧', secret];
    return behind(this.type('copy scp: flash:', '10.1.1.1', 'Bob', file, as, ...wait, '⟦+6s⟧', ...more));
  }

  /** What R1 has told of SCP under `debug ip scp`, without the time and the port of the other end. */
  debugged(): readonly string[] {
    const shown = this.at('R1', '', 'show logging | include SCP:', 'clear logging', '');
    return [...shown.matchAll(/: SCP: \[22 (->|<-) 10\.1\.1\.2:\d+\] (.*)/g)].map(([, way, what]) => `${way} ${what}`);
  }

  /** What the console of a router shows while lines are typed there. */
  at(name: string, ...lines: readonly string[]): string {
    this.player.play(`⟦:on ${name}⟧`);
    const shown = this.type(...lines);
    this.player.play('⟦:on R2⟧');
    return shown;
  }

  /** A file of a router. */
  held(name: string, file: string): Content | undefined {
    const device = this.lab.devices.find((one) => one.name === name);
    const found = device && readFile(device, file);
    return found?.ok ? found.value : undefined;
  }

  /** What was told to marks, by its name. */
  told(id: string): readonly unknown[] {
    return this.lab.events.filter((event) => event.id === id).map(({ payload }) => payload);
  }
}

/** What stands behind the last question of a copy. */
const behind = (shown: string): string => shown.replace(/^[^]*Destination filename \[[^\n]*\n/, '');
