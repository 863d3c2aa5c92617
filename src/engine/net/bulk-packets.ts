import { concat } from '../system/bytes.ts';
import { read, sizeOf } from '../system/content.ts';
import type { LockStep } from '../system/network/network.ts';
import type { MovingFlow } from './flow.ts';
import type { Captured } from './packet.ts';

export type Bulk = Extract<Captured, { readonly kind: 'bulk' }>;

/** Segments that one acknowledgement answers. */
const ANSWERED = 2;
/** Bytes at the beginning of bulk data whose packets are shown whole, and packets at its end. */
const WHOLE = 65_536;
const LAST = 4;
/** Headers of frames, and the bytes of a frame at least. */
const [UDP, TCP, SHORTEST] = [42, 54, 60] as const;

/** A packet that bulk data stands for. */
export interface BulkPacket {
  readonly at: number;
  /** It goes the other way. */
  readonly back: boolean;
  /** Where the data ends that it brings, or that it acknowledges. */
  readonly end: number;
  /** What is in it, made when it is needed. */
  bytes(): Uint8Array;
  /** Nobody needs its data. */
  readonly dull: boolean;
}

/** A packet that is over; that it has not been yet; or that there will be none. */
type Next = BulkPacket | 'later' | 'never';

const dull = (from: number, end: number, size: number): boolean => from >= WHOLE && end <= size - LAST * (end - from);

/** The n-th packet of a flow in datagrams: messages are even, answers are odd. */
function datagram({ flow, at }: Bulk, { each, header, answer }: LockStep, n: number): Next {
  const size = sizeOf(flow.content);
  const step = n >> 1;
  const from = step * each;
  const end = Math.min(size, from + each);
  const back = n % 2 === 1;
  if (from >= size || (flow.ended && flow.arrived <= from)) return 'never';
  const moment = flow.momentOf(back ? end : from);
  if (moment === undefined) return flow.ended ? 'never' : 'later';
  return {
    at: Math.max(at, moment),
    back,
    end,
    dull: !back && dull(from, end, size),
    bytes: () => (back ? answer(step) : concat(header(step), read(flow.content, from, end - from))),
  };
}

/** The n-th packet of a flow in segments: the third, sixth, ... acknowledge. The last is acknowledged by the receiver. */
function segment({ flow, at }: Bulk, each: number, n: number): Next {
  const size = sizeOf(flow.content);
  const back = n % (ANSWERED + 1) === ANSWERED;
  const before = Math.floor(n / (ANSWERED + 1)) * ANSWERED + (n % (ANSWERED + 1));
  const from = (back ? before - 1 : before) * each;
  const there = flow.ended ? flow.arrived : size;
  const end = Math.min(there, from + each);
  if (from >= there || (back && end >= size)) return 'never';
  const moment = flow.momentOf(end);
  if (moment === undefined) return 'later';
  return {
    at: Math.max(at, moment),
    back,
    end,
    dull: !back && dull(from, end, size),
    bytes: () => (back ? new Uint8Array() : read(flow.content, from, end - from)),
  };
}

/** Packets, and bytes of their frames. */
export interface Amount {
  readonly packets: number;
  readonly bytes: number;
}

/** What was brought, and what has answered it. */
export interface Tally {
  readonly there: Amount;
  readonly back: Amount;
}

/** So many packets that bring so many bytes behind their headers. */
const amount = (packets: number, header: number, bytes: number): Amount => ({
  packets,
  bytes: Math.max(packets * SHORTEST, packets * header + bytes),
});

/** What a flow has brought so far, and what has answered it. The first segment was sent by itself, empty, to begin it. */
export function tallyOf(flow: MovingFlow): Tally {
  const { arrived, size, ended, cutting } = flow;
  const each = cutting.kind === 'datagrams' ? cutting.step.each : cutting.each;
  const packets = ended ? Math.ceil(arrived / each) : Math.floor(arrived / each);
  const bytes = Math.min(arrived, packets * each);
  if (cutting.kind === 'datagrams')
    return {
      there: amount(packets, UDP + cutting.header, bytes),
      back: amount(packets, UDP + cutting.answer, 0),
    };
  const last = arrived >= size && packets > 0 && packets % ANSWERED === 0 ? 1 : 0;
  const whole = amount(packets, TCP, bytes);
  return {
    there: packets === 0 ? whole : { packets: packets - 1, bytes: whole.bytes - SHORTEST },
    back: amount(Math.floor(packets / ANSWERED) - last, TCP, 0),
  };
}

/** The packets of bulk data, one after the other, as far as they have been sent. */
export class BulkPackets {
  readonly bulk: Bulk;
  #n = 0;

  constructor(bulk: Bulk) {
    this.bulk = bulk;
  }

  get flow(): MovingFlow {
    return this.bulk.flow;
  }

  get next(): Next {
    const { cutting } = this.flow;
    return cutting.kind === 'datagrams'
      ? datagram(this.bulk, cutting.step, this.#n)
      : segment(this.bulk, cutting.each, this.#n);
  }

  pass(): void {
    this.#n += 1;
  }
}
