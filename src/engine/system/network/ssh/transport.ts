import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { on, race, type Io, type Wait } from '../../../kernel/io.ts';
import { spend } from '../../../kernel/work.ts';
import { concat, latin1Decode, toHex } from '../../bytes.ts';
import { sizeOf, type Content } from '../../content.ts';
import type { Flow, Stream } from '../network.ts';
import { aesCtr } from './aes-ctr.ts';
import { MAC_BYTES } from './algorithms.ts';
import { opened, packetsOf, seal, unseal, type Sealing } from './bulk.ts';
import { Fields, packet, SSH, u32 } from './wire.ts';

/** How one direction is sealed. */
export interface Seal {
  readonly mac: string;
  readonly key: Uint8Array;
  readonly vector: Uint8Array;
  readonly macKey: Uint8Array;
}

/** Why nothing more comes: the other end left, kept silent for too long, or sent what is no packet. */
export type Over = 'closed' | 'idle' | 'broken';

/** Bytes of a block of every cipher, the most that a packet and the first line may have, bytes for a unit of work. */
const [BLOCK, MOST, LONGEST_LINE, BYTES] = [16, 0x9000, 255, 4] as const;

/** One direction: what its cipher makes of bytes, and how they are vouched for. */
class Direction {
  sequence = 0;
  #seal: Seal | undefined;
  #cipher: ((bytes: Uint8Array) => Uint8Array) | undefined;

  seal(seal: Seal): void {
    this.#seal = seal;
    this.#cipher = aesCtr(seal.key, seal.vector);
  }

  /** How bulk data is sealed that goes on here. */
  get sealing(): Sealing {
    return { key: this.#seal?.macKey ?? new Uint8Array(), sequence: this.sequence };
  }

  get macBytes(): number {
    return this.#seal ? (MAC_BYTES[this.#seal.mac] ?? 0) : 0;
  }

  get block(): number {
    return this.#seal ? BLOCK : 8;
  }

  crypt(bytes: Uint8Array): Uint8Array {
    if (this.#cipher) spend(Math.ceil(bytes.length / BYTES));
    return this.#cipher ? this.#cipher(bytes) : bytes;
  }

  mac(clear: Uint8Array): Uint8Array {
    return this.#seal
      ? hmac(sha1, this.#seal.macKey, concat(u32(this.sequence), clear)).subarray(0, this.macBytes)
      : new Uint8Array();
  }
}

/** Packets of SSH over a stream (RFC 4253), in clear first and sealed once keys are there. A reader that is cancelled loses nothing. */
export class Transport {
  readonly stream: Stream;
  readonly #random: (below: number) => number;
  readonly #out = new Direction();
  readonly #in = new Direction();
  #kept: Uint8Array = new Uint8Array();
  /** What is decrypted of the packet that comes. */
  #clear: Uint8Array = new Uint8Array();
  #over: Over | undefined;
  /** Bulk data that came last: what follows it can only be read when it is whole. */
  #flow: Flow | undefined;

  constructor(stream: Stream, random: (below: number) => number) {
    this.stream = stream;
    this.#random = random;
  }

  any(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#random(256));
  }

  send(...fields: readonly Uint8Array[]): number {
    const clear = packet(concat(...fields), (length) => this.any(length), this.#out.block);
    const mac = this.#out.mac(clear);
    this.stream.send(concat(this.#out.crypt(clear), mac));
    this.#out.sequence++;
    return clear.length;
  }

  /** Sends bulk data, as the messages that would bring it one by one. */
  pour(content: Content): Flow {
    const { block, macBytes, sealing } = this.#out;
    const flow = this.stream.pour(seal(content, sealing, `ssh ${toHex(this.any(16))}`, block, macBytes));
    this.#out.sequence += packetsOf(content);
    return opened(flow, content, block, macBytes);
  }

  sealOut(seal: Seal): void {
    this.#out.seal(seal);
  }

  sealIn(seal: Seal): void {
    this.#in.seal(seal);
  }

  /** The first line that the other end says, without its end: a character for each byte. */
  *version(idle: Wait<void>): Io<{ readonly line: string } | Over> {
    for (;;) {
      const end = this.#kept.indexOf(10);
      if (end >= 0) {
        const line = latin1Decode(this.#kept.subarray(0, end)).replace(/\r$/, '');
        this.#kept = this.#kept.slice(end + 1);
        if (line.startsWith('SSH-')) return { line };
      } else if (this.#kept.length > LONGEST_LINE) return 'broken';
      else {
        const over = yield* this.#more(idle);
        if (typeof over === 'object') over.stop();
        if (over) return typeof over === 'object' ? 'broken' : over;
      }
    }
  }

  /** The next message that says something; bulk data is none. */
  *receive(idle: Wait<void>): Io<Uint8Array | Over> {
    const heard = yield* this.hear(idle);
    if (typeof heard === 'string' || heard instanceof Uint8Array) return heard;
    heard.stop();
    return (this.#over = 'broken');
  }

  /** The next message that says something, or bulk data that begins to come. */
  *hear(idle: Wait<void>): Io<Uint8Array | Flow | Over> {
    for (;;) {
      const message = this.#next();
      if (message === 'broken') return message;
      const [kind = 0] = message ?? [];
      if (message && kind !== SSH.ignore && kind !== SSH.debug) return message;
      const over = message ? undefined : yield* this.#more(idle);
      if (over) return over;
    }
  }

  *#more(idle: Wait<void>): Io<Flow | Over | undefined> {
    if (this.#over) return this.#over;
    const [which, heard] = yield* on(race(this.stream.receive, idle));
    if (which === 1) return 'idle';
    if (heard === 'closed' || heard === 'reset') return (this.#over = 'closed');
    if (this.#flow && this.#flow.arrived < sizeOf(this.#flow.content)) return (this.#over = 'broken');
    if (!(heard instanceof Uint8Array)) return this.#open(heard);
    this.#kept = concat(this.#kept, heard);
    return undefined;
  }

  #open(flow: Flow): Flow | Over {
    const { block, macBytes, sealing } = this.#in;
    const content = this.#kept.length + this.#clear.length === 0 ? unseal(flow, sealing) : undefined;
    if (content) {
      this.#flow = flow;
      this.#in.sequence += packetsOf(content);
      return opened(flow, content, block, macBytes);
    }
    flow.stop();
    return (this.#over = 'broken');
  }

  #decrypt(length: number): boolean {
    const missing = length - this.#clear.length;
    if (this.#kept.length < missing) return false;
    this.#clear = concat(this.#clear, this.#in.crypt(this.#kept.slice(0, missing)));
    this.#kept = this.#kept.slice(missing);
    return true;
  }

  #next(): Uint8Array | 'broken' | undefined {
    const { block, macBytes } = this.#in;
    if (this.#clear.length === 0 && !this.#decrypt(block)) return undefined;
    const length = new Fields(this.#clear).u32();
    if (length > MOST || length < 5 || (length + 4) % block !== 0) return 'broken';
    if (this.#kept.length < length + 4 - this.#clear.length + macBytes || !this.#decrypt(length + 4)) return undefined;
    const clear = this.#clear;
    const mac = this.#kept.slice(0, macBytes);
    this.#kept = this.#kept.slice(macBytes);
    this.#clear = new Uint8Array();
    if (toHex(mac) !== toHex(this.#in.mac(clear))) return 'broken';
    this.#in.sequence++;
    const padding = clear[4] ?? 0;
    return padding + 1 > length ? 'broken' : clear.slice(5, 4 + length - padding);
  }
}
