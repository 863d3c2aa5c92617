import type { VirtualClock } from '../kernel/clock.ts';
import type { Wait } from '../kernel/io.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import type { Content } from '../system/content.ts';
import type { Endpoint, Flow, Heard, NetError, Stream } from '../system/network/network.ts';
import type { TcpHappening } from '../system/network/tcp-seen.ts';
import type { MovingFlow } from './flow.ts';
import { Inbox } from './inbox.ts';
import { WINDOW, type Tcp } from './packet.ts';

/** Milliseconds until what is not acknowledged is sent again, twice as long each time. */
const AGAIN = 1000;
/** Segments that may be on their way: fewer than any port lets wait. */
const ON_THE_WAY = 32;
const CONNECT_AGAIN = 2000;
/** How often it is sent before the connection is given up. */
const TRIES = 8;
/** Bytes of a segment that an end takes that does not say. */
const UNSAID = 536;
const NOTHING = new Uint8Array();
const nothing = (): void => {};

/** What a connection needs of the machine that has it. */
export interface TcpWay {
  readonly clock: VirtualClock;
  /** Bytes of a segment at most. */
  readonly segment: number;
  send(from: Endpoint, to: Endpoint, segment: Omit<Tcp, 'kind' | 'fromPort' | 'toPort'>): void;
  /** Bulk data that goes to the other end. */
  flow(end: TcpEnd, content: Content): MovingFlow;
  /** Whoever looks on sees what happens to it. */
  seen(end: TcpEnd, happening: TcpHappening): void;
  /** The connection is no more. `waits`: this end closed it first, and may be asked for its last word again. */
  gone(end: TcpEnd, waits: boolean): void;
}

interface Outgoing {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly fin?: boolean;
  readonly flow?: MovingFlow;
}

/** Bytes of sequence numbers that a segment takes. */
const lengthOf = ({ bytes, fin, flow }: Pick<Outgoing, 'bytes' | 'fin' | 'flow'>): number =>
  (flow ? flow.arrived : bytes.length) + (fin ? 1 : 0);

/** Sequence numbers go round. */
const plus = (sequence: number, length: number): number => (sequence + length) >>> 0;
const before = (a: number, b: number): boolean => ((a - b) | 0) < 0;

/** One end of a TCP connection. */
export class TcpEnd {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly stream: Stream;
  readonly #way: TcpWay;
  /** Bytes of a segment at most, as far as both ends have said. */
  #segment: number;
  #state: 'asking' | 'asked' | 'open' | 'gone' = 'asking';
  /** Next number to send, and what was sent and not acknowledged yet. */
  #next: number;
  #sent: Outgoing[] = [];
  /** What waits until bulk data before it is over. */
  #queue: Omit<Outgoing, 'sequence'>[] = [];
  #expected = 0;
  readonly #early = new Map<number, Tcp>();
  #incoming: MovingFlow | undefined;
  #closed = false;
  #otherClosed = false;
  #closedFirst = false;
  /** It is over, and may be asked for its last word again. */
  #waits = false;
  /** The other end does not know yet how far it has been heard. */
  #owes = false;
  #tries = 0;
  /** The state that whoever looks on knows of. */
  #told = 'CLOSED';
  #stopTimer = nothing;
  readonly #inbox = new Inbox<Heard>();
  /** Told once, when it is open or will never be. */
  #answered: (answer: Result<Stream, NetError>) => void = nothing;

  constructor(local: Endpoint, remote: Endpoint, first: number, way: TcpWay) {
    this.local = local;
    this.remote = remote;
    this.#next = first;
    this.#way = way;
    this.#segment = way.segment;
    this.stream = {
      local,
      remote,
      receive: this.#inbox.next,
      send: (bytes) => this.#write(bytes),
      pour: (content) => this.#pour(content),
      close: () => this.close(),
    };
  }

  get segment(): number {
    return this.#segment;
  }

