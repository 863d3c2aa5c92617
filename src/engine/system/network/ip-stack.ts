import { spend } from '../../kernel/work.ts';
import { defineHook } from '../hook.ts';
import { contains, maskLength, type Masked } from './address.ts';
import type { Address } from './network.ts';

/** A port by which packets leave and come, as its machine has configured it. */
export interface IpPort {
  /** Full name: `GigabitEthernet0/0`. */
  readonly name: string;
  /** Hardware address: `f866.f212.3450`. */
  readonly mac: string;
  /** It is not shut. */
  readonly enabled: boolean;
  /** It takes and gives packets. */
  readonly up: boolean;
  /** It leads nowhere: a loopback. */
  readonly virtual?: boolean;
  /** What is handed on to it is thrown away, and its sender told. */
  readonly discards?: boolean;
  /** It answers those who ask for an address that lies behind another port (proxy ARP). */
  readonly proxies?: boolean;
  readonly addresses: readonly Masked[];
  /** Bytes of the largest IP datagram. */
  readonly mtu: number;
  /** Frames that may wait to go out. */
  readonly queue?: number;
}

/** A way to a network: by a neighbour, by a port, or by both. */
export interface IpRoute {
  readonly network: Address;
  readonly mask: Address;
  readonly via?: Address | undefined;
  readonly port?: string | undefined;
}

/** What a machine does with packets, as its configuration says now. */
export interface IpStack {
  readonly ports: readonly IpPort[];
  /** Routes besides those of its own networks. */
  readonly routes: readonly IpRoute[];
  /** Neighbours whose hardware addresses are configured. */
  readonly neighbours?: readonly { readonly address: Address; readonly mac: string }[] | undefined;
  /** It hands on what is not for it. */
  readonly forwards: boolean;
  /** Time to live of what it sends. */
  readonly ttl: number;
  /** It keeps packets while it asks who has an address, and asks three times; if not, it drops the first. */
  readonly patient: boolean;
  /** It answers no echo that is for everybody. */
  readonly ignoresBroadcasts?: boolean;
  /** Milliseconds between two messages that say that something cannot be reached. */
  readonly complaintEvery: number;
  /** Says whether a packet may come in (`in`) or be handed on (`out`) at a port. Absent: all may. */
  readonly permits?: ((port: string, way: 'in' | 'out', packet: Passing) => boolean) | undefined;
}

/** What a filter sees of a packet. */
export interface Passing {
  readonly from: Address;
  readonly to: Address;
  readonly protocol: 'icmp' | 'udp' | 'tcp';
  readonly fromPort?: number;
  readonly toPort?: number;
  /** Type and code of an ICMP message. */
  readonly icmp?: readonly [number, number];
  /** Its type of service; 0 when it does not say. */
  readonly tos?: number;
  /** The port at which it came in, and the hardware address it came from. */
  readonly came?: { readonly port: string; readonly mac: string };
  /** It belongs to a connection that is there. */
  readonly established?: boolean;
  /** Packets that it stands for, one when it does not say; 0: somebody only asks. */
  readonly packets?: number;
}

export const noStack: IpStack = {
  ports: [],
  routes: [],
  forwards: false,
  ttl: 255,
  patient: false,
  complaintEvery: 500,
};

/** How a machine's ports and routes are configured; whoever knows adds to it. */
export const ipStack = defineHook<IpStack>('network.ip-stack');

/** A port of the machine has or has lost its carrier. */
export const carrierChanged = defineHook<{ readonly port: string }>('network.carrier-changed');

/** Somebody else was heard with an address of this machine. */
export const duplicateAddress = defineHook<{ readonly address: Address; readonly port: string; readonly mac: string }>(
  'network.duplicate-address',
);

/** Where a packet goes next. */
export interface NextHop {
  readonly port: IpPort;
  /** The neighbour that it is handed to: itself, when the address is on the wire. */
  readonly neighbour: Address;
}

/** How often a route may lead to another. */
const DEEPEST = 8;

/** Where packets for an address go by: the longest prefix wins, its own networks before routes. Undefined: nowhere. */
export function nextHop(stack: IpStack, to: Address, deep = 0): NextHop | undefined {
  spend(stack.routes.length);
  const usable = stack.ports.filter(({ up }) => up);
  const connected = usable.flatMap((port) =>
    port.addresses.map((network) => ({ port, network, bits: maskLength(network.mask) })),
  );
  const own = longest(connected.filter(({ network }) => contains(network, to)));
  const routes = stack.routes
    .filter(({ network, mask }) => contains({ ip: network, mask }, to))
    .map((route) => ({ ...route, bits: maskLength(route.mask) }));
  for (const route of routes.sort((a, b) => b.bits - a.bits)) {
    if (own && own.bits >= route.bits) break;
    const found = byRoute(stack, usable, route, to, deep);
    if (found) return found;
  }
  return own && { port: own.port, neighbour: to };
}

function byRoute(
  stack: IpStack,
  usable: readonly IpPort[],
  { via, port }: IpRoute,
  to: Address,
  deep: number,
): NextHop | undefined {
  if (port !== undefined) {
    const found = usable.find(({ name }) => name === port);
    return found && { port: found, neighbour: via ?? to };
  }
  if (via === undefined || via === to || deep >= DEEPEST) return undefined;
  const next = nextHop(stack, via, deep + 1);
  return next && !next.port.virtual ? next : undefined;
}

const longest = <T extends { readonly bits: number }>(found: readonly T[]): T | undefined =>
  found.reduce<T | undefined>((best, one) => (best && best.bits >= one.bits ? best : one), undefined);
