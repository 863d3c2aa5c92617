import type { Again } from '../kernel/clock.ts';
import type { Machine } from '../system/machine.ts';
import { EVERYBODY, isBroadcast } from '../system/network/address.ts';
import {
  duplicateAddress,
  ipStack,
  nextHop,
  noStack,
  type IpPort,
  type IpStack,
  type Passing,
} from '../system/network/ip-stack.ts';
import type { Address, LinkMessage, LinkSocket, Local, PortCounters } from '../system/network/network.ts';
import { packetSeen, type PacketFate } from '../system/network/packet-seen.ts';
import { ArpTable } from './arp-table.ts';
import type { Amount } from './bulk-packets.ts';
import { complaint, ECHO, EXPIRED, NO_HOST, PROHIBITED, TOO_BIG } from './icmp.ts';
import { Inbox } from './inbox.ts';
import {
  BROADCAST_MAC,
  frameSize,
  isGroup,
  isPacket,
  isSnap,
  narrowedTo,
  packetSize,
  type Arp,
  type Frame,
  type Icmp,
  type Packet,
} from './packet.ts';
import { passing, seenPacket } from './seen.ts';
import type { Wire } from './wire.ts';

/** What a machine is plugged into. */
export interface Plugged {
  wireAt(port: string): Wire | undefined;
  /** Whether a port has a cable with something alive at its other end. */
  carrier(port: string): boolean;
}

/** Who takes what is for the machine. */
interface Above {
  /** `port`: where it came in; undefined: from itself. */
  deliver(packet: Packet, port: IpPort | undefined, at: number): void;
  /** A packet of its own gets no further. */
  told(icmp: Icmp, from: Address, at: number): void;
}

/** Frames that wait at a port whose machine does not say how many may: the usual queue of a Linux host. */
const QUEUE = 1000;
/** Messages of a link-layer protocol that are kept while nobody takes them. */
const LINK_MESSAGES = 64;
const NOWHERE = '0.0.0.0';
const nothing = (): void => {};

const framesOf = (frame: Frame, packets = 1): Amount => ({ packets, bytes: packets * frameSize(frame) });

interface Raised {
  readonly address: Address;
  readonly gateway: Address | undefined;
}

/** What wires bring to a machine and take from it: packets that it sends, hands on or is asked to take. */
export class MachineIp {
  readonly arp: ArpTable;
  /** Nobody looks on: its software is ending. */
  unseen = false;
  readonly #machine: Machine;
  readonly #plugged: Plugged;
  readonly #above: Above;
  readonly #counters = new Map<string, { -readonly [K in keyof PortCounters]: number }>();
  /** Ports that a program has brought up by itself, with the address and the neighbour that it gave them. */
  readonly #raised = new Map<string, Raised>();
  readonly #links = new Map<number, Inbox<LinkMessage>>();
  readonly #macs = new Map<string, string>();
  #id = 0;
  #complained = -Infinity;

  constructor(machine: Machine, plugged: Plugged, above: Above) {
    this.#machine = machine;
    this.#plugged = plugged;
    this.#above = above;
    this.arp = new ArpTable(machine.clock);
  }

