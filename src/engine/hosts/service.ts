import type { Io } from '../kernel/io.ts';
import type { Slice } from '../kernel/slice.ts';
import type { Machine } from '../system/machine.ts';

/** A program of a host that answers others at a port. */
export interface Service<Config> {
  readonly id: string;
  /** Where it listens unless its configuration says otherwise. */
  readonly port: number;
  /** What it keeps. */
  readonly slices?: readonly Slice<unknown>[];
  run(machine: Machine, config: Config): Io<never>;
}
