import type { EpochMillis } from '../kernel/calendar.ts';
import { isPacket, type Captured } from './packet.ts';
import { pcapHeader, pieces, Recording } from './pcap.ts';
import type { Wire } from './wire.ts';

/** A capture file that grows. */
export interface WireRecording {
  /** The next bytes of the file: all that was sent until a moment. What is there is whole. */
  until(moment: number): Generator<Uint8Array>;
  /** Takes nothing more. */
  stop(): void;
}

/** What stays the same on every wire that a packet crosses. */
const sameOf = (captured: Captured): object =>
  'flow' in captured ? captured.flow : isPacket(captured.frame.carries) ? captured.frame.carries.body : captured.frame;

/** Records what some wires keep, and all that comes. A packet that several of them carry is recorded where it was first. */
export function recordWires(wires: readonly Wire[], begin: EpochMillis): WireRecording {
  const recording = new Recording(begin);
  const known = new WeakSet<object>();
  const add = (captured: Captured): void => {
    const same = sameOf(captured);
    if (wires.length > 1 && known.has(same)) return;
    known.add(same);
    recording.add(captured);
  };
  for (const captured of wires.flatMap((wire) => wire.captured).sort((a, b) => a.at - b.at)) add(captured);
  const stops = wires.map((wire) => wire.watch(add));
  let begun = false;
  return {
    *until(moment) {
      if (!begun) yield pcapHeader();
      begun = true;
      yield* pieces(recording.until(moment));
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
