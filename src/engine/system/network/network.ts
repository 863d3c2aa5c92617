import type { Wait } from '../../kernel/io.ts';
import type { Result } from '../../kernel/result.ts';

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
  /** Full name of the interface that it leaves by. */
  readonly interface?: string | undefined;
  /** The neighbour that it is handed to. */
  readonly gateway?: Address | undefined;
}

export interface Datagram {
  readonly from: Endpoint;
  readonly bytes: Uint8Array;
}

/** A port of the machine for datagrams. None of them is sure to arrive. */
export interface Socket {
  readonly port: number;
  /** The next datagram; those that come while nobody waits are kept. */
  readonly receive: Wait<Datagram>;
  send(to: Endpoint, bytes: Uint8Array): void;
  close(): void;
}

/** Reliable bytes in order, as if TCP had done its work. */
export interface Stream {
  /** What the other end sent next, or that it has closed. What comes while nobody waits is kept. */
  readonly receive: Wait<Uint8Array | 'closed' | 'reset'>;
  send(bytes: Uint8Array): void;
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
}

/** What comes back to an echo. */
export type EchoAnswer = 'reply' | 'unreachable' | 'too-big';

/** One machine's view of the network. Every answer may never come. */
export interface MachineNetwork {
  /** One ICMP echo. */
  echo(to: Address, echo: Echo, local?: Local): Wait<EchoAnswer>;
  /** Asks who on the wire has an address (ARP): its hardware address. */
  neighbour(address: Address, local?: Local): Wait<string>;
  /** A port for datagrams; a free one when none is named. */
  bind(local?: Local): Socket;
  connect(to: Endpoint, local?: Local): Wait<Result<Stream, NetError>>;
  listen(port: number): Listener;
}
