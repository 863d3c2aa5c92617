import { concat } from '../bytes.ts';
import { bytesContent, cut, emptyContent, join, read, sizeOf, type Content } from '../content.ts';
import type { Flow } from './network.ts';

/** Bytes that are compared to find out whether bulk data goes on where single messages ended. */
const COMPARED = 0x10000;

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/**
 * What has come of a file so far, in messages and in bulk. Where they turn out to be pieces of one content, what was
 * received is that content by reference.
 */
export class Received {
  /** What the first bytes are of, and how many of them have come. */
  #source: Content = emptyContent;
  #known = 0;
  /** Messages behind them. */
  #loose: Uint8Array[] = [];
  #looseBytes = 0;
  #flow: Flow | undefined;

  /** Whole bytes that have come. */
  get size(): number {
    return this.#known + this.#looseBytes + (this.#flow?.arrived ?? 0);
  }

  /** The bytes of a message. */
  add(bytes: Uint8Array): void {
    this.#settle();
    if (this.#looseBytes === 0 && same(read(this.#source, this.#known, bytes.length), bytes)) {
      this.#known += bytes.length;
      return;
    }
    this.#loose.push(bytes);
    this.#looseBytes += bytes.length;
  }

  /** Bulk data that comes now: whatever of it has arrived belongs to the file. */
  follow(flow: Flow): void {
    this.#settle();
    const { content } = flow;
    const { size } = this;
    const whole = content.kind === 'slice' && content.from === size ? content.base : undefined;
    this.#source = whole && this.#begins(whole) ? whole : size > 0 ? join(this.content, content) : content;
    this.#known = size;
    this.#loose = [];
    this.#looseBytes = 0;
    this.#flow = flow;
  }

  /** Forgets what came after so many bytes. */
  cut(bytes: number): void {
    const { content } = this;
    if (bytes >= sizeOf(content)) return;
    this.#flow = undefined;
    this.#loose = [];
    this.#looseBytes = 0;
    if (bytes > this.#known) this.#source = content;
    this.#known = bytes;
  }

  /** All of it. */
  get content(): Content {
    const known = this.#known + (this.#flow?.arrived ?? 0);
    const loose = this.#looseBytes > 0 ? bytesContent(concat(...this.#loose)) : undefined;
    if (known === 0) return loose ?? emptyContent;
    return loose ? join(cut(this.#source, known), loose) : cut(this.#source, known);
  }

  #settle(): void {
    this.#known += this.#flow?.arrived ?? 0;
    this.#flow = undefined;
  }

  /** Whether what has come is the beginning of this content. */
  #begins(whole: Content): boolean {
    if (this.#looseBytes === 0 && this.#source === whole) return true;
    const { size } = this;
    return size <= COMPARED && same(read(this.content, 0, size), read(whole, 0, size));
  }
}
