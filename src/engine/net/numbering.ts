import type { Address } from '../system/network/network.ts';
import type { Bulk, BulkPacket } from './bulk-packets.ts';
import { isPacket, WINDOW, type Frame, type Packet, type Tcp } from './packet.ts';

/** Bulk data that goes one way in a connection. */
interface Poured {
  /** Sequence number of its first byte. */
  readonly base: number;
  /** Bytes that were shown, and how many of them are acknowledged. */
  sent: number;
  acknowledged: number;
}

/** What one end has said to the other, as far as it was shown. */
interface Side {
  frame: Frame & { readonly carries: Packet };
  /** Sequence number after the last byte, and what it has acknowledged. */
  next: number;
  acknowledges: number | undefined;
  poured: Poured | undefined;
}

type PacketFrame = Side['frame'];

const plus = (sequence: number, length: number): number => (sequence + length) >>> 0;

const ports = ({ body }: Packet): readonly [number, number] =>
  body.kind === 'icmp' ? [0, 0] : [body.fromPort, body.toPort];

function keysOf(packet: Packet): { readonly own: string; readonly other: string } {
  const [from, to] = ports(packet);
  const { kind } = packet.body;
  return {
    own: `${kind} ${packet.from}:${from} ${packet.to}:${to}`,
    other: `${kind} ${packet.to}:${to} ${packet.from}:${from}`,
  };
}

const isBare = ({ bytes, syn, fin, reset }: Tcp): boolean => bytes.length === 0 && !syn && !fin && !reset;

const lengthOf = ({ bytes, syn, fin }: Tcp): number => bytes.length + (syn ? 1 : 0) + (fin ? 1 : 0);

/** How much of what was poured a number lies behind its beginning; undefined: it lies elsewhere. */
function within(number: number, poured: Poured | undefined): number | undefined {
  const behind = poured && plus(number, -poured.base);
  return poured && behind !== undefined && behind <= poured.sent ? behind : undefined;
}

/** Writes one packet of bulk data, or its answer, into the frame that it began with. */
const filled = (frame: PacketFrame, id: number, body: Packet['body']): PacketFrame => ({
  ...frame,
  carries: { ...frame.carries, id, body },
});

/**
 * Numbers what a capture holds as if bulk data had been sent packet by packet: identifications of IP go on after it,
 * and what both ends of a connection say beside it knows how far it has come.
 */
export class Numbering {
  readonly #sides = new Map<string, Side>();
  /** Packets by sender that bulk data stands for, and the last identification. */
  readonly #more = new Map<Address, number>();
  readonly #last = new Map<Address, number>();

  /** A frame as it is shown; undefined: it is one of those that bulk data stands for. */
  frame(frame: Frame): Frame | undefined {
    const { carries } = frame;
    if (!isPacket(carries)) return frame;
    const body = this.#body(carries);
    if (!body) return this.#leaveOut(carries.from);
    const shown = filled({ ...frame, carries }, this.#identify(carries), body);
    this.#note(shown);
    return shown;
  }

  /** Bulk data begins. */
  begins({ frame }: Bulk): void {
    const { body } = frame.carries;
    const known = this.#sides.get(keysOf(frame.carries).own);
    const side: Side = known ?? { frame, next: 0, acknowledges: undefined, poured: undefined };
    side.frame = frame;
    if (body.kind === 'tcp') {
      this.#leaveOut(frame.carries.from);
      side.next = body.sequence;
      side.acknowledges ??= body.acknowledges;
      side.poured = { base: body.sequence, sent: 0, acknowledged: 0 };
    }
    this.#sides.set(keysOf(frame.carries).own, side);
  }

  /** A packet that bulk data stands for. */
  packet({ frame }: Bulk, packet: BulkPacket): Frame {
    const { own, other } = keysOf(frame.carries);
    const side = this.#sides.get(own);
    const answering = this.#sides.get(other);
    const bytes = packet.bytes();
    return packet.back
      ? this.#back(frame, packet.end, bytes, side, answering)
      : this.#there(frame, packet.end, bytes, side, answering);
  }

  #there(frame: PacketFrame, end: number, bytes: Uint8Array, side?: Side, answering?: Side): PacketFrame {
    const { body, from } = frame.carries;
    const id = this.#another(from);
    if (body.kind !== 'tcp') return filled(frame, id, { ...body, bytes } as Packet['body']);
    const acknowledges = answering?.next ?? body.acknowledges;
    const sequence = side?.next ?? body.sequence;
    if (side) {
      side.next = plus(body.sequence, end);
      side.acknowledges = acknowledges;
      if (side.poured) side.poured.sent = end;
    }
    return filled(frame, id, { ...body, sequence, acknowledges, bytes });
  }

