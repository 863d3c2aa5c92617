import type { EpochMillis } from '../kernel/calendar.ts';
import { defineSlice, type Slice } from '../kernel/slice.ts';
import type { Machine } from '../system/machine.ts';

/** What time it was on a host's clock when the lab opened. */
const hostEpoch: Slice<EpochMillis> = defineSlice({ id: 'host.epoch', lifetime: 'hardware', initial: () => 0 });

/** The clock of a host, set to this when the lab opens. */
export const hostClock = (epoch: EpochMillis): Slice<EpochMillis> => ({ ...hostEpoch, initial: () => epoch });

/** What time it is on a host's clock. */
export const hostTime = (machine: Machine): EpochMillis => machine.read(hostEpoch) + machine.clock.now;
