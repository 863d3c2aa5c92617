import type { VirtualClock } from '../kernel/clock.ts';
import type { Address, Neighbour } from '../system/network/network.ts';

/** Milliseconds after which what was heard of somebody is no longer believed. */
const LIFETIME = 4 * 3_600_000;
/** Milliseconds between two questions for one address. */
const AGAIN = 1000;
/** How often somebody who holds packets asks. */
const QUESTIONS = 3;
/** Packets that are held for an address. */
const HELD = 101;

/** A packet that waits for an address. */
interface Held {
  send(mac: string, at: number): void;
  /** Nobody has it. */
  lost(): void;
}

interface Entry {
  readonly port: string;
  readonly address: Address;
  mac: string | undefined;
  at: number;
  asked: number;
  /** Ends the questions for the sake of held packets. */
  stop: (() => void) | undefined;
  readonly held: Held[];
  readonly waiting: Set<(mac: string) => void>;
}

/** Whose hardware address a machine knows. */
export class ArpTable {
  readonly #clock: VirtualClock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  get all(): readonly Neighbour[] {
    return [...this.#entries.values()].filter((entry) => this.#fresh(entry));
  }

  find(port: string, address: Address): string | undefined {
    const entry = this.#entries.get(`${port} ${address}`);
    return entry && this.#fresh(entry) ? entry.mac : undefined;
  }

  knows(port: string, address: Address): boolean {
    return this.#entries.has(`${port} ${address}`);
  }

  /** Somebody asks for an address; false when it was asked for a moment ago. */
  asked(port: string, address: Address): boolean {
    const entry = this.#entry(port, address);
    if (this.#clock.now - entry.asked < AGAIN && entry.mac === undefined) return false;
    entry.asked = this.#clock.now;
    return true;
  }

  /** Holds a packet until the address is known, and asks for it again and again before the packet is lost. */
  hold(port: string, address: Address, packet: Held, ask: () => void): void {
    const entry = this.#entry(port, address);
    entry.held.push(packet);
    if (entry.held.length > HELD) entry.held.shift();
    if (entry.stop) return;
    entry.at = this.#clock.now;
    this.#question(entry, ask, QUESTIONS);
  }

  /** Tells somebody once, as soon as the address is heard of. */
  tell(port: string, address: Address, told: (mac: string) => void): () => void {
    const { waiting } = this.#entry(port, address);
    const tell = (mac: string): void => told(mac);
    waiting.add(tell);
    return () => void waiting.delete(tell);
  }

  learn(port: string, address: Address, mac: string, at: number): void {
    const entry = this.#entry(port, address);
    entry.mac = mac;
    entry.at = this.#clock.now;
    entry.stop?.();
    entry.stop = undefined;
    for (const { send } of entry.held.splice(0)) send(mac, at);
    const told = [...entry.waiting];
    entry.waiting.clear();
    for (const tell of told) tell(mac);
  }

  /** Forgets everybody, or those of a port or with an address; what is held for them is dropped without a word. */
  forget({ port, address }: { readonly port?: string; readonly address?: Address | undefined } = {}): void {
    for (const [name, entry] of this.#entries)
      if ((port ?? entry.port) === entry.port && (address ?? entry.address) === entry.address) {
        entry.stop?.();
        this.#entries.delete(name);
      }
  }

  #question(entry: Entry, ask: () => void, left: number): void {
    if (left > 0) {
      ask();
      entry.stop = this.#clock.after(AGAIN, 'patience')(() => this.#question(entry, ask, left - 1));
      return;
    }
    entry.stop = undefined;
    for (const { lost } of entry.held.splice(0)) lost();
  }

  #fresh({ at }: Entry): boolean {
    return this.#clock.now - at < LIFETIME;
  }

  #entry(port: string, address: Address): Entry {
    const name = `${port} ${address}`;
    const known = this.#entries.get(name);
    if (known && this.#fresh(known)) return known;
    const entry: Entry = {
      port,
      address,
      mac: undefined,
      at: this.#clock.now,
      asked: -Infinity,
      stop: undefined,
      held: [],
      waiting: new Set(),
    };
    this.#entries.set(name, entry);
    return entry;
  }
}
