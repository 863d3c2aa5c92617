/** The subset of MessagePort that a Worker, its global scope and a Node MessageChannel all offer. */
export interface Port {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

type Calls = { readonly [name: string]: (argument: never) => unknown };
type Values = { readonly [name: string]: unknown };
type Name<T> = keyof T & string;

type Wire =
  | { readonly t: 'call'; readonly id: number; readonly name: string; readonly argument: unknown }
  | { readonly t: 'order'; readonly name: string; readonly argument: unknown }
  | { readonly t: 'return'; readonly id: number; readonly value: unknown }
  | { readonly t: 'throw'; readonly id: number; readonly message: string; readonly stack: string | undefined }
  | { readonly t: 'push'; readonly name: string; readonly value: unknown };

export type Handlers<C extends Calls> = {
  readonly [N in keyof C]: (argument: Parameters<C[N]>[0]) => ReturnType<C[N]> | Promise<ReturnType<C[N]>>;
};

export type OrderHandlers<O extends Values> = { readonly [N in keyof O]: (argument: O[N]) => void };

export interface Server<P extends Values> {
  push<N extends Name<P>>(name: N, value: P[N]): void;
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/**
 * Answers calls and takes orders that come through a port. What a call throws goes back to the caller; orders have
 * no way back, so their handlers must not throw.
 */
export function serve<C extends Calls, O extends Values, P extends Values>(
  port: Port,
  calls: Handlers<C>,
  orders: OrderHandlers<O>,
): Server<P> {
  const send = (message: Wire): void => port.postMessage(message);
  const answer = async (id: number, name: string, argument: unknown): Promise<void> => {
    try {
      const call = own<(argument: never) => unknown>(calls, name);
      if (!call) throw new Error(`No such call: ${name}`);
      send({ t: 'return', id, value: await call(argument as never) });
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      send({ t: 'throw', id, message, stack });
    }
  };
  port.onmessage = ({ data }) => {
    const message = data as Wire;
    if (message.t === 'order') own<(argument: never) => void>(orders, message.name)?.(message.argument as never);
    if (message.t === 'call') void answer(message.id, message.name, message.argument);
  };
  return { push: (name, value) => send({ t: 'push', name, value }) };
}

/** A call that will never be answered: whoever should have answered is gone. */
export class Disconnected extends Error {}

export interface Client<C extends Calls, O extends Values> {
  /** Rejects with what the call threw, or with Disconnected. */
  call<N extends Name<C>>(name: N, argument: Parameters<C[N]>[0]): Promise<Awaited<ReturnType<C[N]>>>;
  order<N extends Name<O>>(name: N, argument: O[N]): void;
  /** Rejects every open call and hears nothing more. */
  disconnect(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Asks through a port; `pushes` hears what the other side says by itself. */
export function connect<C extends Calls, O extends Values, P extends Values>(
  port: Port,
  pushes: OrderHandlers<P>,
): Client<C, O> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let connected = true;
  port.onmessage = ({ data }) => {
    const message = data as Wire;
    if (message.t === 'push') own<(value: never) => void>(pushes, message.name)?.(message.value as never);
    if (message.t !== 'return' && message.t !== 'throw') return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.t === 'return') call?.resolve(message.value);
    else call?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
  };
  return {
    call: <N extends Name<C>>(name: N, argument: Parameters<C[N]>[0]) =>
      new Promise<Awaited<ReturnType<C[N]>>>((resolve, reject) => {
        if (!connected) return reject(new Disconnected(`${name}: not connected`));
        const id = ++lastId;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        port.postMessage({ t: 'call', id, name, argument } satisfies Wire);
      }),
    order: (name, argument) => {
      if (connected) port.postMessage({ t: 'order', name, argument } satisfies Wire);
    },
    disconnect: () => {
      connected = false;
      port.onmessage = null;
      for (const call of waiting.values()) call.reject(new Disconnected('The other side is gone'));
      waiting.clear();
    },
  };
}