  get state(): string {
    if (this.#state === 'asking') return 'SYNSENT';
    if (this.#state === 'asked') return 'SYNRCVD';
    if (this.#state === 'gone') return this.#waits ? 'TIMEWAIT' : 'CLOSED';
    if (this.#closed && this.#otherClosed && !this.#closedFirst) return 'LASTACK';
    const heard = this.#sent.length + this.#queue.length === 0;
    if (this.#closed && this.#otherClosed) return heard ? 'TIMEWAIT' : 'CLOSING';
    if (this.#closed) return heard ? 'FINWAIT2' : 'FINWAIT1';
    return this.#otherClosed ? 'CLOSEWAIT' : 'ESTAB';
  }

  /** Asks for the connection. */
  ask(answered: (answer: Result<Stream, NetError>) => void): void {
    this.#answered = answered;
    this.#synchronize(CONNECT_AGAIN);
  }

  /** Answers somebody who asks. */
  answer(asked: Tcp, answered: (answer: Result<Stream, NetError>) => void): void {
    this.#answered = answered;
    this.#state = 'asked';
    this.#told = 'LISTEN';
    this.#expected = plus(asked.sequence, 1);
    this.#agree(asked);
    this.#synchronize(AGAIN);
  }

  #synchronize(again: number): void {
    const sequence = this.#next;
    const { segment } = this.#way;
    this.#next = plus(sequence, 1);
    const syn = (): void => this.#send({ sequence, syn: true, segment, bytes: NOTHING });
    this.#way.seen(this, { what: 'synchronizes', sequence, acknowledges: this.#expected, segment });
    this.#moved();
    syn();
    this.#repeat(again, syn);
  }

  /** Tells whoever looks on when it is in another state. */
  #moved(): void {
    const { state: is } = this;
    const was = this.#told;
    this.#told = is;
    if (was !== is) this.#way.seen(this, { what: 'moved', was, is });
  }

  /** A router says that the other end cannot be reached: who still asks gives up. */
  unreachable(): void {
    if (this.#state === 'asking') this.#end(fail('unreachable'));
  }

  receive(segment: Tcp): void {
    if (segment.reset) return this.#refused();
    if (segment.syn) return this.#opened(segment);
    if (this.#state === 'asked') this.#opens();
    if (segment.acknowledges !== undefined) this.#acknowledged(segment.acknowledges);
    if (this.#state === 'open') this.#take(segment);
  }

  /** Gives up at once, without a word. */
  drop(waits = false): void {
    this.#stopTimer();
    this.#state = 'gone';
    this.#incoming?.stop();
    for (const { flow } of this.#sent) flow?.stop();
    this.#waits = waits;
    this.#moved();
    this.#way.gone(this, waits);
  }

  close(): void {
    if (this.#closed || this.#state === 'gone') return;
    this.#closed = true;
    this.#closedFirst = !this.#otherClosed;
    if (this.#state !== 'open') return this.drop();
    this.#incoming?.stop();
    this.#queue.push({ bytes: NOTHING, fin: true });
    this.#moved();
    this.#flush();
  }

  #refused(): void {
    if (this.#state === 'asking') return this.#end(fail('refused'));
    if (this.#state === 'open') this.#inbox.put('reset');
    this.drop();
  }

  #end(answer: Result<Stream, NetError>): void {
    const answered = this.#answered;
    this.#answered = nothing;
    if (!answer.ok) this.drop();
    answered(answer);
  }

  #opened(segment: Tcp): void {
    if (this.#state === 'asked') return;
    this.#owes = true;
    if (this.#state === 'asking' && segment.acknowledges === this.#next) {
      this.#expected = plus(segment.sequence, 1);
      this.#agree(segment);
      this.#opens();
    }
    if (this.#owes) this.#acknowledge();
  }

  /** The other end takes no larger segments than it says. */
  #agree({ segment = UNSAID }: Tcp): void {
    this.#segment = Math.min(this.#segment, segment);
  }

  #opens(): void {
    this.#state = 'open';
    this.#stopTimer();
    this.#moved();
    this.#end(ok(this.stream));
  }

  #write(bytes: Uint8Array): void {
    if (this.#closed || this.#state === 'gone') return;
    for (let at = 0; at < bytes.length; at += this.#segment)
      this.#queue.push({ bytes: bytes.slice(at, at + this.#segment) });
    this.#flush();
  }

  #pour(content: Content): Flow {
    const flow = this.#way.flow(this, content);
    if (this.#closed || this.#state === 'gone') flow.stop();
    else {
      this.#queue.push({ bytes: NOTHING, flow });
      this.#flush();
    }
    return flow;
  }

  /** Sends what waits, up to bulk data that is on its way. */
  #flush(): void {
    while (this.#sent.length < ON_THE_WAY && !this.#pouring) {
      const first = this.#queue.shift();
      if (!first) return;
      const outgoing: Outgoing = { ...first, sequence: this.#next };
      this.#sent.push(outgoing);
      if (first.flow) first.flow.until(Infinity)(() => this.#poured(outgoing));
      else this.#next = plus(this.#next, lengthOf(first));
      this.#transmit(outgoing);
      if (this.#sent.length === 1) this.#repeat(AGAIN, () => this.#sendAgain());
    }
  }

  get #pouring(): boolean {
    return this.#sent.some(({ flow }) => flow && !flow.ended);
  }

  #poured(outgoing: Outgoing): void {
    if (this.#state === 'gone') return;
    this.#next = plus(outgoing.sequence, lengthOf(outgoing));
    this.#flush();
  }

  #transmit({ sequence, bytes, fin, flow }: Outgoing): void {
    this.#send({ sequence, bytes, ...(fin && { fin }), ...(flow && { flow }) });
  }

  /** Everything that is not acknowledged, once more; bulk data looks after itself. */
  #sendAgain(): void {
    for (const one of this.#sent) if (!one.flow?.begun) this.#transmit(one);
  }

  /** Does it again and again, until stopped or until patience is over. */
  #repeat(delay: number, again: () => void): void {
    this.#stopTimer();
    this.#tries = 0;
    const wait = (ms: number): void => {
      this.#stopTimer = this.#way.clock.after(
        ms,
        'patience',
      )(() => {
        this.#tries += this.#pouring ? 0 : 1;
        if (this.#tries >= TRIES) return this.#givenUp();
        const next = this.#pouring ? ms : ms * 2;
        const sequence = this.#sent[0]?.sequence ?? plus(this.#next, -1);
        if (next > ms) this.#way.seen(this, { what: 'late', times: this.#tries, wait: next, sequence });
        again();
        wait(next);
      });
    };
    wait(delay);
  }

  #givenUp(): void {
    if (this.#state === 'open') this.#inbox.put('reset');
    this.drop();
  }

  #acknowledged(upTo: number): void {
    const left = this.#sent.filter(
      (one) => (one.flow && !one.flow.ended) || before(upTo, plus(one.sequence, lengthOf(one))),
    );
    if (left.length === this.#sent.length) return;
    this.#sent = left;
    if (left.length === 0) this.#stopTimer();
    else this.#repeat(AGAIN, () => this.#sendAgain());
    this.#flush();
    this.#moved();
    this.#leave();
  }

  /** What comes next, when a flow has brought its bytes. */
  get #awaited(): number {
    return this.#incoming?.ended ? plus(this.#expected, this.#incoming.arrived) : this.#expected;
  }

  #take(segment: Tcp): void {
    if (segment.bytes.length === 0 && !segment.fin && !segment.flow) return;
    if (this.#incoming?.ended) {
      this.#expected = this.#awaited;
      this.#incoming = undefined;
    }
    this.#owes = true;
    if (segment.sequence === this.#expected && !this.#incoming) this.#accept(segment);
    else if (before(this.#expected, segment.sequence)) this.#early.set(segment.sequence, segment);
    if (this.#owes) this.#acknowledge();
  }

  #accept(segment: Tcp): void {
    for (let next: Tcp | undefined = segment; next; next = this.#early.get(this.#expected)) {
      this.#early.delete(next.sequence);
      if (next.flow) return this.#receiveFlow(next.flow);
      this.#expected = plus(this.#expected, lengthOf(next));
      this.#owes = true;
      if (next.bytes.length > 0) this.#inbox.put(next.bytes);
      if (next.fin) {
        this.#otherClosed = true;
        this.#moved();
        this.#inbox.put('closed');
      }
    }
    this.#leave();
  }

  #receiveFlow(flow: MovingFlow): void {
    this.#incoming = flow;
    flow.begin();
    if (this.#closed) flow.stop();
    flow.until(Infinity)(() => {
      if (this.#state === 'open') this.#acknowledge();
    });
    this.#inbox.put(flow);
  }

  #acknowledge(): void {
    this.#send({ sequence: this.#next, bytes: NOTHING });
  }

  #send(segment: Pick<Tcp, 'sequence' | 'syn' | 'fin' | 'segment' | 'bytes' | 'flow'>): void {
    const acknowledges = this.#state === 'asking' ? undefined : this.#awaited;
    this.#owes = false;
    this.#way.send(this.local, this.remote, { ...segment, acknowledges, window: WINDOW });
  }

  /** Both have said all and heard it. */
  #leave(): void {
    if (this.#closed && this.#otherClosed && this.#sent.length === 0 && this.#queue.length === 0)
      this.drop(this.#closedFirst);
  }
}

/** Asking for a connection, as something to wait for; who stops waiting gives it up. */
export const asking =
  (end: TcpEnd): Wait<Result<Stream, NetError>> =>
  (resume) => {
    let over = false;
    end.ask((answer) => {
      over = true;
      resume(answer);
    });
    return () => {
      if (!over) end.drop();
    };
  };
