import type { VirtualClock } from '../kernel/clock.ts';
import type { Content } from '../system/content.ts';
import { tallyOf, type Amount, type Tally } from './bulk-packets.ts';
import { MovingFlow, type Cutting } from './flow.ts';
import { arrived, isDenied, type BothWays, type bothWays, type Way } from './way.ts';

/** What bulk data needs of whoever sends it. */
interface Sender {
  readonly clock: VirtualClock;
  /** The ways that its packets take now. */
  readonly ways: ReturnType<typeof bothWays>;
  /** Bytes a millisecond that get through on them, where the ends take so many. */
  speed(ways: BothWays, ends: number): number;
}

const NONE: Tally = { there: { packets: 0, bytes: 0 }, back: { packets: 0, bytes: 0 } };
const since = (before: Amount, now: Amount): Amount => ({
  packets: now.packets - before.packets,
  bytes: now.bytes - before.bytes,
});

/** Tells the filters on a way of so many packets. */
function tell({ crossings, packet }: Way, packets: number): void {
  if (packets <= 0) return;
  const counted = { ...packet, packets };
  for (const [hops, { from, to }] of crossings.entries()) {
    if (hops > 0) from.stack.permits?.(from.port.name, 'out', arrived(counted, crossings[hops - 1]));
    to.stack.permits?.(to.port.name, 'in', arrived(counted, { from, to }));
  }
}

/** Counts so much at every port on a way. */
function pass({ crossings }: Way, amount: Amount): void {
  if (amount.packets <= 0) return;
  for (const { wire, from, to } of crossings) {
    wire.count({ machine: from.machine.machine.name, port: from.port.name }, 'sent', amount.packets);
    wire.count({ machine: to.machine.machine.name, port: to.port.name }, 'received', amount.packets);
    from.machine.ip.count(from.port.name, 'out', amount);
    to.machine.ip.count(to.port.name, 'in', amount);
  }
}

/** Bulk data on the way that it takes now. */
export class Pour {
  readonly flow: MovingFlow;
  #ways: BothWays | undefined;
  #told = NONE;
  #counted = NONE;

  constructor(content: Content, cutting: Cutting, { clock, ways, speed }: Sender) {
    const now = (ends: number): number => {
      this.#tell();
      const found = ways();
      if (found && isDenied(found)) found.count();
      this.#ways = found && !isDenied(found) ? found : undefined;
      return this.#ways ? speed(this.#ways, ends) : 0;
    };
    this.flow = new MovingFlow(clock, content, now, cutting);
    this.flow.until(Infinity)(() => this.#tell());
  }

  /** The ways that it takes, as far as it knows. */
  get ways(): BothWays | undefined {
    return this.#ways;
  }

  /** Ports count what has passed them since they did last. */
  count(now = tallyOf(this.flow)): void {
    if (!this.#ways) return;
    const before = this.#counted;
    this.#counted = now;
    pass(this.#ways.there, since(before.there, now.there));
    pass(this.#ways.back, since(before.back, now.back));
  }

  /** Filters count what has passed them since they were told last. */
  #tell(): void {
    if (!this.#ways) return;
    const [before, now] = [this.#told, tallyOf(this.flow)];
    this.#told = now;
    this.count(now);
    tell(this.#ways.there, now.there.packets - before.there.packets);
    tell(this.#ways.back, now.back.packets - before.back.packets);
  }
}
