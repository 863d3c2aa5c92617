import type { EpochMillis } from '../kernel/calendar.ts';
import { concat } from '../system/bytes.ts';
import { BulkPackets, type BulkPacket } from './bulk-packets.ts';
import { frameBytes } from './frame-bytes.ts';
import { Numbering } from './numbering.ts';
import { isPacket, type Captured, type Frame } from './packet.ts';

const MAGIC = 0xa1b2c3d4;
const LONGEST = 65_535;
const ETHERNET = 1;
const RECORD = 16;
/** Bytes that are kept of a packet of bulk data: its headers, and where its data begins. */
const SNAPPED = 68;
/** Bytes of echoes in fragments that are whole; of those that follow, each fragment is cut as bulk data is. */
const ECHOED = 1_048_576;
/** Bytes of a piece of the file. */
const PIECE = 65_536;

/** What a file of packets begins with. */
export function pcapHeader(): Uint8Array {
  const header = new DataView(new ArrayBuffer(24));
  header.setUint32(0, MAGIC, true);
  header.setUint16(4, 2, true);
  header.setUint16(6, 4, true);
  header.setUint32(16, LONGEST, true);
  header.setUint32(20, ETHERNET, true);
  return new Uint8Array(header.buffer);
}

/** One packet in a file; `begin`: what the clock says at moment 0. */
function pcapRecord(begin: EpochMillis, at: number, bytes: Uint8Array, kept = bytes.length): Uint8Array {
  const millis = begin + Math.floor(at);
  const record = new Uint8Array(RECORD + Math.min(kept, bytes.length));
  const head = new DataView(record.buffer);
  head.setUint32(0, Math.floor(millis / 1000), true);
  head.setUint32(4, (millis % 1000) * 1000 + Math.floor((at - Math.floor(at)) * 1000), true);
  head.setUint32(8, record.length - RECORD, true);
  head.setUint32(12, bytes.length, true);
  record.set(bytes.subarray(0, kept), RECORD);
  return record;
}

/** Something that was captured, and its place among all that was. */
interface Placed {
  readonly at: number;
  readonly index: number;
}

interface Waiting extends Placed {
  readonly captured: Captured;
}

interface Pouring {
  readonly index: number;
  readonly packets: BulkPackets;
}

interface Poured extends Pouring {
  readonly at: number;
  readonly packet: BulkPacket;
}

const earlier = (a: Placed, b: Placed): boolean => a.at < b.at || (a.at === b.at && a.index < b.index);

/** Puts together what wires have seen, packet by packet in the order of time, while it grows. */
export class Recording {
  readonly #begin: EpochMillis;
  readonly #numbering = new Numbering();
  #waiting: Waiting[] = [];
  /** How many of those that wait are recorded. */
  #done = 0;
  #pouring: readonly Pouring[] = [];
  #index = 0;
  /** Bytes of echoes in fragments so far. */
  #echoed = 0;

  constructor(begin: EpochMillis) {
    this.#begin = begin;
  }

  /** Takes what was on a wire. It may be up to a millisecond older than what came before. */
  add(captured: Captured): void {
    const waiting: Waiting = { at: captured.at, index: this.#index++, captured };
    const before = this.#waiting.findLastIndex((one) => earlier(one, waiting));
    this.#waiting.splice(before + 1, 0, waiting);
  }

  /** The records of all that was sent until a moment and is not recorded yet. */
  *until(moment: number): Generator<Uint8Array> {
    for (;;) {
      const first = this.#waiting[this.#done];
      const poured = this.#nextPoured();
      if (poured && (!first || earlier(poured, first))) {
        if (poured.at > moment) return this.#forget();
        yield* this.#pour(poured);
      } else {
        if (!first || first.at > moment) return this.#forget();
        this.#done += 1;
        yield* this.#record(first);
      }
    }
  }

  #forget(): void {
    this.#waiting = this.#waiting.slice(this.#done);
    this.#done = 0;
  }

  /** The earliest packet of bulk data that was not recorded. */
  #nextPoured(): Poured | undefined {
    let first: Poured | undefined;
    for (const pouring of this.#pouring) {
      const packet = pouring.packets.next;
      if (packet === 'never') this.#pouring = this.#pouring.filter((one) => one !== pouring);
      else if (packet !== 'later') {
        const found = { ...pouring, at: packet.at, packet };
        if (!first || earlier(found, first)) first = found;
      }
    }
    return first;
  }

  *#pour({ at, packets, packet }: Poured): Generator<Uint8Array> {
    packets.pass();
    const frame = this.#numbering.packet(packets.bulk, packet);
    for (const bytes of frameBytes(frame))
      yield pcapRecord(this.#begin, at, bytes, packet.dull ? SNAPPED : bytes.length);
  }

  *#record({ at, index, captured }: Waiting): Generator<Uint8Array> {
    if (captured.kind === 'bulk') {
      this.#numbering.begins(captured);
      this.#pouring = [...this.#pouring, { index, packets: new BulkPackets(captured) }];
      return;
    }
    const frame = this.#numbering.frame(captured.frame);
    if (!frame) return;
    const frames = frameBytes(frame);
    const kept = this.#kept(frame, frames);
    for (const bytes of frames) yield pcapRecord(this.#begin, at, bytes, kept);
  }

  /** Bytes that are kept of each of the frames that carry a packet. */
  #kept({ carries }: Frame, frames: readonly Uint8Array[]): number | undefined {
    if (frames.length < 2 || !isPacket(carries) || carries.body.kind !== 'icmp') return undefined;
    this.#echoed += carries.body.size;
    return this.#echoed > ECHOED ? SNAPPED : undefined;
  }
}

/** Puts records together to larger pieces. */
export function* pieces(records: Iterable<Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for (const record of records) {
    held.push(record);
    bytes += record.length;
    if (bytes < PIECE) continue;
    yield concat(...held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield concat(...held);
}

/** A file of all that was captured so far. `begin`: what the clock says at moment 0. */
export function* pcapOf(
  captured: Iterable<Captured>,
  { begin }: { readonly begin: EpochMillis },
): Generator<Uint8Array> {
  const recording = new Recording(begin);
  for (const one of captured) recording.add(one);
  yield pcapHeader();
  yield* pieces(recording.until(Infinity));
}
