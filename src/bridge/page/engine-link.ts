import type { EngineCalls, EngineOrders, EnginePushes, Fault, Frame } from '../protocol.ts';
import { isUnfetched } from './unfetched.ts';
import { connect, type Client, type Port } from '../rpc.ts';

/** A worker, or what stands for one in a test. */
export interface EngineProcess {
  readonly port: Port;
  /** Calls back when it failed to load or broke. */
  onDeath(listener: (reason: string) => void): void;
  terminate(): void;
}

export interface LinkEvents {
  frame(frame: Frame): void;
  fault(fault: Fault): void;
  /** It could not fetch a part of itself that something asked for. */
  unfetched(): void;
  /** The process is gone and its link is closed. Comes once. */
  died(reason: string): void;
}

/** Calls back every so many real milliseconds until told to stop. */
export type Every = (milliseconds: number, tick: () => void) => () => void;

/** Real milliseconds between two heartbeats, and how many may go unanswered: opening a long session on a busy machine is no death. */
const HEARTBEAT = 2000;
const PATIENCE = 15;

/** A live connection to an engine. */
export type EngineLink = Client<EngineCalls, EngineOrders>;

/**
 * Connects to a fresh process and watches its heart from the moment it is ready: a slow network is no death. What is
 * asked of it before waits in its port.
 */
export function linkEngine(process: EngineProcess, events: LinkEvents, every: Every): EngineLink {
  let closed = false;
  let missed = 0;
  let stopHeart = (): void => {};

  const client = connect<EngineCalls, EngineOrders, EnginePushes>(process.port, {
    ready: () => {
      if (!closed) stopHeart = every(HEARTBEAT, () => beat());
    },
    frame: events.frame,
    fault: events.fault,
  });
  const close = (): boolean => {
    if (closed) return false;
    closed = true;
    stopHeart();
    client.disconnect();
    process.terminate();
    return true;
  };
  const die = (reason: string): void => {
    if (close()) events.died(reason);
  };
  const alive = (): void => {
    missed = 0;
  };
  const beat = (): void => {
    missed += 1;
    if (missed > PATIENCE) return die('The engine does not answer.');
    if (missed === 1) client.call('ping', null).then(alive, () => {});
  };
  process.onDeath(die);
  return {
    call: (name, argument) => {
      const answer = client.call(name, argument);
      answer.catch((error: unknown) => isUnfetched(error) && events.unfetched());
      return answer;
    },
    order: client.order,
    disconnect: () => {
      close();
    },
  };
}