  /** Its ports and routes now. */
  get configured(): IpStack {
    const stack = this.#machine.hook(ipStack, noStack);
    if (this.#raised.size === 0) return stack;
    const ways = [...this.#raised].flatMap(([port, { gateway }]) =>
      gateway === undefined ? [] : [{ network: NOWHERE, mask: NOWHERE, via: gateway, port }],
    );
    return { ...stack, ports: stack.ports.map((port) => this.#raise(port)), routes: [...stack.routes, ...ways] };
  }

  /** Whether a port takes part: not shut, of a machine that runs. */
  enabled(port: string): boolean {
    if (!this.#machine.awake) return false;
    const { ports } = this.#machine.hook(ipStack, noStack);
    return this.#raised.has(port) || ports.some((one) => one.name === port && one.enabled);
  }

  /** The hardware address of a port, which stays as long as the machine does. */
  macOf(port: string): string {
    const mac = this.#macs.get(port) ?? this.configured.ports.find(({ name }) => name === port)?.mac;
    if (mac === undefined) return '0000.0000.0000';
    this.#macs.set(port, mac);
    return mac;
  }

  /** Whether an address is one of its own, at a port that is up. */
  owns(address: Address, stack = this.configured): boolean {
    return stack.ports.some(({ up, addresses }) => up && addresses.some(({ ip }) => ip === address));
  }

  /** The address that it sends from. */
  sourceFor(to: Address, local: Local): Address {
    if (local.address !== undefined) return local.address;
    const stack = this.configured;
    if (this.owns(to, stack)) return to;
    const port = nextHop(stack, to)?.port ?? stack.ports.find(({ up, addresses }) => up && addresses.length > 0);
    return port?.addresses[0]?.ip ?? NOWHERE;
  }

  /** Brings a port up for a program that names its own address and port. */
  occupy({ interface: port, address, gateway }: Local): () => void {
    if (port === undefined || address === undefined || this.owns(address)) return nothing;
    this.#raised.set(port, { address, gateway });
    return () => void this.#raised.delete(port);
  }

  counted(port: string): { -readonly [K in keyof PortCounters]: number } {
    const known = this.#counters.get(port) ?? {
      packetsIn: 0,
      bytesIn: 0,
      packetsOut: 0,
      bytesOut: 0,
      broadcastsIn: 0,
      dropsOut: 0,
    };
    this.#counters.set(port, known);
    return known;
  }

  /** Counts what passes a port now. */
  count(port: string, way: 'in' | 'out', { packets, bytes }: Amount): void {
    const counted = this.counted(port);
    counted[way === 'in' ? 'packetsIn' : 'packetsOut'] += packets;
    counted[way === 'in' ? 'bytesIn' : 'bytesOut'] += bytes;
    counted[way === 'in' ? 'inAt' : 'outAt'] = this.#now;
  }

  restart(): void {
    this.#raised.clear();
    this.#links.clear();
    this.arp.forget();
  }

  receive(port: string, frame: Frame, at: number, times = 1): void {
    if (!this.#machine.awake) return;
    const stack = this.configured;
    const found = stack.ports.find(({ name }) => name === port);
    if (!found?.up) return;
    this.count(port, 'in', framesOf(frame, times));
    if (frame.to === BROADCAST_MAC) this.counted(port).broadcastsIn += 1;
    const { carries } = frame;
    if (isSnap(carries)) return this.#links.get(carries.protocol)?.put({ port, bytes: carries.bytes, times });
    if (!isPacket(carries)) return this.#heardArp(found, carries, at);
    const came = { port, mac: frame.from };
    if (stack.permits?.(port, 'in', { ...passing(carries), came }) === false) {
      this.#seen('denied', carries, port);
      if (!isGroup(frame.to)) this.#complain(stack, found, carries, PROHIBITED, at);
      return;
    }
    if (this.#isForMe(stack, carries.to)) {
      this.#seen('received', carries, port);
      this.#above.deliver(carries, found, at);
    } else if (stack.forwards && frame.to !== BROADCAST_MAC) this.#forward(stack, found, carries, came, at);
  }

  send(to: Address, body: Packet['body'], local: Local = {}, how: Partial<Packet> = {}): void {
    const stack = this.configured;
    this.#id = (this.#id + 1) & 0xffff;
    const packet: Packet = {
      from: this.sourceFor(to, local),
      to,
      ttl: stack.ttl,
      id: this.#id,
      dontFragment: false,
      body,
      ...how,
    };
    if (this.owns(to, stack)) return this.#toItself(packet);
    if (to === EVERYBODY) return this.#broadcast(stack, packet, local);
    const hop = nextHop(stack, to);
    const port = local.interface === undefined ? hop?.port : stack.ports.find(({ name }) => name === local.interface);
    this.#seen(port ? 'sent' : 'unroutable', packet, port?.name);
    if (!port) return;
    const neighbour = local.gateway ?? (port === hop?.port ? hop.neighbour : to);
    if (packet.dontFragment && packetSize(packet) > port.mtu)
      return this.#above.told(complaint(packet, TOO_BIG, undefined, port.mtu), packet.from, this.#now);
    this.#hand(stack, port, neighbour, packet, this.#now);
  }

  /** Answers at the exact moment, from an address of its own. */
  respond(stack: IpStack, from: Address | undefined, to: Address, body: Icmp, at: number, tos = 0): void {
    const hop = nextHop(stack, to);
    if (!hop || from === undefined) return;
    this.#id = (this.#id + 1) & 0xffff;
    const packet: Packet = { from, to, ttl: stack.ttl, id: this.#id, dontFragment: false, tos, body };
    this.#seen('sent', packet, hop.port.name);
    this.#hand(stack, hop.port, hop.neighbour, packet, at);
  }

  /** Takes part in a link-layer protocol. */
  link(protocol: number): LinkSocket {
    const inbox = new Inbox<LinkMessage>(LINK_MESSAGES);
    this.#links.set(protocol, inbox);
    return {
      receive: inbox.next,
      send: (name, group, bytes, again) => {
        const port = this.configured.ports.find((one) => one.name === name);
        if (port) this.#onWire(port, { from: port.mac, to: group, carries: { protocol, bytes } }, this.#now, again);
      },
      lasts: (name, bytes) => this.#plugged.wireAt(name)?.lasts({ from: '', to: '', carries: { protocol, bytes } }),
      close: () => {
        if (this.#links.get(protocol) === inbox) this.#links.delete(protocol);
      },
    };
  }

  /** Whether it may complain again already; if so, it has. */
  mayComplain({ complaintEvery }: IpStack, at: number): boolean {
    if (at - this.#complained < complaintEvery) return false;
    this.#complained = at;
    return true;
  }

  askFor(port: IpPort, address: Address, at: number, from = port.addresses[0]?.ip): void {
    if (from === undefined || !this.arp.asked(port.name, address)) return;
    const arp = { kind: 'request', from: { mac: port.mac, address: from }, to: { address } } as const;
    this.#onWire(port, { from: port.mac, to: BROADCAST_MAC, carries: arp }, at);
  }

  /** Tells everybody on a port's wire which addresses it has there, or that it has this one (gratuitous ARP). */
  announce(name: string, address?: Address): void {
    const port = this.configured.ports.find((one) => one.name === name);
    if (!port || port.virtual) return;
    for (const { ip } of port.addresses) {
      if (ip !== (address ?? ip)) continue;
      const arp = { kind: 'request', from: { mac: port.mac, address: ip }, to: { address: ip } } as const;
      this.#onWire(port, { from: port.mac, to: BROADCAST_MAC, carries: arp }, this.#now);
    }
  }

  get #now(): number {
    return this.#machine.clock.now;
  }

  #raise(port: IpPort): IpPort {
    const raised = this.#raised.get(port.name);
    if (!raised) return port;
    const addresses = [{ ip: raised.address, mask: EVERYBODY }];
    return { ...port, enabled: true, up: this.#plugged.carrier(port.name), addresses };
  }

  /** Whoever looks on sees a packet of its own, or for it. */
  #seen(fate: PacketFate, packet: Packet, port: string | undefined): void {
    if (!this.unseen) this.#machine.hook(packetSeen, { fate, port, packet: () => seenPacket(packet) });
  }

  #toItself(packet: Packet): void {
    this.#machine.clock.after(1)(() => this.#above.deliver(packet, undefined, this.#now));
  }

  #broadcast(stack: IpStack, packet: Packet, local: Local): void {
    for (const port of stack.ports)
      if (port.up && !port.virtual && port.addresses.length > 0 && (local.interface ?? port.name) === port.name) {
        const sent = { ...packet, from: local.address ?? port.addresses[0]?.ip ?? packet.from };
        this.#seen('sent', sent, port.name);
        this.#transmit(port, BROADCAST_MAC, sent, this.#now);
      }
  }

  #isForMe(stack: IpStack, to: Address): boolean {
    if (to === EVERYBODY || this.owns(to, stack)) return true;
    return stack.ports.some(({ up, addresses }) => up && addresses.some((own) => isBroadcast(own, to)));
  }

  /** Hands a packet to a neighbour whose hardware address may have to be asked for. */
  #hand(stack: IpStack, port: IpPort, neighbour: Address, packet: Packet, at: number): void {
    if (port.virtual) return;
    if (stack.ports.some(({ addresses }) => addresses.some((own) => isBroadcast(own, neighbour))))
      return this.#transmit(port, BROADCAST_MAC, packet, at);
    const fixed = stack.neighbours?.find(({ address }) => address === neighbour);
    const mac = fixed?.mac ?? this.arp.find(port.name, neighbour);
    if (mac !== undefined) return this.#transmit(port, mac, packet, at);
    if (!stack.patient) return this.askFor(port, neighbour, at);
    const held = {
      send: (found: string, when: number) => this.#transmit(port, found, packet, when),
      lost: () => this.#nobody(port, packet),
    };
    this.arp.hold(port.name, neighbour, held, () => this.askFor(port, neighbour, Math.max(at, this.#now)));
  }

  /** Nobody has the address that a packet was held for: whoever sent it is told, from here. */
  #nobody(port: IpPort, packet: Packet): void {
    const own = port.addresses[0]?.ip;
    if (own === packet.from) this.#above.told(complaint(packet, NO_HOST), own, this.#now);
    else this.#complain(this.configured, port, packet, NO_HOST, this.#now);
  }

  #transmit(port: IpPort, mac: string, packet: Packet, at: number): void {
    this.#onWire(port, { from: port.mac, to: mac, carries: narrowedTo(packet, port.mtu) }, at);
  }

  #onWire(port: IpPort, frame: Frame, at: number, again?: Again): void {
    if (!port.up) return;
    const from = { machine: this.#machine.name, port: port.name };
    if (this.#plugged.wireAt(port.name)?.send(from, frame, at, port.queue ?? QUEUE, again) === false)
      this.counted(port.name).dropsOut += 1;
    else this.count(port.name, 'out', framesOf(frame, again?.times));
  }

  #heardArp(port: IpPort, { kind, from, to }: Arp, at: number): void {
    if (port.addresses.some(({ ip }) => ip === from.address))
      return void this.#machine.hook(duplicateAddress, { address: from.address, port: port.name, mac: from.mac });
    const own = port.addresses.some(({ ip }) => ip === to.address);
    const mine = own || (kind === 'request' && this.#standsFor(port, to.address));
    if (!mine && !this.arp.knows(port.name, from.address)) return;
    this.arp.learn(port.name, from.address, from.mac, at);
    if (kind !== 'request' || !mine) return;
    const reply = { kind: 'reply', from: { mac: port.mac, address: to.address }, to: from } as const;
    this.#onWire(port, { from: port.mac, to: from.mac, carries: reply }, at);
  }

  /** Whether it answers in place of somebody behind another of its ports. */
  #standsFor({ name, proxies }: IpPort, address: Address): boolean {
    const stack = this.configured;
    const hop = proxies && stack.forwards ? nextHop(stack, address) : undefined;
    return hop !== undefined && hop.port.name !== name && !hop.port.discards;
  }

  #forward(stack: IpStack, port: IpPort, packet: Packet, came: Passing['came'], at: number): void {
    if (packet.ttl <= 1) return this.#complain(stack, port, packet, undefined, at);
    const hop = nextHop(stack, packet.to);
    if (!hop || hop.port.discards) return this.#complain(stack, port, packet, NO_HOST, at);
    if (stack.permits?.(hop.port.name, 'out', { ...passing(packet), ...(came && { came }) }) === false)
      return this.#complain(stack, port, packet, PROHIBITED, at);
    if (packet.dontFragment && packetSize(packet) > hop.port.mtu)
      return this.#complain(stack, port, packet, TOO_BIG, at, hop.port.mtu);
    this.#hand(stack, hop.port, hop.neighbour, { ...packet, ttl: packet.ttl - 1 }, at);
  }

  /** Says to the sender why a packet goes no further; undefined: it has died. Not too often, and never about complaints or what was for everybody. */
  #complain(stack: IpStack, port: IpPort, packet: Packet, code: number | undefined, at: number, mtu?: number): void {
    const { body, to } = packet;
    if (body.kind === 'icmp' && body.type !== ECHO) return;
    if (this.#isForMe(stack, to) && !this.owns(to, stack)) return;
    const limited = code !== undefined && code !== TOO_BIG;
    if (limited && !this.mayComplain(stack, at)) return;
    const icmp = code === undefined ? complaint(packet, 0, EXPIRED) : complaint(packet, code, undefined, mtu);
    this.respond(stack, port.addresses[0]?.ip, packet.from, icmp, at);
  }
}
