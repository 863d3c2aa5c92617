import type { Again } from '../../kernel/clock.ts';
import type { Wait } from '../../kernel/io.ts';
import type { Result } from '../../kernel/result.ts';
import type { Content } from '../content.ts';

/** IPv4, in dotted decimal. */
export type Address = string;

export interface Endpoint {
  readonly address: Address;
  readonly port: number;
}

/** Where what a program sends comes from; what is left out, the machine's own addresses and routes say. */
export interface Local {
  readonly address?: Address | undefined;
  readonly port?: number | undefined;
  /** Nobody else gets the port until the next start. */
  readonly keepsPort?: true;
  /** Full name of the interface that it leaves by. */
  readonly interface?: string | undefined;
  /** The neighbour that it is handed to. */
  readonly gateway?: Address | undefined;
}

/** Bulk data on its way: one object however long it is, for both ends. */
export interface Flow {
  /** What is sent, by reference: whoever receives it has its first `arrived` bytes. */
  readonly content: Content;
  /** Whole bytes that have arrived. */
  readonly arrived: number;
  /** Everything has arrived, or one end has stopped it. */
  readonly ended: boolean;
  /** Over when so many bytes have arrived, or when it has ended. */
  until(bytes: number): Wait<void>;
  /** Over when nothing has arrived for so many milliseconds, from now at the earliest. */
  quiet(ms: number): Wait<void>;
  /** An end takes or gives no more than so many bytes a second; the least of what both said holds. 0: it stands still. */
  limit(bytesPerSecond: number): void;
  /** Nothing more arrives. */
  stop(): void;
}

/** How bulk data is cut into datagrams of which each waits for the answer to the one before. */
export interface LockStep {
  /** Bytes of the content in a datagram. */
  readonly each: number;
  /** What stands before them in the n-th datagram, from 0. */
  header(n: number): Uint8Array;
  /** What answers the n-th datagram. */
  answer(n: number): Uint8Array;
}

export interface Datagram {
  readonly from: Endpoint;
  /** Address of this machine that it was sent to; absent: everybody's. */
  readonly to?: Address;
  readonly bytes: Uint8Array;
  /** Many datagrams in one, which the receiver takes and answers without being asked. */
  readonly flow?: Flow;
}

/** A port of the machine for datagrams. None of them is sure to arrive. */
export interface Socket {
  readonly port: number;
  /** The next datagram; those that come while nobody waits are kept. */
  readonly receive: Wait<Datagram>;
  send(to: Endpoint, bytes: Uint8Array): void;
  /** Sends bulk data; the other end receives a datagram with the same flow. */
  pour(to: Endpoint, content: Content, step: LockStep): Flow;
  close(): void;
}

/** What comes out of a stream: a message, bulk data that begins to arrive, or how the other end has left. */
export type Heard = Uint8Array | Flow | 'closed' | 'reset';

/** Reliable bytes in order, as if TCP had done its work. */
export interface Stream {
  /** The two ends, as this one sees them. */
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** What the other end sent next. What comes while nobody waits is kept. */
  readonly receive: Wait<Heard>;
  send(bytes: Uint8Array): void;
  /** Sends bulk data. What is sent after it comes after it. */
  pour(content: Content): Flow;
  /** Says that nothing more comes; what was sent still arrives. */
  close(): void;
}

/** A port where others may connect. */
export interface Listener {
  readonly accept: Wait<Stream>;
  close(): void;
}

/** Why there is no connection, where somebody says so. Silence says nothing: who asks has a limit of their own. */
export type NetError = 'unreachable' | 'refused';

export interface Echo {
  /** Bytes of the IP datagram. */
  readonly size: number;
  readonly dfBit?: boolean | undefined;
  /** Hops that it may go; absent: as many as the machine gives its packets. */
  readonly ttl?: number | undefined;
  /** Type of service. */
  readonly tos?: number | undefined;
  /** What it is filled with, 16 bits again and again. */
  readonly pattern?: number | undefined;
  /** Told of every reply, for an echo to everybody, which never ends by itself. */
  readonly each?: ((heard: EchoHeard) => void) | undefined;
}

/** What comes back to an echo. */
export type EchoAnswer = 'reply' | 'unreachable' | 'too-big' | 'prohibited' | 'expired';

/** The ICMP message that came back to an echo. */
export interface EchoHeard {
  readonly says: EchoAnswer;
  readonly type: number;
  readonly code: number;
  readonly from: Address;
  /** Hops that it could still have gone. */
  readonly ttl: number;
  /** The exact moment at which it came. */
  readonly at: number;
}

