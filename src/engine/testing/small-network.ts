import type { Wait } from '../kernel/io.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import type { VirtualClock } from '../kernel/clock.ts';
import { MovingFlow } from '../net/flow.ts';
import { Inbox } from '../net/inbox.ts';
import type { Content } from '../system/content.ts';
import type { Machine } from '../system/machine.ts';
import type {
  Address,
  Datagram,
  Echo,
  EchoAnswer,
  Endpoint,
  Flow,
  Heard,
  Listener,
  Local,
  MachineNetwork,
  NetError,
  Socket,
  Stream,
} from '../system/network/network.ts';
import { silence } from '../system/network/silence.ts';

interface Host {
  readonly sockets: Map<number, Inbox<Datagram>>;
  readonly listeners: Map<number, Inbox<Stream>>;
  /** What it answers to an echo; undefined: nothing. */
  echo: EchoAnswer | undefined;
  /** Echoes that it leaves unanswered first. */
  misses: number;
  /** What it says to connections to ports where nobody listens; undefined: nothing. */
  closed: NetError | undefined;
}

/** Milliseconds from one machine to another. */
const LATENCY = 3;
/** Bytes a millisecond that the wire takes. */
const RATE = 12_500;
const FIRST_FREE = 50_000;

const NOWHERE = { hook: <V>(_: unknown, value: V): V => value };

/** Machines on one wire, for tests: everybody reaches everybody, in 3 ms. */
export class SmallNetwork {
  readonly #hosts = new Map<Address, Host>();
  readonly #clocks: VirtualClock[] = [];
  readonly #own: Address;
  #port = FIRST_FREE;
  /** Datagrams sent so far, with who sent them where. */
  readonly sent: {
    readonly from: Endpoint;
    readonly to: Endpoint;
    readonly bytes: Uint8Array;
    readonly local: Local;
  }[] = [];
  /** Whether the n-th datagram, from 1, gets lost. */
  loses: (n: number) => boolean = () => false;
  #broken = false;
  readonly #flows: MovingFlow[] = [];

  /** `own`: the address that the device of the lab sends from. */
  constructor(own: Address) {
    this.#own = own;
  }

  /** What a lab takes. */
  readonly network = (device: Machine): MachineNetwork => {
    this.#clocks.push(device.clock);
    return this.machine(this.#own);
  };

  /** A machine at an address, made when it is first named. */
  host(address: Address): Host {
    const known = this.#hosts.get(address);
    const host: Host = known ?? {
      sockets: new Map(),
      listeners: new Map(),
      echo: 'reply',
      misses: 0,
      closed: 'refused',
    };
    this.#hosts.set(address, host);
    return host;
  }

  /** How a machine sees the others. */
  machine(own: Address): MachineNetwork {
    return {
      ...silence(NOWHERE),
      echo: (to, { size, dfBit }: Echo) =>
        this.#answer(to, 2, (host) => {
          if (host.misses-- > 0) return undefined;
          const says = dfBit && size > 1500 ? 'too-big' : host.echo;
          return says && { says, type: 0, code: 0, from: to, ttl: 255, at: this.clock.now };
        }),
      neighbour: (address) => this.#answer(address, 2, () => '0200.0a00.0001'),
      bind: (local = {}) => this.#bind(local.address ?? own, local),
      connect: (to, { port } = {}) => this.#answer(to.address, 2, (host) => this.#connected(host, own, to, port)),
      listen: (port) => this.#listen(own, port),
    };
  }

  /** A wait on the lab's clock. */
  after(ms: number): Wait<void> {
    return (resume) => this.clock.after(ms)(resume);
  }

  /** The clock of the lab. */
  get clock(): VirtualClock {
    const clock = this.#clocks[0];
    if (!clock) throw new Error('The network has no lab');
    return clock;
  }

  #later(trips: number, then: () => void): () => void {
    return this.clock.after(trips * LATENCY)(then);
  }

  #answer<T>(to: Address, trips: number, ask: (host: Host) => T | undefined): Wait<T> {
    return (resume) => {
      const host = this.#hosts.get(to);
      const answer = host && ask(host);
      return answer === undefined ? () => {} : this.#later(trips, () => resume(answer));
    };
  }

  /** Cuts the wire for bulk data, or mends it. */
  set broken(broken: boolean) {
    this.#broken = broken;
    for (const flow of this.#flows) flow.reconsider();
  }

  #flow(content: Content, way: (ends: number) => number): Flow {
    const flow = new MovingFlow(this.clock, content, (ends) => (this.#broken ? 0 : way(ends)));
    this.#flows.push(flow);
    return flow;
  }

  #connected(
    { listeners, closed }: Host,
    own: Address,
    to: Endpoint,
    port = this.#port++,
  ): Result<Stream, NetError> | undefined {
    const listener = listeners.get(to.port);
    if (!listener) return closed && fail(closed);
    const [here, there] = [new Inbox<Heard>(), new Inbox<Heard>()];
    const from = { address: own, port };
    listener.put(this.#end(to, from, there, here));
    return ok(this.#end(from, to, here, there));
  }

  #end(local: Endpoint, remote: Endpoint, mine: Inbox<Heard>, theirs: Inbox<Heard>): Stream {
    let sent: Flow | undefined;
    const put = (heard: Heard): void => {
      const before = sent;
      this.#later(1, () => {
        if (before && !before.ended) before.until(Infinity)(() => theirs.put(heard));
        else theirs.put(heard);
      });
    };
    return {
      local,
      remote,
      receive: mine.next,
      send: put,
      pour: (content) => {
        const flow = this.#flow(content, (ends) => Math.min(RATE, ends));
        put(flow);
        sent = flow;
        return flow;
      },
      close: () => put('closed'),
    };
  }

  #bind(address: Address, local: Local): Socket {
    const { sockets } = this.host(address);
    const port = local.port ?? this.#port++;
    const inbox = new Inbox<Datagram>();
    sockets.set(port, inbox);
    const from = { address, port };
    return {
      port,
      receive: inbox.next,
      send: (to, bytes) => {
        this.sent.push({ from, to, bytes, local });
        if (this.loses(this.sent.length)) return;
        this.#later(1, () => this.#hosts.get(to.address)?.sockets.get(to.port)?.put({ from, bytes }));
      },
      pour: (to, content, { each }) => {
        const flow = this.#flow(content, (ends) => each / (2 * LATENCY + each / Math.min(RATE, ends)));
        this.#hosts.get(to.address)?.sockets.get(to.port)?.put({ from, bytes: new Uint8Array(), flow });
        return flow;
      },
      close: () => void sockets.delete(port),
    };
  }

  #listen(address: Address, port: number): Listener {
    const { listeners } = this.host(address);
    const inbox = new Inbox<Stream>();
    listeners.set(port, inbox);
    return { accept: inbox.next, close: () => void listeners.delete(port) };
  }
}