  /** What answers, in the frame that its sender last used, or the other way round where none was seen. */
  #back(frame: PacketFrame, end: number, bytes: Uint8Array, side?: Side, answering?: Side): PacketFrame {
    const { from, to, ttl, body } = frame.carries;
    const last = answering?.frame ?? {
      from: frame.to,
      to: frame.from,
      carries: { from: to, to: from, ttl, id: 0, dontFragment: false, body },
    };
    const [fromPort, toPort] = ports(frame.carries);
    const back = { fromPort: toPort, toPort: fromPort, bytes };
    const id = this.#another(to);
    if (body.kind !== 'tcp') return filled(last, id, { kind: 'udp', ...back });
    const acknowledges = plus(body.sequence, end);
    if (side?.poured) side.poured.acknowledged = end;
    if (answering) answering.acknowledges = acknowledges;
    const window = last.carries.body.kind === 'tcp' && answering ? last.carries.body.window : WINDOW;
    const sequence = answering?.next ?? body.acknowledges ?? 0;
    return filled(last, id, { kind: 'tcp', ...back, sequence, acknowledges, window });
  }

  /** A packet of the sender is not shown: what follows has its identification. */
  #leaveOut(from: Address): undefined {
    this.#more.set(from, (this.#more.get(from) ?? 0) - 1);
    return undefined;
  }

  #another(from: Address): number {
    this.#more.set(from, (this.#more.get(from) ?? 0) + 1);
    const id = ((this.#last.get(from) ?? 0) + 1) & 0xffff;
    this.#last.set(from, id);
    return id;
  }

  #identify({ from, id }: Packet): number {
    const identified = (id + (this.#more.get(from) ?? 0)) & 0xffff;
    this.#last.set(from, identified);
    return identified;
  }

  /** Notes how far a frame has brought its sender. */
  #note(frame: PacketFrame): void {
    const { body } = frame.carries;
    if (body.kind === 'icmp') return;
    const { own } = keysOf(frame.carries);
    const side: Side = this.#sides.get(own) ?? { frame, next: 0, acknowledges: undefined, poured: undefined };
    this.#sides.set(own, side);
    side.frame = frame;
    if (body.kind !== 'tcp') return;
    const next = plus(body.sequence, lengthOf(body));
    if (body.syn || ((next - side.next) | 0) > 0) side.next = next;
    if (body.syn) side.poured = undefined;
    side.acknowledges = body.acknowledges;
  }

  #body({ body, ...packet }: Packet): Packet['body'] | undefined {
    if (body.kind === 'icmp') return body.about ? { ...body, about: this.#quoted(body.about) } : body;
    if (body.kind === 'udp') return body;
    const { own, other } = keysOf({ body, ...packet });
    return this.#tcp(body, this.#sides.get(own), this.#sides.get(other)?.poured);
  }

  #quoted(about: Packet): Packet {
    return { ...about, id: (about.id + (this.#more.get(about.from) ?? 0)) & 0xffff };
  }

  #tcp(body: Tcp, side: Side | undefined, incoming: Poured | undefined): Tcp | undefined {
    const own = side?.poured;
    const sequence = isBare(body) && own?.base === body.sequence ? plus(own.base, own.sent) : body.sequence;
    const acknowledges =
      incoming && incoming.base === body.acknowledges ? plus(incoming.base, incoming.acknowledged) : body.acknowledges;
    const known = side !== undefined && side.acknowledges === acknowledges && side.next === sequence;
    const stoodFor = within(acknowledges ?? -1, incoming) !== undefined || own?.base === body.sequence;
    if (isBare(body) && known && stoodFor) return undefined;
    return { ...body, sequence, acknowledges };
  }
}
