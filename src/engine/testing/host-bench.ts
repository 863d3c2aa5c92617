import { VirtualClock, type Moment } from '../kernel/clock.ts';
import type { LabEvent, Value } from '../kernel/events.ts';
import { spawn, type Io } from '../kernel/io.ts';
import { hostSpec, type HostConfig } from '../hosts/host.ts';
import { LabMachine, type World } from '../lab-machine.ts';
import { LabNetwork } from '../net/lab-network.ts';
import { isPacket, type Packet, type Udp } from '../net/packet.ts';
import type { MachineNetwork } from '../system/network/network.ts';
import { wire, wiredHost } from './wired.ts';

export const SERVER = '10.1.1.20';
export const CLIENT = '10.1.1.1';
/** 2026-01-02 03:04:05 UTC, what a host's clock says in tests when the lab opens. */
export const EPOCH = 1_767_323_045_000;

/** Virtual milliseconds after which a client has hung. */
const PATIENCE = 3_600_000;

/** A host on a cable, and programs that talk to it from another machine at its end. */
export class HostBench {
  readonly clock = new VirtualClock();
  readonly machine: LabMachine;
  readonly events: LabEvent[] = [];
  readonly network: MachineNetwork;
  readonly #wires: LabNetwork;

  /** `loss`: of the cable, as a share. */
  constructor(config: Omit<HostConfig, 'name' | 'epoch'>, loss = 0) {
    this.#wires = new LabNetwork([wire('cable', ['SRV eth0', 'CLIENT eth0'], { latency: 3, loss })], 1);
    const world: World = {
      clock: this.clock,
      seed: 1,
      output: () => {},
      network: this.#wires.network,
      event: (device: string, id: string, payload: Readonly<Record<string, Value>>) => {
        if (device === 'SRV' && id !== 'wire.said') this.events.push({ at: this.clock.now, device, id, payload });
      },
    };
    const { stack } = wiredHost('SRV', SERVER);
    this.machine = new LabMachine(hostSpec({ name: 'SRV', epoch: EPOCH, stack, ...config }), world);
    const client = new LabMachine(wiredHost('CLIENT', CLIENT), world);
    this.network = client.network;
    this.machine.start();
    client.start();
  }

  /** Datagrams that were put on the cable. */
  get datagrams(): readonly (Packet & { readonly body: Udp })[] {
    return this.#wires.wires
      .flatMap(({ captured }) => captured)
      .flatMap(({ kind, frame: { carries } }) =>
        kind === 'frame' && isPacket(carries) && carries.body.kind === 'udp'
          ? [{ ...carries, body: carries.body }]
          : [],
      );
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
