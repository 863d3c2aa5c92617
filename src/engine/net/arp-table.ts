import type { VirtualClock } from '../kernel/clock.ts';
import type { Address, Neighbour } from '../system/network/network.ts';

/** Milliseconds after which what was heard of somebody is no longer believed. */
const LIFETIME = 4 * 3_600_000;
/** Milliseconds between two questions for one address. */
const AGAIN = 1000;
/** Packets that are held for an address. */
const HELD = 3;

type Held = (mac: string, at: number) => void;

interface Entry {
  readonly port: string;
  readonly address: Address;
  mac: string | undefined;
  at: number;
  asked: number;
  held: Held[];
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

  /** Holds a packet until the address is known. What it gives takes the packet out again: false when it is not there. */
  hold(port: string, address: Address, send: Held): () => boolean {
    const { held } = this.#entry(port, address);
    held.push(send);
    if (held.length > HELD) held.shift();
    return () => {
      const at = held.indexOf(send);
      if (at >= 0) held.splice(at, 1);
      return at >= 0;
    };
  }

  /** Tells somebody once, as soon as the address is heard of. */
  tell(port: string, address: Address, told: (mac: string) => void): () => void {
    const { held } = this.#entry(port, address);
    const tell: Held = (mac) => told(mac);
    held.push(tell);
    return () => {
      const at = held.indexOf(tell);
      if (at >= 0) held.splice(at, 1);
    };
  }

  learn(port: string, address: Address, mac: string, at: number): void {
    const entry = this.#entry(port, address);
    entry.mac = mac;
    entry.at = this.#clock.now;
    for (const send of entry.held.splice(0)) send(mac, at);
  }

  /** Forgets everybody, or whoever has an address. */
  forget(address?: Address): void {
    for (const [name, entry] of this.#entries)
      if (address === undefined || entry.address === address) this.#entries.delete(name);
  }

  #fresh({ at }: Entry): boolean {
    return this.#clock.now - at < LIFETIME;
  }

  #entry(port: string, address: Address): Entry {
    const name = `${port} ${address}`;
    const known = this.#entries.get(name);
    if (known && this.#fresh(known)) return known;
    const entry: Entry = { port, address, mac: undefined, at: this.#clock.now, asked: -Infinity, held: [] };
    this.#entries.set(name, entry);
    return entry;
  }
}
