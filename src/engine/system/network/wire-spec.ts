/** A port of a machine. */
export interface PortName {
  readonly machine: string;
  /** Full name: `GigabitEthernet0/0`, `eth0`. */
  readonly port: string;
}

/** A cable between two ports, or a segment: a switch without a console to which any number of ports lead. */
export interface WireSpec {
  readonly name: string;
  readonly kind: 'link' | 'segment';
  readonly ends: readonly PortName[];
  /** Bits a second. */
  readonly rate: number;
  /** Milliseconds from end to end. */
  readonly latency: number;
  /** Part of the frames that get lost, from 0 to 1. */
  readonly loss: number;
}