/** A packet that is to die on its way, or to find nobody at its port: who complains tells the way. */
export interface Probe {
  /** Hops that it may go. */
  readonly ttl: number;
  /** The UDP port that it is for. */
  readonly port: number;
}

export interface ProbeAnswer {
  readonly from: Address;
  /** It has died; nobody is at the port, in whole or in part unreachable, or somebody forbids it. */
  readonly says: 'expired' | 'port' | 'host' | 'network' | 'protocol' | 'prohibited';
  /** The exact moment at which it came. */
  readonly at: number;
}

/** Somebody on the wire whose hardware address is known. */
export interface Neighbour {
  readonly address: Address;
  /** Undefined: it was asked for, and nobody answered yet. */
  readonly mac: string | undefined;
  readonly port: string;
  /** Virtual moment at which it was last heard of. */
  readonly at: number;
}

/** A message of a link-layer protocol that a neighbour on the wire sent. */
export interface LinkMessage {
  /** Where it came in. */
  readonly port: string;
  readonly bytes: Uint8Array;
  /** How often it came. */
  readonly times: number;
}

/** Messages of one link-layer protocol (SNAP), which neighbours on a wire hear and nobody hands on. */
export interface LinkSocket {
  /** The next message; those that come while nobody waits are kept. */
  readonly receive: Wait<LinkMessage>;
  /** Sends to everybody of a group at a port's wire; `again`: as often as that, and it has arrived at once. */
  send(port: string, group: string, bytes: Uint8Array, again?: Again): void;
  /** Milliseconds that a message takes to whoever is at a port's wire; undefined: some get lost, or somebody looks. */
  lasts(port: string, bytes: Uint8Array): number | undefined;
  close(): void;
}

/** A TCP connection as its machine sees it. */
export interface Connection {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** `ESTAB`, `SYNSENT`, `CLOSEWAIT`, ... */
  readonly state: string;
}

/** What has passed through a port since its machine came to the lab. */
export interface PortCounters {
  readonly packetsIn: number;
  readonly bytesIn: number;
  readonly packetsOut: number;
  readonly bytesOut: number;
  /** Of those that came in, for everybody. */
  readonly broadcastsIn: number;
  /** Of those that were to go out, there was no room for so many. */
  readonly dropsOut: number;
  /** So many wait to go out now; undefined: none. */
  readonly waitingOut?: number | undefined;
  /** Virtual moments of the last ones; undefined: never. */
  readonly inAt?: number | undefined;
  readonly outAt?: number | undefined;
}

/** One machine's view of the network. Every answer may never come. */
export interface MachineNetwork {
  /** One ICMP echo, and what comes back. */
  echo(to: Address, echo: Echo, local?: Local): Wait<EchoHeard>;
  /** One UDP packet of a traceroute. */
  probe(to: Address, probe: Probe, local?: Local): Wait<ProbeAnswer>;
  /** Asks who on the wire has an address (ARP): its hardware address. */
  neighbour(address: Address, local?: Local): Wait<string>;
  /** A port for datagrams; a free one when none is named. */
  bind(local?: Local): Socket;
  /** Takes part in a link-layer protocol, by its number. */
  link(protocol: number): LinkSocket;
  connect(to: Endpoint, local?: Local): Wait<Result<Stream, NetError>>;
  /** `admits`: who may connect; all others are refused. */
  listen(port: number, admits?: (from: Endpoint) => boolean): Listener;
  /** Whether a port has a cable with something alive at its other end. */
  carrier(port: string): boolean;
  /** The machine has shut or opened ports: whoever is at the other end of a cable notices. */
  portsChanged(): void;
  /** Whom it has asked for, or heard of, on its wires. */
  neighbours(): readonly Neighbour[];
  /** Forgets everybody, or those at a port or with an address. */
  forgetNeighbours(of?: { readonly port?: string; readonly address?: Address | undefined }): void;
  /** Tells everybody on a port's wire which addresses it has there, or that it has this one. */
  announce(port: string, address?: Address): void;
  connections(): readonly Connection[];
  /** Ports where others may connect. */
  listening(): readonly number[];
  /** Ports of datagrams that programs have. */
  bound(): readonly number[];
  counters(port: string): PortCounters;
  /** The machine's software ends, by what stops its programs: it remembers nothing, and nothing is open any more. */
  restart(stop: () => void): void;
}
