import { nextInt, randomFor, type RandomState } from '../kernel/random.ts';
import type { Wait } from '../kernel/io.ts';
import { fail, type Result } from '../kernel/result.ts';
import type { Content } from '../system/content.ts';
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
import type {
  Address,
  Connection,
  Datagram,
  Echo,
  EchoAnswer,
  EchoHeard,
  Endpoint,
  Flow,
  Listener,
  Local,
  LockStep,
  MachineNetwork,
  Neighbour,
  NetError,
  PortCounters,
  Probe,
  ProbeAnswer,
  Socket,
  Stream,
} from '../system/network/network.ts';
import { ArpTable } from './arp-table.ts';
import type { MovingFlow } from './flow.ts';
import { Inbox } from './inbox.ts';
import {
  BROADCAST_MAC,
  frameSize,
  isPacket,
  packetSize,
  type Frame,
  type Icmp,
  type Packet,
  type Tcp,
  type Udp,
} from './packet.ts';
import { asking, TcpEnd, type TcpWay } from './tcp.ts';
import type { Wire } from './wire.ts';

/** What a machine's stack needs of the network around it. */
export interface Around {
  readonly seed: number;
  wireAt(port: string): Wire | undefined;
  /** Whether a port has a cable with something alive at its other end. */
  carrier(port: string): boolean;
  portsChanged(): void;
  /** Bulk data in datagrams to whoever has the address now. */
  datagrams(from: MachineStack, socket: Endpoint, to: Endpoint, content: Content, step: LockStep): Flow;
  /** Bulk data of a connection. */
  segments(from: MachineStack, end: TcpEnd, content: Content): MovingFlow;
}

/** Ports that programs get who ask for none. */
const [FIRST_FREE, LAST_FREE] = [49_152, 54_999];
/** Datagrams and callers that a port keeps while nobody takes them. */
const KEPT = 64;
const BACKLOG = 16;
/** Milliseconds after which a patient machine gives up asking who has an address. */
const ARP_PATIENCE = 3000;
const [REPLY, UNREACHABLE, ECHO, EXPIRED] = [0, 3, 8, 11] as const;
const [NO_HOST, NO_PROTOCOL, NO_PORT, TOO_BIG, PROHIBITED] = [1, 2, 3, 4, 13] as const;
const IP_AND_ICMP = 28;
/** Maximum segment: of a datagram, its headers taken away. */
const HEADERS = 40;
const nothing = (): void => {};

const NOWHERE = '0.0.0.0';

interface Raised {
  readonly address: Address;
  readonly gateway: Address | undefined;
}
interface OpenSocket {
  readonly local: Local;
  readonly inbox: Inbox<Datagram>;
}
interface Listening {
  readonly inbox: Inbox<Stream>;
  readonly admits: (from: Endpoint) => boolean;
}
/** Somebody who waits for what comes back to a packet of theirs. */
interface Expecting {
  about(packet: Packet): boolean;
  told(icmp: Icmp, from: Address, at: number, ttl: number): void;
}

const key = (local: Endpoint, remote: Endpoint): string =>
  `${local.address}:${local.port} ${remote.address}:${remote.port}`;

/** One machine's IP: what it sends, what it makes of what comes, what it hands on. */
export class MachineStack implements MachineNetwork {
  readonly machine: Machine;
  readonly #around: Around;
  readonly #random: RandomState;
  readonly #arp: ArpTable;
  readonly #sockets = new Map<number, OpenSocket>();
  readonly #listening = new Map<number, Listening>();
  readonly #connections = new Map<string, TcpEnd>();
  readonly #expecting = new Set<Expecting>();
  readonly #counters = new Map<string, { -readonly [K in keyof PortCounters]: number }>();
  /** Ports that a program has brought up by itself, with the address and the neighbour that it gave them. */
  readonly #raised = new Map<string, Raised>();
  #freePort = FIRST_FREE;
  #id = 0;
  #echoes = 0;
  #complained = -Infinity;

  constructor(machine: Machine, around: Around) {
    this.machine = machine;
    this.#around = around;
    this.#random = randomFor(around.seed, `network ${machine.name}`);
    this.#freePort = FIRST_FREE + nextInt(this.#random, 2000);
    this.#arp = new ArpTable(machine.clock);
  }

