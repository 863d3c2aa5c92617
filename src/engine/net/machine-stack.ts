import { nextInt, randomFor, type RandomState } from '../kernel/random.ts';
import type { Wait } from '../kernel/io.ts';
import { fail, type Result } from '../kernel/result.ts';
import type { Content } from '../system/content.ts';
import type { Machine } from '../system/machine.ts';
import { nextHop, type IpPort, type IpStack } from '../system/network/ip-stack.ts';
import type {
  Address,
  Connection,
  Datagram,
  Echo,
  EchoHeard,
  Endpoint,
  Flow,
  LinkSocket,
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
import { tcpSeen, type TcpHappening } from '../system/network/tcp-seen.ts';
import type { MovingFlow } from './flow.ts';
import { complaint, ECHO, echoAnswer, NO_PORT, probeAnswer, REPLY, TOO_BIG } from './icmp.ts';
import { Inbox } from './inbox.ts';
import { MachineIp, type Plugged } from './machine-ip.ts';
import type { Icmp, Packet, Tcp, Udp } from './packet.ts';
import { asking, TcpEnd, type TcpWay } from './tcp.ts';

/** What a machine's stack needs of the network around it. */
export interface Around extends Plugged {
  readonly seed: number;
  portsChanged(): void;
  /** Counts what bulk data has brought until now. */
  count(): void;
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
/** Milliseconds for which a connection is remembered that was closed from here. */
const TIME_WAIT = 60_000;
const IP_AND_ICMP = 28;
/** Maximum segment: of a datagram, its headers taken away. */
const HEADERS = 40;
const nothing = (): void => {};

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
  told(icmp: Icmp, from: Address, at: number, ttl: number): void;
}

/** Tells an echo or a datagram from all others that a machine has sent; undefined: of neither kind. */
function nameOf({ body }: Pick<Packet, 'body'>): string | undefined {
  if (body.kind === 'icmp') return body.type === ECHO ? `echo ${body.id} ${body.sequence}` : undefined;
  return body.kind === 'udp' ? `udp ${body.fromPort} ${body.toPort}` : undefined;
}

const key = (local: Endpoint, remote: Endpoint): string =>
  `${local.address}:${local.port} ${remote.address}:${remote.port}`;

/** One machine's network: what its programs ask for, and who of them gets what comes. */
export class MachineStack implements MachineNetwork {
  readonly machine: Machine;
  readonly ip: MachineIp;
  readonly #around: Around;
  readonly #random: RandomState;
  readonly #sockets = new Map<number, OpenSocket>();
  readonly #listening = new Map<number, Listening>();
  readonly #connections = new Map<string, TcpEnd>();
  /** Connections that this machine closed first, until nothing of them can be on its way any more. */
  #waiting: readonly Connection[] = [];
  /** By the packet that they sent. */
  readonly #expecting = new Map<string, Expecting>();
  #freePort = FIRST_FREE;
  readonly #keptPorts = new Set<number>();
  #echoes = 0;

  constructor(machine: Machine, around: Around) {
    this.machine = machine;
    this.#around = around;
    this.#random = randomFor(around.seed, `network ${machine.name}`);
    this.#freePort = FIRST_FREE + nextInt(this.#random, 2000);
    this.ip = new MachineIp(machine, around, {
      deliver: (packet, port, at) => this.#deliver(packet, port, at),
      told: (icmp, from, at) => this.#told(icmp, from, at),
    });
  }

  echo(to: Address, echo: Echo, local: Local = {}): Wait<EchoHeard> {
    return (resume) => this.#echo(to, echo, local, resume);
  }

  #echo(
    to: Address,
    { size, dfBit = false, ttl, tos, pattern, each }: Echo,
    local: Local,
    resume: (answer: EchoHeard) => void,
  ): () => void {
    const heard = (answer: EchoHeard): void =>
      !each ? resume(answer) : answer.says === 'reply' ? each(answer) : undefined;
    const id = this.#echoes >> 16;
    const sequence = this.#echoes++ & 0xffff;
    const body: Icmp = {
      kind: 'icmp',
      type: ECHO,
      code: 0,
      id,
      sequence,
      size: Math.max(0, size - IP_AND_ICMP),
      ...(pattern !== undefined && { pattern }),
    };
    return this.#expect(
      local,
      body,
      ({ type, code }, from, at, left) => heard({ says: echoAnswer(type, code), type, code, from, at, ttl: left }),
      () =>
        this.ip.send(to, body, local, { dontFragment: dfBit, ...(ttl !== undefined && { ttl }), ...(tos && { tos }) }),
      each !== undefined,
    );
  }

  probe(to: Address, { ttl, port }: Probe, local: Local = {}): Wait<ProbeAnswer> {
    return (resume) => {
      const fromPort = this.#takePort();
      const body: Udp = { kind: 'udp', fromPort, toPort: port, bytes: new Uint8Array() };
      return this.#expect(
        local,
        body,
        ({ type, code }, from, at) => resume({ from, says: probeAnswer(type, code), at }),
        () => this.ip.send(to, body, local, { ttl }),
      );
    };
  }

  neighbour(address: Address, local: Local = {}): Wait<string> {
    return (resume) => {
      const lower = this.ip.occupy(local);
      const stack = this.ip.configured;
      const port = local.interface ?? nextHop(stack, address)?.port.name;
      const found = stack.ports.find(({ name }) => name === port);
      const stop = found ? this.ip.arp.tell(found.name, address, resume) : nothing;
      if (found) this.ip.askFor(found, address, this.#now, local.address);
      return () => {
        stop();
        lower();
      };
    };
  }

  bind(local: Local = {}): Socket {
    const port = local.port ?? this.#takePort();
    const lower = this.ip.occupy(local);
    const socket: OpenSocket = { local: { ...local, port }, inbox: new Inbox(KEPT) };
    this.#sockets.set(port, socket);
    if (local.keepsPort) this.#keptPorts.add(port);
    const from = (to: Address): Endpoint => ({ address: this.ip.sourceFor(to, local), port });
    return {
      port,
      receive: socket.inbox.next,
      send: (to, bytes) => this.ip.send(to.address, { kind: 'udp', fromPort: port, toPort: to.port, bytes }, local),
      pour: (to, content, step) => this.#around.datagrams(this, from(to.address), to, content, step),
      close: () => {
        if (this.#sockets.get(port) === socket) this.#sockets.delete(port);
        lower();
      },
    };
  }

  link(protocol: number): LinkSocket {
    return this.ip.link(protocol);
  }

  connect(to: Endpoint, local: Local = {}): Wait<Result<Stream, NetError>> {
    return (resume) => {
      if (!this.ip.owns(to.address) && !nextHop(this.ip.configured, to.address)) {
        resume(fail('unreachable'));
        return nothing;
      }
      const from = { address: this.ip.sourceFor(to.address, local), port: local.port ?? this.#takePort() };
      return asking(this.#tcpEnd(from, to, local.port === undefined))(resume);
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
    return this.ip.arp.all;
  }

  forgetNeighbours(of?: Parameters<MachineNetwork['forgetNeighbours']>[0]): void {
    this.ip.arp.forget(of);
  }

  announce(port: string, address?: Address): void {
    this.ip.announce(port, address);
  }

  connections(): readonly Connection[] {
    return [...this.#connections.values(), ...this.#waiting];
  }

  listening(): readonly number[] {
    return [...this.#listening.keys()];
  }

  bound(): readonly number[] {
    return [...this.#sockets.keys()];
  }

  counters(port: string): PortCounters {
    this.#around.count();
    const wire = this.#around.wireAt(port);
    return { ...this.ip.counted(port), waitingOut: wire?.queued({ machine: this.machine.name, port }) };
  }

  restart(stop: () => void): void {
    this.ip.unseen = true;
    stop();
    for (const end of this.#connections.values()) end.drop();
    this.ip.unseen = false;
    this.#connections.clear();
    this.#waiting = [];
    this.#sockets.clear();
    this.#keptPorts.clear();
    this.#listening.clear();
    this.#expecting.clear();
    this.ip.restart();
    this.#around.portsChanged();
  }

  /** Whether a port stays open to whoever has it now. */
  holds(port: number): () => boolean {
    const socket = this.#sockets.get(port);
    return () => socket !== undefined && this.#sockets.get(port) === socket;
  }

  /** Puts a datagram with bulk data to whoever has its port. */
  receiveFlow(port: number, datagram: Datagram): void {
    this.#sockets.get(port)?.inbox.put(datagram);
  }

  get #now(): number {
    return this.machine.clock.now;
  }

  /** The next port that nobody has, if there is one. */
  #takePort(): number {
    for (let others = LAST_FREE - FIRST_FREE; ; others--) {
      const port = this.#freePort;
      this.#freePort = port >= LAST_FREE ? FIRST_FREE : port + 1;
      if (others === 0 || !this.#isTaken(port)) return port;
    }
  }

  #isTaken(port: number): boolean {
    if (this.#sockets.has(port) || this.#keptPorts.has(port)) return true;
    return [...this.#connections.values()].some(({ local }) => local.port === port);
  }

  #sequence(): number {
    return nextInt(this.#random, 2 ** 32);
  }

  /** Sends, and tells of what comes back about it, until nobody waits any more. */
  #expect(local: Local, body: Icmp | Udp, told: Expecting['told'], send: () => void, often = false): () => void {
    const lower = this.ip.occupy(local);
    const name = nameOf({ body }) ?? '';
    const done = (): void => {
      if (this.#expecting.get(name) === expecting) this.#expecting.delete(name);
      lower();
    };
    const expecting: Expecting = {
      told: (...heard) => {
        if (!often) done();
        told(...heard);
      },
    };
    this.#expecting.set(name, expecting);
    send();
    return done;
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
    const stack = this.ip.configured;
    const own = this.ip.owns(packet.to, stack);
    if (!own && stack.ignoresBroadcasts) return;
    const from = own ? packet.to : port?.addresses[0]?.ip;
    if (port) this.ip.respond(stack, from, packet.from, reply, at, packet.tos);
    else this.#told(reply, packet.from, at, packet);
  }

  /** An answer or a complaint: whoever it is about hears of it. */
  #told(icmp: Icmp, from: Address, at: number, packet?: Packet): void {
    const about = icmp.about ?? (packet && { ...packet, body: { ...icmp, type: ECHO } });
    if (!about) return;
    const expecting = this.#expecting.get(nameOf(about) ?? '');
    if (expecting) return expecting.told(icmp, from, at, packet?.ttl ?? 0);
    const { body } = about;
    if (body.kind !== 'tcp' || icmp.code === TOO_BIG) return;
    const local = { address: about.from, port: body.fromPort };
    this.#connections.get(key(local, { address: about.to, port: body.toPort }))?.unreachable();
  }

  #takeUdp(packet: Packet, body: Udp, port: IpPort | undefined, at: number): void {
    const from = { address: packet.from, port: body.fromPort };
    const socket = this.#sockets.get(body.toPort);
    const stack = this.ip.configured;
    const to = this.ip.owns(packet.to, stack) ? { to: packet.to } : {};
    if (socket) return socket.inbox.put({ from, ...to, bytes: body.bytes });
    if (this.ip.owns(packet.to, stack)) this.#noPort(stack, packet, port, at);
  }

  /** Nobody has this UDP port. */
  #noPort(stack: IpStack, packet: Packet, port: IpPort | undefined, at: number): void {
    if (!this.ip.mayComplain(stack, at)) return;
    const icmp = complaint(packet, NO_PORT);
    if (port) this.ip.respond(stack, packet.to, packet.from, icmp, at);
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
    this.#tcpEnd(local, remote, false).answer(body, (opened) => {
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
    this.ip.send(to.address, body, { address: from.address });
  }

  #tcpEnd(local: Endpoint, remote: Endpoint, portChosen: boolean): TcpEnd {
    const end = new TcpEnd(local, remote, this.#sequence(), this.#tcpWay());
    this.#connections.set(key(local, remote), end);
    this.#tcpSeen(end, { what: 'created', portChosen });
    return end;
  }

  #tcpSeen({ local, remote }: TcpEnd, happening: TcpHappening): void {
    if (!this.ip.unseen) this.machine.hook(tcpSeen, { ...happening, local, remote });
  }

  #wait(end: TcpEnd): void {
    const { local, remote } = end;
    const waiting = { local, remote, state: 'TIMEWAIT' };
    this.#waiting = [...this.#waiting.slice(1 - KEPT), waiting];
    this.machine.clock.after(
      TIME_WAIT,
      'poll',
    )(() => {
      if (!this.#waiting.includes(waiting)) return;
      this.#waiting = this.#waiting.filter((one) => one !== waiting);
      this.#tcpSeen(end, { what: 'moved', was: waiting.state, is: 'CLOSED' });
      this.#tcpSeen(end, { what: 'gone' });
    });
  }

  #tcpWay(): TcpWay {
    return {
      clock: this.machine.clock,
      segment: Math.min(...this.ip.configured.ports.filter(({ up }) => up).map(({ mtu }) => mtu), 1500) - HEADERS,
      send: (from, to, segment) => this.#sendTcp(from, to, segment),
      flow: (end, content) => this.#around.segments(this, end, content),
      seen: (end, happening) => this.#tcpSeen(end, happening),
      gone: (end, waits) => {
        const at = key(end.local, end.remote);
        if (this.#connections.get(at) === end) this.#connections.delete(at);
        if (waits) this.#wait(end);
        else this.#tcpSeen(end, { what: 'gone' });
      },
    };
  }
}
