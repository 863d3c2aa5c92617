import { VirtualClock, type Moment } from '../kernel/clock.ts';
import type { LabEvent, Value } from '../kernel/events.ts';
import { spawn, type Io } from '../kernel/io.ts';
import { hostSpec, type HostConfig } from '../hosts/host.ts';
import { LabMachine } from '../lab-machine.ts';
import type { MachineNetwork } from '../system/network/network.ts';
import { SmallNetwork } from './small-network.ts';

export const SERVER = '10.1.1.20';
export const CLIENT = '10.1.1.1';
/** 2026-01-02 03:04:05 UTC, what a host's clock says in tests when the lab opens. */
export const EPOCH = 1_767_323_045_000;

/** Virtual milliseconds after which a client has hung. */
const PATIENCE = 3_600_000;

/** A host on a wire, and programs that talk to it from another machine. */
export class HostBench {
  readonly clock = new VirtualClock();
  readonly wire = new SmallNetwork(SERVER);
  readonly machine: LabMachine;
  readonly events: LabEvent[] = [];
  readonly network: MachineNetwork;

  constructor(config: Omit<HostConfig, 'name' | 'epoch'>) {
    this.machine = new LabMachine(hostSpec({ name: 'SRV', epoch: EPOCH, ...config }), {
      clock: this.clock,
      seed: 1,
      output: () => {},
      network: this.wire.network,
      event: (device: string, id: string, payload: Readonly<Record<string, Value>>) =>
        void this.events.push({ at: this.clock.now, device, id, payload }),
    });
    this.wire.host(SERVER);
    this.network = this.wire.machine(CLIENT);
    this.machine.start();
  }

  /** Runs a client to its end and gives what it found. Throws when it hangs. */
  run<T>(client: Io<T>): T {
    const ended: { value: T }[] = [];
    spawn(client, (value) => ended.push({ value }));
    const latest = this.clock.now + PATIENCE;
    while (!ended[0]) {
      const next = this.clock.nextTimer;
      if (next === undefined || next > latest) throw new Error('The client waits for ever');
      this.clock.advanceTo(next);
    }
    return ended[0].value;
  }

  /** Lets time pass. */
  wait(ms: number): void {
    this.clock.advanceTo((this.clock.now + ms) as Moment);
  }
}