  /** Its ports and routes now. */
  get configured(): IpStack {
    const stack = this.machine.hook(ipStack, noStack);
    if (this.#raised.size === 0) return stack;
    const ways = [...this.#raised].flatMap(([port, { gateway }]) =>
      gateway === undefined ? [] : [{ network: NOWHERE, mask: NOWHERE, via: gateway, port }],
    );
    return { ...stack, ports: stack.ports.map((port) => this.#raise(port)), routes: [...stack.routes, ...ways] };
  }

  #raise(port: IpPort): IpPort {
    const raised = this.#raised.get(port.name);
    if (!raised) return port;
    const addresses = [{ ip: raised.address, mask: EVERYBODY }];
    return { ...port, enabled: true, up: this.#around.carrier(port.name), addresses };
  }

  /** Whether a port takes part: not shut, of a machine that runs. */
  enabled(port: string): boolean {
    return this.machine.awake && this.configured.ports.some((one) => one.name === port && one.enabled);
  }

  macOf(port: string): string {
    return this.configured.ports.find(({ name }) => name === port)?.mac ?? '0000.0000.0000';
  }

  /** Whether an address is one of its own, at a port that is up. */
  owns(address: Address, stack = this.configured): boolean {
    return stack.ports.some(({ up, addresses }) => up && addresses.some(({ ip }) => ip === address));
  }

  // What programs ask for

  echo(to: Address, echo: Echo, local: Local = {}): Wait<EchoAnswer> {
    const { each } = echo;
    return (resume) =>
      this.#echoed(to, echo, local, each !== undefined, ({ type, code, from }) => {
        if (!each) resume(echoAnswer(type, code));
        else if (type === REPLY) each(from);
      });
  }

  echoed(to: Address, echo: Echo, local: Local = {}): Wait<EchoHeard> {
    return (resume) => this.#echoed(to, echo, local, false, resume);
  }

  #echoed(
    to: Address,
    { size, dfBit = false, ttl, tos }: Echo,
    local: Local,
    often: boolean,
    heard: (answer: EchoHeard) => void,
  ): () => void {
    const id = this.#echoes >> 16;
    const sequence = this.#echoes++ & 0xffff;
    const body: Icmp = { kind: 'icmp', type: ECHO, code: 0, id, sequence, size: Math.max(0, size - IP_AND_ICMP) };
    return this.#expect(
      local,
      ({ body: sent }) => sent.kind === 'icmp' && sent.type === ECHO && sent.id === id && sent.sequence === sequence,
      ({ type, code }, from, at, left) => heard({ type, code, from, at, ttl: left }),
      () =>
        this.#send(to, body, local, { dontFragment: dfBit, ...(ttl !== undefined && { ttl }), ...(tos && { tos }) }),
      often,
    );
  }

  probe(to: Address, { ttl, port }: Probe, local: Local = {}): Wait<ProbeAnswer> {
    return (resume) => {
      const fromPort = this.#takePort();
      const body: Udp = { kind: 'udp', fromPort, toPort: port, bytes: new Uint8Array() };
      return this.#expect(
        local,
        ({ body: sent }) => sent.kind === 'udp' && sent.fromPort === fromPort && sent.toPort === port,
        ({ type, code }, from, at) => resume({ from, says: probeAnswer(type, code), at }),
        () => this.#send(to, body, local, { ttl }),
      );
    };
  }

  neighbour(address: Address, local: Local = {}): Wait<string> {
    return (resume) => {
      const lower = this.#occupy(local);
      const stack = this.configured;
      const port = local.interface ?? nextHop(stack, address)?.port.name;
      const found = stack.ports.find(({ name }) => name === port);
      const stop = found ? this.#arp.tell(found.name, address, resume) : nothing;
      if (found) this.#askFor(found, address, this.#now, local.address);
      return () => {
        stop();
        lower();
      };
    };
  }

  bind(local: Local = {}): Socket {
    const port = local.port ?? this.#takePort();
    const lower = this.#occupy(local);
    const socket: OpenSocket = { local: { ...local, port }, inbox: new Inbox(KEPT) };
    this.#sockets.set(port, socket);
    const from = (to: Address): Endpoint => ({ address: this.#sourceFor(to, local), port });
    return {
      port,
      receive: socket.inbox.next,
      send: (to, bytes) => this.#send(to.address, { kind: 'udp', fromPort: port, toPort: to.port, bytes }, local),
      pour: (to, content, step) => this.#around.datagrams(this, from(to.address), to, content, step),
      close: () => {
        if (this.#sockets.get(port) === socket) this.#sockets.delete(port);
        lower();
      },
    };
  }

  connect(to: Endpoint, local: Local = {}): Wait<Result<Stream, NetError>> {
    return (resume) => {
      if (!this.owns(to.address) && !nextHop(this.configured, to.address)) {
        resume(fail('unreachable'));
        return nothing;
      }
      const from = { address: this.#sourceFor(to.address, local), port: local.port ?? this.#takePort() };
      const end = new TcpEnd(from, to, this.#sequence(), this.#tcpWay());
      this.#connections.set(key(from, to), end);
      return asking(end)(resume);
    };
  }

  listen(port: number, admits: (from: Endpoint) => boolean = () => true): Listener {
    const listening: Listening = { inbox: new Inbox(BACKLOG), admits };
    this.#listening.set(port, listening);
    return {
      accept: listening.inbox.next,
      close: () => {
        if (this.#listening.get(port) === listening) this.#listening.delete(port);
      },
    };
  }

  carrier(port: string): boolean {
    return this.#around.carrier(port);
  }

  portsChanged(): void {
    this.#around.portsChanged();
  }

  neighbours(): readonly Neighbour[] {
    return this.#arp.all;
  }

  forgetNeighbours(address?: Address): void {
    this.#arp.forget(address);
  }

  connections(): readonly Connection[] {
    return [...this.#connections.values()];
  }

  listening(): readonly number[] {
    return [...this.#listening.keys()];
  }

  counters(port: string): PortCounters {
    return this.#counted(port);
  }

  restart(): void {
    for (const end of this.#connections.values()) end.drop();
    this.#connections.clear();
    this.#sockets.clear();
    this.#listening.clear();
    this.#expecting.clear();
    this.#raised.clear();
    this.#arp.forget();
    this.#around.portsChanged();
  }

  // What the wires bring

  receive(port: string, frame: Frame, at: number): void {
    if (!this.machine.awake) return;
    const stack = this.configured;
    const found = stack.ports.find(({ name }) => name === port);
    if (!found?.up) return;
    const counted = this.#counted(port);
    counted.packetsIn += 1;
    counted.bytesIn += frameSize(frame);
    if (frame.to === BROADCAST_MAC) counted.broadcastsIn += 1;
    counted.inAt = this.#now;
    const { carries } = frame;
    if (!isPacket(carries)) return this.#heardArp(found, carries, at);
    if (stack.permits?.(port, 'in', passing(carries)) === false)
      return this.#complain(stack, found, carries, PROHIBITED, at);
    if (this.#isForMe(stack, carries.to)) this.#deliver(carries, found, at);
    else if (stack.forwards && frame.to !== BROADCAST_MAC) this.#forward(stack, found, carries, at);
  }

  /** Puts a datagram with bulk data to whoever has its port. */
  receiveFlow(port: number, datagram: Datagram): void {
    this.#sockets.get(port)?.inbox.put(datagram);
  }

  // What it does

  get #now(): number {
    return this.machine.clock.now;
  }

  #takePort(): number {
    const port = this.#freePort;
    this.#freePort = port >= LAST_FREE ? FIRST_FREE : port + 1;
    return port;
  }

  #sequence(): number {
    return nextInt(this.#random, 2 ** 32);
  }

  #counted(port: string): { -readonly [K in keyof PortCounters]: number } {
    const known = this.#counters.get(port) ?? { packetsIn: 0, bytesIn: 0, packetsOut: 0, bytesOut: 0, broadcastsIn: 0 };
    this.#counters.set(port, known);
    return known;
  }

  /** Brings a port up for a program that names its own address and port. */
  #occupy({ interface: port, address, gateway }: Local): () => void {
    if (port === undefined || address === undefined || this.owns(address)) return nothing;
    this.#raised.set(port, { address, gateway });
    return () => void this.#raised.delete(port);
  }

  #sourceFor(to: Address, local: Local): Address {
    if (local.address !== undefined) return local.address;
    const stack = this.configured;
    if (this.owns(to, stack)) return to;
    const port = nextHop(stack, to)?.port ?? stack.ports.find(({ up, addresses }) => up && addresses.length > 0);
    return port?.addresses[0]?.ip ?? '0.0.0.0';
  }

  /** Sends, and tells of what comes back about it, until nobody waits any more. */
  #expect(
    local: Local,
    about: Expecting['about'],
    told: Expecting['told'],
    send: () => void,
    often = false,
  ): () => void {
    const lower = this.#occupy(local);
    const expecting: Expecting = {
      about,
      told: (...heard) => {
        if (!often) {
          this.#expecting.delete(expecting);
          lower();
        }
        told(...heard);
      },
    };
    this.#expecting.add(expecting);
    send();
    return () => {
      this.#expecting.delete(expecting);
      lower();
    };
  }

  #send(to: Address, body: Packet['body'], local: Local = {}, how: Partial<Packet> = {}): void {
    const stack = this.configured;
    this.#id = (this.#id + 1) & 0xffff;
    const packet: Packet = {
      from: this.#sourceFor(to, local),
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
    if (!port) return;
    const neighbour = local.gateway ?? (port === hop?.port ? hop.neighbour : to);
    if (packet.dontFragment && packetSize(packet) > port.mtu) return this.#tooBig(packet);
    this.#hand(stack, port, neighbour, packet, this.#now);
  }

  /** What is too big for its own port comes back at once. */
  #tooBig(packet: Packet): void {
    this.#told(
      { kind: 'icmp', type: UNREACHABLE, code: TOO_BIG, id: 0, sequence: 0, size: 0, about: packet },
      packet.from,
      this.#now,
    );
  }

  #toItself(packet: Packet): void {
    this.machine.clock.after(1)(() => this.#deliver(packet, undefined, this.#now));
  }

  #broadcast(stack: IpStack, packet: Packet, local: Local): void {
    for (const port of stack.ports)
      if (port.up && !port.virtual && port.addresses.length > 0 && (local.interface ?? port.name) === port.name)
        this.#transmit(
          port,
          BROADCAST_MAC,
          { ...packet, from: local.address ?? port.addresses[0]?.ip ?? packet.from },
          this.#now,
        );
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
    const mac = fixed?.mac ?? this.#arp.find(port.name, neighbour);
    if (mac !== undefined) return this.#transmit(port, mac, packet, at);
    if (stack.patient) {
      const held = this.#arp.hold(port.name, neighbour, (found, when) => this.#transmit(port, found, packet, when));
      this.machine.clock.after(ARP_PATIENCE, 'patience')(() => held() && this.#nobody(port, packet));
    }
    this.#askFor(port, neighbour, at);
  }

  /** Nobody has the address that a packet was held for: whoever sent it is told, from here. */
  #nobody(port: IpPort, packet: Packet): void {
    const icmp: Icmp = { kind: 'icmp', type: UNREACHABLE, code: NO_HOST, id: 0, sequence: 0, size: 0, about: packet };
    const own = port.addresses[0]?.ip;
    if (own === packet.from) this.#told(icmp, own, this.#now);
    else this.#complain(this.configured, port, packet, NO_HOST, this.#now);
  }

  #askFor(port: IpPort, address: Address, at: number, from = port.addresses[0]?.ip): void {
    if (from === undefined || !this.#arp.asked(port.name, address)) return;
    const arp = { kind: 'request', from: { mac: port.mac, address: from }, to: { address } } as const;
    this.#onWire(port, { from: port.mac, to: BROADCAST_MAC, carries: arp }, at);
  }

  #transmit(port: IpPort, mac: string, packet: Packet, at: number): void {
    this.#onWire(port, { from: port.mac, to: mac, carries: packet }, at);
  }

  #onWire(port: IpPort, frame: Frame, at: number): void {
    if (!port.up) return;
    const counted = this.#counted(port.name);
    counted.packetsOut += 1;
    counted.bytesOut += frameSize(frame);
    counted.outAt = this.#now;
    this.#around.wireAt(port.name)?.send({ machine: this.machine.name, port: port.name }, frame, at);
  }

  #heardArp(port: IpPort, { kind, from, to }: Exclude<Frame['carries'], Packet>, at: number): void {
    const { machine } = this;
    if (port.addresses.some(({ ip }) => ip === from.address))
      return void machine.hook(duplicateAddress, { address: from.address, port: port.name, mac: from.mac });
    const own = port.addresses.some(({ ip }) => ip === to.address);
    const mine = own || (kind === 'request' && this.#standsFor(port, to.address));
    if (!mine && !this.#arp.knows(port.name, from.address)) return;
    this.#arp.learn(port.name, from.address, from.mac, at);
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

  #forward(stack: IpStack, port: IpPort, packet: Packet, at: number): void {
    if (packet.ttl <= 1) return this.#complain(stack, port, packet, undefined, at);
    const hop = nextHop(stack, packet.to);
    if (!hop || hop.port.discards) return this.#complain(stack, port, packet, NO_HOST, at);
    if (stack.permits?.(hop.port.name, 'out', passing(packet)) === false)
      return this.#complain(stack, port, packet, PROHIBITED, at);
    if (packet.dontFragment && packetSize(packet) > hop.port.mtu)
      return this.#complain(stack, port, packet, TOO_BIG, at);
    this.#hand(stack, hop.port, hop.neighbour, { ...packet, ttl: packet.ttl - 1 }, at);
  }

  /** Says to the sender why a packet goes no further; undefined: it has died. Not too often, and never about complaints. */
  #complain(stack: IpStack, port: IpPort, packet: Packet, code: number | undefined, at: number): void {
    const { body } = packet;
    if (body.kind === 'icmp' && body.type !== ECHO) return;
    const limited = code !== undefined && code !== TOO_BIG;
    if (limited && at - this.#complained < stack.complaintEvery) return;
    if (limited) this.#complained = at;
    const type = code === undefined ? EXPIRED : UNREACHABLE;
    const icmp: Icmp = { kind: 'icmp', type, code: code ?? 0, id: 0, sequence: 0, size: 0, about: packet };
    this.#respond(stack, port.addresses[0]?.ip, packet.from, icmp, at);
  }

  /** Answers at the exact moment, from an address of its own. */
  #respond(stack: IpStack, from: Address | undefined, to: Address, body: Icmp, at: number): void {
    const hop = nextHop(stack, to);
    if (!hop || from === undefined) return;
    this.#id = (this.#id + 1) & 0xffff;
    const packet: Packet = { from, to, ttl: stack.ttl, id: this.#id, dontFragment: false, body };
    this.#hand(stack, hop.port, hop.neighbour, packet, at);
  }

  /** Takes a packet that is for this machine. `port`: where it came in; undefined: from itself. */
  #deliver(packet: Packet, port: IpPort | undefined, at: number): void {
    const { body } = packet;
    if (body.kind === 'icmp') this.#takeIcmp(packet, body, port, at);
    else if (body.kind === 'udp') this.#takeUdp(packet, body, port, at);
    else this.#takeTcp(packet, body);
  }

  #takeIcmp(packet: Packet, body: Icmp, port: IpPort | undefined, at: number): void {
    if (body.type !== ECHO) return this.#told(body, packet.from, at, packet);
    const reply: Icmp = { ...body, type: REPLY };
    const stack = this.configured;
    const from = this.owns(packet.to, stack) ? packet.to : port?.addresses[0]?.ip;
    if (port) this.#respond(stack, from, packet.from, reply, at);
    else this.#told(reply, packet.from, at, packet);
  }

  /** An answer or a complaint: whoever it is about hears of it. */
  #told(icmp: Icmp, from: Address, at: number, packet?: Packet): void {
    const about = icmp.about ?? (packet && { ...packet, body: { ...icmp, type: ECHO } });
    if (!about) return;
    for (const one of this.#expecting) if (one.about(about)) return one.told(icmp, from, at, packet?.ttl ?? 0);
    const { body } = about;
    if (body.kind !== 'tcp' || icmp.code === TOO_BIG) return;
    const local = { address: about.from, port: body.fromPort };
    this.#connections.get(key(local, { address: about.to, port: body.toPort }))?.unreachable();
  }

  #takeUdp(packet: Packet, body: Udp, port: IpPort | undefined, at: number): void {
    const from = { address: packet.from, port: body.fromPort };
    const socket = this.#sockets.get(body.toPort);
    const stack = this.configured;
    const to = this.owns(packet.to, stack) ? { to: packet.to } : {};
    if (socket) return socket.inbox.put({ from, ...to, bytes: body.bytes });
    if (this.owns(packet.to, stack)) this.#noPort(stack, packet, port, at);
  }

  /** Nobody has this UDP port. */
  #noPort(stack: IpStack, packet: Packet, port: IpPort | undefined, at: number): void {
    if (at - this.#complained < stack.complaintEvery) return;
    this.#complained = at;
    const icmp: Icmp = { kind: 'icmp', type: UNREACHABLE, code: NO_PORT, id: 0, sequence: 0, size: 0, about: packet };
    if (port) this.#respond(stack, packet.to, packet.from, icmp, at);
    else this.#told(icmp, packet.to, at);
  }

  #takeTcp(packet: Packet, body: Tcp): void {
    const [local, remote] = [
      { address: packet.to, port: body.toPort },
      { address: packet.from, port: body.fromPort },
    ];
    const known = this.#connections.get(key(local, remote));
    if (known) return known.receive(body);
    if (body.reset) return;
    const listening = body.syn && body.acknowledges === undefined ? this.#listening.get(body.toPort) : undefined;
    if (!listening?.admits(remote)) return this.#reset(local, remote, body);
    const end = new TcpEnd(local, remote, this.#sequence(), this.#tcpWay());
    this.#connections.set(key(local, remote), end);
    end.answer(body, (opened) => {
      if (opened.ok) listening.inbox.put(opened.value);
    });
  }

  #reset(local: Endpoint, remote: Endpoint, { sequence, syn, acknowledges }: Tcp): void {
    const segment = { reset: true, window: 0, bytes: new Uint8Array() };
    const numbers =
      acknowledges === undefined
        ? { sequence: 0, acknowledges: (sequence + (syn ? 1 : 0)) >>> 0 }
        : { sequence: acknowledges };
    this.#sendTcp(local, remote, { ...segment, ...numbers });
  }

  #sendTcp(from: Endpoint, to: Endpoint, segment: Omit<Tcp, 'kind' | 'fromPort' | 'toPort'>): void {
    const body: Tcp = { kind: 'tcp', fromPort: from.port, toPort: to.port, ...segment };
    this.#send(to.address, body, { address: from.address });
  }

  #tcpWay(): TcpWay {
    return {
      clock: this.machine.clock,
      segment: Math.min(...this.configured.ports.filter(({ up }) => up).map(({ mtu }) => mtu), 1500) - HEADERS,
      send: (from, to, segment) => this.#sendTcp(from, to, segment),
      flow: (end, content) => this.#around.segments(this, end, content),
      gone: (end) => {
        const at = key(end.local, end.remote);
        if (this.#connections.get(at) === end) this.#connections.delete(at);
      },
    };
  }
}

function echoAnswer(type: number, code: number): EchoAnswer {
  if (type === REPLY) return 'reply';
  if (type === EXPIRED) return 'expired';
  if (code === TOO_BIG) return 'too-big';
  return code === PROHIBITED ? 'prohibited' : 'unreachable';
}

function probeAnswer(type: number, code: number): ProbeAnswer['says'] {
  if (type === EXPIRED) return 'expired';
  if (code === NO_PORT) return 'port';
  if (code === NO_PROTOCOL) return 'protocol';
  if (code === PROHIBITED) return 'prohibited';
  return code === 0 ? 'network' : 'host';
}

const passing = ({ from, to, body }: Packet): Passing => ({
  from,
  to,
  protocol: body.kind,
  ...(body.kind !== 'icmp' && { fromPort: body.fromPort, toPort: body.toPort }),
});
